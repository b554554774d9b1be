"""What a database refuses, in words: full, locked, read-only, not there, or no database at all."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from promisecheck.errors import StoreError

_SAID = (
    ("disk is full", "the disk is full: nothing of this step was kept", "Make room, then run it again"),
    ("no space left", "the disk is full: nothing of this step was kept", "Make room, then run it again"),
    ("readonly", "it cannot be written: the file, its folder or its disk is read-only", "Give write access, or choose another place"),
    ("read-only", "it cannot be written: it is read-only", "Give write access, or choose another place"),
    ("locked", "another program has been writing to it for too long", "Wait until it is done, then run it again"),
    ("unable to open", "it cannot be opened", "Check that the folder exists and may be written, or choose another place"),
    ("not a database", "this file is no database", "Name another file; this one was left as it is"),
    ("malformed", "the database is damaged", "Put a copy from before in its place, or start with a new file"),
    ("disk i/o", "the disk failed", "Check the disk, then run it again"),
    ("password", "the server refused the name or password", "Check the address of the database"),
    ("connection", "the server cannot be reached", "Check the address, and that the server runs"),
    ("does not exist", "the server has no such database, or not our tables", "Create the database, then run it again"),
)
"""What the driver's message holds, what it means, and what to do."""


@contextmanager
def spoken(where: str) -> Iterator[None]:
    """StoreError in place of what SQLAlchemy raises; errors in the statements themselves pass, for those are ours."""
    try:
        yield
    except DBAPIError as error:
        told = str(error.orig).lower()
        for sign, what, next_step in _SAID:
            if sign in told:
                raise StoreError(what, where=where, next_step=next_step) from error
        raise
