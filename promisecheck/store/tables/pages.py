"""Pages and files of copy, as they were last read."""

from sqlalchemy import Column, String, Table

from promisecheck.store.tables.columns import Moment, Packed, Words, metadata

pages = Table(
    "pages",
    metadata,
    Column("id", String(32), primary_key=True, doc="A digest of site and source: an index does not take addresses of any length."),
    Column("site", Words, nullable=False, doc="The target in the settings that led to it."),
    Column("source", Words, nullable=False, doc="Its address or path, as places name it."),
    Column("status", String(16), nullable=False, doc="read, unreachable or gone."),
    Column("why", Words, nullable=False, default="", doc="Why it could not be read."),
    Column("digest", String(64), nullable=False, default="", doc="Of its passages."),
    Column("passages", Packed, doc="What stands on it."),
    Column("first_seen", Moment, nullable=False),
    Column("last_seen", Moment, doc="When it was last read."),
    Column("checked", Moment, nullable=False, doc="When it was last asked for."),
)
"""One row a page: a page that cannot be reached keeps what was last read of it."""
