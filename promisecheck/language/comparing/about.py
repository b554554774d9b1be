"""What a text's numbers are about, by the cue words of all languages: a claim may meet a remark of a neighbour."""

import re
from functools import cache, lru_cache

from promisecheck.language.cues import CUES
from promisecheck.language.da import DA
from promisecheck.language.de import DE
from promisecheck.language.en import EN
from promisecheck.language.grammar.tokens import plain
from promisecheck.language.nb import NB
from promisecheck.language.nn import NN
from promisecheck.language.sv import SV

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_SMALL = frozenset().union(*(words.function for words in (DA, NB, NN, EN, SV, DE)))
_STEM = 14
_SHARED = 5
"""Letters that two words of the same stem have in common."""

_KEPT = 4_096
"""Texts whose words are kept: every claim meets many remarks, and the other way round."""

Cues = tuple[frozenset[str], frozenset[str], tuple[str, ...]]


@cache
def _cues(name: str) -> Cues:
    """Whole words, beginnings of words, and phrases of one list, from all languages."""
    return _sorted_out({entry for words in CUES.values() for entry in getattr(words, name).split()})


@cache
def _matter_cues() -> dict[str, Cues]:
    names = dict.fromkeys(name for words in CUES.values() for name in words.matters)
    return {name: _sorted_out({entry for words in CUES.values() for entry in words.matters.get(name, "").split()}) for name in names}


def _sorted_out(entries: set[str]) -> Cues:
    whole = frozenset(entry for entry in entries if not entry.endswith("*") and "_" not in entry)
    stems = frozenset(entry.removesuffix("*") for entry in entries if entry.endswith("*"))
    phrases = tuple(sorted(f" {entry.replace('_', ' ')} " for entry in entries if "_" in entry))
    return whole, stems, phrases


class About:
    """The words of one text, asked for cues."""

    def __init__(self, text: str) -> None:
        """Cut the text into words once."""
        self.words = _WORD.findall(plain(text).lower())
        self._set = frozenset(self.words)
        self._stems = frozenset(word[:length] for word in self._set for length in range(3, min(len(word), _STEM) + 1))
        self._line = f" {' '.join(self.words)} "
        self._matters: frozenset[str] | None = None

    def has(self, name: str) -> bool:
        """Whether any cue of this list stands in the text."""
        return self._holds(_cues(name))

    def matters(self) -> frozenset[str]:
        """What the text speaks of."""
        if self._matters is None:
            self._matters = frozenset(name for name, cues in _matter_cues().items() if self._holds(cues))
        return self._matters

    def place(self, name: str) -> int:
        """The first word that is a cue of this list, -1 where there is none."""
        whole, stems, _ = _cues(name)
        for place, word in enumerate(self.words):
            if word in whole or any(word[:length] in stems for length in range(3, min(len(word), _STEM) + 1)):
                return place
        return -1

    def beside(self, saw: str, name: str, *, after: bool = False) -> bool:
        """Whether the word right before (or after) the words `saw` is a cue of this list."""
        inner = " ".join(_WORD.findall(saw.lower()))
        start = self._line.find(f" {inner} ")
        if not inner or start < 0:
            return False
        near = self._line[start + len(inner) + 1 :].split(maxsplit=1)[:1] if after else self._line[:start].rsplit(maxsplit=1)[-1:]
        whole, stems, _ = _cues(name)
        return any(word in whole or any(word[:length] in stems for length in range(3, min(len(word), _STEM) + 1)) for word in near)

    def shares(self, other: "About") -> bool:
        """Whether both texts have a word in common, or the beginning of a long one; small words and figures aside."""
        return bool(self._roots() & other._roots())  # noqa: SLF001 - of its own class

    def _roots(self) -> frozenset[str]:
        return frozenset(word[:_SHARED] for word in self._set if len(word) >= _SHARED and word not in _SMALL and word.isalpha())

    def _holds(self, cues: Cues) -> bool:
        whole, stems, phrases = cues
        return not whole.isdisjoint(self._set) or not stems.isdisjoint(self._stems) or any(phrase in self._line for phrase in phrases)


@lru_cache(maxsize=_KEPT)
def about(text: str) -> About:
    """The words of a text, kept for the next time."""
    return About(text)
