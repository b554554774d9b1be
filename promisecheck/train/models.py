"""Corpora -> the heads: which rows each learns from, and how its thresholds are chosen."""

import logging
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from promisecheck.core.stages import Encode
from promisecheck.core.taxonomy import Category, Outcome, Polarity, topics
from promisecheck.core.text import Span
from promisecheck.language import sentences
from promisecheck.learned import Head, Observed, observe
from promisecheck.train.corpus import Row
from promisecheck.train.heads import best_threshold, fit_head

_LOG = logging.getLogger(__name__)


class Examples:
    """Texts with targets, observed once, and the scenario of each, so that folds never share one."""

    def __init__(self, encode: Encode, texts: Sequence[str], targets: Any, groups: Sequence[str]) -> None:
        """`targets`: bool [n, labels]."""
        self.observed: Observed = observe(texts, encode)
        self.targets = np.asarray(targets, dtype=bool)
        self.groups = list(groups)

    def fit(self, fit: Callable[..., Head], rows: Any = None) -> Head:
        """`fit(observed, targets)` on some rows, or on all."""
        rows = np.arange(len(self.groups)) if rows is None else rows
        observed = Observed(ngrams=self.observed.ngrams[rows], vectors=self.observed.vectors[rows])
        return fit(observed, self.targets[rows])


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


def examples_of(kind: str, rows: Mapping[str, Sequence[Row]], encode: Encode) -> Examples:
    """What head `kind` learns from `rows` (claims, remarks, pairs, and with a polarity from elsewhere: further)."""
    claims, remarks, pairs = rows["claims"], rows["remarks"], rows["pairs"]
    if kind == "outcome":
        found = outcome_rows(remarks, pairs)
    elif kind == "polarity":
        found = polarity_rows(remarks, rows.get("further", ()))
    else:
        found = texts_with(kind, claims=claims, remarks=remarks, pairs=pairs)
    labels = labels_of(kind)
    targets = [[label in own for label in labels] for _, own, _ in found]
    return Examples(encode, [text for text, _, _ in found], targets, [scenario for _, _, scenario in found])


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


def with_thresholds(head: Head, probabilities: Any, targets: Any, *, least: float = 0.0, most: float = 1.0) -> Head:
    """`head` with the thresholds that are best on texts it has not seen."""
    import dataclasses

    found = [
        float(np.clip(best_threshold(probabilities[:, column], targets[:, column]), least, most)) for column in range(targets.shape[1])
    ]
    return dataclasses.replace(head, thresholds=np.array(found, dtype=np.float32))


def labels_of(kind: str) -> tuple[str, ...]:
    """The labels of a head, in the order of the taxonomy."""
    return {
        "categories": tuple(str(category) for category in Category),
        "topics": tuple(topics()),
        "outcome": (str(Outcome.GOT_IT), str(Outcome.DID_NOT), str(Outcome.MORE), str(Outcome.NONE)),
        "polarity": tuple(str(polarity) for polarity in Polarity),
    }[kind]


def fit_and_tune(learn: Examples, tune: Examples, kind: str, *, encoder: str, path: Path, exclusive: bool = False, **options: Any) -> None:
    """Fit head `kind` on the examples to learn from, choose its thresholds on those to tune with, save it."""

    def fit(observed: Observed, targets: Any) -> Head:
        return fit_head(observed, targets, labels=labels_of(kind), encoder=encoder, exclusive=exclusive, **options)

    head = learn.fit(fit)
    with_thresholds(head, head(tune.observed), tune.targets, least=0.15, most=0.7).save(path)
    _LOG.info("%s: %d texts", kind, len(learn.groups))
