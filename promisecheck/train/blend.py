"""How much each reader of copy counts: fitted on rows that neither has learned from."""

from collections.abc import Sequence

import numpy as np

from promisecheck.claims import Readers
from promisecheck.learned import Blend
from promisecheck.train.corpus import Row
from promisecheck.train.heads import best_threshold
from promisecheck.train.models import copy_of

_PIECE = 0.7
"""A piece of a sentence that promises is kept more readily than a whole sentence: at this part of its threshold."""


def fit_blend(readers: Readers, rows: Sequence[Row], *, seed: int) -> Blend:
    """A logistic regression over the readers' log-odds; the threshold with the best F1."""
    from sklearn.linear_model import LogisticRegression

    found = [(text, label, row["role"]) for row in rows for text, label in copy_of(row)]
    truth = np.array([label for _, label, _ in found])
    log_odds = readers([text for text, _, _ in found], [role for _, _, role in found])
    model = LogisticRegression(C=1.0, random_state=seed).fit(np.column_stack(log_odds), truth)
    whole = best_threshold(model.predict_proba(np.column_stack(log_odds))[:, 1], truth)
    return Blend(
        weights=tuple(round(float(weight), 4) for weight in model.coef_[0]),
        bias=round(float(model.intercept_[0]), 4),
        whole=whole,
        piece=_PIECE * whole,
    )
