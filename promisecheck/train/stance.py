"""Labelled pairs and whole companies -> the two stance models: one for lists of pairs, one for audits.

The heads and the second look learned from the train split; here only the dev split of the pairs and the companies
(whose texts no head ever saw) are used, so that every signal is as good as it will be on new text.
"""

import dataclasses
import logging
import warnings
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from promisecheck.core.taxonomy import Stance
from promisecheck.matching.match import candidates
from promisecheck.matching.pairs import StanceJudge
from promisecheck.matching.signals import AUDIT_NAMES, LIST_NAMES, relevance, rivals
from promisecheck.matching.stance import ORDER, StanceModel
from promisecheck.train.corpus import Row

_LOG = logging.getLogger(__name__)
_HIDDEN = 12
_DECAY = 0.3
_FOLDS = 5
_STARS = {
    Stance.CONTRADICTS: (0.45, 0.25, 0.15, 0.10, 0.05),
    Stance.SUPPORTS: (0.10, 0.10, 0.15, 0.25, 0.40),
    Stance.UNRELATED: (0.25, 0.15, 0.15, 0.15, 0.30),
}
"""The corpora have no stars; half of the sentences get some, drawn as reviews have them (an assumption, not a measurement)."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Signals [pairs, names], the true column of each pair, and the scenario it comes from."""

    signals: Any
    truth: Any
    groups: Any


def draw_rating(stance: Stance, random: np.random.Generator) -> float | None:
    """Stars as 0..1 for half of the sentences, None for the others."""
    stars = int(random.choice(5, p=_STARS[stance]))
    return stars / 4 if random.random() < 0.5 else None  # noqa: PLR2004 - half


def see_pairs(judge: StanceJudge, rows: Sequence[Row], *, seed: int) -> Seen:
    """The signals of labelled pairs."""
    random = np.random.default_rng(seed)
    claims = list(dict.fromkeys(row["claim"] for row in rows))
    place = {text: number for number, text in enumerate(claims)}
    ratings = [draw_rating(Stance(row["stance"]), random) for row in rows]
    remarks = judge.remark_side([row["evidence"] for row in rows], ratings)
    signals = judge.look(judge.claim_side(claims), remarks, np.array([place[row["claim"]] for row in rows]), np.arange(len(rows)))
    return Seen(
        signals=signals,
        truth=np.array([ORDER.index(Stance(row["stance"])) for row in rows]),
        groups=np.array([row["scenario"] for row in rows]),
    )


def see_companies(judge: StanceJudge, companies: Sequence[Row], *, seed: int) -> tuple[Seen, int]:
    """The signals of the pairs that an audit of each company would look at, and how many related pairs it would not look at."""
    found = [_see_company(judge, company, np.random.default_rng(seed)) for company in companies]
    return (
        Seen(
            signals=np.concatenate([seen.signals for seen, _ in found]),
            truth=np.concatenate([seen.truth for seen, _ in found]),
            groups=np.concatenate([seen.groups for seen, _ in found]),
        ),
        sum(lost for _, lost in found),
    )


def _see_company(judge: StanceJudge, company: Row, random: np.random.Generator) -> tuple[Seen, int]:
    numbers = [claim["number"] for claim in company["claims"]]
    stances = {
        (numbers.index(number), column): ORDER.index(Stance(stance))
        for column, remark in enumerate(company["remarks"])
        for number, stance in remark["stances"].items()
    }
    claims = judge.claim_side([claim["text"] for claim in company["claims"]])
    ratings = [draw_rating(Stance(next(iter(remark["stances"].values()), "unrelated")), random) for remark in company["remarks"]]
    remarks = judge.remark_side([remark["text"] for remark in company["remarks"]], ratings)
    relevant = relevance(claims, remarks)
    rows, columns = candidates(relevant)
    truth = np.array(
        [stances.get((int(row), int(column)), ORDER.index(Stance.UNRELATED)) for row, column in zip(rows, columns, strict=True)]
    )
    signals = np.column_stack([judge.look(claims, remarks, rows, columns), rivals(relevant, rows, columns)])
    lost = len(stances) - int((truth != ORDER.index(Stance.UNRELATED)).sum())
    return Seen(signals=signals, truth=truth, groups=np.full(len(truth), company["scenario"])), lost


def balanced(seen: Seen, *, seed: int) -> Seen:
    """The related pairs of an audit and half as many unrelated ones, as in a list of pairs; without what only audits know."""
    random = np.random.default_rng(seed)
    related = np.flatnonzero(seen.truth != ORDER.index(Stance.UNRELATED))
    others = np.flatnonzero(seen.truth == ORDER.index(Stance.UNRELATED))
    chosen = np.concatenate([related, random.choice(others, min(len(others), len(related) // 2), replace=False)])
    return Seen(signals=seen.signals[chosen][:, : len(LIST_NAMES)], truth=seen.truth[chosen], groups=seen.groups[chosen])


def joined(parts: Sequence[Seen]) -> Seen:
    """Several sets as one."""
    return Seen(
        signals=np.concatenate([part.signals for part in parts]),
        truth=np.concatenate([part.truth for part in parts]),
        groups=np.concatenate([part.groups for part in parts]),
    )


def fit(seen: Seen, names: tuple[str, ...], *, audit: bool, seed: int) -> StanceModel:
    """Fit on everything; temperature and thresholds from models that did not see the scenario."""
    unseen = np.zeros((len(seen.truth), len(ORDER)), dtype=np.float32)
    for learn, ask in _folds(seen.groups):
        unseen[ask] = _network(seen.signals[learn], seen.truth[learn], names, seed=seed).logits(seen.signals[ask])
    divisor = _temperature(unseen, seen.truth)
    powers = np.exp((unseen - unseen.max(axis=1, keepdims=True)) / divisor)
    probabilities = powers / powers.sum(axis=1, keepdims=True)
    value, both = _thresholds(probabilities, seen.truth, audit=audit)
    _LOG.info("stance, %s: %d pairs, %.3f on unseen scenarios", "audits" if audit else "lists", len(seen.truth), value)
    model = _network(seen.signals, seen.truth, names, seed=seed)
    return dataclasses.replace(model, temperature=divisor, thresholds=np.array(both, dtype=np.float32))


def _folds(groups: Any) -> Iterator[tuple[Any, Any]]:
    from sklearn.model_selection import GroupKFold

    yield from GroupKFold(n_splits=_FOLDS).split(np.zeros(len(groups)), groups=groups)


def _network(signals: Any, truth: Any, names: tuple[str, ...], *, seed: int) -> StanceModel:
    from sklearn.neural_network import MLPClassifier

    centre, spread = signals.mean(axis=0), signals.std(axis=0)
    spread[spread < 1e-6] = 1.0  # noqa: PLR2004 - a signal that never changes
    network = MLPClassifier((_HIDDEN,), alpha=_DECAY, max_iter=80, random_state=seed, learning_rate_init=3e-3)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # eighty rounds are meant to be the end
        network.fit((signals - centre) / spread, truth)
    layers = tuple(
        (weights.astype(np.float32), bias.astype(np.float32)) for weights, bias in zip(network.coefs_, network.intercepts_, strict=True)
    )
    return StanceModel(
        names=names,
        centre=centre.astype(np.float32),
        spread=spread.astype(np.float32),
        layers=layers,
        thresholds=np.array([0.4, 0.4], np.float32),
    )


def _temperature(logits: Any, truth: Any) -> float:
    """The divisor of the logits with the best likelihood."""

    def loss(divisor: float) -> float:
        scores = logits / divisor
        scores = scores - scores.max(axis=1, keepdims=True)
        return float((np.log(np.exp(scores).sum(axis=1)) - scores[np.arange(len(truth)), truth]).mean())

    return float(min(np.linspace(0.5, 3.0, 51), key=loss))


def _thresholds(probabilities: Any, truth: Any, *, audit: bool) -> tuple[float, tuple[float, float]]:
    """The best measure, and the least probabilities of contradicts and supports that give it.

    Lists: macro-F1 over the three stances. Audits: the mean F-0.7 of contradicts and supports, for a wrong quote
    costs more than a missing one.
    """
    grid = np.linspace(0.15, 0.85, 36)
    columns, beta = ((0, 1), 0.7) if audit else ((0, 1, 2), 1.0)

    def value(both: tuple[float, float]) -> float:
        against = (probabilities[:, 0] >= both[0]) & (probabilities[:, 0] >= probabilities[:, 1])
        decided = np.where(against, 0, np.where(probabilities[:, 1] >= both[1], 1, 2))
        return float(np.mean([_f_beta(decided == column, truth == column, beta) for column in columns]))

    best = max(((float(against), float(favour)) for against in grid for favour in grid), key=value)
    return value(best), best


def _f_beta(found: Any, truth: Any, beta: float) -> float:
    hits = float((found & truth).sum())
    return (1 + beta**2) * hits / max(1e-9, float(found.sum()) + beta**2 * float(truth.sum()))


def fit_both(judge: StanceJudge, pairs: Sequence[Row], companies: Sequence[Row], *, seed: int) -> tuple[StanceModel, StanceModel, int]:
    """The model for lists, the model for audits, and how many related pairs of the companies no audit would look at."""
    crowd, lost = see_companies(judge, companies, seed=seed)
    listed = joined([see_pairs(judge, pairs, seed=seed), balanced(crowd, seed=seed)])
    return fit(listed, LIST_NAMES, audit=False, seed=seed), fit(crowd, AUDIT_NAMES, audit=True, seed=seed), lost
