"""Signals between a claim and a remark: what the stance model looks at, each a number that a reader can check."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from promisecheck.core.text import Quantity
from promisecheck.matching.sides import ClaimSide, RemarkSide

Compare = Callable[[str, Sequence[Quantity], str, Sequence[Quantity]], str]
"""Claim, its quantities, remark, its quantities -> "keeps", "breaks", "exceeds", "other" or ""."""

NAMES = (
    "similarity", "shared words", "same topic", "best topic", "same category", "did not get it", "got it", "got more", "no outcome", "mood",
    "stars", "stars given", "number keeps", "number breaks", "number exceeds", "other number", "claim has number", "remark has number",
    "remark length", "question", "topic x outcome", "similarity x outcome", "negated claim",
)  # fmt: skip
"""The columns of `signals`."""
SECOND = (
    "second look contradicts", "second look supports", "second look outcome", "second look topic", "second look similarity",
    "second look topic x outcome",
)  # fmt: skip
"""What the second look adds: its log-odds against `unrelated`, what it reads of the outcome, and how near both sides are to it."""
RIVALS = ("nearness", "ahead of other claims")
"""What is known only in an audit: the chance that the remark speaks of the claim, and how far ahead it is of the remark's other claims."""
LIST_NAMES = NAMES + SECOND
AUDIT_NAMES = NAMES + SECOND + RIVALS


def similarity(claims: ClaimSide, remarks: RemarkSide) -> Any:
    """Cosine of every claim with every remark: float32 [n, m]."""
    return claims.vectors @ remarks.vectors.T


def relevance(claims: ClaimSide, remarks: RemarkSide) -> Any:
    """How likely both speak of the same promise, before any closer look: float32 [n, m].

    Similarity and rare words in common lead; the topics and the categories raise or lower it, and exclude nothing.
    """
    topics = unit(claims.topics) @ unit(remarks.topics).T
    categories = unit(claims.categories) @ unit(remarks.categories).T
    words = (claims.words @ remarks.words.T).toarray()
    return similarity(claims, remarks) + 0.6 * topics + 0.2 * categories + words


def signals(claims: ClaimSide, remarks: RemarkSide, rows: Any, columns: Any, *, compare: Compare) -> Any:
    """The signals of the pairs (claim rows[i], remark columns[i]): float32 [pairs, len(NAMES)]."""
    near = np.einsum("ij,ij->i", claims.vectors[rows], remarks.vectors[columns])
    topics = np.einsum("ij,ij->i", unit(claims.topics)[rows], unit(remarks.topics)[columns])
    best = np.sqrt((claims.topics[rows] * remarks.topics[columns]).max(axis=1))
    category = np.einsum("ij,ij->i", unit(claims.categories)[rows], unit(remarks.categories)[columns])
    got, did_not, more, none = (remarks.outcomes[columns, column] for column in range(4))
    mood = remarks.polarities[columns, 0] - remarks.polarities[columns, 1]
    stars = remarks.ratings[columns]
    known = ~np.isnan(stars)
    numbers = _numbers(claims, remarks, rows, columns, compare)
    happened = got + more - did_not
    length = np.log1p([len(remarks.texts[column].split()) for column in columns]) / 3
    question = np.array([remarks.texts[column].rstrip().endswith("?") for column in columns], dtype=np.float32)
    negated = np.array([_negated(claims.texts[row]) for row in rows], dtype=np.float32)
    parts = [near, _shared(claims, remarks, rows, columns), topics, best, category, did_not, got, more, none, mood]
    parts += [np.where(known, stars - 0.5, 0), known, *numbers.T, length, question, topics * happened, near * happened, negated]
    return np.column_stack(parts).astype(np.float32)


def unit(rows: Any) -> Any:
    """Rows of length one."""
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def _shared(claims: ClaimSide, remarks: RemarkSide, rows: Any, columns: Any) -> Any:
    """Cosine of the weighted n-grams: rare words, and pieces of them, in common."""
    return np.asarray(claims.words[rows].multiply(remarks.words[columns]).sum(axis=1)).ravel()


_RELATIONS = ("keeps", "breaks", "exceeds", "other")


def _numbers(claims: ClaimSide, remarks: RemarkSide, rows: Any, columns: Any, compare: Compare) -> Any:
    """How the numbers relate, one column a relation, then whether each side has any: float32 [pairs, 6]."""
    found = np.zeros((len(rows), 6), dtype=np.float32)
    for pair, (row, column) in enumerate(zip(rows, columns, strict=True)):
        promised, told = claims.quantities[row], remarks.quantities[column]
        found[pair, 4:] = bool(promised), bool(told)
        if promised or told:
            relation = compare(claims.texts[row], promised, remarks.texts[column], told)
            if relation in _RELATIONS:
                found[pair, _RELATIONS.index(relation)] = 1
    return found


_NO = frozenset(
    [
        "no",
        "not",
        "never",
        "without",
        "ingen",
        "ikke",
        "aldrig",
        "uden",
        "uten",
        "ikkje",
        "utan",
        "inga",
        "inte",
        "aldrig",
        "utan",
        "kein",
        "keine",
        "keinen",
        "nie",
        "ohne",
        "zero",
        "nul",
        "null",
    ]
)


def _negated(text: str) -> bool:
    return any(word.strip(".,;:!") in _NO for word in text.lower().split())
