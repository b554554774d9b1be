"""Passages -> claims."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence

from promisecheck.claims.detect import Readers
from promisecheck.claims.split import Cut, cuts, pieces, view
from promisecheck.core.promises import Claim
from promisecheck.core.stages import Categorize, Encode
from promisecheck.core.taxonomy import Category, Strength, topics
from promisecheck.core.text import Passage, Quantity, Reason, Span
from promisecheck.language import sentences
from promisecheck.learned import ModelFiles, SecondLook, load_blend, load_head, observe

_BLOCK = 512
_TINY = 2
"""A sentence of so few words ("Guaranteed.") belongs to the one before it."""
_SUBJECTS = len(Category) + len(topics())
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
        self._readers = Readers(files, encode=encode, second=second)
        self._blend = load_blend(files.path("claims.json"))
        self._splitter = load_head(files.path("heads/split.safetensors"), encoder=encode.fingerprint)
        self._strength = load_head(files.path("heads/strength.safetensors"), encoder=encode.fingerprint)
        self.name = f"claim-detector {files.fingerprint('heads/claims.safetensors')}"

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
        return [float(value) for value in self._blend(self._readers(texts, roles))]

    def _claims(self, promising: Sequence[tuple[Passage, Span, float]]) -> Iterator[Claim]:
        if not promising:
            return
        found = list(self._split(promising))
        texts = [span.of(passage.text) for passage, _, span, _ in found]
        observed = observe(texts, self._encode)
        subjects = self._categorize(observed, always=True, closer=self._second.single(texts, about=_SUBJECTS)["about"])
        strengths = self._strength(observed)
        for (passage, sentence, span, score), about, strength in zip(found, subjects, strengths, strict=True):
            text = span.of(passage.text)
            yield Claim(
                passage=passage,
                sentence=sentence,
                span=span,
                categories=about.categories,
                topics=about.topics,
                strengths=self._strengths(strength),
                quantities=self._read_quantities(text, passage.language),
                confidence=round(score, 4),
                why=(Reason(by=self.name, saw=text),),
            )

    def _split(self, promising: Sequence[tuple[Passage, Span, float]]) -> Iterator[tuple[Passage, Span, Span, float]]:
        """Cut each sentence where the splitter says so, and keep the pieces that promise by themselves."""
        places = [
            (number, cut) for number, (passage, span, _) in enumerate(promising) for cut in cuts(passage.text, span, passage.language)
        ]
        chosen: dict[int, list[Cut]] = {}
        if places:
            probabilities = self._splitter(observe([view(cut) for _, cut in places], self._encode))[:, 0]
            for (number, cut), probability in zip(places, probabilities, strict=True):
                if probability >= self._splitter.thresholds[0]:
                    chosen.setdefault(number, []).append(cut)
        for number, (passage, span, score) in enumerate(promising):
            yield from self._kept(passage, span, pieces(passage.text, span, chosen.get(number, [])), score)

    def _kept(self, passage: Passage, sentence: Span, parts: list[Span], score: float) -> Iterator[tuple[Passage, Span, Span, float]]:
        if len(parts) > 1:
            scores = self._detect([part.of(passage.text) for part in parts], [passage.origin.role] * len(parts))
            good = [(part, own) for part, own in zip(parts, scores, strict=True) if own >= self._blend.piece]
            if good:
                yield from ((passage, sentence, part, own) for part, own in good)
                return
        yield passage, sentence, sentence, score

    def _strengths(self, row: Sequence[float]) -> tuple[Strength, ...]:
        head = self._strength
        over = [Strength(label) for label, value, least in zip(head.labels, row, head.thresholds, strict=True) if value >= least]
        return tuple(over) or (Strength.PLAIN,)


def _units(text: str) -> list[Span]:
    """The sentences, a tiny one joined to the one before it."""
    joined: list[Span] = []
    for span in sentences(text):
        if joined and len(span.of(text).split()) <= _TINY and "\n" not in text[joined[-1].end : span.start]:
            joined[-1] = Span(start=joined[-1].start, end=span.end)
        else:
            joined.append(span)
    return joined
