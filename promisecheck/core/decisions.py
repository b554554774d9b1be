"""What people decide about a finding, and what becomes of it later: the words and the rules, whoever stores or shows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from promisecheck.core.changes import Heard
from promisecheck.core.taxonomy import Verdict


class Status(StrEnum):
    """Where a finding stands: open, one of six decisions, done by itself, or reopened."""

    OPEN = "open"
    FIX_COPY = "fix-copy"
    FIX_DELIVERY = "fix-delivery"
    PROVEN = "proven"
    ACCEPTED = "accepted"
    NOT_A_PROMISE = "not-a-promise"
    EVIDENCE_WRONG = "evidence-wrong"
    DONE = "done"
    REOPENED = "reopened"


CHOICES = (
    Status.FIX_COPY, Status.FIX_DELIVERY, Status.PROVEN, Status.ACCEPTED, Status.NOT_A_PROMISE, Status.EVIDENCE_WRONG,
)  # fmt: skip
"""What a person can decide, in the order of the keys 1-6."""
UNDECIDED = frozenset({Status.OPEN, Status.REOPENED})
"""What waits for somebody."""
SILENCED = frozenset({Status.PROVEN, Status.ACCEPTED, Status.NOT_A_PROMISE, Status.EVIDENCE_WRONG})
"""The promise stays as it is, and nobody is to be told of it again: these become entries of a baseline."""
_SHOULD_HAVE = {Status.PROVEN: ("document", "owner"), Status.ACCEPTED: ("reason", "until")}
_GRAVITY = {Verdict.OVER_DELIVERED: 0, Verdict.KEPT: 0, Verdict.UNPROVEN: 1, Verdict.CONTESTED: 2, Verdict.OVER_PROMISED: 3}
_WORSE_SHARE = 0.10
_WORSE_CUSTOMERS = 3
"""The same verdict is worse when the share of customers who say no grew by so much, and so many more say so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What one reviewer decided about one promise; `claim` is the promise's id, `text` its words at that time."""

    claim: str
    status: Status
    reviewer: str = ""
    at: datetime | None = None
    text: str = ""
    language: str = ""
    reason: str = ""
    comment: str = ""
    assignee: str = ""
    until: date | None = None
    """The day until which it is accepted."""
    document: str = ""
    """Where the proof lies: a file's name, a number, an address."""
    owner: str = ""
    expiry: date | None = None
    """The day on which the proof ends."""
    not_about: tuple[str, ...] = ()
    """The ids of reviews that do not speak of this promise."""
    report: str = ""
    """The run it was decided on."""
    heard: Heard | None = None
    """What customers had said by then."""
    settles: bool = False
    """It ends a disagreement: what others decided before counts no more."""

    @property
    def lacks(self) -> tuple[str, ...]:
        """The parts that a decision of this kind should have and has not: a proof without a document, say."""
        return tuple(name for name in _SHOULD_HAVE.get(self.status, ()) if not getattr(self, name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """All decisions on one promise together: each reviewer's newest one, and the status that follows."""

    status: Status = Status.OPEN
    newest: tuple[Decision, ...] = ()
    """One a reviewer, the newest first."""
    why: str = ""
    """For `done` and `reopened`: gone, kept, worse, expired, passed, back."""

    @property
    def decision(self) -> Decision | None:
        """The one that counts: the newest."""
        return self.newest[0] if self.newest else None

    @property
    def disagree(self) -> bool:
        """Whether reviewers decided differently, and nobody has settled it."""
        return len({decision.status for decision in self.newest}) > 1

    @property
    def waits(self) -> bool:
        """Whether somebody has to decide."""
        return self.status in UNDECIDED or self.disagree


def stand(decisions: Iterable[Decision]) -> Standing:
    """The standing of one promise; of decisions without a time those that come later are newer."""
    ordered = sorted(enumerate(decisions), key=lambda pair: (pair[1].at.isoformat() if pair[1].at else "", pair[0]), reverse=True)
    newest: dict[str, Decision] = {}
    for _, decision in ordered:
        newest.setdefault(decision.reviewer, decision)
        if decision.settles:
            break
    counted = tuple(newest.values())
    return Standing(status=counted[0].status if counted else Status.OPEN, newest=counted)


def worsened(then: Heard, now: Heard) -> bool:
    """Whether customers say more against a promise than when it was decided on.

    >>> then = Heard(verdict=Verdict.CONTESTED, contradict=5, customers=11)
    >>> worsened(then, Heard(verdict=Verdict.OVER_PROMISED, contradict=20, customers=26))
    True
    >>> worsened(then, then)
    False
    """
    before, after = (_GRAVITY.get(heard.verdict, 0) if heard.verdict else 0 for heard in (then, now))
    if after != before:
        return after > before and after >= _GRAVITY[Verdict.CONTESTED]
    grown = _share(now) - _share(then) >= _WORSE_SHARE and now.contradict - then.contradict >= _WORSE_CUSTOMERS
    return grown and after >= _GRAVITY[Verdict.CONTESTED]


def _share(heard: Heard) -> float:
    return heard.contradict / heard.customers if heard.customers else 0.0


def follow_up(standing: Standing, now: Heard | None, *, today: date) -> Standing:
    """What has become of a decision: done when the promise is gone (`now` None) or kept, reopened when it no longer holds."""
    decision = standing.decision
    if decision is None or standing.disagree or decision.status in UNDECIDED:
        return standing
    status, why = _outcome(decision, now, today=today)
    return Standing(status=status, newest=standing.newest, why=why)


def _outcome(decision: Decision, now: Heard | None, *, today: date) -> tuple[Status, str]:
    if now is None:
        return Status.DONE, "gone"
    if decision.status is Status.DONE:
        return Status.REOPENED, "back"
    if decision.status in {Status.FIX_COPY, Status.FIX_DELIVERY}:
        kept = now.verdict in {Verdict.KEPT, Verdict.OVER_DELIVERED}
        return (Status.DONE, "kept") if kept else (decision.status, "")
    if decision.status is Status.PROVEN and decision.expiry and decision.expiry < today:
        return Status.REOPENED, "expired"
    if decision.status is Status.ACCEPTED and decision.until and decision.until < today:
        return Status.REOPENED, "passed"
    worse = decision.heard is not None and decision.status is not Status.NOT_A_PROMISE and worsened(decision.heard, now)
    return (Status.REOPENED, "worse") if worse else (decision.status, "")
