"""XML of documents, parsed so that nothing outside is looked up and nothing inside grows."""

from typing import Any

from promisecheck.sources.documents.refusal import Refused


def parse_xml(data: bytes) -> Any:
    """The root element (of lxml). Raises Refused where the XML is broken or declares entities."""
    from lxml import etree

    if b"<!ENTITY" in data:
        raise Refused("declares entities, which attacks are made of", next_step="Save it anew in the program that it was made with")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Refused("is damaged: its XML cannot be read", next_step="Save it anew in the program that it was made with") from error


def local(element: Any) -> str:
    """An element's name without its namespace; "" for a comment or an instruction."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
