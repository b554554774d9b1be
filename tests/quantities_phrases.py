"""Hand-written phrases and what is to be read from them: `tests/quantities/*.tsv`.

A row is a phrase, then for each quantity low, high, unit and hedge; nothing after the phrase: no quantity.
A value is a number, `9 d` (s min h d w mo y), `7:30`, `2026-05-03` or `05-03`, `inf`, or a sum of them with `+`.
`known-failures.tsv` has the language before the phrase.
"""

from datetime import date
from math import isclose
from pathlib import Path

from promisecheck.core.text import Quantity

FOLDER = Path(__file__).parent / "quantities"
LANGUAGES = ("da", "nb", "nn", "en", "sv", "de")
SECONDS = {"s": 1, "min": 60, "h": 3_600, "d": 86_400, "w": 604_800, "mo": 30.4375 * 86_400, "y": 365.25 * 86_400}
Expected = tuple[tuple[float, float, str, str], ...]


def rows(name: str) -> list[list[str]]:
    """The cells of one file."""
    return [line.split("\t") for line in (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines() if line]


def phrases(language: str) -> list[tuple[str, Expected]]:
    """The phrases of one language with what is expected."""
    return [(cells[0], expected(cells[1:])) for cells in rows(language)]


def known_failures() -> list[tuple[str, str, Expected]]:
    """Language, phrase and what should be read but is not yet."""
    return [(cells[0], cells[1], expected(cells[2:])) for cells in rows("known-failures")]


def expected(cells: list[str]) -> Expected:
    """Cells in fours -> quantities."""
    cells = [*cells, *[""] * (-len(cells) % 4)]
    return tuple((value(cells[at]), value(cells[at + 1]), cells[at + 2], cells[at + 3]) for at in range(0, len(cells), 4))


def value(text: str) -> float:
    """One value in base units."""
    return float(text) if "e+" in text else sum(_one(part) for part in text.split("+"))


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


def agree(found: tuple[Quantity, ...], wanted: Expected) -> bool:
    """Whether exactly the expected quantities were read, to a thousandth of a per cent."""
    if len(found) != len(wanted):
        return False
    return all(
        (one.unit, one.hedge) == (unit, hedge) and isclose(one.low, low, rel_tol=1e-5) and isclose(one.high, high, rel_tol=1e-5)
        for one, (low, high, unit, hedge) in zip(found, wanted, strict=True)
    )
