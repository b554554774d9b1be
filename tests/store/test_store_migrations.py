"""Older schemas, and databases that may only be read."""

import os
import sqlite3
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import insert, select, text

from promisecheck.errors import StoreError
from promisecheck.store import open_database
from promisecheck.store.database import _postgres, _sqlite
from promisecheck.store.migrate import _SCRIPTS
from promisecheck.store.tables import metadata
from promisecheck.store.tables.runs import facts


def _make_old(url):
    """A database with the first schema there ever was, and something in it."""
    database = _postgres(url) if "://" in url else _sqlite(Path(url))
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS))
    with database.writing() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    with database.writing() as connection:
        connection.execute(insert(facts).values(name="colour", value="blå"))
    database.close()


def test_64_an_older_schema_is_brought_up_to_date(database_url):
    """Hostile 64: a database of an older promisecheck gets the present tables and keeps what it holds."""
    _make_old(database_url)
    database = open_database(database_url)
    with database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        assert connection.execute(select(facts.c.value)).scalar() == "blå"
    database.close()


def test_64_a_copy_is_made_first(tmp_path):
    """Hostile 64: before an older SQLite file is changed a whole copy is put beside it; a present one is not copied."""
    file = tmp_path / "kept.db"
    _make_old(str(file))
    for _ in range(2):
        open_database(file).close()
    assert [path.name for path in tmp_path.glob("*.bak")] == ["kept.db.before-0001.bak"]
    with closing(sqlite3.connect(tmp_path / "kept.db.before-0001.bak")) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
        assert connection.execute("SELECT value FROM facts").fetchone() == ("blå",)


def test_64_a_newer_schema_is_refused_by_a_server_too(postgres_url):
    """Hostile 64: a newer schema on a server is refused as well."""
    database = open_database(postgres_url)
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    with pytest.raises(StoreError, match="newer promisecheck"):
        open_database(postgres_url)


@contextmanager
def _nobody():
    """Whoever runs the tests as root is nobody for a while: root may write everywhere."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def test_34_a_read_only_place_is_said():
    """Hostile 34: a file and folder that may only be read give a sentence that says so, and nothing is changed."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "kept.db"
        open_database(file).close()
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
        before = file.read_bytes()
        file.chmod(0o444)
        Path(folder).chmod(0o555)
        with _nobody(), pytest.raises(StoreError, match=r"kept\.db: it cannot be (written|opened)"):
            _write(file)
        Path(folder).chmod(0o755)
        assert file.read_bytes() == before


def _write(file):
    with closing(open_database(file)) as database, database.writing() as connection:
        connection.execute(insert(facts).values(name="a", value="b"))
