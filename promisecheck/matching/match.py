"""Claims x remarks -> matches."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np

from promisecheck.core.promises import Claim, Match, Remark
from promisecheck.core.taxonomy import Outcome, Stance
from promisecheck.matching.pairs import StanceJudge
from promisecheck.matching.sides import ClaimSide
from promisecheck.matching.signals import NAMES, relevance, signals
from promisecheck.matching.stance import ORDER

_BLOCK = 2_048
_CLAIMS_A_REMARK = 8
"""One sentence of a customer is held against so many claims, the most relevant ones."""
_NEARLY = 0.8
"""A sentence speaks of few promises: a pair must be nearly as likely related as the likeliest one of its sentence."""
_RELEVANT = 0.15
"""Below this relevance a pair is not looked at again."""


class Matcher:
    """Finds for each remark the claims it may speak of, and asks the judge about each pair."""

    def __init__(self, judge: StanceJudge, *, compare: Any) -> None:  # noqa: ANN401 - matching.signals.Compare
        """`judge` answers; `compare` holds numbers against numbers."""
        self._judge = judge
        self._compare = compare

    def __call__(self, claims: Sequence[Claim], remarks: Iterable[Remark]) -> Iterator[Match]:
        """Yield every pair that speaks of the same promise; memory does not grow with the number of remarks."""
        if not claims:
            return
        side = self._judge.claim_side([claim.text for claim in claims], [claim.passage.language for claim in claims])
        remaining = iter(remarks)
        while block := list(itertools.islice(remaining, _BLOCK)):
            yield from self._match(claims, side, block)

    def _match(self, claims: Sequence[Claim], side: ClaimSide, block: Sequence[Remark]) -> Iterator[Match]:
        texts = [remark.text for remark in block]
        told = self._judge.remark_side(texts, [remark.rating for remark in block], [remark.passage.language for remark in block])
        relevant = relevance(side, told)
        rows, columns = candidates(relevant)
        if not len(rows):
            return
        seen = signals(side, told, rows, columns, compare=self._compare)
        probabilities = self._judge.model(seen, rare=True)
        stances = self._judge.model.decide(probabilities, rare=True)
        meant = speaks_of(columns, 1 - probabilities[:, ORDER.index(Stance.UNRELATED)])
        for pair, stance in enumerate(stances):
            if stance is not Stance.UNRELATED and meant[pair]:
                remark = block[columns[pair]]
                yield Match(
                    claim=claims[rows[pair]],
                    remark=remark,
                    similarity=round(float(seen[pair, NAMES.index("similarity")]), 4),
                    stance=stance,
                    confidence=round(float(probabilities[pair, ORDER.index(stance)]), 4),
                    beyond=stance is Stance.SUPPORTS and (remark.outcome is Outcome.MORE or seen[pair, NAMES.index("number exceeds")] > 0),
                    why=self._judge.reasons(seen[pair], stance),
                )


def speaks_of(columns: Any, related: Any) -> Any:  # noqa: ANN401 - NumPy arrays
    """Which pairs are what the remark really speaks of: those nearly as likely related as its likeliest one. bool [pairs]."""
    best = np.zeros(int(columns.max()) + 1 if len(columns) else 0, dtype=np.float32)
    np.maximum.at(best, columns, related)
    return related >= _NEARLY * best[columns]


def candidates(relevant: Any) -> tuple[Any, Any]:  # noqa: ANN401 - NumPy arrays
    """The pairs worth a closer look, from relevance [claims, remarks]: for each remark its most relevant claims, exactly."""
    n_claims, n_remarks = relevant.shape
    k = min(_CLAIMS_A_REMARK, n_claims)
    best = np.argpartition(-relevant, k - 1, axis=0)[:k]
    rows, columns = best.ravel(), np.tile(np.arange(n_remarks), k)
    kept = relevant[rows, columns] >= _RELEVANT
    order = np.lexsort((rows[kept], columns[kept]))
    return rows[kept][order], columns[kept][order]
