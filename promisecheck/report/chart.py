"""Promised against delivered as a dumbbell chart: inline SVG with title, description, and a table beside it in the page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from promisecheck.core.promises import CategoryGap

_ROW = 30
_LEFT = 130
_WIDTH = 640
_FEW = 10
"""Under so many mentions a point is hollow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One category of the chart, in pixels and in whole percent."""

    label: str
    y: int
    promised_x: float
    promised: int
    mid_x: float | None
    low_x: float | None
    high_x: float | None
    mid: int | None
    low: int | None
    high: int | None
    customers: int
    few: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Everything that the template draws."""

    bars: tuple[Bar, ...]
    width: int
    height: int
    ticks: tuple[tuple[float, int], ...]


def dumbbells(gaps: Sequence[CategoryGap], say: Mapping[str, str]) -> Chart:
    """The widest gap first; categories of which nobody speaks last."""
    ordered = sorted(
        gaps, key=lambda gap: (gap.delivered is None, -(gap.promised - gap.delivered.mid) if gap.delivered else 0, gap.category)
    )
    bars = tuple(_bar(number, gap, say) for number, gap in enumerate(ordered))
    ticks = tuple((_x(percent / 100), percent) for percent in (0, 25, 50, 75, 100))
    return Chart(bars=bars, width=_WIDTH, height=_ROW * len(bars) + 40, ticks=ticks)


def _bar(number: int, gap: CategoryGap, say: Mapping[str, str]) -> Bar:
    share = gap.delivered
    return Bar(
        label=say[gap.category],
        y=_ROW * number + 20,
        promised_x=_x(gap.promised),
        promised=round(100 * gap.promised),
        mid_x=_x(share.mid) if share else None,
        low_x=_x(share.low) if share else None,
        high_x=_x(share.high) if share else None,
        mid=round(100 * share.mid) if share else None,
        low=round(100 * share.low) if share else None,
        high=round(100 * share.high) if share else None,
        customers=share.customers if share else 0,
        few=share is None or share.customers < _FEW,
    )


def _x(value: float) -> float:
    return round(_LEFT + value * (_WIDTH - _LEFT - 30), 1)
