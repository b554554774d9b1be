"""What a text's numbers are about, by the cue words of all languages: a claim may meet a remark of a neighbour."""

import re
from functools import cache

from promisecheck.language.cues import CUES

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_LONGEST = 2_000
_STEM = 14


@cache
def _cues(name: str) -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    """Whole words, beginnings of words, and phrases of one list, from all languages."""
    entries = {entry for words in CUES.values() for entry in getattr(words, name).split()}
    return _sorted_out(entries)


@cache
def _matter_cues() -> dict[str, tuple[frozenset[str], frozenset[str], tuple[str, ...]]]:
    names = dict.fromkeys(name for words in CUES.values() for name in words.matters)
    return {name: _sorted_out({entry for words in CUES.values() for entry in words.matters.get(name, "").split()}) for name in names}


def _sorted_out(entries: set[str]) -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    whole = frozenset(entry for entry in entries if not entry.endswith("*") and "_" not in entry)
    stems = frozenset(entry.removesuffix("*") for entry in entries if entry.endswith("*"))
    phrases = tuple(sorted(f" {entry.replace('_', ' ')} " for entry in entries if "_" in entry))
    return whole, stems, phrases


class About:
    """The words of one text, asked for cues."""

    def __init__(self, text: str) -> None:
        """Cut the text into words once."""
        self.words = _WORD.findall(text[:_LONGEST].lower().replace("’", "'"))
        self._set = frozenset(self.words)
        self._stems = frozenset(word[:length] for word in self._set for length in range(3, min(len(word), _STEM) + 1))
        self._line = f" {' '.join(self.words)} "

    def has(self, name: str) -> bool:
        """Whether any cue of this list stands in the text."""
        return self._holds(_cues(name))

    def matters(self) -> frozenset[str]:
        """What the text speaks of."""
        return frozenset(name for name, cues in _matter_cues().items() if self._holds(cues))

    def place(self, name: str) -> int:
        """The first word that is a cue of this list, -1 where there is none."""
        whole, stems, _ = _cues(name)
        for place, word in enumerate(self.words):
            if word in whole or any(word[:length] in stems for length in range(3, min(len(word), _STEM) + 1)):
                return place
        return -1

    def _holds(self, cues: tuple[frozenset[str], frozenset[str], tuple[str, ...]]) -> bool:
        whole, stems, phrases = cues
        return not whole.isdisjoint(self._set) or not stems.isdisjoint(self._stems) or any(phrase in self._line for phrase in phrases)
