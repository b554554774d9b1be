"""Two drawings, as numbers for the template: promised against delivered, and quotes month by month."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_LEFT, _RIGHT, _ROW = 130, 610, 30
_FEW = 10
"""Under so many mentions a point is hollow."""
_MONTHS = 36
_TALL = 28


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One category: places in pixels, shares in whole percent; `mid` None where nobody speaks of it."""

    label: str
    y: int
    promised: int
    promised_x: float
    customers: int = 0
    few: bool = True
    low: int | None = None
    mid: int | None = None
    high: int | None = None
    low_x: float | None = None
    mid_x: float | None = None
    high_x: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """The bars, the widest gap first."""

    rows: Sequence[Bar]
    ticks: Sequence[tuple[float, int]]

    @property
    def height(self) -> int:
        """In pixels."""
        return _ROW * len(self.rows) + 40


def promised_delivered(categories: Sequence[Mapping[str, Any]], say: Mapping[str, str]) -> Chart:
    """From the `categories` of a report's JSON."""
    rows = [_bar(number, gap, say) for number, gap in enumerate(sorted(categories, key=_gap))]
    return Chart(rows=rows, ticks=[(_x(percent / 100), percent) for percent in (0, 25, 50, 75, 100)])


def _gap(row: Mapping[str, Any]) -> tuple[bool, float, str]:
    share = row["delivered"]
    return share is None, share["mid"] - row["promised"] if share else 0.0, row["category"]


def _bar(number: int, gap: Mapping[str, Any], say: Mapping[str, str]) -> Bar:
    share, label, y = gap["delivered"], say[gap["category"]], _ROW * number + 20
    promised, promised_x = round(100 * gap["promised"]), _x(gap["promised"])
    if share is None:
        return Bar(label=label, y=y, promised=promised, promised_x=promised_x)
    low, mid, high = (share[name] for name in ("low", "mid", "high"))
    return Bar(
        label=label, y=y, promised=promised, promised_x=promised_x, customers=share["customers"], few=share["customers"] < _FEW,
        low=round(100 * low), mid=round(100 * mid), high=round(100 * high), low_x=_x(low), mid_x=_x(mid), high_x=_x(high),
    )  # fmt: skip


def _x(share: float) -> float:
    return round(_LEFT + share * (_RIGHT - _LEFT), 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """How many quotes of a month say no and yes; heights in pixels."""

    month: str
    no: int
    yes: int
    x: int
    up: float
    down: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Months:
    """The months in which somebody spoke, the newest last."""

    rows: Sequence[Month]

    @property
    def width(self) -> int:
        """In pixels."""
        return max(120, 10 * len(self.rows))


def quotes_by_month(evidence: Sequence[Mapping[str, Any]]) -> Months:
    """From the `evidence` of a claim; one month alone is no line of time."""
    counted = Counter((quote["date"][:7], quote["stance"]) for quote in evidence if quote["date"])
    months = sorted({month for month, _ in counted})[-_MONTHS:]
    if len(months) <= 1:
        return Months(rows=())
    most = max(counted.values())
    return Months(rows=[_month(place, month, counted, most) for place, month in enumerate(months)])


def _month(place: int, month: str, counted: Mapping[tuple[str, str], int], most: int) -> Month:
    no, yes = counted.get((month, "contradicts"), 0), counted.get((month, "supports"), 0)
    return Month(month=month, no=no, yes=yes, x=10 * place, up=round(_TALL * no / most, 1), down=round(_TALL * yes / most, 1))
