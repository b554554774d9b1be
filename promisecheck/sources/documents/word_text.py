"""The text of a Word paragraph as it is read: with what was inserted, without what was deleted, hidden or only points elsewhere."""

from collections.abc import Iterator
from typing import Any

from promisecheck.sources.documents.markup import local
from promisecheck.sources.wordlist import word_set

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_AS_TEXT = {"tab": " ", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}
_PASSED_OVER = word_set(
    "pPr rPr del moveFrom delText instrText delInstrText Fallback drawing pict object txbxContent footnoteReference endnoteReference "
    "commentReference annotationRef fldData rt"
)
_OFF = frozenset({"0", "false", "off"})


def text_of(paragraph: Any) -> str:
    """The text, line breaks kept."""
    return "".join(_pieces(paragraph)).strip()


def is_shown(element: Any) -> bool:
    """Whether no deletion and no version for old programs stands around an element."""
    return not any(local(parent) in {"del", "moveFrom", "Fallback"} for parent in element.iterancestors()) and not _deleted_row(element)


def _deleted_row(element: Any) -> bool:
    return element.find(f"{_W}trPr/{_W}del") is not None


def _pieces(element: Any) -> Iterator[str]:
    for child in element:
        name = local(child)
        if name == "t":
            yield child.text or ""
        elif name in _AS_TEXT:
            yield _AS_TEXT[name]
        elif name == "br":
            yield "\n" if child.get(f"{_W}type", "textWrapping") == "textWrapping" else " "
        elif name not in _PASSED_OVER and not (name == "r" and _hidden(child)):
            yield from _pieces(child)


def _hidden(run: Any) -> bool:
    mark = run.find(f"{_W}rPr/{_W}vanish")
    return mark is not None and mark.get(f"{_W}val", "1") not in _OFF
