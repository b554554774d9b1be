"""The judge's known error, per language: how often what it says of a customer is not what the customer said."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from promisecheck.core.taxonomy import Stance
from promisecheck.errors import ModelError

Beta = tuple[float, float]
"""A share that is known as well as so many cases for and against tell it."""
_KNOWN = 0.1
"""A judge that tells the sides apart less than so much better than a coin corrects nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Errors:
    """What a confusion matrix says of one language."""

    sensitivity: Beta
    """Of customers who contradict and are heard, those heard as contradicting."""
    specificity: Beta
    """Of customers who support and are heard, those heard as supporting."""
    strangers: Beta
    """Of all who are heard, those who speak of something else."""
    leaning: Beta
    """Of those strangers, the ones heard as contradicting."""

    def said(self, share: Any) -> Any:
        """The share that is heard as contradicting where `share` (a number or an array) really contradict."""
        right = share * mean(self.sensitivity) + (1 - share) * (1 - mean(self.specificity))
        strange = mean(self.strangers)
        return (1 - strange) * right + strange * mean(self.leaning)

    def variance(self, share: Any) -> Any:
        """Of what is heard, for the matrix was measured on so many pairs only."""
        strange, leaning = mean(self.strangers), mean(self.leaning)
        right = share * mean(self.sensitivity) + (1 - share) * (1 - mean(self.specificity))
        of_right = share**2 * variance(self.sensitivity) + (1 - share) ** 2 * variance(self.specificity)
        of_strange = strange**2 * variance(self.leaning) + (leaning - right) ** 2 * variance(self.strangers)
        return (1 - strange) ** 2 * of_right + of_strange

    def really(self, said: float) -> float:
        """The share that really contradict where `said` of those heard do; within 0 and 1."""
        low, high = float(self.said(0.0)), float(self.said(1.0))
        return min(1.0, max(0.0, (said - low) / (high - low))) if high - low >= _KNOWN else said


def mean(share: Beta) -> float:
    """The middle of what is known of a share."""
    return share[0] / (share[0] + share[1])


def variance(share: Beta) -> float:
    """How little is known of a share."""
    middle = mean(share)
    return middle * (1 - middle) / (share[0] + share[1] + 1)


def read_confusion(path: Path) -> dict[str, Errors]:
    """Errors by language, from JSON: `{"da": {"contradicts": {"contradicts": 80, "supports": 6, "unrelated": 14}, ...}}`.

    Rows are the truth, columns what the judge said, values how many pairs; they should be mixed as in an audit.
    ModelError where it is not so.
    """
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        return {str(language): errors_of(rows) for language, rows in sorted(table.items())}
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise ModelError(
            f"not a confusion matrix per language ({type(error).__name__}: {error})", where=str(path), next_step="Measure it again"
        ) from error


def errors_of(rows: Mapping[str, Mapping[str, float]]) -> Errors:
    """The errors that one matrix (truth -> said -> pairs) tells; ValueError for what is no number of pairs, KeyError for a missing row."""
    count = {(truth, said): _count(rows[truth][said]) for truth in Stance for said in Stance}
    against, favour, none = Stance.CONTRADICTS, Stance.SUPPORTS, Stance.UNRELATED
    heard = sum(count[truth, said] for truth in (against, favour) for said in (against, favour))
    return Errors(
        sensitivity=_beta(count[against, against], count[against, favour]),
        specificity=_beta(count[favour, favour], count[favour, against]),
        strangers=_beta(count[none, against] + count[none, favour], heard),
        leaning=_beta(count[none, against], count[none, favour]),
    )


def _count(value: object) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value < float("inf"):
        raise ValueError(f"{value!r} is no number of pairs")
    return float(value)


def _beta(yes: float, no: float) -> Beta:
    """Half a pair on either side: nothing is certain."""
    return (yes + 0.5, no + 0.5)
