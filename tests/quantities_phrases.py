"""Hand-written phrases and what is to be read from them: `tests/quantities/*.tsv`.

A row is a phrase, then for each quantity low, high, unit and hedge; nothing after the phrase: no quantity.
A value is a number, `9 d` (s min h d w mo y), `7:30`, `2026-05-03` or `05-03`, `inf`, or a sum of them with `+`.
"""

from datetime import date
from math import isclose
from pathlib import Path

from promisecheck.core.text import Quantity

FOLDER = Path(__file__).parent / "quantities"
LANGUAGES = ("da", "nb", "nn", "en", "sv", "de")
SECONDS = {"s": 1, "min": 60, "h": 3_600, "d": 86_400, "w": 604_800, "mo": 30.4375 * 86_400, "y": 365.25 * 86_400}
Expected = tuple[tuple[float, float, str, str], ...]


def phrases(name: str) -> list[tuple[str, Expected]]:
    """The rows of one file."""
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [(cells[0], _expected(cells[1:])) for line in lines if line and not line.startswith("# ") for cells in [line.split("\t")]]


def _expected(cells: list[str]) -> Expected:
    cells = [*cells, *[""] * (-len(cells) % 4)]
    return tuple((value(cells[at]), value(cells[at + 1]), cells[at + 2], cells[at + 3]) for at in range(0, len(cells), 4))


def value(text: str) -> float:
    """One value in base units."""
    return sum(_one(part) for part in text.split("+")) if "e+" not in text else float(text)


def _one(part: str) -> float:
    number, _, unit = part.strip().partition(" ")
    if ":" in number:
        hour, minute = number.split(":")
        return int(hour) * 3_600 + int(minute) * 60
    if number.count("-") == 2:
        return float(date.fromisoformat(number).toordinal())
    if number.count("-") == 1:
        return float(date.fromisoformat(f"0004-{number}").toordinal())
    return float(number) * SECONDS[unit] if unit else float(number)


def agree(found: tuple[Quantity, ...], expected: Expected) -> bool:
    """Whether exactly the expected quantities were read, to a thousandth of a per cent."""
    if len(found) != len(expected):
        return False
    return all(
        (one.unit, one.hedge) == (unit, hedge) and isclose(one.low, low, rel_tol=1e-5) and isclose(one.high, high, rel_tol=1e-5)
        for one, (low, high, unit, hedge) in zip(found, expected, strict=True)
    )
