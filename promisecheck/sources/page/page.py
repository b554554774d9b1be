"""A page is a value: the same bytes give the same passages."""

from dataclasses import dataclass

from promisecheck.core.promises import Skipped
from promisecheck.core.text import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Where a page points to, as a full address, with the words of the link; `follow` is false for rel=nofollow."""

    url: str
    text: str = ""
    follow: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture that a page shows: its address (or the picture itself, as a data: address), its place, whether it has an alt text."""

    url: str
    place: str
    alt: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What was read of one page or document."""

    source: str
    passages: tuple[Passage, ...] = ()
    links: tuple[Link, ...] = ()
    """Only where `source` is an address; each target once."""
    images: tuple[Image, ...] = ()
    """Pictures in which words may stand, not looked at yet; only where `source` is an address."""
    canonical: str = ""
    lang: str = ""
    """As the page declares it (`da`, `en-GB`), or ""."""
    title: str = ""
    notices: tuple[Skipped, ...] = ()
    """What was met and not used, and why."""
    wall: str = ""
    """Why this may be no copy at all: it asks for a login, says that it does not exist ...; "" for a page like others."""
    refresh: str = ""
    """Where the page sends its visitors by itself (meta refresh), as a full address; "" if it lets them stay."""
    drawn: bool = False
    """Whether scripts draw it, so that next to nothing stands in its HTML."""
