"""Text and where it stands: spans, origins, passages, and the form in which texts are compared."""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import datetime

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
_SAME = str.maketrans(
    {
        "\u00a0": " ",
        "\u202f": " ",
        "\u2007": " ",
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2018": "'",
        "\u2019": "'",
        "\u201a": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u00ab": '"',
        "\u00bb": '"',
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A half-open piece of a text, in characters."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words the span covers in `text`."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a text stands: `source` (URL or file), `place` in it, the `role` it plays there."""

    source: str
    place: str = ""
    role: str = "paragraph"
    heading: str = ""
    """The heading (or question, or row and column head) the text stands under."""
    read_at: datetime | None = None
    input_id: str | None = None
    """The id of a line of a `.jsonl` of copy."""
    hidden: bool = False
    """Present in the page but not shown (an `alt`, a `meta`): true, and still a promise."""
    about: tuple[tuple[str, str], ...] = ()
    """What the page says it is about, as facets of customers' words: `product` with its name or number."""
    mark: str = ""
    """What the authors of the page say of it to promisecheck: `ignore PC102 reason="..."`, or ""."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One run of text as people read it, in one language, and every place where it stands."""

    text: str
    language: str
    """`da nb nn en sv de`, two that cannot be told apart (`da|nb`), or `""`: cannot tell."""
    origin: Origin
    others: tuple[Origin, ...] = field(default=())
    """Further places with the same text: a USP bar is one passage with many places."""

    @property
    def places(self) -> tuple[Origin, ...]:
        """Every place, the first one first."""
        return (self.origin, *self.others)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its unit: low and high in base units (s, EUR ..., %, m), `hedge` and the words seen."""

    low: float
    high: float
    unit: str
    saw: str
    hedge: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One step of a judgement: `by` (rule id or model) and the words or numbers it `saw`."""

    by: str
    saw: str


def tidy(text: str) -> str:
    r"""NFKC, without invisible characters, one blank between words: what is shown, made plain.

    >>> tidy("No mid\u2011contract  price\u00a0rises")
    'No mid-contract price rises'
    """
    text = unicodedata.normalize("NFC", text).translate(_INVISIBLE).translate(_SAME)
    return re.sub(r"\s+", " ", text).strip()


def normal(text: str) -> str:
    """The form in which two texts are the same promise: tidy, NFKC, lower case, no closing full stop.

    >>> normal("Levering i MORGEN!")
    'levering i morgen'
    """
    return tidy(unicodedata.normalize("NFKC", tidy(text))).casefold().strip(" .!:;,-–\"'✓✔•")
