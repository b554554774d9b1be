from datetime import UTC, date, datetime

import pytest

from promisecheck.core.agreement import kappa
from promisecheck.core.changes import Heard
from promisecheck.core.decisions import CHOICES, Decision, Status, follow_up, stand, worsened
from promisecheck.core.taxonomy import Verdict

TODAY = date(2026, 11, 1)
BROKEN = Heard(verdict=Verdict.OVER_PROMISED, contradict=20, customers=25)
KEPT = Heard(verdict=Verdict.KEPT, contradict=1, customers=21)


def _decision(status=Status.FIX_COPY, *, reviewer="ane", hour=8, **parts):
    return Decision(claim="c1", status=status, reviewer=reviewer, at=datetime(2026, 10, 1, hour, tzinfo=UTC), **parts)


def test_nobody_decided():
    """A promise that nobody decided on is open, and waits."""
    assert stand([]).status is Status.OPEN
    assert stand([]).waits


def test_the_newest_of_each_reviewer_counts():
    """Who decides again is counted once, with the newer decision, in whatever order they were stored."""
    standing = stand([_decision(Status.PROVEN, hour=9), _decision(hour=8)])
    assert standing.status is Status.PROVEN
    assert len(standing.newest) == 1


def test_two_reviewers_who_differ_wait():
    """Where two reviewers differ both decisions are kept and the promise waits."""
    standing = stand([_decision(), _decision(Status.ACCEPTED, reviewer="bo", hour=9)])
    assert standing.disagree
    assert standing.waits
    assert {decision.reviewer for decision in standing.newest} == {"ane", "bo"}


def test_a_disagreement_is_settled():
    """A decision that settles makes what was said before count no more; what comes later counts again."""
    both = [_decision(), _decision(Status.ACCEPTED, reviewer="bo", hour=9)]
    settled = stand([*both, _decision(Status.PROVEN, reviewer="ane", hour=10, settles=True)])
    assert settled.status is Status.PROVEN
    assert not settled.disagree
    assert stand([*both, _decision(Status.PROVEN, hour=10, settles=True), _decision(reviewer="bo", hour=11)]).disagree


@pytest.mark.parametrize(
    ("decision", "now", "status", "why"),
    [
        (_decision(), None, Status.DONE, "gone"),
        (_decision(Status.ACCEPTED), None, Status.DONE, "gone"),
        (_decision(Status.FIX_DELIVERY), KEPT, Status.DONE, "kept"),
        (_decision(heard=KEPT), BROKEN, Status.FIX_COPY, ""),
        (_decision(Status.PROVEN, expiry=date(2026, 10, 31)), BROKEN, Status.REOPENED, "expired"),
        (_decision(Status.PROVEN, expiry=TODAY), BROKEN, Status.PROVEN, ""),
        (_decision(Status.ACCEPTED, until=date(2026, 10, 31)), BROKEN, Status.REOPENED, "passed"),
        (_decision(Status.ACCEPTED, heard=KEPT), BROKEN, Status.REOPENED, "worse"),
        (_decision(Status.ACCEPTED, heard=BROKEN), BROKEN, Status.ACCEPTED, ""),
        (_decision(Status.EVIDENCE_WRONG, heard=KEPT), BROKEN, Status.REOPENED, "worse"),
        (_decision(Status.NOT_A_PROMISE, heard=KEPT), BROKEN, Status.NOT_A_PROMISE, ""),
        (_decision(Status.DONE), BROKEN, Status.REOPENED, "back"),
        (_decision(Status.OPEN), None, Status.OPEN, ""),
    ],
)  # fmt: skip
def test_what_becomes_of_a_decision(decision, now, status, why):
    """Done by itself when the promise is gone or kept; reopened when proof or acceptance ends, or customers say more against it."""
    standing = follow_up(stand([decision]), now, today=TODAY)
    assert (standing.status, standing.why) == (status, why)
    assert standing.newest == (decision,)


def test_what_is_worse():
    """The same verdict is worse only when the share and the number of those who say no have both grown; fewer are never worse."""
    more = Heard(verdict=Verdict.OVER_PROMISED, contradict=40, customers=44)
    assert worsened(BROKEN, more)
    assert not worsened(more, BROKEN)
    assert not worsened(BROKEN, Heard(verdict=Verdict.OVER_PROMISED, contradict=22, customers=23))
    assert not worsened(KEPT, Heard(verdict=Verdict.UNPROVEN))


def test_what_a_decision_lacks():
    """A proof wants a document and an owner, an acceptance a reason and a day; nothing else wants anything."""
    assert _decision(Status.PROVEN).lacks == ("document", "owner")
    assert _decision(Status.PROVEN, document="test 12", owner="Quality").lacks == ()
    assert _decision(Status.ACCEPTED, reason="sold out soon").lacks == ("until",)
    assert all(not _decision(status).lacks for status in set(CHOICES) - {Status.PROVEN, Status.ACCEPTED})


def test_agreement():
    """Kappa is 1 where two always agree, 0 where they agree as often as chance would, below 0 where they avoid it, None without a pair."""
    assert kappa([]) is None
    assert kappa([("a", "a"), ("b", "b")]) == 1
    assert kappa([("a", "a")]) == 1
    assert kappa([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")]) == 0
    assert kappa([("a", "b"), ("b", "a")]) == -1
