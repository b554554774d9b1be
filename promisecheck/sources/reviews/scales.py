"""A column of ratings -> 0 to 1: which scale it is on, from its name, else from its largest value."""

from collections.abc import Sequence
from dataclasses import dataclass

from promisecheck.sources.reviews.counts import Counts
from promisecheck.sources.reviews.marks import Mark, read_mark
from promisecheck.sources.reviews.vocabulary import aliases, plain_name, word_list

_GERMAN = {"note", "schulnote"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """From `low` to `high`; `lowest_is_best` for school marks."""

    low: float
    high: float
    lowest_is_best: bool = False

    def place(self, value: float) -> float | None:
        """0 to 1, or None for a value that is not on the scale."""
        if not self.low <= value <= self.high:
            return None
        share = (value - self.low) / (self.high - self.low)
        return round(1 - share if self.lowest_is_best else share, 4)

    def __str__(self) -> str:
        """1-5, or 1-6 with 1 the best."""
        return f"{self.low:g}-{self.high:g}" + (" with 1 the best" if self.lowest_is_best else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes(Scale):
    """Marks that are codes: their order counts, not their size."""

    values: tuple[int, ...] = ()
    """The worst first."""

    def place(self, value: float) -> float | None:
        """0 to 1 by the place in the order; None for a value that is no code."""
        return round(self.values.index(int(value)) / (len(self.values) - 1), 4) if value in self.values else None


def find_scale(
    name: str,
    values: Sequence[str],
    *,
    from_zero_to_one: bool = False,
    recommend: bool = False,
    preset: tuple[int, int] | None = None,
) -> tuple[Scale | None, str]:
    """The scale of a column and, where it was only assumed, the sentence that says so.

    `from_zero_to_one`: the records are in promisecheck's own line form; `recommend`: the column asks how likely one is to recommend;
    `preset`: the scale that this export always uses.
    None: the column holds no plain numbers, or numbers on no scale that is known.
    """
    plain = plain_name(name)
    marks = [mark.value for value in values if (mark := read_mark(value)) is not None and not mark.share and not mark.best]
    if not marks:
        return None, ""
    low, high = min(marks), max(marks)
    told = preset or aliases()["scales"].get(plain) or ([0, 10] if recommend else None)
    if told and told[0] <= low and high <= told[1]:
        return Scale(low=told[0], high=told[1]), ""
    if plain in _GERMAN and low >= 1 and high <= 6:  # noqa: PLR2004 - German school marks
        return Scale(low=1, high=6, lowest_is_best=True), "took the marks to be German school marks, 1 the best and 6 the worst"
    if from_zero_to_one and low >= 0 and high <= 1:
        return Scale(low=0, high=1), ""
    scale = _by_largest(low, high)
    if scale is None:
        return None, f"the ratings go from {low:g} to {high:g}, a scale that is not known: they are left out"
    return scale, f"assumed the ratings to be {scale}, because they go from {low:g} to {high:g}"


def _by_largest(low: float, high: float) -> Scale | None:
    if low < 0 or high > 100:  # noqa: PLR2004 - the largest scale that is known
        return None
    if high <= 1 and low < 1:
        return Scale(low=0, high=1)
    top = next(top for top in (5, 10, 100) if high <= top)
    return Scale(low=0 if low < 1 or top == 100 else 1, high=top)  # noqa: PLR2004 - percent begin at 0


class Ratings:
    """Reads the ratings of one column."""

    def __init__(self, scale: Scale | None, *, counts: Counts) -> None:
        """`scale` is for plain numbers; words, stars and "4/5" carry their own."""
        self._scale = scale
        self._counts = counts

    def read(self, raw: str, *, best: str = "", worst: str = "") -> float | None:
        """0 to 1, or None for an empty cell and for what is no mark on the scale (counted)."""
        if not raw.strip():
            return None
        mark = read_mark(raw)
        share = None if mark is None else self._place(mark, best=best, worst=worst)
        if share is None and plain_name(raw[:40]) not in word_list("unmarked"):
            self._counts.add("no rating")
        return share

    def told(self, *, best: str = "", worst: str = "") -> str:
        """The scale in words ("1-5"), "" where none is known."""
        top = read_mark(best) if best else None
        if top is not None and top.value > 1:
            bottom = read_mark(worst) if worst else None
            return f"{bottom.value if bottom else 1:g}-{top.value:g}"
        return str(self._scale) if self._scale else ""

    def _place(self, mark: Mark, *, best: str, worst: str) -> float | None:
        if mark.share:
            return mark.value
        top = read_mark(best) if best else None
        if top is not None and top.value > 1:
            bottom = read_mark(worst) if worst else None
            return Scale(low=bottom.value if bottom and bottom.value < top.value else 1, high=top.value).place(mark.value)
        if mark.best:
            low = self._scale.low if self._scale else (0 if mark.best == 100 or mark.value < 1 else 1)  # noqa: PLR2004 - percent begin at 0
            return Scale(low=low, high=mark.best).place(mark.value) if mark.best > 1 else None
        return self._scale.place(mark.value) if self._scale else None
