"""Tables of phrases, looked up at a place in the tokens: the longest that stands there wins."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from promisecheck.language.grammar.tokens import Tokens

Value = TypeVar("Value")


class Phrases(Generic[Value]):
    """Phrase -> value. A phrase is one or more tokens with `_` between them."""

    def __init__(self, rows: Iterable[tuple[str, Value]] = ()) -> None:
        """Keep the first value of a phrase that comes twice."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for phrase, value in rows:
            parts = tuple(phrase.split("_"))
            known = self._by_first.setdefault(parts[0], [])
            if all(other != parts for other, _ in known):
                known.append((parts, value))
        for known in self._by_first.values():
            known.sort(key=lambda row: -len(row[0]))

    def firsts(self) -> Iterator[str]:
        """The first words of all phrases."""
        return iter(self._by_first)

    def singles(self) -> Iterator[tuple[str, Value]]:
        """The phrases of one word."""
        return ((parts[0], value) for known in self._by_first.values() for parts, value in known if len(parts) == 1)

    def longest_words(self) -> Iterator[str]:
        """The longest word of each phrase: the rarest, as a rule."""
        return (max(parts, key=len) for known in self._by_first.values() for parts, _ in known)

    def at(self, tokens: Tokens, place: int) -> tuple[Value, int] | None:
        """The value of the longest phrase that begins at `place`, and the place after it."""
        known = self._by_first.get(tokens.low[place])
        if known is None:
            return None
        for parts, value in known:
            end = place + len(parts)
            if len(parts) == 1 or tuple(tokens.low[place:end]) == parts:
                return value, end
        return None


def rows_of(table: Mapping[Value, str]) -> Iterator[tuple[str, Value]]:
    """{value: "phrase phrase"} -> (phrase, value) one by one."""
    return ((phrase, value) for value, phrases in table.items() for phrase in phrases.split())
