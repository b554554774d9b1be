"""The values that flow: review, claim, remark, match, share, finding, report. Nothing is changed in place."""

import hashlib
from dataclasses import dataclass, field
from datetime import date

from promisecheck.core.changes import SinceLast
from promisecheck.core.judgement import Burst, Change, Drift, ReportStep, Scope, SegmentGap, Step, Voice
from promisecheck.core.questions import Question
from promisecheck.core.silence import Silence
from promisecheck.core.silent import PageText, SilentGap
from promisecheck.core.taxonomy import Category, Kind, Outcome, Polarity, Stance, Strength, Verdict, rule_id
from promisecheck.core.text import Origin, Passage, Quantity, Reason, Span, normal


def claim_key(text: str, language: str) -> str:
    """The id of a promise: equal for the same words in the same language, wherever they stand."""
    return hashlib.sha256(f"{language}\n{normal(text)}".encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A promise: the smallest span that would let a customer say afterwards "you said so"."""

    passage: Passage
    sentence: Span
    span: Span
    categories: tuple[Category, ...] = ()
    topics: tuple[str, ...] = ()
    strengths: tuple[Strength, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    confidence: float = 1.0
    why: tuple[Reason, ...] = ()

    @property
    def text(self) -> str:
        """The words of the promise."""
        return self.span.of(self.passage.text)

    @property
    def context(self) -> str:
        """The sentence around it."""
        return self.sentence.of(self.passage.text)

    @property
    def key(self) -> str:
        """The promise's id."""
        return claim_key(self.text, self.passage.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """What one text is about: categories (the primary first), topics, and how sure the primary one is."""

    categories: tuple[Category, ...]
    topics: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One review, complaint or answer as it came in, without anything that names a person."""

    id: str
    text: str
    kind: Kind = Kind.REVIEW
    title: str = ""
    rating: float | None = None
    """0 to 1, whatever the scale was."""
    said_at: date | None = None
    customer_key: str = ""
    language: str = ""
    """As declared by the file; what is detected may differ."""
    facets: tuple[tuple[str, str], ...] = ()
    origin: Origin = field(default_factory=lambda: Origin(source=""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One sentence of a customer that speaks about what was promised, or about nothing."""

    passage: Passage
    span: Span
    review_id: str
    number: int = 0
    """Which sentence of the review it is, from 0."""
    categories: tuple[Category, ...] = ()
    topics: tuple[str, ...] = ()
    outcome: Outcome = Outcome.NONE
    polarity: Polarity = Polarity.NEUTRAL
    confidence: float = 1.0
    quantities: tuple[Quantity, ...] = ()
    rating: float | None = None
    said_at: date | None = None
    customer_key: str = ""
    facets: tuple[tuple[str, str], ...] = ()
    kind: Kind = Kind.REVIEW
    scores: tuple[tuple[str, float], ...] = ()
    """The outcome's probabilities, by name: matching weighs them."""

    @property
    def text(self) -> str:
        """The customer's own words."""
        return self.span.of(self.passage.text)

    @property
    def key(self) -> str:
        """The remark's id: its review and its place there."""
        where = self.passage.origin.source.replace("\\", "/").rsplit("/", 1)[-1]
        return hashlib.sha256(f"{where}\n{self.review_id}\n{self.number}".encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One remark held against one claim."""

    claim: Claim
    remark: Remark
    similarity: float
    stance: Stance
    confidence: float
    beyond: bool = False
    """The customer got more than was claimed."""
    why: tuple[Reason, ...] = ()
    judge: str = ""
    """Whose answer it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StancePair:
    """One claim and one customer sentence, in any languages; `rating` 0..1 where the review had one."""

    id: str
    claim: str
    evidence: str
    rating: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the evidence says of the claim."""

    id: str
    stance: Stance
    scores: tuple[tuple[Stance, float], ...]
    why: tuple[Reason, ...]
    judge: str = ""
    """Whose answer it is."""

    @property
    def confidence(self) -> float:
        """The probability of the stance."""
        return dict(self.scores)[self.stance]


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A share of customers with its interval: low, mid, high between 0 and 1, resting on `customers`."""

    low: float
    mid: float
    high: float
    customers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Another wording, and what makes it true."""

    text: str
    because: str
    how: str = ""
    """What was done: "number", "condition", "hedge", "drop", or "decide" before more is promised."""
    verdict: Verdict | None = None
    """Of the new wording by the same evidence; None where nothing is promised any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Everything that is known of one promise, with a verdict (None where no customers' words were given)."""

    claim: Claim
    occurrences: tuple[Claim, ...]
    matches: tuple[Match, ...] = ()
    contradicted: Share | None = None
    contradict: int = 0
    support: int = 0
    beyond: int = 0
    tolerance: float = 0.0
    verdict: Verdict | None = None
    confidence: float = 0.0
    priority: float = 0.0
    enough: int = 0
    """How many more customers would be enough for a verdict; 0 when there is one."""
    suggestions: tuple[Suggestion, ...] = ()
    why: tuple[Reason, ...] = ()
    importance: float = 1.0
    """How much the claim's category moves ratings here, against the one that moves them most."""
    voices: tuple[Voice, ...] = ()
    """Every customer who was counted, once."""
    scope: Scope = field(default_factory=Scope)
    bursts: tuple[Burst, ...] = ()
    drift: Drift | None = None
    segments: tuple[SegmentGap, ...] = ()
    steps: tuple[Step, ...] = ()
    """The judgement step by step; applied again to `voices` it gives the same verdict."""
    changes: tuple[Change, ...] = ()
    law: tuple[Question, ...] = ()
    """What the law asks of these words, whatever customers say."""
    silence: Silence | None = None
    """What was written down about it: accepted in a baseline, or to be ignored."""

    @property
    def silenced(self) -> bool:
        """Whether it need not be told again; it stays counted."""
        return self.silence is not None and self.silence.holds

    @property
    def rule(self) -> str:
        """The stable name of this kind of finding, or "" without a verdict."""
        if self.verdict is None or not self.claim.categories:
            return ""
        return rule_id(self.verdict, self.claim.categories[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryGap:
    """Promised against delivered for one category; `delivered` is None where nobody speaks of it."""

    category: Category
    promised: float
    delivered: Share | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """Something that was met and not used, and why: no failure, and no silence."""

    what: str
    why: str
    pages: tuple[str, ...] = field(default=(), compare=False)
    """The full addresses it is about, where they are pages that were not read."""
    gone: bool = field(default=False, compare=False)
    """Those pages are there no longer; else nobody knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Something the user named that could not be checked, and what to do next."""

    what: str
    why: str
    next_step: str = ""
    pages: tuple[str, ...] = field(default=(), compare=False)
    """The full addresses of known pages that were not read because of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What was read of one input: counts by word ("pages", "reviews", "duplicates", "empty" ...)."""

    source: str
    counts: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The findings of one run, what was not checked, and what it was made with."""

    findings: tuple[Finding, ...]
    categories: tuple[CategoryGap, ...] = ()
    inputs: tuple[Tally, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    errors: tuple[Trouble, ...] = ()
    models: tuple[str, ...] = ()
    settings: tuple[tuple[str, str], ...] = ()
    as_of: date | None = None
    started: str = ""
    compared: bool = False
    """Whether customers' words were given at all."""
    six_steps: tuple[ReportStep, ...] = ()
    """Expected, experienced, delivered, standards, beliefs, communication."""
    silent: tuple[SilentGap, ...] = ()
    """What customers talk about that nobody promises, the most spoken of first."""
    pages: tuple[PageText, ...] = ()
    """The text of the first pages, to read their promises where they stand."""
    since_last: SinceLast | None = None
    """What became of the promises since an earlier run, where one is known."""
    marked: tuple[Origin, ...] = ()
    """The places of which pages say something to promisecheck."""
    idle: tuple[Skipped, ...] = ()
    """Ignores and entries of a baseline that nothing needs any more."""
    baseline: str = ""
    """The file of the baseline it was held against, if any."""

    def count(self, verdict: Verdict) -> int:
        """How many findings have this verdict."""
        return sum(finding.verdict is verdict for finding in self.findings)
