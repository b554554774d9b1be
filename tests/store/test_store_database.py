"""The database: opened, brought up to date, and what it refuses in words."""

import shutil
import sqlite3
from contextlib import closing

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import insert, select, text

from promisecheck.errors import StoreError
from promisecheck.store import open_database
from promisecheck.store.migrate import _SCRIPTS
from promisecheck.store.tables import metadata
from promisecheck.store.tables.runs import facts


def _remember(database, name, value):
    with database.writing() as connection:
        connection.execute(insert(facts).values(name=name, value=value))


def test_a_new_file_has_every_table(tmp_path):
    """A path where nothing stands becomes a database in WAL mode with the tables that the program declares."""
    database = open_database(tmp_path / "new" / "kept.db")
    with database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1


def test_there_is_one_newest_schema():
    """The revisions form one line: nobody can be at two newest schemas."""
    assert len(ScriptDirectory(str(_SCRIPTS)).get_heads()) == 1


def test_what_is_written_stays(tmp_path):
    """What one opening wrote the next one reads, and a block that fails keeps nothing."""
    with pytest.raises(ZeroDivisionError):
        _fail_after_writing(open_database(tmp_path / "kept.db"))
    _remember(open_database(f"sqlite:///{tmp_path / 'kept.db'}"), "colour", "blå")
    with open_database(tmp_path / "kept.db").reading() as connection:
        assert connection.execute(select(facts)).all() == [("colour", "blå")]


def _fail_after_writing(database):
    with database.writing() as connection:
        connection.execute(insert(facts).values(name="lost", value="1"))
        raise ZeroDivisionError


def test_64_a_newer_schema_is_refused(tmp_path):
    """Hostile 64: a database of a newer promisecheck is refused in words, and left as it is."""
    file = tmp_path / "kept.db"
    open_database(file).close()
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match=r"newer promisecheck \(schema 9999.*Update promisecheck"):
        open_database(file)


def test_the_tables_of_another_program_are_left_alone(tmp_path):
    """A database of another program is refused, and gets no tables of ours."""
    file = tmp_path / "theirs.db"
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("CREATE TABLE invoices (id)")
    with pytest.raises(StoreError, match=r"another program \(invoices\)"):
        open_database(file)
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("invoices",)]


def test_a_file_that_is_no_database_is_left_alone(tmp_path):
    """A file that is no database is refused by its name, and keeps its bytes."""
    file = tmp_path / "letter.db"
    file.write_text("Kære kunde, " * 500, encoding="utf-8")
    with pytest.raises(StoreError, match=r"letter\.db: this file is no database"):
        open_database(file)
    assert file.read_text(encoding="utf-8").startswith("Kære kunde")


def test_34_a_locked_database_is_said(tmp_path, monkeypatch):
    """Hostile 34: a database that another program holds is said in words, after a while."""
    monkeypatch.setattr("promisecheck.store.database._PATIENCE", 0.2)
    file = tmp_path / "kept.db"
    database = open_database(file)
    with closing(sqlite3.connect(file)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another program has been writing to it for too long"):
            _remember(database, "a", "b")
    _remember(database, "a", "b")


def test_34_a_full_disk_is_said(tmp_path):
    """Hostile 34: where no more fits, nothing of the step is kept, what was there stays, and the message says so."""
    database = open_database(tmp_path / "kept.db")
    _remember(database, "before", "1")
    with database.engine.connect() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar()
        connection.execute(text(f"PRAGMA max_page_count = {pages}"))
    with pytest.raises(StoreError, match="the disk is full: nothing of this step was kept"):
        _remember(database, "large", "x" * 1_000_000)
    with database.reading() as connection:
        assert connection.execute(select(facts.c.name)).scalars().all() == ["before"]


def test_34_a_folder_in_the_way_is_said(tmp_path):
    """Hostile 34: a path that cannot hold a database is refused with what to do."""
    with pytest.raises(StoreError, match="this is a folder"):
        open_database(tmp_path)
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(StoreError, match="its folder cannot be made"):
        open_database(tmp_path / "file" / "kept.db")


def test_63_a_password_is_never_shown():
    """Hostile 63: an address that leads nowhere is said without its password."""
    with pytest.raises(StoreError, match="cannot be reached") as caught:
        open_database("postgresql://anna:hunter2@127.0.0.1:9/kept?sslpassword=hunter3")
    assert "hunter" not in str(caught.value)
    with pytest.raises(StoreError, match="not a kind of database"):
        open_database("mysql://anna:hunter2@127.0.0.1/kept")


def test_texts_that_no_database_holds_are_kept_readable(tmp_path):
    """A NUL and half of a surrogate pair become signs that show where they stood."""
    database = open_database(tmp_path / "kept.db")
    _remember(database, "odd", "a\0b\ud800c")
    with database.reading() as connection:
        assert connection.execute(select(facts.c.value)).scalar() == "a␀b?c"


def test_a_killed_writer_leaves_a_whole_database(tmp_path):
    """Hostile 34: the files as a power cut leaves them (journal and all) open with everything that was committed."""
    database = open_database(tmp_path / "kept.db")
    _remember(database, "a", "1")
    with database.writing() as connection:
        connection.execute(insert(facts).values(name="b", value="2"))
        left = tmp_path / "left"
        left.mkdir()
        for file in tmp_path.glob("kept.db*"):
            shutil.copy(file, left)
    with open_database(left / "kept.db").reading() as connection:
        assert connection.execute(select(facts.c.name)).scalars().all() == ["a"]
