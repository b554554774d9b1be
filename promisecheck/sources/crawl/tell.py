"""What a crawl did not read, told in one notice a reason: 37 pages that time out are one line."""

from collections.abc import Callable
from dataclasses import dataclass, field

from promisecheck.core.promises import Skipped, Trouble
from promisecheck.sources.address import path_of

_NAMED = 5
_KEPT = 20


@dataclass(slots=True)
class Untold:
    """Counts pages by reason until the crawl ends. `site` is what the user named."""

    site: str
    notice: Callable[[Skipped | Trouble], None]
    _counts: dict[str, int] = field(default_factory=dict)
    _first: dict[str, list[str]] = field(default_factory=dict)

    def add(self, url: str, reason: str) -> None:
        """One more page with this reason."""
        self._counts[reason] = self._counts.get(reason, 0) + 1
        named = self._first.setdefault(reason, [])
        if len(named) < _KEPT:
            named.append(url)

    def tell(self) -> None:
        """One notice a reason, in the order in which they came up; a single page is named by its address."""
        for reason, count in self._counts.items():
            first = self._first[reason]
            if count == 1:
                self.notice(Skipped(what=first[0], why=reason))
            else:
                more = f" and {count - _NAMED} more" if count > _NAMED else ""
                listed = ", ".join(path_of(url) if "://" in url else url for url in first[:_NAMED])
                self.notice(Skipped(what=f"{count} pages of {self.site}", why=f"{reason}: {listed}{more}"))
        self._counts.clear()
        self._first.clear()
