"""What is kept of a crawl: how each address stands, and what was made of each answer."""

from dataclasses import dataclass

WAITING, DONE, LEFT, FAILED = "waiting", "done", "left", "failed"
"""What became of an address: not asked for yet; read; left out or without a page; named by the user and without one."""
PAGE, SITEMAP = "page", "sitemap"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """One address of a site in one crawl. `key` is equal for addresses that are one page ."""

    key: str
    url: str
    kind: str = PAGE
    depth: int = 0
    state: str = WAITING
    why: str = ""
    """Why there is no page."""
    next_step: str = ""
    final: str = ""
    """Where the page is, behind all redirects."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What was made of one answer, and what the host wants to hear to say that it is still the same."""

    url: str
    etag: str = ""
    modified: str = ""
    """The header Last-Modified, as it came."""
    digest: str = ""
    """Equal for equal bytes."""
    content: str = ""
    """JSON: a page, the addresses of a sitemap, or a robots.txt."""
    read_at: float = 0.0
    """Seconds since 1970 when the host last said that it is so."""
