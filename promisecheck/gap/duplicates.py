"""The same text under several names, or nearly the same: one voice. Time grows with the number of texts, not with its square."""

import zlib
from collections.abc import Iterable, Mapping

from promisecheck.core.promises import Match, Remark
from promisecheck.core.text import normal
from promisecheck.gap.rules import Alike

_WORDS = 3
"""Texts are compared where they share a run of so many words."""
_SKETCH = 4
"""So many of a text's runs, the smallest by their checksum, stand for it."""
_LONGEST = 2_000
_MOST_ALIKE = 20
"""With no more than so many earlier texts of the same run is one compared."""


def customer_of(remark: Remark) -> str:
    """Who speaks: the customer where one is known, else the review."""
    return remark.customer_key or remark.review_id


def same_customers(matches: Iterable[Match], rule: Alike) -> dict[str, str]:
    """Customers whose whole texts are alike -> the one who stands for them; those who are alone are not in it.

    The order of the matches does not matter.
    """
    texts: dict[tuple[str, str], str] = {}
    for match in matches:
        if match.remark.kind not in rule.kinds:
            continue
        said = match.remark.passage.text[:_LONGEST]
        key = (customer_of(match.remark), match.remark.review_id)
        if len(said) >= rule.letters and (len(said), said) > (len(texts.get(key, "")), texts.get(key, "")):
            texts[key] = said
    return _Groups(rule).group({key: normal(said) for key, said in sorted(texts.items())})


class _Groups:
    """Customers, joined text by text."""

    def __init__(self, rule: Alike) -> None:
        self._rule = rule
        self._first: dict[str, str] = {}

    def group(self, texts: Mapping[tuple[str, str], str]) -> dict[str, str]:
        speaker: dict[str, str] = {}
        blocks: dict[int, list[str]] = {}
        for (customer, _), text in texts.items():
            if text in speaker:
                self._join(customer, speaker[text])
                continue
            speaker[text] = customer
            for other in self._near(text, blocks):
                self._join(customer, speaker[other])
        return {customer: self._root(customer) for customer in self._first if self._root(customer) != customer}

    def _near(self, text: str, blocks: dict[int, list[str]]) -> list[str]:
        """The earlier texts that are nearly this one; it is kept for those to come."""
        from rapidfuzz.fuzz import ratio

        others: dict[str, None] = {}
        for mark in _sketch(text):
            block = blocks.setdefault(mark, [])
            others |= dict.fromkeys(block)
            if len(block) < _MOST_ALIKE:
                block.append(text)
        least = 100 * self._rule.alike
        return [other for other in others if ratio(text, other, score_cutoff=least) >= least]

    def _root(self, customer: str) -> str:
        while (first := self._first.get(customer, customer)) != customer:
            customer = first
        return customer

    def _join(self, one: str, other: str) -> None:
        """The first by name stands for both."""
        first, second = sorted((self._root(one), self._root(other)))
        self._first[second] = self._first[first] = first


def _sketch(text: str) -> list[int]:
    words = text.split()
    runs = {" ".join(words[start : start + _WORDS]) for start in range(max(1, len(words) - _WORDS + 1))}
    return sorted(zlib.crc32(run.encode()) for run in runs)[:_SKETCH]
