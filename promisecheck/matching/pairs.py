"""A list of claims and customer sentences -> the stance of each: what `promisecheck stance` asks."""

import dataclasses
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import numpy as np

from promisecheck.core.promises import StancePair, Told
from promisecheck.core.stages import Encode
from promisecheck.core.taxonomy import Stance
from promisecheck.core.text import Quantity, Reason
from promisecheck.errors import ModelError
from promisecheck.learned import Blend, Head, ModelFiles, Observed, SecondLook, load_head, observe
from promisecheck.matching.doubts import Doubts, SecondOpinion
from promisecheck.matching.near import candidates, nearness, rivals
from promisecheck.matching.sides import ClaimSide, Profile, RemarkSide, look_closer, number_promises, weigh
from promisecheck.matching.signals import LIST_NAMES, Compare, signals, unit
from promisecheck.matching.stance import ORDER, StanceModel, load_stance

_BLOCK = 2_048
_SHOWN = 3
"""How many signals a reason names."""

ReadQuantities = Callable[[str, str], tuple[Quantity, ...]]


class StanceJudge:
    """The built-in judge: topics meet, outcome, quantities, similarity, in one calibrated model; a second one where it is unsure."""

    def __init__(
        self,
        files: ModelFiles,
        *,
        encode: Encode,
        second: SecondLook,
        profile: Profile,
        read_quantities: ReadQuantities,
        compare: Compare,
        similar: Encode | None = None,
        untrained: bool = False,
        second_opinion: SecondOpinion | None = None,
    ) -> None:
        """Load the models; `profile` sorts texts into categories and topics, `similar` is a user's own encoder for similarity.

        An `untrained` judge has signals to give and no answers: what weighs them is about to be trained.
        """
        self._encode = encode
        self._similar = similar
        self._profile = profile
        self._read_quantities = read_quantities
        self._compare = compare
        self._second_opinion = second_opinion
        self._outcome: Head = load_head(files.path("heads/outcome.safetensors"), encoder=encode.fingerprint)
        self._polarity: Head = load_head(files.path("heads/polarity.safetensors"), encoder=encode.fingerprint)
        self._second = second
        self.name = f"stance {files.fingerprint('stance.safetensors')}"
        self._model = None if untrained else load_stance(files.path("stance.safetensors"), names=LIST_NAMES)

    def __call__(self, pairs: Iterable[StancePair]) -> Iterator[Told]:
        """Answer each pair, in order; with a second judge all are read before the first is answered."""
        answered = self._answer(pairs)
        yield from reconsider(answered, self._second_opinion) if self._second_opinion else (told for _, told in answered)

    def _answer(self, pairs: Iterable[StancePair]) -> Iterator[tuple[StancePair, Told]]:
        remaining = iter(pairs)
        while block := list(itertools.islice(remaining, _BLOCK)):
            yield from zip(block, self._block(block), strict=True)

    def _block(self, block: Sequence[StancePair]) -> Iterator[Told]:
        claims = self.claim_side(list(dict.fromkeys(pair.claim for pair in block)))
        row_of = {text: row for row, text in enumerate(claims.texts)}
        remarks = self.remark_side([pair.evidence for pair in block], [pair.rating for pair in block])
        seen = self.look(claims, remarks, np.array([row_of[pair.claim] for pair in block]), np.arange(len(block)))
        model = self._model
        if model is None:
            raise ModelError("this judge has no model yet", next_step="Run `promisecheck train stance`")
        probabilities = model(seen)
        for pair, row, stance, own in zip(block, probabilities, model.decide(probabilities), seen, strict=True):
            scores = tuple((label, round(float(value), 4)) for label, value in zip(ORDER, row, strict=True))
            yield Told(id=pair.id, stance=stance, scores=scores, why=reasons(self.name, model, own, stance), judge=self.name)

    def look(self, claims: ClaimSide, remarks: RemarkSide, rows: Any, columns: Any) -> Any:
        """Every signal of the pairs (claim rows[i], remark columns[i]), read together: float32 [pairs, len(LIST_NAMES)]."""
        first = signals(claims, remarks, rows, columns, compare=self._compare)
        read = self._second.pairs([claims.texts[row] for row in rows], [remarks.texts[column] for column in columns])
        mine, told = claims.closer, remarks.closer
        topic = np.einsum("ij,ij->i", unit(mine.subjects)[rows], unit(told.subjects)[columns])
        likeness = np.einsum("ij,ij->i", mine.vectors[rows], told.vectors[columns])
        happened = told.happened[columns]
        return np.column_stack([first, read[:, :2] - read[:, 2:], happened, topic, likeness, topic * happened]).astype(np.float32)

    def crowd(self, claims: ClaimSide, remarks: RemarkSide, blend: Blend) -> tuple[Any, Any, Any]:
        """The pairs of a whole company worth reading together (rows, columns), and their signals: float32 [pairs, len(AUDIT_NAMES)]."""
        near = nearness(blend, claims, remarks)
        rows, columns = candidates(near, claims.promises, least=blend.whole)
        return rows, columns, np.column_stack([self.look(claims, remarks, rows, columns), rivals(near, claims.promises, rows, columns)])

    def claim_side(self, texts: Sequence[str], languages: Sequence[str] | None = None) -> ClaimSide:
        """What is known of each claim by itself."""
        observed = observe(texts, self._encode)
        categories, subjects = self._profile(observed)
        closer = look_closer(texts, self._second)
        return ClaimSide(
            texts=texts,
            observed=observed,
            words=weigh(observed, self._outcome.rarity),
            vectors=self._vectors(texts, observed),
            categories=categories,
            topics=subjects,
            closer=closer,
            promises=number_promises(closer.vectors),
            quantities=self._quantities(texts, languages),
        )

    def remark_side(self, texts: Sequence[str], ratings: Sequence[float | None], languages: Sequence[str] | None = None) -> RemarkSide:
        """What is known of each remark by itself."""
        observed: Observed = observe(texts, self._encode)
        categories, subjects = self._profile(observed)
        return RemarkSide(
            texts=texts,
            observed=observed,
            words=weigh(observed, self._outcome.rarity),
            vectors=self._vectors(texts, observed),
            categories=categories,
            topics=subjects,
            outcomes=self._outcome(observed),
            polarities=self._polarity(observed),
            ratings=np.array([np.nan if rating is None else rating for rating in ratings], dtype=np.float32),
            closer=look_closer(texts, self._second),
            quantities=self._quantities(texts, languages),
        )

    def _vectors(self, texts: Sequence[str], observed: Observed) -> Any:
        return self._similar(texts) if self._similar else observed.vectors

    def _quantities(self, texts: Sequence[str], languages: Sequence[str] | None) -> list[tuple[Quantity, ...]]:
        codes = languages or [""] * len(texts)
        return [self._read_quantities(text, code) for text, code in zip(texts, codes, strict=True)]


def reasons(judge: str, model: StanceModel, seen: Any, stance: Stance) -> tuple[Reason, ...]:
    """The signals that moved the answer most, with their values and what each did to the score."""
    values = dict(zip(model.names, seen, strict=True))
    parts = model.parts(seen, column=ORDER.index(stance))[:_SHOWN]
    return tuple(Reason(by=judge, saw=f"{name} {values[name]:.2f} ({change:+.2f})") for name, change in parts)


def reconsider(answered: Iterable[tuple[StancePair, Told]], opinion: SecondOpinion) -> Iterator[Told]:
    """The answers in their order, the unsure ones as the second judge gives them."""
    answers: list[Told] = []
    doubts: Doubts[int] = Doubts(opinion)
    for pair, told in answered:
        doubts.add(pair.claim, pair.evidence, confidence=told.confidence, item=len(answers))
        answers.append(told)
    for place, second, why in doubts.settle():
        own = answers[place]
        answers[place] = dataclasses.replace(second or own, id=own.id, why=(*why, *own.why))
    yield from answers
