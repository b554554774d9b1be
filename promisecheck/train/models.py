"""Corpora -> the heads: which rows each learns from, and how its thresholds are chosen."""

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from promisecheck.claims.split import cuts, view
from promisecheck.core.stages import Encode
from promisecheck.core.taxonomy import Category, Outcome, Polarity, Strength, topics
from promisecheck.core.text import Span
from promisecheck.language import sentences
from promisecheck.learned import Head, Observed, observe
from promisecheck.train.corpus import Row
from promisecheck.train.heads import best_threshold, fit_head, out_of_fold

_LOG = logging.getLogger(__name__)
ROLES = (
    "hero", "heading", "paragraph", "list", "usp", "alt", "caption", "meta", "faq", "table", "quote", "cta", "nav", "footer", "legal",
    "article", "banner", "email", "social", "ad", "product", "job", "form", "structured-data",
)  # fmt: skip
_PIECE_THRESHOLD = 0.35
"""A piece of a sentence that promises is kept more readily than a whole sentence."""


class Examples:
    """Texts with targets, observed once, and the scenario of each, so that folds never share one."""

    def __init__(self, encode: Encode, texts: Sequence[str], targets: Any, groups: Sequence[str], marks: Sequence[str] = ()) -> None:
        """`targets`: bool [n, labels]."""
        self.observed: Observed = observe(texts, encode)
        self.targets = np.asarray(targets, dtype=bool)
        self.groups = list(groups)
        self.marks = list(marks)

    def fit(self, fit: Callable[..., Head], rows: Any = None) -> Head:
        """`fit(observed, targets, marks=...)` on some rows, or on all."""
        rows = np.arange(len(self.groups)) if rows is None else rows
        observed = Observed(ngrams=self.observed.ngrams[rows], vectors=self.observed.vectors[rows])
        return fit(observed, self.targets[rows], marks=[self.marks[row] for row in rows] if self.marks else ())

    def unseen(self, fit: Callable[..., Head], *, folds: int = 5) -> Any:
        """What heads fitted on other scenarios say of each text."""
        return out_of_fold(self.observed, self.targets, self.groups, fit=lambda rows: self.fit(fit, rows), marks=self.marks, folds=folds)


def claim_examples(rows: Sequence[Row], encode: Encode) -> Examples:
    """Sentences and pieces of copy, with their role, promise or not."""
    found = [(text, label, row["scenario"], row["role"]) for row in rows for text, label in copy_of(row)]
    texts, labels, groups, roles = (list(column) for column in zip(*found, strict=True))
    return Examples(encode, texts, [[label] for label in labels], groups, roles)


def copy_of(row: Row) -> list[tuple[str, bool]]:
    """Each sentence whole; where a sentence holds several promises or more than its promise, each promise by itself too."""
    text = row["text"]
    spans = [(claim["start"], claim["end"]) for claim in row["claims"]]
    examples = []
    for sentence in sentences(text) or [Span(start=0, end=len(text))]:
        inside = [(start, end) for start, end in spans if start < sentence.end and end > sentence.start]
        examples.append((sentence.of(text), bool(inside)))
        if len(inside) > 1:
            examples += [(text[max(start, sentence.start) : min(end, sentence.end)], True) for start, end in inside]
    return examples


def split_examples(rows: Sequence[Row], encode: Encode) -> Examples:
    """Places where a sentence could be cut: between two promises (or at a promise's border), or inside one."""
    texts, labels, groups = [], [], []
    for row in rows:
        spans = [(claim["start"], claim["end"]) for claim in row["claims"]]
        for sentence in sentences(row["text"]) if spans else ():
            for cut in cuts(row["text"], sentence, row["language"]):
                inside = any(start < cut.start and cut.end < end for start, end in spans)
                before = any(end <= cut.end and end > sentence.start for _, end in spans)
                after = any(start >= cut.start and start < sentence.end for start, _ in spans)
                if inside or (before or after):
                    texts.append(view(cut))
                    labels.append([not inside])
                    groups.append(row["scenario"])
    return Examples(encode, texts, labels, groups)


def about_examples(rows: Sequence[tuple[str, Sequence[str], str]], encode: Encode, labels: Sequence[str]) -> Examples:
    """Texts of companies and customers with some of `labels`: rows of text, labels, scenario."""
    return Examples(encode, [row[0] for row in rows], [[label in row[1] for label in labels] for row in rows], [row[2] for row in rows])


def texts_with(field: str, *, claims: Sequence[Row], remarks: Sequence[Row], pairs: Sequence[Row] = ()) -> list[tuple[str, list[str], str]]:
    """What `field` ("categories" or "topics") says of each promise, each remark and each pair's claim, with its scenario."""
    found = [(row["text"][claim["start"] : claim["end"]], claim[field], row["scenario"]) for row in claims for claim in row["claims"]]
    found += [(row["text"], row[field], row["scenario"]) for row in remarks]
    return found + list({row["claim"]: (row["claim"], row[field], row["scenario"]) for row in pairs if row[field]}.values())


def outcome_rows(remarks: Sequence[Row], pairs: Sequence[Row]) -> list[tuple[str, list[str], str]]:
    """Remarks with their outcome, and what a pair's stance says of its evidence."""
    of_stance = {"supports": Outcome.GOT_IT, "contradicts": Outcome.DID_NOT}
    found = [(row["text"], [row["outcome"]], row["scenario"]) for row in remarks]
    return found + [(row["evidence"], [str(of_stance[row["stance"]])], row["scenario"]) for row in pairs if row["stance"] in of_stance]


def polarity_rows(remarks: Sequence[Row], further: Sequence[Row]) -> list[tuple[str, list[str], str]]:
    """Remarks with their polarity, and sentences from elsewhere that have one."""
    found = [(row["text"], [row["polarity"]], row["scenario"]) for row in remarks]
    return found + [(row["text"], [row["polarity"]], f"further {row['id']}") for row in further]


def with_thresholds(head: Head, probabilities: Any, targets: Any, *, least: float = 0.0, most: float = 1.0, beta: float = 1.0) -> Head:
    """`head` with the thresholds that are best on texts it has not seen."""
    import dataclasses

    found = [
        float(np.clip(best_threshold(probabilities[:, column], targets[:, column], beta=beta), least, most))
        for column in range(targets.shape[1])
    ]
    if len(found) == 1:
        found.append(min(found[0], _PIECE_THRESHOLD))
    return dataclasses.replace(head, thresholds=np.array(found, dtype=np.float32))


def labels_of(kind: str) -> tuple[str, ...]:
    """The labels of a head, in the order of the taxonomy."""
    return {
        "claims": ("claim",),
        "split": ("split",),
        "categories": tuple(str(category) for category in Category),
        "topics": tuple(topics()),
        "strength": tuple(str(strength) for strength in Strength),
        "outcome": (str(Outcome.GOT_IT), str(Outcome.DID_NOT), str(Outcome.MORE), str(Outcome.NONE)),
        "polarity": tuple(str(polarity) for polarity in Polarity),
    }[kind]


def fit_and_tune(
    examples: Examples, kind: str, *, encoder: str, path: Path, exclusive: bool = False, folds: int = 5, **options: Any
) -> Any:
    """Fit head `kind` on all examples, choose its thresholds on unseen scenarios, save it; return those unseen probabilities."""

    def fit(observed: Observed, targets: Any, marks: Sequence[str] = ()) -> Head:
        return fit_head(
            observed, targets, labels=labels_of(kind), encoder=encoder, exclusive=exclusive, marks=marks,
            mark_labels=ROLES if examples.marks else (), **options,
        )  # fmt: skip

    unseen = examples.unseen(fit, folds=folds)
    head = with_thresholds(examples.fit(fit), unseen, examples.targets, least=0.15, most=0.7)
    head.save(path)
    _LOG.info("%s: %d texts", kind, len(examples.groups))
    return unseen
