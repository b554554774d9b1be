"""The measures, each over two arrays: what is true, what was answered."""

from typing import Any

import numpy as np


def f1(truth: Any, answers: Any) -> float:
    """F1 of what is true."""
    hits = float((truth & answers).sum())
    return 2 * hits / max(1.0, float(truth.sum() + answers.sum()))


def precision(truth: Any, answers: Any) -> float:
    """The share of the answers that are true."""
    return float((truth & answers).sum()) / max(1.0, float(answers.sum()))


def recall(truth: Any, answers: Any) -> float:
    """The share of what is true that was answered."""
    return float((truth & answers).sum()) / max(1.0, float(truth.sum()))


def macro_f1(truth: Any, answers: Any) -> float:
    """The mean of each label's F1."""
    return float(np.mean([f1(truth == label, answers == label) for label in np.unique(truth)]))


def accuracy(truth: Any, answers: Any) -> float:
    """The share that is right."""
    return float((truth == answers).mean())


def auc(truth: Any, answers: Any) -> float:
    """How often a true one has the higher score; .5 is chance."""
    if truth.all() or not truth.any():
        return float("nan")
    order = answers.argsort(kind="stable")
    ranks = np.empty(len(answers))
    ranks[order] = np.arange(1, len(answers) + 1)
    _, place, count = np.unique(answers, return_inverse=True, return_counts=True)
    ranks = np.bincount(place, weights=ranks)[place] / count[place]
    positive = float(truth.sum())
    return float((ranks[truth].sum() - positive * (positive + 1) / 2) / (positive * (len(truth) - positive)))
