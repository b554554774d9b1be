"""What the second look learns from: pairs, companies, and every single-sentence task of the corpora."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from promisecheck.core.taxonomy import Category, Outcome, Polarity, Stance, Strength, topics
from promisecheck.core.text import Span
from promisecheck.language import sentences
from promisecheck.matching.stance import ORDER
from promisecheck.train.corpus import Row
from promisecheck.train.reader import Example

_ABOUT = (*(str(category) for category in Category), *topics())
_OUTCOMES = (str(Outcome.GOT_IT), str(Outcome.DID_NOT), str(Outcome.MORE), str(Outcome.NONE))
_POLARITIES = tuple(str(polarity) for polarity in Polarity)
_STRENGTHS = tuple(str(strength) for strength in Strength)
_OF_STANCE = {"supports": Outcome.GOT_IT, "contradicts": Outcome.DID_NOT}
_ELSEWHERE = 0.4
"""How much a sentence counts whose polarity was given for another purpose."""
_OTHERS = 3
"""Claims of the same company that a remark does not speak of, the nearest ones: those that an audit would read it together with."""
_UNRELATED = 0.5


def lessons(
    claims: Sequence[Row],
    remarks: Sequence[Row],
    pairs: Sequence[Row],
    companies: Sequence[Row],
    further: Sequence[Row],
    *,
    encode: Callable[[Sequence[str]], Any],
) -> list[Example]:
    """Every example of the corpora; `further`: sentences from elsewhere with a polarity; `encode`: texts -> vectors [texts, d]."""
    return [
        *(example for row in claims for example in _copy(row)),
        *(example for row in remarks for example in _told(row)),
        *(example for row in pairs for example in _pair(row)),
        *_subjects(pairs),
        *(example for company in companies for example in _company(company, encode)),
        *(Example(first=row["text"], targets={"polarity": _POLARITIES.index(row["polarity"])}, weight=_ELSEWHERE) for row in further),
    ]


def _copy(row: Row) -> Iterator[Example]:
    """Its sentences in their role, promise or not and where; each promise by itself, what it is about and how much it binds."""
    for sentence in sentences(row["text"]) or [Span(start=0, end=len(row["text"]))]:
        first = f"{row['role']}: "
        inside = [
            (max(claim["start"] - sentence.start, 0), min(claim["end"], sentence.end) - sentence.start)
            for claim in row["claims"]
            if claim["start"] < sentence.end and claim["end"] > sentence.start
        ]
        spans = tuple((start + len(first), end + len(first)) for start, end in inside)
        yield Example(first=first + sentence.of(row["text"]), targets={"claims": [bool(inside)]}, spans=spans)
        if len(inside) > 1:
            for start, end in inside:
                yield Example(first=first + sentence.of(row["text"])[start:end], targets={"claims": [True]})
    for claim in row["claims"]:
        strengths = [label in claim["strengths"] for label in _STRENGTHS]
        yield Example(first=row["text"][claim["start"] : claim["end"]], targets={"about": _about(claim), "strength": strengths})


def _about(row: Row) -> list[bool]:
    return [label in row["categories"] or label in row["topics"] for label in _ABOUT]


def _told(row: Row) -> Iterator[Example]:
    targets: dict[str, Any] = {
        "about": _about(row),
        "outcome": _OUTCOMES.index(row["outcome"]),
        "polarity": _POLARITIES.index(row["polarity"]),
    }
    yield Example(first=row["text"], targets=targets)


def _pair(row: Row) -> Iterator[Example]:
    yield Example(first=row["claim"], second=row["evidence"], stance=ORDER.index(Stance(row["stance"])))
    if row["stance"] in _OF_STANCE:
        yield Example(first=row["evidence"], targets={"outcome": _OUTCOMES.index(str(_OF_STANCE[row["stance"]]))})
        yield Example(first=row["claim"], second=row["evidence"])


def _subjects(pairs: Sequence[Row]) -> Iterator[Example]:
    for row in {row["claim"]: row for row in pairs if row["topics"]}.values():
        yield Example(first=row["claim"], targets={"about": _about(row)})


def _company(company: Row, encode: Callable[[Sequence[str]], Any]) -> Iterator[Example]:
    """Each remark with the claims that it speaks of, and with the nearest that it does not."""
    claims, remarks = company["claims"], company["remarks"]
    likeness = encode([remark["text"] for remark in remarks]) @ encode([claim["text"] for claim in claims]).T
    for remark, near in zip(remarks, np.argsort(-likeness, axis=1, kind="stable"), strict=True):
        stances = remark["stances"]
        ordered = [claims[place] for place in near]
        for claim in ordered:
            if claim["number"] in stances:
                stance = ORDER.index(Stance(stances[claim["number"]]))
                yield Example(first=claim["text"], second=remark["text"], stance=stance)
                yield Example(first=claim["text"], second=remark["text"])
        for claim in [claim for claim in ordered if claim["number"] not in stances][:_OTHERS]:
            yield Example(first=claim["text"], second=remark["text"], stance=ORDER.index(Stance.UNRELATED), weight=_UNRELATED)
