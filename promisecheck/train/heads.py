"""Labelled texts -> a head: rarity of n-grams, a logistic regression a label, thresholds from texts it has not seen."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from promisecheck.learned import Head, Observed


def fit_head(
    observed: Observed,
    targets: Any,
    *,
    labels: Sequence[str],
    encoder: str,
    exclusive: bool = False,
    weight: Any = None,
    strictness: float = 3.0,
    vector_scale: float = 2.0,
    least_documents: int = 2,
    seed: int = 1,
) -> Head:
    """Fit one logistic regression a label (or one over all labels where they exclude each other).

    `targets` is boolean [n, labels]; `weight` how much each text counts;
    `strictness` is scikit-learn's C; an n-gram seen in fewer texts than `least_documents` says nothing.
    """
    rarity = _rarity(observed.ngrams, least_documents)
    design = _design(observed, rarity, vector_scale)
    coefficients, bias = _solve(design, np.asarray(targets), exclusive=exclusive, weight=weight, strictness=strictness, seed=seed)
    n_kept, d = int((rarity > 0).sum()), observed.vectors.shape[1]
    return Head(
        labels=tuple(labels),
        exclusive=exclusive,
        rarity=rarity,
        ngram_weights=coefficients[:n_kept],
        vector_weights=coefficients[n_kept : n_kept + d] * vector_scale,
        bias=bias,
        thresholds=np.full(len(labels), 0.5, dtype=np.float32),
        encoder=encoder,
    )


def _rarity(ngrams: Any, least: int) -> Any:
    documents = np.bincount(ngrams.indices, minlength=ngrams.shape[1])
    rarity = np.log((1 + ngrams.shape[0]) / (1 + documents)) + 1
    return np.where(documents >= least, rarity, 0).astype(np.float16).astype(np.float32)


def _design(observed: Observed, rarity: Any, vector_scale: float) -> Any:
    from scipy.sparse import csr_matrix, hstack
    from sklearn.preprocessing import normalize

    kept = np.flatnonzero(rarity)
    blocks = [normalize(observed.ngrams[:, kept].multiply(rarity[kept]).tocsr()), csr_matrix(observed.vectors * vector_scale)]
    return hstack(blocks, format="csr", dtype=np.float32)


def _solve(design: Any, targets: Any, *, exclusive: bool, weight: Any, strictness: float, seed: int) -> tuple[Any, Any]:
    from sklearn.linear_model import LogisticRegression

    if exclusive:
        model = LogisticRegression(C=strictness, max_iter=200).fit(design, targets.argmax(axis=1), sample_weight=weight)
        return model.coef_.T.astype(np.float32), model.intercept_.astype(np.float32)
    columns, biases = [], []
    for column in range(targets.shape[1]):
        model = LogisticRegression(C=strictness, solver="liblinear", dual=True, tol=1e-3, random_state=seed, max_iter=400)
        if targets[:, column].any() and not targets[:, column].all():
            model.fit(design, targets[:, column], sample_weight=weight)
            columns.append(model.coef_[0])
            biases.append(model.intercept_[0])
        else:  # a label nobody has: never, or always
            columns.append(np.zeros(design.shape[1]))
            biases.append(8.0 if targets[:, column].any() else -8.0)
    return np.array(columns, dtype=np.float32).T, np.array(biases, dtype=np.float32)


def take(observed: Observed, rows: Any) -> Observed:
    """Some of the observed texts."""
    return Observed(ngrams=observed.ngrams[rows], vectors=observed.vectors[rows])


def best_threshold(scores: Any, truth: Any, beta: float = 1.0) -> float:
    """The threshold with the best F-beta, between .05 and .95; .5 where there is nothing to find."""
    if not truth.any():
        return 0.5
    candidates = np.linspace(0.05, 0.95, 91)
    values = [f_beta(scores >= candidate, truth, beta) for candidate in candidates]
    best = np.flatnonzero(np.isclose(values, max(values)))
    return float(candidates[best[len(best) // 2]])


def f_beta(found: Any, truth: Any, beta: float = 1.0) -> float:
    """F-beta of bool arrays; 0 where there is nothing."""
    hits = float((found & truth).sum())
    return (1 + beta**2) * hits / max(1e-9, float(found.sum()) + beta**2 * float(truth.sum()))
