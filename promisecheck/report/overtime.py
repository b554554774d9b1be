"""Who said what when, as columns: those who contradict downwards, those who support upwards; the page draws them, with a table."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from promisecheck.core.judgement import Voice
from promisecheck.core.taxonomy import Stance
from promisecheck.report.said import month

_COLUMNS = 12
"""With more months than this, quarters or years are drawn."""
_LEAST = 3
"""Fewer dated voices than this make no line of time."""
_HALF = 24
_STEP = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One stretch of time: its name, how many said what, and where it is drawn."""

    name: str
    against: int
    favour: int
    x: int
    up: float
    down: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Overtime:
    """The columns, in order of time, with the ends of the line."""

    columns: tuple[Column, ...]
    width: int
    first: str
    last: str
    half: int = _HALF


def overtime(voices: Sequence[Voice], say: Mapping[str, str]) -> Overtime | None:
    """The line of time, or None where too few voices have a day or all spoke at once."""
    dated = [(voice.said_at, voice.stance) for voice in voices if voice.said_at]
    if len(dated) < _LEAST:
        return None
    first, last = (ends(day for day, _ in dated).replace(day=1) for ends in (min, max))
    months = _months(first, last) + 1
    size = next(size for size in (1, 3, 12, 12 * (months // _COLUMNS + 1)) if months / size <= _COLUMNS)
    if months < 2:  # noqa: PLR2004 - a line has two ends
        return None
    counts = Counter((_months(first, day) // size, stance) for day, stance in dated)
    columns = _columns(counts, first, size=size, number=-(-months // size), say=say)
    return Overtime(columns=columns, width=_STEP * len(columns) + 2, first=month(first, say), last=month(last, say))


def _columns(counts: Counter[tuple[int, Stance]], first: date, *, size: int, number: int, say: Mapping[str, str]) -> tuple[Column, ...]:
    most = max(counts.values())
    return tuple(
        Column(
            name=_name(first, place * size, size, say),
            against=(against := counts[place, Stance.CONTRADICTS]),
            favour=(favour := counts[place, Stance.SUPPORTS]),
            x=_STEP * place + 2,
            up=round(_HALF * favour / most, 1),
            down=round(_HALF * against / most, 1),
        )
        for place in range(number)
    )


def _months(first: date, day: date) -> int:
    return (day.year - first.year) * 12 + day.month - first.month


def _name(first: date, months: int, size: int, say: Mapping[str, str]) -> str:
    """The first month of a stretch, and its last where it has several."""
    ends = [first.month - 1 + months, first.month - 1 + months + size - 1]
    named = [month(date(first.year + end // 12, end % 12 + 1, 1), say) for end in ends]
    return named[0] if size == 1 else f"{named[0]}–{named[1]}"
