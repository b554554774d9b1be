"""Sitemaps -> addresses: XML, gzipped or plain lists; indexes followed; nothing outside the site, no entities, no network."""

import io
import itertools
from collections.abc import Callable, Iterator

from promisecheck.sources.address import normalise, site_of
from promisecheck.sources.crawl.unpack import gunzip, is_gzip

_MOST = 50_000
LARGEST = 50_000_000


def addresses_of(data: bytes, *, site: str, stray: Callable[[str], None]) -> tuple[list[str], list[str]]:
    """The pages and the further sitemaps that a sitemap names, on this site; others go to `stray`.

    A sitemap that breaks off gives what stands before the break.
    """
    if is_gzip(data):
        data, _ = gunzip(data, limit=LARGEST)
    data = data.removeprefix(b"\xef\xbb\xbf").strip()
    found = list(itertools.islice(_locations(data), _MOST))
    if data[:1] == b"<" and data[-1:] != b">":
        found = found[:-1]
    pages: list[str] = []
    maps: list[str] = []
    for text, is_map in found:
        url = normalise(text)
        if not url or site_of(url) != site:
            stray(text[:200])
        else:
            (maps if is_map else pages).append(url)
    return pages, maps


def _locations(data: bytes) -> Iterator[tuple[str, bool]]:
    """Each <loc> with whether it stands in a sitemap index; namespaces are not looked at."""
    if data.startswith(b"http"):
        yield from ((line.decode("utf-8", "replace").strip(), False) for line in data.splitlines()[:_MOST] if line.startswith(b"http"))
        return
    from lxml import etree

    events = etree.iterparse(
        io.BytesIO(data), events=("end",), recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        for _, element in events:
            if isinstance(element.tag, str) and element.tag.rpartition("}")[2] == "loc" and element.text:
                parent = element.getparent()
                yield element.text.strip(), parent is not None and str(parent.tag).rpartition("}")[2] == "sitemap"
            elif isinstance(element.tag, str) and element.tag.rpartition("}")[2] in {"url", "sitemap"}:
                element.clear()
    except etree.XMLSyntaxError:
        return
