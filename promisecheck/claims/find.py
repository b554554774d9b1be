"""Passages -> claims."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence

from promisecheck.claims.detect import read_copy
from promisecheck.claims.split import mark, promises
from promisecheck.core.promises import Claim
from promisecheck.core.stages import Categorize, Encode
from promisecheck.core.taxonomy import Strength
from promisecheck.core.text import Passage, Quantity, Reason, Span
from promisecheck.language import sentences
from promisecheck.learned import ModelFiles, SecondLook, load_blend, observe

_BLOCK = 512
_TINY = 2
"""A sentence of so few words ("Guaranteed.") belongs to the one before it."""
_DEAD_ROLES = frozenset({"form"})


class ClaimFinder:
    """The claim detector: is this a promise, where does one end and the next begin, how much does it bind."""

    def __init__(
        self,
        files: ModelFiles,
        *,
        encode: Encode,
        second: SecondLook,
        categorize: Categorize,
        read_quantities: Callable[[str, str], tuple[Quantity, ...]],
    ) -> None:
        """Load the heads; `encode` must be the encoder they were trained with."""
        self._encode = encode
        self._second = second
        self._categorize = categorize
        self._read_quantities = read_quantities
        self._blend = load_blend(files.path("claims.json"))
        self.name = f"claim-detector {files.fingerprint('second/model.onnx')}"

    def __call__(self, passages: Iterable[Passage]) -> Iterator[Claim]:
        """Every promise of `passages`, in their order."""
        remaining = iter(passages)
        while block := list(itertools.islice(remaining, _BLOCK)):
            yield from self._find(block)

    def _find(self, block: Sequence[Passage]) -> Iterator[Claim]:
        units = [(passage, span) for passage in block if passage.origin.role not in _DEAD_ROLES for span in _units(passage.text)]
        if not units:
            return
        scores = self._detect([span.of(passage.text) for passage, span in units], [passage.origin.role for passage, _ in units])
        promising = [(passage, span, score) for (passage, span), score in zip(units, scores, strict=True) if score >= self._blend.whole]
        yield from self._claims(promising)

    def _detect(self, texts: Sequence[str], roles: Sequence[str]) -> list[float]:
        return [float(value) for value in self._blend([read_copy(texts, roles, self._second)])]

    def _claims(self, promising: Sequence[tuple[Passage, Span, float]]) -> Iterator[Claim]:
        if not promising:
            return
        found = list(self._split(promising))
        texts = [span.of(passage.text) for passage, _, span, _ in found]
        observed = observe(texts, self._encode)
        read = self._second.single(texts, "about", "strength")
        subjects = self._categorize(observed, always=True, closer=read["about"])
        for (passage, sentence, span, score), about, strength in zip(found, subjects, read["strength"], strict=True):
            text = span.of(passage.text)
            yield Claim(
                passage=passage,
                sentence=sentence,
                span=span,
                categories=about.categories,
                topics=about.topics,
                strengths=_strengths(strength),
                quantities=self._read_quantities(text, passage.language),
                confidence=round(score, 4),
                why=(Reason(by=self.name, saw=text),),
            )

    def _split(self, promising: Sequence[tuple[Passage, Span, float]]) -> Iterator[tuple[Passage, Span, Span, float]]:
        """Each sentence as the promises that the second look sees in it; whole where it sees one."""
        texts = [sentence.of(passage.text) for passage, sentence, _ in promising]
        seen = mark(texts, [passage.origin.role for passage, _, _ in promising], self._second)
        for (passage, sentence, score), text, marks in zip(promising, texts, seen, strict=True):
            parts = promises(text, passage.language, marks, least=self._blend.cut) or [Span(start=0, end=len(text))]
            for part in parts:
                span = Span(start=sentence.start + part.start, end=sentence.start + part.end)
                yield passage, sentence, span, score


def _strengths(log_odds: Sequence[float]) -> tuple[Strength, ...]:
    over = tuple(label for label, value in zip(Strength, log_odds, strict=True) if value >= 0)
    return over or (Strength.PLAIN,)


def _units(text: str) -> list[Span]:
    """The sentences, a tiny one joined to the one before it."""
    joined: list[Span] = []
    for span in sentences(text):
        if joined and len(span.of(text).split()) <= _TINY and "\n" not in text[joined[-1].end : span.start]:
            joined[-1] = Span(start=joined[-1].start, end=span.end)
        else:
            joined.append(span)
    return joined
