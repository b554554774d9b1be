"""The pairs that the built-in judge is least sure of, and what a second judge says of them."""

import heapq
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from promisecheck.core.promises import Skipped, StancePair, Told
from promisecheck.core.stages import Judge, Notice
from promisecheck.core.text import Reason

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondOpinion:
    """A second judge, and when it is asked."""

    judge: Judge
    sure: float
    """The built-in answer stands where it is at least so probable."""
    most: int
    """So many pairs of a run are asked about, the least sure ones."""
    note: Callable[[Notice], None]


class Doubts(Generic[T]):
    """Collects the unsure pairs of one run, each with an item that belongs to it; memory grows only to `most` of them.

    Which ones are kept depends on the pairs alone, not on the order they come in: a second run asks the same.
    """

    def __init__(self, opinion: SecondOpinion | None) -> None:
        """Nothing is in doubt yet; without a second judge nothing ever is."""
        self._opinion = opinion
        self._kept: list[tuple[float, str, str, int, T]] = []
        self._met = 0

    def add(self, claim: str, evidence: str, *, confidence: float, item: T) -> T | None:
        """Put an unsure pair aside; returns the item for which the built-in answer stands: this one, or a surer one that gave way."""
        if self._opinion is None or confidence >= self._opinion.sure:
            return item
        self._met += 1
        entry = (-confidence, claim, evidence, self._met, item)
        if len(self._kept) < self._opinion.most:
            heapq.heappush(self._kept, entry)
            return None
        return heapq.heappushpop(self._kept, entry)[-1]

    def settle(self) -> Iterator[tuple[T, Told | None, tuple[Reason, ...]]]:
        """Ask: each item that was put aside, with what the second judge says (None where it says nothing), and why."""
        if self._opinion is None or not self._kept:
            return
        entries, judge = sorted(self._kept, reverse=True), self._opinion.judge
        if left := self._met - len(entries):
            why = f"[judge] max_pairs is {self._opinion.most}: the least sure were asked about, for these the built-in answers stand"
            self._opinion.note(Skipped(what=f"{left} more pairs that the built-in judge is unsure of", why=why))
        pairs = [StancePair(id=str(place), claim=entry[1], evidence=entry[2]) for place, entry in enumerate(entries)]
        told = {answer.id: answer for answer in judge(pairs)}
        silent = (Reason(by=judge.name, saw="no answer: the built-in one stands"),)
        for pair, entry in zip(pairs, entries, strict=True):
            answer = told.get(pair.id)
            yield entry[-1], answer, answer.why if answer else silent
