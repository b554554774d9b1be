"""Claims x remarks -> matches."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np

from promisecheck.core.promises import Claim, Match, Remark
from promisecheck.core.taxonomy import Outcome, Stance
from promisecheck.learned import ModelFiles
from promisecheck.matching.pairs import StanceJudge, reasons
from promisecheck.matching.sides import ClaimSide
from promisecheck.matching.signals import AUDIT_NAMES, relevance, rivals
from promisecheck.matching.stance import ORDER, load_stance

_BLOCK = 2_048
CLAIMS_A_REMARK = 3
"""One sentence of a customer is held against so many claims, the most relevant ones."""
RELEVANT = 0.2
"""Below this relevance a pair is not looked at again."""


class Matcher:
    """Finds for each remark the claims it may speak of, looks closer at each pair, and decides."""

    def __init__(self, files: ModelFiles, judge: StanceJudge) -> None:
        """`judge` knows both sides and takes the second look."""
        self._judge = judge
        self._model = load_stance(files.path("audit.safetensors"), names=AUDIT_NAMES)
        self.name = f"audit-judge {files.fingerprint('audit.safetensors')}"

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
        seen = np.column_stack([self._judge.look(side, told, rows, columns), rivals(relevant, rows, columns)])
        probabilities = self._model(seen)
        for pair, stance in enumerate(self._model.decide(probabilities)):
            if stance is not Stance.UNRELATED:
                yield self._one(claims[rows[pair]], block[columns[pair]], seen[pair], probabilities[pair], stance)

    def _one(self, claim: Claim, remark: Remark, seen: Any, probabilities: Any, stance: Stance) -> Match:
        exceeds = seen[AUDIT_NAMES.index("number exceeds")] > 0
        return Match(
            claim=claim,
            remark=remark,
            similarity=round(float(seen[AUDIT_NAMES.index("similarity")]), 4),
            stance=stance,
            confidence=round(float(probabilities[ORDER.index(stance)]), 4),
            beyond=bool(stance is Stance.SUPPORTS and (remark.outcome is Outcome.MORE or exceeds)),
            why=reasons(self.name, self._model, seen, stance),
        )


def candidates(relevant: Any) -> tuple[Any, Any]:
    """The pairs worth a closer look, from relevance [claims, remarks]: for each remark its most relevant claims, exactly."""
    n_claims, n_remarks = relevant.shape
    k = min(CLAIMS_A_REMARK, n_claims)
    best = np.argpartition(-relevant, k - 1, axis=0)[:k]
    rows, columns = best.ravel(), np.tile(np.arange(n_remarks), k)
    kept = relevant[rows, columns] >= RELEVANT
    order = np.lexsort((rows[kept], columns[kept]))
    return rows[kept][order], columns[kept][order]
