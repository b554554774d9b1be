"""What a list shows: filters and order as they stand in the address."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from urllib.parse import urlencode

from promisecheck.core.decisions import Status
from promisecheck.core.taxonomy import Category, Verdict
from promisecheck.serve.line import Line

SORTS = ("", "text", "contradict", "places", "status")
"""How a list can be ordered; "" is the report's own order, what to fix first in front."""
_LONGEST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Filters; an empty one takes everything."""

    verdict: str = ""
    category: str = ""
    status: str = ""
    """A status, "waits" or "disagree"."""
    who: str = ""
    """Who is to look at it."""
    q: str = ""
    page: str = ""
    """A source of copy."""
    sort: str = ""

    def takes(self, line: Line) -> bool:
        """Whether a promise passes every filter."""
        return (
            (not self.verdict or line.verdict == self.verdict)
            and (not self.category or self.category in line.row["categories"][:1])
            and (not self.status or self._status(line))
            and (not self.who or line.assignee == self.who)
            and (not self.page or any(place["source"] == self.page for place in line.row["places"]))
            and (not self.q or self.q.casefold() in f"{line.row['text']} {line.row['rule']} {line.key}".casefold())
        )

    def _status(self, line: Line) -> bool:
        if self.status == "waits":
            return line.waits
        return line.standing.disagree if self.status == "disagree" else line.standing.status == self.status

    def rank(self, line: Line) -> tuple[int, str]:
        """Where a promise stands in the wanted order."""
        if self.sort == "contradict":
            return -line.contradict, str(line.row["text"])
        if self.sort == "places":
            return -len(line.row["places"]), str(line.row["text"])
        if self.sort == "status":
            return list(Status).index(line.standing.status), str(line.row["text"])
        return 0, str(line.row["text"]).casefold()

    def query(self, **other: str) -> str:
        """As it stands behind the question mark of an address, "" where nothing is wanted."""
        values = {name: value for name, value in (asdict(self) | other).items() if value}
        return f"?{urlencode(values)}" if values else ""


def read_wanted(given: Mapping[str, str]) -> Wanted:
    """From an address; what is not known is left out."""
    wanted = Wanted(**{name: given.get(name, "")[:_LONGEST] for name in ("who", "q")}, page=given.get("page", "")[:2_000])
    known: dict[str, set[str]] = {
        "verdict": {*Verdict},
        "category": {*Category},
        "status": {*Status, "waits", "disagree"},
        "sort": set(SORTS),
    }
    return replace(wanted, **{name: given[name] for name, values in known.items() if given.get(name) in values})
