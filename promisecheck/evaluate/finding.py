"""Do claims find their own customers' words, also in another language, among words of other companies of the same sectors?"""

from collections.abc import Sequence

import numpy as np

from promisecheck.audit import Audit
from promisecheck.core.promises import Claim, Remark
from promisecheck.core.taxonomy import Stance
from promisecheck.core.text import Origin, Passage, Span
from promisecheck.evaluate.score import Score, bootstrap
from promisecheck.train.corpus import Row

_DECOYS = 3
"""So many words of others for each of its own."""


def across_languages(audit: Audit, rows: Sequence[Row], *, language: str = "da", seed: int = 1) -> list[Score]:
    """Claims of `language` against their customers in other languages: the share found, and how much of what is matched is their own.

    `rows` are pairs that no model learned from. Each claim is matched with its own foreign customers and three times as many of
    other companies, of the same sector where there are enough.
    """
    random = np.random.default_rng(seed)
    foreign = [row for row in rows if row["evidence_language"].split("|")[0] != row["language"]]
    own = [row for row in foreign if row["language"] == language and row["stance"] != Stance.UNRELATED]
    found, theirs = [], []
    for claim in dict.fromkeys(row["claim"] for row in own):
        mine = [row for row in own if row["claim"] == claim]
        told = [*mine, *_decoys(mine, rows, random, language)]
        remarks = [remark_of(row["evidence"], row["evidence_language"], number) for number, row in enumerate(told)]
        matched = sorted(match.remark.number for match in audit.match([claim_of(claim, language)], remarks))
        found += [number in matched for number in range(len(mine))]
        theirs += [number < len(mine) for number in matched]
    return [
        _score("found across languages", "recall", language, np.array(found)),
        _score("own among the found", "precision", language, np.array(theirs, dtype=bool)),
    ]


def _decoys(mine: Sequence[Row], rows: Sequence[Row], random: np.random.Generator, language: str) -> list[Row]:
    others = [row for row in rows if row["scenario"] != mine[0]["scenario"] and row["evidence_language"] != language]
    near = sorted(random.permutation(len(others)), key=lambda number: others[number]["sector"] != mine[0]["sector"])
    return [others[number] for number in near[: _DECOYS * len(mine)]]


def _score(task: str, measure: str, language: str, hits: "np.ndarray[tuple[int], np.dtype[np.bool_]]") -> Score:
    def share(truth: object, answers: "np.ndarray[tuple[int], np.dtype[np.bool_]]") -> float:  # noqa: ARG001 - the signature of measures
        return float(answers.mean()) if len(answers) else 0.0

    value, low, high = bootstrap(share, hits, hits) if len(hits) else (0.0, 0.0, 0.0)
    return Score(task=task, measure=measure, language=language, value=round(value, 4), low=round(low, 4), high=round(high, 4), n=len(hits))


def claim_of(text: str, language: str) -> Claim:
    """A claim that is its whole passage."""
    whole = Span(start=0, end=len(text))
    return Claim(passage=Passage(text=text, language=language, origin=Origin(source="test")), sentence=whole, span=whole)


def remark_of(text: str, language: str, number: int) -> Remark:
    """A remark that is a whole review, known by its number."""
    passage = Passage(text=text, language=language, origin=Origin(source="test"))
    return Remark(passage=passage, span=Span(start=0, end=len(text)), review_id=f"{number}", number=number)
