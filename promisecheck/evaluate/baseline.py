"""The simple way to beat: TF-IDF of words and letters with logistic regression, trained on the same rows in one language."""

from collections.abc import Sequence
from typing import Any

import numpy as np


class Baseline:
    """Texts and labels in, a classifier out."""

    def __init__(self, texts: Sequence[str], labels: Sequence[str]) -> None:
        """Train it; seconds for some thousand texts."""
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression
        from sklearn.pipeline import make_pipeline, make_union

        self._model = make_pipeline(
            make_union(
                TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2),
                TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=2),
            ),
            LogisticRegression(C=4.0, max_iter=300),
        )
        self._model.fit(list(texts), list(labels))

    def __call__(self, texts: Sequence[str]) -> Any:
        """The likeliest label of each text."""
        return self._model.predict(list(texts))

    def chance(self, texts: Sequence[str], label: str) -> Any:
        """The probability of one label."""
        column = list(self._model.classes_).index(label)
        return np.asarray(self._model.predict_proba(list(texts))[:, column])
