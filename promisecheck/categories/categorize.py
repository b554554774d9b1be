"""Observed texts -> categories and topics: the same model whether a company or a customer speaks."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from promisecheck.core.promises import Sorted
from promisecheck.core.taxonomy import Category
from promisecheck.learned import Head, ModelFiles, Observed, load_head

_SECOND = 0.5
"""A second category counts when it has at least this part of the first one's probability and passes its threshold."""
_MOST_TOPICS = 3


class Categorizer:
    """The category head and the topic head, loaded once."""

    def __init__(self, files: ModelFiles, *, encoder: str) -> None:
        """Load both heads; `encoder` is the fingerprint of the vectors they will see."""
        self._categories = load_head(files.path("heads/categories.safetensors"), encoder=encoder)
        self._topics = load_head(files.path("heads/topics.safetensors"), encoder=encoder)

    def __call__(self, observed: Observed, *, always: bool, closer: Any = None) -> list[Sorted]:
        """Sort each text; with `always`, every text gets its likeliest category (a claim is always about something).

        `closer` is what the second look reads of the same texts, float32 [n, 13 + topics]: both readers count the same.
        """
        categories, topics = self.profile(observed)
        if closer is not None:
            read = 1 / (1 + np.exp(-closer))
            categories = (categories + read[:, : categories.shape[1]]) / 2
            topics = (topics + read[:, categories.shape[1] :]) / 2
        return [self._one(row, topics[number], always=always) for number, row in enumerate(categories)]

    def profile(self, observed: Observed) -> tuple[Any, Any]:
        """Probabilities of categories float32 [n, 13] and of topics [n, topics]: what matching compares."""
        return self._categories(observed), self._topics(observed)

    def _one(self, row: Any, topic_row: Any, *, always: bool) -> Sorted:
        chosen = _chosen(self._categories, row, least=1 if always else 0)
        first = float(row[chosen[0]]) if chosen else 0.0
        chosen = [column for column in chosen if row[column] >= _SECOND * first]
        categories = tuple(Category(self._categories.labels[column]) for column in chosen[:2])
        topics = tuple(self._topics.labels[column] for column in _chosen(self._topics, topic_row, least=0)[:_MOST_TOPICS])
        kept = tuple(topic for topic in topics if topic.split(".")[0] in categories)
        return Sorted(categories=categories, topics=kept, confidence=first)


def _chosen(head: Head, row: Any, *, least: int) -> Sequence[int]:
    """The labels over their thresholds, the likeliest first; at least `least` of them."""
    order = [int(column) for column in np.argsort(-row)]
    over = [column for column in order if row[column] >= head.thresholds[column]]
    return over if len(over) >= least else order[:least]
