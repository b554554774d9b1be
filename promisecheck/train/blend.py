"""From where on a text is a promise, and a sentence is cut: fitted on rows that the second look has not learned from."""

from collections.abc import Iterator, Sequence

import numpy as np

from promisecheck.claims.detect import read_copy
from promisecheck.claims.split import cuts, mark
from promisecheck.core.text import Span
from promisecheck.language import sentences
from promisecheck.learned import Blend, SecondLook
from promisecheck.train.corpus import Row
from promisecheck.train.heads import best_threshold
from promisecheck.train.models import copy_of

_BETA = 2.0
"""Of cuts: two promises left in one are judged on each other's evidence, and cost more than one that is cut in two."""


def fit_blend(second: SecondLook, rows: Sequence[Row], *, seed: int) -> Blend:
    """A logistic regression that makes log-odds calibrated probabilities; the thresholds with the best F1."""
    from sklearn.linear_model import LogisticRegression

    found = [(text, label, row["role"]) for row in rows for text, label in copy_of(row)]
    truth = np.array([label for _, label, _ in found])
    log_odds = read_copy([text for text, _, _ in found], [role for _, _, role in found], second)[:, None]
    model = LogisticRegression(C=1.0, random_state=seed).fit(log_odds, truth)
    return Blend(
        weights=(round(float(model.coef_[0, 0]), 4),),
        bias=round(float(model.intercept_[0]), 4),
        whole=best_threshold(model.predict_proba(log_odds)[:, 1], truth),
        cut=_best_cut(rows, second),
    )


def _best_cut(rows: Sequence[Row], second: SecondLook) -> float:
    """The log-odds of a beginning from which a sentence is best cut."""
    places = [place for row in rows for place in places_of(row)]
    marks = mark([text for text, _, _, _ in places], [role for _, role, _, _ in places], second)
    seen, truth = [], []
    for (text, _, language, begins), own in zip(places, marks, strict=True):
        for cut in cuts(text, language):
            seen.append(1 / (1 + np.exp(-own.begin(cut.end))))
            truth.append(any(cut.end <= start <= cut.end + 2 for start in begins))
    best = best_threshold(np.array(seen), np.array(truth), _BETA)
    return round(float(np.log(best / (1 - best))), 4)


def places_of(row: Row) -> Iterator[tuple[str, str, str, list[int]]]:
    """Each promising sentence of a row: text, role, language, and where a promise begins that is not its first."""
    for sentence in sentences(row["text"]) or [Span(start=0, end=len(row["text"]))]:
        starts = sorted(claim["start"] - sentence.start for claim in row["claims"] if sentence.start <= claim["start"] < sentence.end)
        if starts:
            yield sentence.of(row["text"]), row["role"], row["language"], starts[1:]
