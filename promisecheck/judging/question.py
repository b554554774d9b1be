"""What a second judge is asked, and what it may reply."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from promisecheck.core.taxonomy import Stance
from promisecheck.core.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A claim and a remark, masked and cut: all that ever leaves this program."""

    claim: str
    remark: str

    def key(self, fingerprint: str) -> str:
        """The id of the answer that a judge of this `fingerprint` gives; the words cannot be read from it."""
        return hashlib.sha256(json.dumps([fingerprint, self.claim, self.remark]).encode()).hexdigest()


_NOWHERE = Span(start=0, end=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """A valid answer."""

    stance: Stance
    scores: tuple[float, ...]
    """Probabilities in the order of `Stance`."""
    saw: Span = _NOWHERE
    """The words of the remark that decide; empty where the judge names none."""
    tokens: int = 0
    """What the answer cost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """No valid answer, and why."""

    why: str
    tokens: int = 0
    """What it cost all the same."""


Reply = Opinion | Silence


class Expert(Protocol):
    """Somebody who can be asked."""

    name: str
    fingerprint: str
    """Everything but the question that an answer depends on."""

    def cost(self, question: Question) -> int:
        """Tokens that an answer may cost, estimated; 0 where none are counted."""
        ...

    def ask(self, questions: Sequence[Question]) -> Iterator[tuple[Question, Reply]]:
        """A reply to each question; failures are replies too."""
        ...
