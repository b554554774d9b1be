"""Claims x remarks -> matches."""

import dataclasses
import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from promisecheck.core.promises import Claim, Match, Remark, Told
from promisecheck.core.taxonomy import Outcome, Stance
from promisecheck.core.text import Reason
from promisecheck.learned import ModelFiles, load_blend
from promisecheck.matching.doubts import Doubts, SecondOpinion
from promisecheck.matching.pairs import StanceJudge, reasons
from promisecheck.matching.sides import ClaimSide
from promisecheck.matching.signals import AUDIT_NAMES
from promisecheck.matching.stance import ORDER, load_stance

_BLOCK = 2_048
_Answer = tuple[Match, bool]
"""A match as the built-in judge sees it, and whether the customer tells of more than was claimed."""


class Matcher:
    """Finds for each remark the claims it may speak of, looks closer at each pair, and decides."""

    def __init__(self, files: ModelFiles, judge: StanceJudge, *, second_opinion: SecondOpinion | None = None) -> None:
        """`judge` knows both sides and takes the second look; of what stays unsure another judge may be asked in the end."""
        self._judge = judge
        self._second_opinion = second_opinion
        self._near = load_blend(files.path("near.json"))
        self._model = load_stance(files.path("audit.safetensors"), names=AUDIT_NAMES)
        self.name = f"audit-judge {files.fingerprint('audit.safetensors')}"

    def __call__(self, claims: Sequence[Claim], remarks: Iterable[Remark]) -> Iterator[Match]:
        """Yield every pair that speaks of the same promise; memory does not grow with the number of remarks."""
        if not claims:
            return
        side = self._judge.claim_side([claim.text for claim in claims], [claim.passage.language for claim in claims])
        remaining = iter(remarks)
        doubts: Doubts[_Answer] = Doubts(self._second_opinion)
        while block := list(itertools.islice(remaining, _BLOCK)):
            for match, more in self._match(claims, side, block):
                sure = doubts.add(match.claim.text, match.remark.text, confidence=match.confidence, item=(match, more))
                if sure and sure[0].stance is not Stance.UNRELATED:
                    yield sure[0]
        for (match, more), told, why in doubts.settle():
            settled = _settle(match, told, why, more=more)
            if settled.stance is not Stance.UNRELATED:
                yield settled

    def _match(self, claims: Sequence[Claim], side: ClaimSide, block: Sequence[Remark]) -> Iterator[_Answer]:
        texts = [remark.text for remark in block]
        told = self._judge.remark_side(texts, [remark.rating for remark in block], [remark.passage.language for remark in block])
        rows, columns, seen = self._judge.crowd(side, told, self._near)
        if not len(rows):
            return
        probabilities = self._model(seen)
        sure = self._second_opinion.sure if self._second_opinion else 0.0
        for pair, stance in enumerate(self._model.decide(probabilities)):
            if stance is not Stance.UNRELATED or probabilities[pair][ORDER.index(stance)] < sure:
                yield self._one(claims[rows[pair]], block[columns[pair]], seen[pair], probabilities[pair], stance)

    def _one(self, claim: Claim, remark: Remark, seen: Any, probabilities: Any, stance: Stance) -> _Answer:
        more = bool(remark.outcome is Outcome.MORE or seen[AUDIT_NAMES.index("number exceeds")] > 0)
        match = Match(
            claim=claim,
            remark=remark,
            similarity=round(float(seen[AUDIT_NAMES.index("similarity")]), 4),
            stance=stance,
            confidence=round(float(probabilities[ORDER.index(stance)]), 4),
            beyond=stance is Stance.SUPPORTS and more,
            why=reasons(self.name, self._model, seen, stance),
            judge=self.name,
        )
        return match, more


def _settle(match: Match, told: Told | None, why: tuple[Reason, ...], *, more: bool) -> Match:
    """The match as the second judge sees it, or as it was where that one says nothing."""
    why = (*why, *match.why)
    if told is None:
        return dataclasses.replace(match, why=why)
    beyond = told.stance is Stance.SUPPORTS and more
    return dataclasses.replace(match, stance=told.stance, confidence=told.confidence, beyond=beyond, why=why, judge=told.judge)
