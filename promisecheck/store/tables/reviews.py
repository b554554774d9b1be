"""Customers' words, masked, and which files they came from."""

from sqlalchemy import JSON, Column, Date, Float, ForeignKey, Integer, String, Table

from promisecheck.store.tables.columns import Moment, Words, metadata

reviews = Table(
    "reviews",
    metadata,
    Column("id", String(32), primary_key=True, doc="Of what was said, by whom and when: the same review of two exports is one."),
    Column("review_id", Words, nullable=False, index=True, doc="As its file calls it."),
    Column("source", Words, nullable=False),
    Column("place", Words, nullable=False, default=""),
    Column("kind", String(16), nullable=False),
    Column("title", Words, nullable=False, default=""),
    Column("text", Words, nullable=False, doc="Without anything that names a person."),
    Column("rating", Float, doc="0 to 1."),
    Column("said_at", Date, index=True),
    Column("customer", String(64), nullable=False, default="", doc="A hash."),
    Column("language", String(16), nullable=False, default="", doc="As declared."),
    Column("facets", JSON, nullable=False),
    Column("added", Moment, nullable=False),
    Column("run", ForeignKey("runs.id"), doc="The run that imported it."),
)
"""One row a review."""

imports = Table(
    "imports",
    metadata,
    Column("id", String(32), primary_key=True, doc="A digest of the source."),
    Column("source", Words, nullable=False, doc="A file or an address."),
    Column("digest", String(64), nullable=False, doc="Of its bytes: an unchanged file is not read again."),
    Column("kept", Integer, nullable=False, default=0),
    Column("tally", JSON, nullable=False),
    Column("imported", Moment, nullable=False),
)
"""What was imported, and when."""
