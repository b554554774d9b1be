"""Text as cues see it: lower case, one sort of blank, dash and quote, no invisible characters; each place known."""

import re
import unicodedata
from dataclasses import dataclass

_CLUSTER = re.compile(r"[^\u0300-\u036f][\u0300-\u036f]{0,4}", re.DOTALL)
_SAME = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u202f\u2007\u2009\t\n\r", " "),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
        **dict.fromkeys("\u2018\u2019\u201a", "'"),
        **{chr(0x2080 + digit): str(digit) for digit in range(10)},
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", None),
    }
)
"""Low figures become usual ones (CO\u2082); high ones stay: they mark a footnote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A folded text and, for each of its characters, the place it came from; one place more for the end."""

    text: str
    places: tuple[int, ...]

    def at(self, place: int) -> int:
        """Where the character of the original at `place`, or the next one that was kept, stands here."""
        low, high = 0, len(self.places) - 1
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self.places[middle] < place else (low, middle)
        return low


def fold(text: str) -> Folded:
    """Fold `text`; linear in its length.

    >>> fold("CO₂\u2011neu\u00adtral").text
    'co2-neutral'
    """
    letters: list[str] = []
    places: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        piece = unicodedata.normalize("NFC", cluster.group()).translate(_SAME).casefold()
        letters.append(piece)
        places += [cluster.start()] * len(piece)
    return Folded(text="".join(letters), places=(*places, len(text)))
