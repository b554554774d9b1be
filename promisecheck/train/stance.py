"""Pairs -> the stance model: signals from heads that never saw the pair, a small network over them, thresholds for lists and for audits."""

import logging
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from promisecheck.core.taxonomy import Stance
from promisecheck.matching.signals import NAMES, signals
from promisecheck.matching.stance import ORDER, StanceModel
from promisecheck.train.corpus import Row

_LOG = logging.getLogger(__name__)
_HIDDEN = 24
_DECAY = 3e-2
_STARS = {
    Stance.CONTRADICTS: (0.45, 0.25, 0.15, 0.10, 0.05),
    Stance.SUPPORTS: (0.10, 0.10, 0.15, 0.25, 0.40),
    Stance.UNRELATED: (0.25, 0.15, 0.15, 0.15, 0.30),
}
"""The pairs have no stars; half of them get some, drawn as reviews have them (an assumption, not a measurement)."""

Sides = Callable[[Sequence[str], Sequence[str], Sequence[float | None]], tuple[Any, Any]]
"""Claims, remarks, ratings -> both sides, from heads that never saw these texts."""


def target(row: Row) -> int:
    """The column of the row's stance."""
    return ORDER.index(Stance(row["stance"]))


def draw_ratings(rows: Sequence[Row], *, seed: int) -> list[float | None]:
    """Stars as 0..1 for half of the pairs, None for the others."""
    random = np.random.default_rng(seed)
    ratings: list[float | None] = []
    for row in rows:
        stars = int(random.choice(5, p=_STARS[Stance(row["stance"])]))
        ratings.append(stars / 4 if random.random() < 0.5 else None)  # noqa: PLR2004 - half
    return ratings


def pair_signals(rows: Sequence[Row], sides: Sides, *, compare: Any, seed: int) -> Any:  # noqa: ANN401 - a NumPy array
    """The signals of each row's pair: float32 [rows, signals]."""
    claims = list(dict.fromkeys(row["claim"] for row in rows))
    claim_side, remark_side = sides(claims, [row["evidence"] for row in rows], draw_ratings(rows, seed=seed))
    number = {text: place for place, text in enumerate(claims)}
    return signals(claim_side, remark_side, np.array([number[row["claim"]] for row in rows]), np.arange(len(rows)), compare=compare)


def company_signals(rows: Sequence[Row], sides: Sides, *, compare: Any, seed: int) -> tuple[Any, Any]:  # noqa: ANN401 - NumPy arrays
    """Every claim of one scenario against every sentence of it, as an audit meets them: signals, and the stance's column.

    What is not labelled counts as unrelated.
    """
    claims = list(dict.fromkeys(row["claim"] for row in rows))
    claim_side, remark_side = sides(claims, [row["evidence"] for row in rows], draw_ratings(rows, seed=seed))
    places = np.indices((len(claims), len(rows))).reshape(2, -1)
    known = {(row["claim"], column): target(row) for column, row in enumerate(rows)}
    truth = np.array([known.get((claims[row], column), ORDER.index(Stance.UNRELATED)) for row, column in places.T])
    return signals(claim_side, remark_side, places[0], places[1], compare=compare), truth


def fit_stance(seen: Any, truth: Any, weight: Any, *, seed: int) -> StanceModel:  # noqa: ANN401 - NumPy arrays
    """A network with one hidden layer; thresholds are set afterwards."""
    from sklearn.neural_network import MLPClassifier

    centre, spread = seen.mean(axis=0), seen.std(axis=0)
    spread[spread < 1e-6] = 1.0  # noqa: PLR2004 - a signal that never changes
    random = np.random.default_rng(seed)
    chosen = random.choice(len(seen), size=len(seen), p=weight / weight.sum())
    network = MLPClassifier((_HIDDEN,), alpha=_DECAY, max_iter=60, early_stopping=False, random_state=seed, learning_rate_init=3e-3)
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # sixty rounds are meant to be the end
        network.fit(((seen - centre) / spread)[chosen], truth[chosen])
    layers = tuple(
        (weights.astype(np.float32), bias.astype(np.float32)) for weights, bias in zip(network.coefs_, network.intercepts_, strict=True)
    )
    return StanceModel(
        names=NAMES,
        centre=centre.astype(np.float32),
        spread=spread.astype(np.float32),
        layers=layers,
        thresholds=np.array([0.4, 0.4], dtype=np.float32),
        rare=np.array([2.0, 0.5, 0.5], dtype=np.float32),
    )


def temperature(logits: Any, truth: Any) -> float:  # noqa: ANN401 - NumPy arrays
    """The divisor of the logits with the best likelihood on pairs not seen."""

    def loss(divisor: float) -> float:
        scores = logits / divisor
        scores = scores - scores.max(axis=1, keepdims=True)
        return float((np.log(np.exp(scores).sum(axis=1)) - scores[np.arange(len(truth)), truth]).mean())

    return float(min(np.linspace(0.6, 3.0, 49), key=loss))


def thresholds(probabilities: Any, truth: Any) -> tuple[float, float]:  # noqa: ANN401 - NumPy arrays
    """Least probabilities of contradicts and supports with the best macro-F1 over the three stances."""
    grid = np.linspace(0.2, 0.7, 26)
    return max(((against, favour) for against in grid for favour in grid), key=lambda both: _macro(probabilities, truth, both))


def _decided(probabilities: Any, both: tuple[float, float]) -> Any:  # noqa: ANN401 - NumPy arrays
    against = (probabilities[:, 0] >= both[0]) & (probabilities[:, 0] >= probabilities[:, 1])
    return np.where(against, 0, np.where(probabilities[:, 1] >= both[1], 1, 2))


def _macro(probabilities: Any, truth: Any, both: tuple[float, float]) -> float:  # noqa: ANN401 - NumPy arrays
    decided = _decided(probabilities, both)
    scores = []
    for column in range(len(ORDER)):
        hits = ((decided == column) & (truth == column)).sum()
        scores.append(2 * hits / max(1, (decided == column).sum() + (truth == column).sum()))
    return float(np.mean(scores))


def rare_settings(logits: Any, truth: Any) -> tuple[float, float, float]:  # noqa: ANN401 - NumPy arrays
    """What makes audits come out best: the log-odds added to unrelated, and thresholds; F1 of both stances, precision first."""
    best, found = -1.0, (2.0, 0.5, 0.5)
    for shift in np.linspace(0.0, 4.0, 17):
        scores = logits + np.array([0, 0, shift])
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        probabilities = powers / powers.sum(axis=1, keepdims=True)
        value = _related(_decided(probabilities, (0.5, 0.5)), truth)
        if value > best:
            best, found = value, (float(shift), 0.5, 0.5)
    return found


def _related(decided: Any, truth: Any) -> float:  # noqa: ANN401 - NumPy arrays
    hits = ((decided == truth) & (truth != 2)).sum()  # noqa: PLR2004 - unrelated
    precision, recall = hits / max(1, (decided != 2).sum()), hits / max(1, (truth != 2).sum())  # noqa: PLR2004 - unrelated
    return float(1.25 * precision * recall / max(1e-9, 0.25 * precision + recall))
