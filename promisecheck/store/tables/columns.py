"""What all tables share: their list, moments in UTC, and texts that every database can hold."""

import hashlib
import json
import zlib
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, LargeBinary, MetaData, Text
from sqlalchemy.types import TypeDecorator

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)
"""Every table of the store."""


def storable(text: str) -> str:
    r"""The text without what a database cannot hold: NUL becomes its sign, half of a surrogate pair a question mark.

    >>> storable("a\0b")
    'a␀b'
    """
    return text.replace("\0", "\u2400").encode("utf-8", errors="replace").decode("utf-8")


class Words(TypeDecorator[str]):
    """Text from the world, made storable."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Text on its way in."""
        return None if value is None else storable(value)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite keeps no time zone, so it is given back here."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """A moment on its way in; one without a time zone is a mistake in the program."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """A moment on its way out."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Packed(TypeDecorator[Any]):
    """A large value as compressed JSON."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> bytes | None:  # noqa: ARG002 - SQLAlchemy's signature
        """A value on its way in."""
        return None if value is None else zlib.compress(json.dumps(value).encode("ascii"), 6)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> Any:  # noqa: ARG002 - SQLAlchemy's signature
        """A value on its way out."""
        return None if value is None else json.loads(zlib.decompress(value))


def digest(*parts: str) -> str:
    """A short name for texts of any length: an index does not take them whole."""
    return hashlib.sha256("\n".join(storable(part) for part in parts).encode()).hexdigest()[:32]
