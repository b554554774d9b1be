"""What the second look learns from: pairs, companies, and every single-sentence task of the corpora."""

from collections.abc import Iterator, Sequence
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
_OTHERS = 2
"""Claims of the same company that a remark does not speak of, drawn for each remark."""
_UNRELATED = 0.5
_SHORT = 9
"""Words of a promise that is joined with another one."""
_JOINERS = {
    "da": (" og ", ", ", " samt ", " + ", " – "),
    "nb": (" og ", ", ", " samt ", " + ", " – "),
    "nn": (" og ", ", ", " samt ", " + ", " – "),
    "sv": (" och ", ", ", " samt ", " + ", " – "),
    "de": (" und ", ", ", " sowie ", " + ", " – "),
    "en": (" and ", ", ", " & ", " + ", " – "),
}


def lessons(
    claims: Sequence[Row], remarks: Sequence[Row], pairs: Sequence[Row], companies: Sequence[Row], further: Sequence[Row], *, seed: int
) -> list[Example]:
    """Every example of the corpora; `further`: sentences from elsewhere with a polarity."""
    return [
        *(example for row in claims for example in _copy(row)),
        *joined(claims, seed=seed),
        *(example for row in remarks for example in _told(row)),
        *(example for row in pairs for example in _pair(row)),
        *_subjects(pairs),
        *(example for company in companies for example in _company(company, np.random.default_rng(seed))),
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


def joined(claims: Sequence[Row], *, seed: int) -> Iterator[Example]:
    """Two short promises of one company in one sentence, as its copy could have them: the corpora have few such sentences."""
    random = np.random.default_rng(seed)
    short: dict[str, list[Row]] = {}
    for row in claims:
        if _is_short(row):
            short.setdefault(row["scenario"], []).append(row)
    for rows in short.values():
        for first in rows:
            second = rows[int(random.integers(len(rows)))]
            if set(first["claims"][0]["topics"]).isdisjoint(second["claims"][0]["topics"]):
                yield _join(first, second, str(random.choice(_JOINERS[first["language"]])))


def _is_short(row: Row) -> bool:
    if len(row["claims"]) != 1 or len(row["text"].split()) > _SHORT or not row["claims"][0]["topics"]:
        return False
    return bool(row["claims"][0]["end"] - row["claims"][0]["start"] >= len(row["text"].rstrip(" .!")) - 1)


def _join(first: Row, second: Row, joiner: str) -> Example:
    begin = f"{first['role']}: "
    left, right = (row["text"].strip().rstrip(".!") for row in (first, second))
    right = right if right[1:2].isupper() else right[:1].lower() + right[1:]
    middle = len(begin) + len(left) + len(joiner)
    spans = ((len(begin), len(begin) + len(left)), (middle, middle + len(right)))
    return Example(first=begin + left + joiner + right, targets={"claims": [True]}, spans=spans)


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


def _company(company: Row, random: np.random.Generator) -> Iterator[Example]:
    """Each remark with the claims that it speaks of, and with some that it does not."""
    texts = {claim["number"]: claim["text"] for claim in company["claims"]}
    for remark in company["remarks"]:
        for number, stance in remark["stances"].items():
            yield Example(first=texts[number], second=remark["text"], stance=ORDER.index(Stance(stance)))
            yield Example(first=texts[number], second=remark["text"])
        others = [number for number in texts if number not in remark["stances"]]
        for number in random.choice(others, min(_OTHERS, len(others)), replace=False):
            yield Example(first=texts[str(number)], second=remark["text"], stance=ORDER.index(Stance.UNRELATED), weight=_UNRELATED)
