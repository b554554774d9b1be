"""Users, sessions and jobs as the store keeps them."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from promisecheck.errors import UsageError
from promisecheck.store import open_database
from promisecheck.store.jobs import MOST_TRIES, add_job, beat, end_job, get_job, give_back, read_jobs, take_job, tell_progress, workers
from promisecheck.store.tables.jobs import jobs
from promisecheck.store.users import (
    Role,
    add_user,
    change_user,
    close_session,
    find_user,
    open_session,
    password_of,
    read_users,
    session_user,
)


@pytest.fixture
def database(tmp_path):
    """An empty one."""
    opened = open_database(tmp_path / "kept.db")
    yield opened
    opened.close()


def test_users(database):
    """A user is found however the name is written, once; a name that is empty, too long or taken is refused."""
    with database.writing() as connection:
        made = add_user(connection, name=" Ane  Ås ", password="hash", role=Role.REVIEWER, desk="marketing")
        assert find_user(connection, "ane ås") == made
        assert (made.name, made.role, made.desk) == ("Ane Ås", Role.REVIEWER, "marketing")
        for name in ("ANE ÅS", "", "x" * 81):
            with pytest.raises(UsageError):
                add_user(connection, name=name, password="hash", role=Role.VIEWER)
        assert password_of(connection, "ANE ÅS") == "hash"
        assert [user.name for user in read_users(connection)] == ["Ane Ås"]


def test_roles():
    """An admin may what a reviewer may, a reviewer what a viewer may, and not the other way."""
    assert Role.ADMIN.may(Role.REVIEWER)
    assert Role.REVIEWER.may(Role.VIEWER)
    assert not Role.VIEWER.may(Role.REVIEWER)
    assert not Role.REVIEWER.may(Role.ADMIN)


def test_sessions(database):
    """A secret stands for its user until it ends, is closed, or the user is no longer active; a token is no browser's session."""
    with database.writing() as connection:
        user = add_user(connection, name="Bo", password="hash", role=Role.VIEWER)
        secret, ended = open_session(connection, user), open_session(connection, user, days=-1)
        assert session_user(connection, secret, kind="browser") == user
        assert session_user(connection, secret, kind="token") is None
        assert session_user(connection, ended, kind="browser") is None
        assert session_user(connection, "guess", kind="browser") is None
        close_session(connection, secret)
        assert session_user(connection, secret, kind="browser") is None
        secret = open_session(connection, user)
        change_user(connection, user.id, active=False)
        assert session_user(connection, secret, kind="browser") is None
        assert password_of(connection, "Bo") is None


def test_a_new_password_signs_out(database):
    """Whoever's password or role is changed has to sign in again; a language changes nothing of that."""
    with database.writing() as connection:
        user = add_user(connection, name="Bo", password="hash", role=Role.VIEWER)
        secret = open_session(connection, user)
        change_user(connection, user.id, language="da", single_keys=False)
        assert session_user(connection, secret, kind="browser").language == "da"
        change_user(connection, user.id, role="admin")
        assert session_user(connection, secret, kind="browser") is None


def _job(connection, number=1):
    return add_job(connection, name="shop", wanted={"targets": [f"{number}.html"]}, by="ane")


def test_a_job_is_one_workers(database):
    """The oldest job goes to the first worker that asks, and to nobody else while that one gives signs of life."""
    with database.writing() as connection:
        first, second = _job(connection), _job(connection, 2)
        assert take_job(connection, worker="w1").id == first
        assert take_job(connection, worker="w2").id == second
        assert take_job(connection, worker="w3") is None
        assert sorted(workers(connection)) == ["w1", "w2"]
        assert beat(connection, first, worker="w1")
        assert not beat(connection, first, worker="w2")
        tell_progress(connection, first, stage="pages", count=3, total=9)
        taken = get_job(connection, first)
        assert (taken.state, taken.stage, taken.count, taken.total, taken.wanted) == ("running", "pages", 3, 9, {"targets": ["1.html"]})
        assert end_job(connection, first, state="done", run=7)
        assert not end_job(connection, first, state="failed")
        assert [job.state for job in read_jobs(connection)] == ["running", "done"]


def test_a_job_of_a_dead_worker_is_taken_again(database):
    """A job whose worker is known to be gone, or silent for too long, is begun again; after three times it has failed."""
    with database.writing() as connection:
        job = _job(connection)
        take_job(connection, worker="w1")
        assert give_back(connection, worker="w1") == 1
        assert take_job(connection, worker="w2").tries == 2
        _silence(connection, job)
        assert take_job(connection, worker="w3").tries == MOST_TRIES
        _silence(connection, job)
        assert take_job(connection, worker="w4") is None
        assert get_job(connection, job).state == "failed"


def _silence(connection, job):
    connection.execute(update(jobs).where(jobs.c.id == job).values(beat=datetime.now(UTC) - timedelta(seconds=31)))
