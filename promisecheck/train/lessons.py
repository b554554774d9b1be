"""What the second look learns from: the pairs, and every single-sentence task of the corpora."""

from collections.abc import Sequence

import numpy as np

from promisecheck.core.taxonomy import Stance
from promisecheck.matching.stance import ORDER
from promisecheck.train import models
from promisecheck.train.corpus import Row
from promisecheck.train.cross import Lesson

PAIRS = "pairs"


def lessons(claims: Sequence[Row], remarks: Sequence[Row], pairs: Sequence[Row]) -> list[Lesson]:
    """The lessons, the pairs first."""
    copy = [(f"{row['role']}: {text}", label) for row in claims for text, label in models.copy_of(row)]
    return [
        Lesson(
            name=PAIRS,
            first=[row["claim"] for row in pairs],
            second=[row["evidence"] for row in pairs],
            targets=np.array([ORDER.index(Stance(row["stance"])) for row in pairs]),
            labels=len(ORDER),
            exclusive=True,
            weight=2.0,
        ),
        _about(claims, remarks),
        _single("outcome", models.outcome_rows(remarks, pairs), weight=1.0),
        _single("polarity", models.polarity_rows(remarks, ()), weight=0.5),
        Lesson(
            name="claims",
            first=[text for text, _ in copy],
            second=None,
            targets=np.array([int(label) for _, label in copy]),
            labels=2,
            exclusive=True,
        ),
    ]


def _about(claims: Sequence[Row], remarks: Sequence[Row]) -> Lesson:
    """Categories and topics of each text, as one lesson."""
    kinds = ("categories", "topics")
    rows = [models.texts_with(kind, claims=claims, remarks=remarks, pairs=()) for kind in kinds]
    labels = [models.labels_of(kind) for kind in kinds]
    targets = np.array(
        [[label in row[1] for row, own in zip(both, labels, strict=True) for label in own] for both in zip(*rows, strict=True)]
    )
    texts = [row[0] for row in rows[0]]
    return Lesson(name="about", first=texts, second=None, targets=targets, labels=targets.shape[1], exclusive=False, weight=8.0)


def _single(kind: str, rows: Sequence[tuple[str, list[str], str]], *, weight: float) -> Lesson:
    labels = models.labels_of(kind)
    targets = np.array([labels.index(row[1][0]) for row in rows])
    return Lesson(
        name=kind, first=[row[0] for row in rows], second=None, targets=targets, labels=len(labels), exclusive=True, weight=weight
    )
