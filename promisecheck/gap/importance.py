"""How much each category moves ratings, in these very reviews."""

from collections.abc import Iterable, Iterator, Mapping

from promisecheck.core.promises import Remark
from promisecheck.core.taxonomy import Category, Outcome, Polarity
from promisecheck.gap.rules import Prioritising

_RIDGE = 1.0
_SIGN = {Polarity.POSITIVE: 1.0, Polarity.NEGATIVE: -1.0, Polarity.NEUTRAL: 0.0}
_OUTCOME = {Outcome.GOT_IT: 1.0, Outcome.MORE: 1.0, Outcome.DID_NOT: -1.0}
_SIZE = len(Category) + 1
"""A category each, and what a rating is without any."""


class Importance:
    """Listens to remarks as they pass, review by review; memory does not grow with their number."""

    def __init__(self) -> None:
        """Nothing heard yet."""
        import numpy as np

        self._products, self._targets, self._rated = np.zeros((_SIZE, _SIZE)), np.zeros(_SIZE), 0
        self._review = ""
        self._rating: float | None = None
        self._told: dict[Category, float] = {}

    def watch(self, remarks: Iterable[Remark]) -> Iterator[Remark]:
        """The same remarks; those of one review must follow each other."""
        for remark in remarks:
            if remark.review_id != self._review:
                self._close()
                self._review = remark.review_id
            self._hear(remark)
            yield remark
        self._close()

    def weights(self, rule: Prioritising) -> Mapping[Category, float]:
        """`rule.least` to 1 by category: the weight of its praise and blame in a regression of ratings, against the weightiest.

        With too few rated reviews every category weighs 1.
        """
        import numpy as np

        if self._rated < rule.few:
            return dict.fromkeys(Category, 1.0)
        moves = np.abs(np.linalg.solve(self._products + _RIDGE * np.eye(_SIZE), self._targets))[1:]
        parts = (moves / moves.max() if moves.max() > 0 else np.ones_like(moves)).tolist()
        return {category: round(max(rule.least, part), 4) for category, part in zip(Category, parts, strict=True)}

    def _hear(self, remark: Remark) -> None:
        """Praise (1) or blame (-1) of the remark's category; the worst word of a review counts."""
        self._rating = remark.rating
        mood = _OUTCOME.get(remark.outcome) or _SIGN[remark.polarity]
        for category in remark.categories[:1]:
            self._told[category] = min(mood, self._told.get(category, mood))

    def _close(self) -> None:
        """A review is at its end."""
        import numpy as np

        if self._rating is not None and self._told:
            row = np.array([1.0, *(self._told.get(category, 0.0) for category in Category)])
            self._products += np.outer(row, row)
            self._targets += row * self._rating
            self._rated += 1
        self._told, self._rating = {}, None
