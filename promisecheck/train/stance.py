"""Labelled pairs and whole companies -> what is worth reading together, and the two stance models: for lists of pairs, for audits.

The heads and the second look learned from the train split; here only the dev split is used, so that every signal is as good
as it will be on new text.
"""

import dataclasses
import logging
import warnings
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from promisecheck.core.taxonomy import Stance
from promisecheck.learned import Blend
from promisecheck.matching.near import readings
from promisecheck.matching.pairs import StanceJudge
from promisecheck.matching.sides import ClaimSide, RemarkSide
from promisecheck.matching.signals import AUDIT_NAMES, LIST_NAMES
from promisecheck.matching.stance import ORDER, StanceModel
from promisecheck.train.corpus import Row
from promisecheck.train.heads import f_beta

_LOG = logging.getLogger(__name__)
_HIDDEN = 12
_NETWORKS = 8
_BETA = 0.7
"""Of audits: recall counts so much against precision."""
_DECAY = 0.3
_FOLDS = 5
_MISSED = 0.05
"""The part of the related pairs that is given up for speed."""
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


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class _Crowd:
    """One company as an audit sees it: both sides, and the stance's column of each related pair."""

    scenario: str
    claims: ClaimSide
    remarks: RemarkSide
    stances: dict[tuple[int, int], int]

    def truth(self, rows: Any, columns: Any) -> Any:
        """The column of each pair's stance."""
        unrelated = ORDER.index(Stance.UNRELATED)
        return np.array([self.stances.get((int(row), int(column)), unrelated) for row, column in zip(rows, columns, strict=True)])


def _crowd(judge: StanceJudge, company: Row, random: np.random.Generator) -> _Crowd:
    numbers = [claim["number"] for claim in company["claims"]]
    stances = {
        (numbers.index(number), column): ORDER.index(Stance(stance))
        for column, remark in enumerate(company["remarks"])
        for number, stance in remark["stances"].items()
    }
    claims = judge.claim_side([claim["text"] for claim in company["claims"]])
    ratings = [draw_rating(Stance(next(iter(remark["stances"].values()), "unrelated")), random) for remark in company["remarks"]]
    remarks = judge.remark_side([remark["text"] for remark in company["remarks"]], ratings)
    return _Crowd(scenario=company["scenario"], claims=claims, remarks=remarks, stances=stances)


def _shape(crowd: _Crowd) -> tuple[int, int]:
    return len(crowd.claims.texts), len(crowd.remarks.texts)


def fit_near(crowds: Sequence[_Crowd], *, seed: int) -> Blend:
    """How near both sides of a pair are, from `readings`; the threshold lets nineteen of twenty related pairs pass."""
    from sklearn.linear_model import LogisticRegression

    design = np.concatenate([np.column_stack([own.ravel() for own in readings(crowd.claims, crowd.remarks)]) for crowd in crowds])
    related = np.concatenate([crowd.truth(*map(np.ravel, np.indices(_shape(crowd)))) for crowd in crowds]) != ORDER.index(Stance.UNRELATED)
    model = LogisticRegression(C=1.0, random_state=seed).fit(design, related)
    passing = float(np.quantile(model.predict_proba(design)[related, 1], _MISSED))
    weights = tuple(round(float(weight), 4) for weight in model.coef_[0])
    return Blend(weights=weights, bias=round(float(model.intercept_[0]), 4), whole=round(passing, 4), cut=0.0)


def see_crowds(judge: StanceJudge, crowds: Sequence[_Crowd], blend: Blend) -> tuple[Seen, int]:
    """The signals of the pairs that an audit of each company would look at, and how many related pairs it would not look at."""
    found = [judge.crowd(crowd.claims, crowd.remarks, blend) for crowd in crowds]
    truths = [crowd.truth(rows, columns) for crowd, (rows, columns, _) in zip(crowds, found, strict=True)]
    related = sum(int((truth != ORDER.index(Stance.UNRELATED)).sum()) for truth in truths)
    seen = Seen(
        signals=np.concatenate([signals for _, _, signals in found]),
        truth=np.concatenate(truths),
        groups=np.concatenate([np.full(len(truth), crowd.scenario) for crowd, truth in zip(crowds, truths, strict=True)]),
    )
    return seen, sum(len(crowd.stances) for crowd in crowds) - related


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


def fit(seen: Seen, names: tuple[str, ...], *, audit: bool, seed: int) -> tuple[StanceModel, list[Stance]]:
    """Fit on everything; temperature and thresholds from models that did not see the scenario, and what those would have said."""
    unseen = np.zeros((len(seen.truth), len(ORDER)), dtype=np.float32)
    for learn, ask in _folds(seen.groups):
        unseen[ask] = _network(seen.signals[learn], seen.truth[learn], names, seed=seed).logits(seen.signals[ask])
    divisor = _temperature(unseen, seen.truth)
    powers = np.exp((unseen - unseen.max(axis=1, keepdims=True)) / divisor)
    probabilities = powers / powers.sum(axis=1, keepdims=True)
    value, both = _thresholds(probabilities, seen.truth, audit=audit)
    _LOG.info("stance, %s: %d pairs, %.3f on unseen scenarios", "audits" if audit else "lists", len(seen.truth), value)
    model = _network(seen.signals, seen.truth, names, seed=seed)
    model = dataclasses.replace(model, temperature=divisor, thresholds=np.array(both, dtype=np.float32))
    return model, model.decide(probabilities)


def _folds(groups: Any) -> Iterator[tuple[Any, Any]]:
    from sklearn.model_selection import GroupKFold

    yield from GroupKFold(n_splits=_FOLDS).split(np.zeros(len(groups)), groups=groups)


def _network(signals: Any, truth: Any, names: tuple[str, ...], *, seed: int) -> StanceModel:
    """Some networks that began differently, side by side in one hidden layer: their mean is steadier than any of them."""
    centre, spread = signals.mean(axis=0), signals.std(axis=0)
    spread[spread < 1e-6] = 1.0  # noqa: PLR2004 - a signal that never changes
    begun = [_one_network((signals - centre) / spread, truth, seed=seed + number) for number in range(_NETWORKS)]
    inner = np.concatenate([first for (first, _), _ in begun], axis=1), np.concatenate([bias for (_, bias), _ in begun])
    outer = np.concatenate([last for _, (last, _) in begun]) / _NETWORKS, np.mean([bias for _, (_, bias) in begun], axis=0)
    return StanceModel(
        names=names,
        centre=centre.astype(np.float32),
        spread=spread.astype(np.float32),
        layers=tuple((weights.astype(np.float32), bias.astype(np.float32)) for weights, bias in (inner, outer)),
        thresholds=np.array([0.4, 0.4], np.float32),
    )


def _one_network(design: Any, truth: Any, *, seed: int) -> tuple[tuple[Any, Any], tuple[Any, Any]]:
    from sklearn.neural_network import MLPClassifier

    network = MLPClassifier((_HIDDEN,), alpha=_DECAY, max_iter=80, random_state=seed, learning_rate_init=3e-3)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # eighty rounds are meant to be the end
        network.fit(design, truth)
    return (network.coefs_[0], network.intercepts_[0]), (network.coefs_[1], network.intercepts_[1])


def _temperature(logits: Any, truth: Any) -> float:
    """The divisor of the logits with the best likelihood."""

    def loss(divisor: float) -> float:
        scores = logits / divisor
        scores = scores - scores.max(axis=1, keepdims=True)
        return float((np.log(np.exp(scores).sum(axis=1)) - scores[np.arange(len(truth)), truth]).mean())

    return float(min(np.linspace(0.5, 3.0, 51), key=loss))


def _thresholds(probabilities: Any, truth: Any, *, audit: bool) -> tuple[float, tuple[float, float]]:
    """The best measure, and the least probabilities of contradicts and supports that give it.

    Lists: the mean F1 of the three stances. Audits: the mean F-beta of contradicts and supports, for a wrong quote costs
    more than a missing one.
    """
    grid = np.linspace(0.15, 0.85, 36)
    columns, beta = ((0, 1), _BETA) if audit else ((0, 1, 2), 1.0)

    def value(both: tuple[float, float]) -> float:
        against = (probabilities[:, 0] >= both[0]) & (probabilities[:, 0] >= probabilities[:, 1])
        decided = np.where(against, 0, np.where(probabilities[:, 1] >= both[1], 1, 2))
        return float(np.mean([f_beta(decided == column, truth == column, beta) for column in columns]))

    best = max(((float(against), float(favour)) for against in grid for favour in grid), key=value)
    return value(best), best


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """What came of it."""

    near: Blend
    listed: StanceModel
    audited: StanceModel
    lost: int
    """Related pairs of the companies that no audit would look at."""
    confusion: dict[str, dict[str, dict[str, int]]]
    """Language -> truth -> what an audit said -> pairs, each by a model that did not see the company."""


def fit_all(judge: StanceJudge, pairs: Sequence[Row], companies: Sequence[Row], *, seed: int) -> Fitted:
    """What is worth reading together, the model for lists, the model for audits."""
    crowds = [_crowd(judge, company, np.random.default_rng(seed)) for company in companies]
    blend = fit_near(crowds, seed=seed)
    crowd, lost = see_crowds(judge, crowds, blend)
    listed = joined([see_pairs(judge, pairs, seed=seed), balanced(crowd, seed=seed)])
    audited, said = fit(crowd, AUDIT_NAMES, audit=True, seed=seed)
    return Fitted(
        near=blend,
        listed=fit(listed, LIST_NAMES, audit=False, seed=seed)[0],
        audited=audited,
        lost=lost,
        confusion=_confusion(crowd, said, {company["scenario"]: company["language"] for company in companies}),
    )


def _confusion(crowd: Seen, said: Sequence[Stance], languages: dict[str, str]) -> dict[str, dict[str, dict[str, int]]]:
    """Nynorsk's errors count as bokmål's, and are told for both."""
    table: dict[str, dict[str, dict[str, int]]] = {}
    for column, answer, scenario in zip(crowd.truth, said, crowd.groups, strict=True):
        for language in {"nb": ("nb", "nn"), "nn": ("nb", "nn")}.get(languages[scenario], (languages[scenario],)):
            rows = table.setdefault(language, {str(truth): {str(other): 0 for other in ORDER} for truth in ORDER})
            rows[str(ORDER[column])][str(answer)] += 1
    return table
