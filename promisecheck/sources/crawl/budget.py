"""How many pages of one kind of address are read: calendars, filters and counters have no end."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from promisecheck.core.text import Passage

_MOST_QUERIES = 25
"""Pages that differ only in their query, as calendars and filters do; more if they go on saying new things."""
_MOST_DATED = 60
"""Pages that differ only in the date that their path ends in."""
_MOST_NUMBERED = 5_000
"""Pages that differ only in the numbers in their path, as wares and articles do."""
_ALWAYS_NEW = 0.5
"""A kind of page is read further while at least this share of its pages said something that no other page had said."""
_MOST_OF_ALL = 2_000
_NUMBER = re.compile(r"\d+")
_DATED = re.compile(r"/(?:19|20)\d\d(?:[/-]\d{1,2}){1,2}/?$")
_NO_DIGITS = str.maketrans("", "", "0123456789")
_BESIDE = frozenset({"nav", "footer", "legal", "meta"})


@dataclass(slots=True)
class Budget:
    """Counts pages by template: the path with its numbers made alike, and the names in its query."""

    _taken: Counter[str] = field(default_factory=Counter)
    _read: Counter[str] = field(default_factory=Counter)
    _new: Counter[str] = field(default_factory=Counter)
    _said: set[int] = field(default_factory=set)

    def take(self, path: str) -> str:
        """Count a path (with its query) in; the template that has no room for it now, or ""."""
        template, most = template_of(path)
        if template and self._taken[template] >= max(most, self._earned(template)):
            return template
        self._taken[template] += bool(template)
        return ""

    def learn(self, path: str, passages: Iterable[Passage]) -> str:
        """A page was read; its template, if it said something that none had said before (numbers apart), else ""."""
        said = {hash(passage.text.translate(_NO_DIGITS)) for passage in passages if passage.origin.role not in _BESIDE}
        new = not said <= self._said
        self._said |= said
        template, _ = template_of(path)
        self._read[template] += 1
        self._new[template] += new
        return template if new else ""

    def _earned(self, template: str) -> int:
        read = self._read[template]
        return min(2 * read, _MOST_OF_ALL) if read and self._new[template] / read >= _ALWAYS_NEW else 0


def template_of(path: str) -> tuple[str, int]:
    """The template of a path ("" where nothing in it can be counted up), and how many pages it is worth from the start.

    >>> template_of("/kalender?month=7&year=2026"), template_of("/nyt/2026/11"), template_of("/om-os")
    (('/kalender?month,year', 25), ('/nyt/0/0', 60), ('', 0))
    """
    plain, sign, query = path.partition("?")
    alike = _NUMBER.sub("0", plain)
    if sign and query:
        names = sorted(part.partition("=")[0] for part in query.split("&"))
        return f"{alike}?{','.join(names)}", _MOST_QUERIES
    if _DATED.search(plain):
        return alike, _MOST_DATED
    return (alike, _MOST_NUMBERED) if alike != plain else ("", 0)
