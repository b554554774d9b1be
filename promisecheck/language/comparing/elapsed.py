"""Times told by their ends: "ordered Friday, came Monday", "10 April ... 13 May" as durations."""

from collections.abc import Sequence

from promisecheck.core.text import Quantity
from promisecheck.language.comparing.about import About

UNTIL = " \N{RIGHTWARDS ARROW} "
"""Between the two ends of a wait, in the words that were seen."""
_DAY, _WEEK, _YEAR = 86_400.0, 7, 366


def elapsed(about: About, told: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """What was told, with two days that are the ends of a wait as its length."""
    for unit in ("weekday", "date"):
        days = [one for one in told if one.unit == unit and one.low == one.high]
        ordered, arrived = about.place("ordered"), about.place("arrived")
        if len(days) == 2 and (ordered >= 0 or arrived >= 0):  # noqa: PLR2004 - from one day to another
            first, second = days[::-1] if 0 <= arrived < ordered else days
            span = _span(first, second, unit)
            return (*(one for one in told if one.unit not in {"clock", unit}), span)
    return tuple(told)


def _span(first: Quantity, second: Quantity, unit: str) -> Quantity:
    """Seconds from one day to the next such day."""
    gap = (second.low - first.low) % (_WEEK if unit == "weekday" else _YEAR)
    gap += _WEEK if unit == "weekday" and gap == 0 else 0
    return Quantity(low=gap * _DAY, high=gap * _DAY, unit="s", saw=f"{first.saw}{UNTIL}{second.saw}")
