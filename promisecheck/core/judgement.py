"""What a verdict is made of: voices, bursts, drift, segments, scope, steps that can be replayed, and the six-step report."""

from dataclasses import dataclass
from datetime import date

from promisecheck.core.taxonomy import Category, Kind, Stance, Verdict

Facets = tuple[tuple[str, str], ...]
"""Columns and their values: product, location, channel ..."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One customer on one claim, all sentences together."""

    customer: str
    stance: Stance
    certainty: float
    """How sure the judge is of what the customer says."""
    kind: Kind
    language: str = ""
    said_at: date | None = None
    beyond: bool = False
    """Got more than was claimed."""
    withdrawn: str = ""
    """The words that say that it used to be so, where there are any."""
    facets: Facets = ()
    weight: float = 1.0
    """What the voice weighs, by its kind, its age, and how many speak in the same month."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Burst:
    """Many voices on one side within a day or two, more than chance brings; and the verdict without them."""

    first: date
    last: date
    stance: Stance
    customers: tuple[str, ...]
    expected: float
    """How many were to be expected in those days."""
    without: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """A change in time: `turn` is "broken", "worse", "mended", "better" or "withdrawn", `since` the month (YYYY-MM) from which it holds."""

    turn: str
    since: str
    until: str
    """The last month before in which somebody spoke; "" where nobody did."""
    before: tuple[int, int]
    """Customers who contradict and support before."""
    after: tuple[int, int]
    certainty: float
    saw: tuple[str, ...] = ()
    """Words of customers who say that it used to be so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentGap:
    """A group of customers for whom a promise is broken that is not broken for the others."""

    facet: str
    value: str
    contradict: int
    support: int
    others_contradict: int
    others_support: int
    chance: float
    """The probability of so great a difference by chance, adjusted for every group that was tested."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Whose words count for a claim: `facets` empty is everybody's."""

    facets: Facets = ()
    why: str = "a claim for everybody, judged by all customers"
    left_out: int = 0
    """Customers whose words were matched but who bought something else, or of whom nobody knows what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a judgement in order: what was applied, what it saw in words, and its numbers, so that it can be replayed."""

    by: str
    saw: str
    values: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What would change a verdict: `number` more of `what` ("supports", "contradicts"), or that "tolerance", would make it `verdict`."""

    what: str
    number: float
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure of the six-step report with what it rests on: so many of so many claims, so many customers."""

    name: str
    interval: tuple[float, float, float] | None
    """Low, mid and high of the share; None where nobody speaks."""
    claims: int
    of_claims: int
    customers: int
    category: Category | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportStep:
    """One of the six steps: `id` (expected, experienced, delivered, standards, beliefs, communication), its figures, and what it says."""

    id: str
    question: str
    answer: str
    """Yes, no or uncertain; "" where the step only shows figures."""
    because: str
    figures: tuple[Figure, ...] = ()
    deciding: tuple[str, ...] = ()
    """The keys of the claims that decide the answer, the weightiest first."""
