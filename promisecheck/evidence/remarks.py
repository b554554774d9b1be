"""Reviews -> remarks."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence

from promisecheck.core.promises import Remark, Review
from promisecheck.core.stages import Categorize, Encode
from promisecheck.core.taxonomy import Outcome, Polarity
from promisecheck.core.text import Passage, Quantity, Span
from promisecheck.language import guess, sentences
from promisecheck.learned import Head, ModelFiles, load_head, observe

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
        categorize: Categorize,
        read_quantities: Callable[[str, str], tuple[Quantity, ...]],
    ) -> None:
        """Load the heads; `encode` must be the encoder they were trained with."""
        self._encode = encode
        self._categorize = categorize
        self._read_quantities = read_quantities
        self._outcome = load_head(files.path("heads/outcome.safetensors"), encoder=encode.fingerprint)
        self._polarity = load_head(files.path("heads/polarity.safetensors"), encoder=encode.fingerprint)
        self.name = f"remark-reader {files.fingerprint('heads/outcome.safetensors')}"

    def __call__(self, reviews: Iterable[Review]) -> Iterator[Remark]:
        """The remarks of `reviews`, in their order; memory does not grow with their number."""
        remaining = iter(reviews)
        while block := list(itertools.islice(remaining, _BLOCK)):
            yield from self._read(block)

    def _read(self, block: Sequence[Review]) -> Iterator[Remark]:
        found = [(review, passage, number, span) for review in block for passage, number, span in _cut(review)]
        if not found:
            return
        observed = observe([span.of(passage.text) for _, passage, _, span in found], self._encode)
        about = self._categorize(observed, always=False)
        outcomes, polarities = self._outcome(observed), self._polarity(observed)
        for row, (review, passage, number, span) in enumerate(found):
            yield Remark(
                passage=passage,
                span=span,
                review_id=review.id,
                number=number,
                categories=about[row].categories,
                topics=about[row].topics,
                outcome=Outcome(_best(self._outcome, outcomes[row])),
                polarity=Polarity(_best(self._polarity, polarities[row])),
                confidence=round(float(outcomes[row].max()), 4),
                quantities=self._read_quantities(span.of(passage.text), passage.language),
                rating=review.rating,
                said_at=review.said_at,
                customer_key=review.customer_key or review.id,
                facets=review.facets,
                kind=review.kind,
                scores=tuple((label, float(value)) for label, value in zip(self._outcome.labels, outcomes[row], strict=True)),
            )


def _best(head: Head, row: Sequence[float]) -> str:
    return head.labels[max(range(len(row)), key=lambda column: row[column])]


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
