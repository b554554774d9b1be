"""Runs, and what the store knows of itself."""

from sqlalchemy import Boolean, Column, Date, Integer, String, Table

from promisecheck.store.tables.columns import Moment, Packed, Words, metadata

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("name", Words, nullable=False, default="", doc="What was audited; runs of one name are compared with one another."),
    Column("started", Moment, nullable=False, index=True),
    Column("finished", Moment),
    Column("status", String(16), nullable=False, doc="running, done, unchanged, offline, failed or stopped."),
    Column("why", Words, nullable=False, default="", doc="What went wrong, where something did."),
    Column("as_of", Date, doc="What counted as now."),
    Column("version", String(64), nullable=False, default="", doc="Of promisecheck."),
    Column("fingerprint", String(64), nullable=False, default="", doc="Of all that went in: equal means nothing to do."),
    Column("compared", Boolean, nullable=False, default=False, doc="Whether there were customers' words."),
    Column("report", Packed, doc="The report as --format json gives it; empty once the run was pruned."),
    Column("changes", Packed, doc="What changed against the run before."),
)
"""One row for each time that something was audited, or found unchanged."""

facts = Table(
    "facts",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("value", Words, nullable=False),
)
"""What the store knows of itself, such as the key with which customers' names are hashed."""
