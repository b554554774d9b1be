"""Runs kept, found again, pruned; one at a time."""

import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from promisecheck.errors import StoreError
from promisecheck.store import open_database
from promisecheck.store.lock import Busy, only_one
from promisecheck.store.runs import DONE, UNCHANGED, begin_run, changes_of, end_run, last_run, list_runs, prune, report_of, stop_unfinished
from promisecheck.store.tables.runs import runs

START = datetime(2026, 8, 1, 2, tzinfo=UTC)


def night(database, number, *, name="", status=DONE, at=None):
    """A run that ended, with a report unless nothing was new."""
    at = at or START + timedelta(days=number)
    with database.writing() as connection:
        run = begin_run(connection, name=name, started=at, version="test")
        report = {"report": {"claims": [], "number": number}} if status == DONE else {}
        end_run(connection, run, finished=at, status=status, changes={"list": [number]}, **report)
    return run


def test_runs_are_found_again(database):
    """A report is found by its number, as the last one, and as the one before; others are said not to be kept."""
    numbers = [night(database, n) for n in range(3)]
    assert report_of(database, "last")["number"] == 2
    assert report_of(database, "previous")["number"] == 1
    assert report_of(database, str(numbers[0]))["number"] == 0
    for named, said in (
        ("99", "no report of run '99' is kept"),
        ("newest", "no file and no run is called 'newest'"),
        ("9" * 30, "no file"),
    ):
        with pytest.raises(StoreError, match=said):
            report_of(database, named)


def test_the_last_run_is_the_one_that_was_done_last(database):
    """The last run is the newest by number, whatever the clock said, and of its own name; a failed one is none."""
    night(database, 5, at=START + timedelta(days=400))
    newest = night(database, 6, status=UNCHANGED)
    night(database, 7, name="other")
    night(database, 8, status="failed")
    with database.reading() as connection:
        assert last_run(connection, name="").id == newest
        assert last_run(connection, name="", with_report=True).started == START + timedelta(days=400)
        assert last_run(connection, name="third") is None
        assert changes_of(connection, newest) == {"list": [6]}


def test_old_reports_are_dropped_and_history_stays(database):
    """Pruning drops the reports of old runs, never the newest of a name; the rows and what changed stay."""
    kept = [night(database, n) for n in range(0, 100, 10)]
    lonely = night(database, 0, name="other")
    with database.writing() as connection:
        assert prune(connection, before=START + timedelta(days=45)) == 5
    with database.reading() as connection:
        with_report = {run.id for run in list_runs(connection) if run.has_report}
        assert with_report == {*kept[5:], lonely}
        assert len(connection.execute(select(runs.c.changes).where(runs.c.changes.is_not(None))).all()) == 11


_HOLDER = """
import sys, time
from datetime import UTC, datetime
from promisecheck.store import open_database
from promisecheck.store.lock import only_one
from promisecheck.store.runs import begin_run
database = open_database(sys.argv[1])
with only_one(database):
    with database.writing() as connection:
        begin_run(connection, name="", started=datetime.now(UTC), version="test")
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def holder(database_url, database):  # noqa: ARG001 - the tables are there before the other process comes
    """Another process in the middle of a run."""
    with subprocess.Popen([sys.executable, "-c", _HOLDER, database_url], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_34_two_runs_never_collide(database, holder):
    """Hostile 34: while one process runs, another is refused, and told which one it is and since when."""
    with pytest.raises(Busy, match=rf"another run is at work \(process {holder.pid} on .* since 2.* UTC\)"), only_one(database):
        pytest.fail("both have it")


def test_34_the_lock_of_a_killed_run_is_taken_over(database, holder):
    """Hostile 34: after kill -9 the next run takes the lock over, hears whose it was, and closes the run that was left."""
    holder.kill()
    holder.wait()
    with only_one(database) as left:
        assert f"process {holder.pid}" in left
        with database.writing() as connection:
            assert len(stop_unfinished(connection)) == 1
    with only_one(database) as left:
        assert left == ""


def test_a_run_that_failed_gives_its_lock_back(database):
    """An error in a run gives the lock back: the next one does not hear of a dead process."""
    with pytest.raises(ZeroDivisionError), only_one(database):
        raise ZeroDivisionError
    with only_one(database) as left:
        assert left == ""


def test_a_thread_of_the_same_program_is_refused_too(database_url, database):
    """The lock holds between two openings of one program as well."""
    with closing(open_database(database_url)) as other, only_one(database), pytest.raises(Busy), only_one(other):
        pytest.fail("both have it")
