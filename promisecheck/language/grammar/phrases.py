"""Tables of phrases, looked up at a place in the tokens: the longest that stands there wins."""

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from promisecheck.language.grammar.tokens import Tokens

Value = TypeVar("Value")


class Phrases(Generic[Value]):
    """Phrase -> value. A phrase is one or more tokens with `_` between them."""

    def __init__(self, rows: Iterable[tuple[str, Value]] = ()) -> None:
        """Keep the first value of a phrase that comes twice."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for phrase, value in rows:
            self._add(tuple(part for part in phrase.split("_") if part), value)

    def _add(self, parts: tuple[str, ...], value: Value) -> None:
        known = self._by_first.setdefault(parts[0], [])
        if all(other != parts for other, _ in known):
            known.append((parts, value))
            known.sort(key=lambda row: -len(row[0]))

    def __iter__(self) -> Iterator[str]:
        """The first words: what a text must hold for any phrase to stand in it."""
        return iter(self._by_first)

    def at(self, tokens: Tokens, place: int) -> tuple[Value, int] | None:
        """The value of the longest phrase that begins at `place`, and the place after it."""
        for parts, value in self._by_first.get(tokens.low[place] if place < len(tokens) else "", ()):
            end = place + len(parts)
            if len(parts) == 1 or (end <= len(tokens) and tuple(tokens.low[place:end]) == parts):
                return value, end
        return None


def rows_of(*tables: dict[Value, str] | Iterable[tuple[Value, str]]) -> Iterator[tuple[str, Value]]:
    """{value: "phrase phrase"} -> (phrase, value) one by one."""
    for table in tables:
        for value, phrases in table.items() if isinstance(table, dict) else table:
            for phrase in phrases.split():
                yield phrase, value
