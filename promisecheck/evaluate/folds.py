"""Cross-validation by scenario: each head fitted anew on the other folds, beside TF-IDF with logistic regression on the same folds."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.model_selection import GroupKFold

from promisecheck.evaluate import measures
from promisecheck.evaluate.baseline import Baseline
from promisecheck.evaluate.score import Score, bootstrap
from promisecheck.learned import ModelFiles, encoder
from promisecheck.train import models
from promisecheck.train.corpus import Row, read_corpus
from promisecheck.train.heads import fit_head, take

_LANGUAGES = ("da", "nb", "en")
_TASKS = {"categories": ("accuracy", measures.accuracy), "outcome": ("accuracy", measures.accuracy)}


def cross_validate(corpora: Path, *, folds: int) -> list[Score]:
    """Scores of the heads on scenarios that were not in the fold's training rows, per language."""
    claims, remarks, pairs = (read_corpus(corpora, kind) for kind in ("claims", "remarks", "pairs"))
    rows = {
        "categories": [(row["text"][one["start"] : one["end"]], one["categories"], row) for row in claims for one in row["claims"]]
        + [(row["text"], row["categories"], row) for row in remarks if row["categories"]],
        "outcome": [(text, labels, row) for row in remarks for text, labels, _ in models.outcome_rows([row], ())]
        + [(text, labels, row) for row in pairs for text, labels, _ in models.outcome_rows((), [row])],
    }
    return [score for kind, found in rows.items() for score in _task(kind, found, folds)]


def _task(kind: str, rows: Sequence[tuple[str, list[str], Row]], folds: int) -> list[Score]:
    labels = models.labels_of(kind)
    encode = encoder(ModelFiles.default())
    examples = models.Examples(
        encode,
        [text for text, _, _ in rows],
        [[label in own for label in labels] for _, own, _ in rows],
        [row["scenario"] for _, _, row in rows],
    )
    texts = np.array([text for text, _, _ in rows], dtype=object)
    languages = np.array(["nb" if row["language"] == "nn" else row["language"] for _, _, row in rows])
    truth = np.array([own[0] if own else "none" for _, own, _ in rows])
    ours, simple = np.empty(len(rows), dtype=object), np.empty(len(rows), dtype=object)
    for learn, ask in GroupKFold(n_splits=folds).split(texts, groups=examples.groups):
        ours[ask] = _head_answers(examples, kind, learn, ask)
        for language in _LANGUAGES:
            here, there = learn[languages[learn] == language], ask[languages[ask] == language]
            if len(there):
                simple[there] = Baseline(list(texts[here]), list(truth[here]))(list(texts[there]))
    return [_score(kind, language, languages == language, truth, ours, simple) for language in _LANGUAGES if (languages == language).any()]


def _head_answers(examples: models.Examples, kind: str, learn: Any, ask: Any) -> Any:
    labels = models.labels_of(kind)
    head = examples.fit(
        lambda observed, targets: fit_head(observed, targets, labels=labels, encoder="", exclusive=kind == "outcome"),
        learn,
    )
    return np.array(labels)[head(take(examples.observed, ask)).argmax(axis=1)]


def _score(kind: str, language: str, here: Any, truth: Any, ours: Any, simple: Any) -> Score:
    name, measure = _TASKS[kind]
    wanted, given, plain = truth[here].astype(str), ours[here].astype(str), simple[here].astype(str)
    value, low, high = bootstrap(measure, wanted, given)
    return Score(
        task=f"{kind}, cross-validated", measure=name, language=language, value=round(value, 4), low=round(low, 4), high=round(high, 4),
        n=len(wanted), baseline=round(measure(wanted, plain), 4),
    )  # fmt: skip
