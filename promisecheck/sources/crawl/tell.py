"""What a crawl did not read, told in one notice a reason: 37 pages that time out are one line."""

from collections.abc import Callable
from dataclasses import dataclass, field

from promisecheck.core.promises import Skipped, Trouble
from promisecheck.sources.address import path_of
from promisecheck.sources.crawl.fetch import status_reason

_NAMED = 5
_KEPT = 10_000
_GONE = (status_reason(404), status_reason(410), "the page says that it does not exist", "the same page as one read before")
"""How the reasons begin that say that a page is there no longer."""


@dataclass(slots=True)
class Untold:
    """Counts pages by reason until the crawl ends. `site` is what the user named."""

    site: str
    notice: Callable[[Skipped | Trouble], None]
    _pages: dict[str, list[str]] = field(default_factory=dict)

    def add(self, url: str, reason: str) -> None:
        """One more page with this reason."""
        self._pages.setdefault(reason, []).append(url)

    def tell(self) -> None:
        """One notice a reason, in the order in which they came up; a single page is named by its address."""
        for reason, pages in self._pages.items():
            gone = reason.startswith(_GONE)
            if len(pages) == 1:
                self.notice(Skipped(what=pages[0], why=reason, pages=tuple(pages), gone=gone))
            else:
                more = f" and {len(pages) - _NAMED} more" if len(pages) > _NAMED else ""
                listed = ", ".join(path_of(url) if "://" in url else url for url in pages[:_NAMED])
                why = f"{reason}: {listed}{more}"
                self.notice(Skipped(what=f"{len(pages)} pages of {self.site}", why=why, pages=tuple(pages[:_KEPT]), gone=gone))
        self._pages.clear()
