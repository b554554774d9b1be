"""What the law asks of a promise: a question with its source, never a verdict. The customers' answer is another one."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from promisecheck.core.silence import Silence
from promisecheck.core.text import Reason


class Mode(StrEnum):
    """How a rule looks at a wording, the gravest first."""

    BANNED_LIST = "banned_list"
    """The wording resembles a practice on a list of those that are unfair in all circumstances."""
    REQUIRES_SUBSTANTIATION = "requires_substantiation"
    """Whoever says it must be able to show it."""
    NARROWING_SUGGESTED = "narrowing_suggested"
    """It says more than is likely meant."""


class Verified(StrEnum):
    """How far a citation was checked, the surest first."""

    V1 = "V1"
    """An official text or a regulator's page was read."""
    V2 = "V2"
    """Two or more independent sources quote the wording or give the number."""
    V3 = "V3"
    """One secondary source."""
    NOT = "?"
    """Not verified."""

    @property
    def sure(self) -> bool:
        """Whether the number of a point may be shown."""
        return self in {Verified.V1, Verified.V2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where a question comes from, and how far that was checked."""

    law: str
    jurisdiction: str
    verified: Verified
    point: str = ""
    """Paragraph, article or number; shown only when it is verified well enough."""
    effective_from: date | None = None
    """The first day it applies; None: it has applied for years."""
    note: str = ""

    @property
    def shown(self) -> str:
        """The citation as people may read it, with its status.

        >>> Citation(law="Directive 2005/29/EC", point="Article 12", jurisdiction="EU", verified=Verified.V3).shown
        'Directive 2005/29/EC [V3]'
        """
        named = f"{self.law}, {self.point}" if self.point and self.verified.sure else self.law
        return f"{named} [{self.verified}]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One sentence in the languages of the interface."""

    en: str
    da: str
    nb: str

    def within(self, interface: str) -> str:
        """The sentence in `interface`; English for a language it was not written in."""
        return {"da": self.da, "nb": self.nb}.get(interface, self.en)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What one rule asks about one promise."""

    rule: str
    """The rule's own id: R1 ... R26, or that of a rule the user added."""
    name: str
    mode: Mode
    saw: tuple[str, ...]
    """The words that made the rule ask, as they stand in the copy."""
    asks: Said
    """What to have at hand."""
    remedy: Said
    """What the mode means for whoever wrote the words."""
    citations: tuple[Citation, ...]
    hedge: str = ""
    """Words that weaken the promise; they lower its strength and leave the question as it is."""
    evidence: tuple[Reason, ...] = ()
    """What earlier crawls, or customers, add."""
    silence: Silence | None = None
    """What was written down about it: to be ignored, and why."""

    @property
    def code(self) -> str:
        """The stable name among all rules (`PC501` for R1); a rule of the user's own keeps its id."""
        return code_of(self.rule)

    @property
    def citation(self) -> str:
        """All sources in one line, each with its status."""
        return "; ".join(citation.shown for citation in self.citations)


def code_of(rule: str) -> str:
    """The stable name of a law rule among all rules.

    >>> code_of("R1"), code_of("OWN1")
    ('PC501', 'OWN1')
    """
    number = rule.removeprefix("R")
    return f"PC5{int(number):02d}" if number.isdecimal() else rule
