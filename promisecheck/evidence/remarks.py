"""Reviews -> remarks."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence

from promisecheck.core.promises import Remark, Review
from promisecheck.core.stages import Categorize, Encode
from promisecheck.core.taxonomy import Outcome, Polarity
from promisecheck.core.text import Passage, Quantity, Span
from promisecheck.language import guess, sentences
from promisecheck.learned import ModelFiles, SecondLook, chances, observe

_BLOCK = 1_024
_LONGEST = 20_000
"""No more characters of one review than this are read."""


class RemarkFinder:
    """Cuts reviews into sentences and reads outcome and polarity of each."""

    def __init__(
        self,
        files: ModelFiles,
        *,
        encode: Encode,
        second: SecondLook,
        categorize: Categorize,
        read_quantities: Callable[[str, str], tuple[Quantity, ...]],
    ) -> None:
        """`encode` must be the encoder that `categorize` was trained with."""
        self._encode = encode
        self._second = second
        self._categorize = categorize
        self._read_quantities = read_quantities
        self.name = f"remark-reader {files.fingerprint('second/model.onnx')}"

    def __call__(self, reviews: Iterable[Review]) -> Iterator[Remark]:
        """The remarks of `reviews`, in their order; memory does not grow with their number."""
        remaining = iter(reviews)
        while block := list(itertools.islice(remaining, _BLOCK)):
            yield from self._read(block)

    def _read(self, block: Sequence[Review]) -> Iterator[Remark]:
        found = [(review, passage, number, span) for review in block for passage, number, span in _cut(review)]
        if not found:
            return
        texts = [span.of(passage.text) for _, passage, _, span in found]
        read = self._second.single(texts, "about", "outcome", "polarity")
        about = self._categorize(observe(texts, self._encode), always=False, closer=read["about"])
        outcomes = chances(read["outcome"])
        for row, (review, passage, number, span) in enumerate(found):
            yield Remark(
                passage=passage,
                span=span,
                review_id=review.id,
                number=number,
                categories=about[row].categories,
                topics=about[row].topics,
                outcome=list(Outcome)[int(outcomes[row].argmax())],
                polarity=list(Polarity)[int(read["polarity"][row].argmax())],
                confidence=round(float(outcomes[row].max()), 4),
                quantities=self._read_quantities(span.of(passage.text), passage.language),
                rating=review.rating,
                said_at=review.said_at,
                customer_key=review.customer_key or review.id,
                facets=review.facets,
                kind=review.kind,
                scores=tuple((str(label), float(value)) for label, value in zip(Outcome, outcomes[row], strict=True)),
            )


def _cut(review: Review) -> Iterator[tuple[Passage, int, Span]]:
    """Title and text as sentences, numbered through the review; the language is guessed on the whole."""
    language = guess(f"{review.title}. {review.text}"[:_LONGEST], hint=review.language)
    number = 0
    for part in (review.title, review.text[:_LONGEST]):
        if part.strip():
            passage = Passage(text=part, language=language, origin=review.origin)
            for span in sentences(part):
                yield passage, number, span
                number += 1
