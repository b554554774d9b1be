"""Decisions in a database: kept, undone, carried over to later runs."""

from datetime import UTC, date, datetime, timedelta

import pytest
from kept import BROKEN, CONTESTED, KEPT, keep_run

from promisecheck.core.decisions import Decision, Status
from promisecheck.store import open_database
from promisecheck.store.decisions import newest_id, read_decisions, read_standings, save_decision, undo_decision
from promisecheck.store.log import read_log
from promisecheck.store.names import read_names
from promisecheck.store.outcomes import settle_run
from promisecheck.store.register import add_proof, read_proofs, read_signatures, remove_proof, sign
from promisecheck.store.talk import add_comment, assign, leave_out, read_assignments, read_comments, read_left_out

TODAY = date(2026, 10, 20)


@pytest.fixture
def database(tmp_path):
    """An empty one."""
    opened = open_database(tmp_path / "kept.db")
    yield opened
    opened.close()


def _decision(status=Status.FIX_COPY, *, claim="a", reviewer="ane", day=2, hour=9, **parts):
    return Decision(claim=claim, status=status, reviewer=reviewer, at=datetime(2026, 10, day, hour, tzinfo=UTC), **parts)


def _decide(database, *decisions, **how):
    with database.writing() as connection:
        return [save_decision(connection, decision, **how) for decision in decisions]


def _standing(database, claim="a", *, today=TODAY):
    with database.reading() as connection:
        return read_standings(connection, today=today)[claim]


def _run(database, number, found, *, today=TODAY, **how):
    with database.writing() as connection:
        keep_run(connection, number, found, **how)
        return {became.claim: (became.status, became.why) for became in settle_run(connection, number, today=today)}


def test_a_decision_comes_back_as_it_was(database):
    """Every part of a decision is the same after a way through the database."""
    made = _decision(Status.PROVEN, text="Levering i morgen", language="da", document="Test 12", owner="Quality", expiry=TODAY,
                     reason="målt", report="1", heard=BROKEN, settles=True)  # fmt: skip
    _decide(database, made)
    with database.reading() as connection:
        assert list(read_decisions(connection)) == [made]


def test_the_same_decision_is_kept_once(database):
    """A decision that comes in twice, from a file imported again, is kept once."""
    first, again = _decide(database, _decision(), _decision())
    assert first
    assert again is None


def test_undo_takes_back_the_reviewers_last_one(database):
    """Undoing takes back the newest decision of this reviewer made here; never another's, never one that came in a file."""
    _decide(database, _decision(hour=8), _decision(Status.ACCEPTED, hour=9), _decision(reviewer="bo", hour=10))
    _decide(database, _decision(Status.PROVEN, hour=11), source="from-ane.json")
    with database.writing() as connection:
        assert undo_decision(connection, reviewer="ane").status is Status.ACCEPTED
        assert undo_decision(connection, reviewer="ane").status is Status.FIX_COPY
        assert undo_decision(connection, reviewer="ane") is None
    assert {decision.reviewer for decision in _standing(database).newest} == {"ane", "bo"}


def test_a_decision_survives_runs_and_rewordings(database):
    """The next runs find the promise again, moved and in other words: the decision stands under its present id."""
    _run(database, 1, {"a": BROKEN})
    _decide(database, _decision(Status.ACCEPTED, heard=BROKEN))
    assert _run(database, 2, {"a2": BROKEN}, reworded={"a2": "a"}) == {}
    standing = _standing(database)
    assert standing.status is Status.ACCEPTED
    _decide(database, _decision(Status.PROVEN, claim="a2", hour=10))
    assert _standing(database).status is Status.PROVEN


def test_done_by_itself_and_back_again(database):
    """A promise that is gone is done; when it is there again it is reopened, and stays so until somebody decides."""
    _run(database, 1, {"a": BROKEN, "b": KEPT})
    _decide(database, _decision(heard=BROKEN))
    assert _run(database, 2, {"b": KEPT}) == {"a": (Status.DONE, "gone")}
    assert _run(database, 3, {"b": KEPT}) == {}
    assert _run(database, 4, {"a": BROKEN, "b": KEPT}) == {"a": (Status.REOPENED, "back")}
    assert _run(database, 5, {"a": BROKEN, "b": KEPT}) == {}
    assert _standing(database).status is Status.REOPENED
    _decide(database, Decision(claim="a", status=Status.ACCEPTED, reviewer="ane"))
    assert _standing(database).status is Status.ACCEPTED


def test_done_when_customers_say_that_it_is_kept(database):
    """What was to be fixed is done when customers say it is kept, and reopened when they no longer do."""
    _run(database, 1, {"a": BROKEN})
    _decide(database, _decision(Status.FIX_DELIVERY, heard=BROKEN))
    assert _run(database, 2, {"a": KEPT}) == {"a": (Status.DONE, "kept")}
    assert _run(database, 3, {"a": KEPT}) == {}
    assert _run(database, 4, {"a": BROKEN}) == {"a": (Status.REOPENED, "back")}


def test_reopened_when_the_evidence_is_worse(database):
    """A promise that was accepted is reopened when customers say more against it, though the copy did not change; the log says so."""
    _run(database, 1, {"a": CONTESTED})
    _decide(database, _decision(Status.ACCEPTED, heard=CONTESTED))
    assert _run(database, 2, {"a": BROKEN}) == {"a": (Status.REOPENED, "worse")}
    with database.reading() as connection:
        entry = read_log(connection, about="a")[0]
    assert (entry.who, entry.did, entry.details) == ("promisecheck", "reopened", {"why": "worse", "run": 2})


def test_a_page_that_cannot_be_reached_is_not_gone(database):
    """A promise whose page could not be read this time is not done; it is when the page is read again without it."""
    _run(database, 1, {"a": BROKEN, "b": KEPT})
    _decide(database, _decision(heard=BROKEN))
    assert _run(database, 2, {"b": KEPT}, errors=["/a"]) == {}
    assert _run(database, 3, {"b": KEPT}) == {"a": (Status.DONE, "gone")}


def test_another_site_settles_nothing(database):
    """A run of another name says nothing about this one's promises."""
    _run(database, 1, {"a": BROKEN})
    _decide(database, _decision(heard=BROKEN))
    assert _run(database, 2, {"b": KEPT}, name="other") == {}


def test_expired_proof_reopens_without_a_run(database):
    """On the day after the last of its documents ends a proven promise is open again; a document without an end keeps it."""
    _decide(database, _decision(Status.PROVEN))
    with database.writing() as connection:
        add_proof(connection, claim="a", document="Test 12", owner="Quality", expiry=TODAY - timedelta(days=9), by="ane")
        add_proof(connection, claim="a", document="Test 13", owner="Quality", expiry=TODAY, by="ane")
    assert _standing(database).status is Status.PROVEN
    later = _standing(database, today=TODAY + timedelta(days=1))
    assert (later.status, later.why) == (Status.REOPENED, "expired")
    with database.writing() as connection:
        add_proof(connection, claim="a", document="Certificate", by="ane")
    assert _standing(database, today=TODAY + timedelta(days=999)).status is Status.PROVEN


def test_the_register(database):
    """The register holds each document once, the one that ends first in front; one that was struck out is not shown."""
    with database.writing() as connection:
        for expiry in (None, TODAY):
            add_proof(connection, claim="a", document="Test 12", owner="Quality", expiry=expiry, by="ane")
        add_proof(connection, claim="a", document="Test 11", expiry=TODAY - timedelta(days=1), by="ane")
        names = read_names(connection)
        kept = read_proofs(connection, names)["a"]
        assert [(proof.document, proof.expired(TODAY)) for proof in kept] == [("Test 11", True), ("Test 12", False)]
        assert remove_proof(connection, kept[0].id) == "a"
        assert remove_proof(connection, 999) is None
        assert [proof.document for proof in read_proofs(connection, names)["a"]] == ["Test 12"]


def test_signatures(database):
    """A decision is signed once for each desk; one that is not there, or was undone, cannot be signed."""
    made = _decision(Status.ACCEPTED)
    _decide(database, made)
    with database.writing() as connection:
        number = newest_id(connection, made)
        assert sign(connection, decision=number, desk="marketing", by="ane")
        assert not sign(connection, decision=number, desk="marketing", by="bo")
        assert not sign(connection, decision=999, desk="marketing", by="bo")
        assert read_signatures(connection, read_names(connection)) == {("a", "ane", made.at): {"marketing": "ane"}}
        undo_decision(connection, reviewer="ane")
        assert not sign(connection, decision=number, desk="operations", by="bo")


def test_comments_assignments_and_quotes_follow_the_promise(database):
    """What was said of a promise, who has it and which quotes are not about it are found under its present id."""
    _run(database, 1, {"a": BROKEN})
    _run(database, 2, {"a2": BROKEN}, reworded={"a2": "a"})
    with database.writing() as connection:
        assert add_comment(connection, claim="a2", author="ane", text="Spørg lageret\0", at=datetime(2026, 10, 2, tzinfo=UTC))
        assert not add_comment(connection, claim="a2", author="ane", text="Spørg lageret\0", at=datetime(2026, 10, 2, tzinfo=UTC))
        assign(connection, claim="a", assignee="bo", by="ane")
        assert leave_out(connection, claim="a", review_id="r1", by="ane")
        assert not leave_out(connection, claim="a", review_id="r1", by="ane")
        names = read_names(connection)
        assert [comment.text for comment in read_comments(connection, names)["a"]] == ["Spørg lageret␀"]
        assert read_assignments(connection, names) == {"a": "bo"}
        assert read_left_out(connection, names) == {"a": {"r1"}, "a2": {"r1"}}
        assert leave_out(connection, claim="a", review_id="r1", by="ane", out=False)
        assign(connection, claim="a", assignee="", by="ane")
        assert not read_left_out(connection, names)
        assert not read_assignments(connection, names)
