"""An older schema is brought up to date, after a copy; a newer one is refused."""

import sqlite3
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from promisecheck.errors import StoreError
from promisecheck.store.connections import Database

_SCRIPTS = Path(__file__).parent / "migrations"
_ONE_AT_A_TIME = 7_213_064
"""The number under which PostgreSQL lets one process after another bring the schema up to date."""


def bring_up_to_date(database: Database) -> None:
    """Make or change the tables where that is needed; StoreError for a newer schema, or tables that are not ours."""
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)
    with database.reading() as connection:
        present = _checked(connection, scripts, where=database.where)
    if present == scripts.get_current_head():
        return
    if present and database.file:
        _copy_aside(database.file, present)
    with database.writing() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_ONE_AT_A_TIME})")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _checked(connection: Connection, scripts: ScriptDirectory, *, where: str) -> str:
    """The revision of the tables, "" where there are none yet."""
    present = MigrationContext.configure(connection).get_current_revision() or ""
    if present and present not in {script.revision for script in scripts.walk_revisions()}:
        raise StoreError(
            f"it was made by a newer promisecheck (schema {present}, known here: up to {scripts.get_current_head()})",
            where=where,
            next_step="Update promisecheck, or name another database; this one was left as it is",
        )
    tables = inspect(connection).get_table_names() if not present else []
    if tables and tables != ["alembic_version"]:
        raise StoreError(
            f"it holds tables of another program ({', '.join(sorted(tables)[:3])})",
            where=where,
            next_step="Name another database; this one was left as it is",
        )
    return present


def _copy_aside(file: Path, revision: str) -> None:
    """A whole copy of the file, beside it, with what stands in its journal."""
    beside = file.with_name(f"{file.name}.before-{revision}.bak")
    try:
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(beside)) as target:
            source.backup(target)
    except (sqlite3.Error, OSError) as error:
        raise StoreError(
            f"no copy could be made before the tables are changed ({error})",
            where=str(beside),
            next_step="Make room or give write access, then run it again",
        ) from error
