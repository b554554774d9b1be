"""Where a promise stands, as programs name it: a URI, the file of a checkout, the number of a line."""

import re
from urllib.parse import quote

from promisecheck.core.promises import Finding
from promisecheck.core.text import Origin

_WEB = re.compile(r"https?://", re.IGNORECASE)
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
_LINE = re.compile(r"line ([1-9]\d{0,8})\b")
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def places(finding: Finding) -> list[Origin]:
    """Every place of a promise, the first one first."""
    return [place for occurrence in finding.occurrences for place in occurrence.passage.places]


def is_web(place: Origin) -> bool:
    """Whether the place is a page of the web."""
    return bool(_WEB.match(place.source))


def line_of(place: Origin) -> int | None:
    """The line in the file, from 1, where the reader knew it.

    >>> line_of(Origin(source="index.md", place="line 7"))
    7
    """
    found = _LINE.match(place.place)
    return int(found[1]) if found else None


def uri_of(place: Origin) -> str:
    """The source as a URI; a path stays relative to where the program was started, and no other scheme lives on in it.

    >>> uri_of(Origin(source="copy/om os.md")), uri_of(Origin(source="javascript:alert(1)"))
    ('copy/om%20os.md', 'javascript%3Aalert%281%29')
    """
    source = place.source
    if is_web(place):
        return quote(_LONE_PERCENT.sub("%25", source), safe="%/:?#@!$&'()*+,;=~", errors="replace")
    path = quote(source.replace("\\", "/"), safe="/", errors="replace")
    if _DRIVE.match(source):
        return "file:///" + path.replace("%3A", ":", 1)
    return ("file:" if path.startswith("//") else "file://") + path if path.startswith("/") else path
