"""An open database: connections that read, and connections that write."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine

from promisecheck.store.failures import spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class Database:
    """An open database; `where` names it without a password, `file` is None for PostgreSQL."""

    engine: Engine
    where: str
    file: Path | None = None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state and changes nothing; StoreError for what the database refuses."""
        with spoken(self.where), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection whose changes are kept together when the block ends, or not at all; StoreError as for `reading`."""
        with spoken(self.where), self.engine.connect().execution_options(writes=True) as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Give every connection back."""
        self.engine.dispose()
