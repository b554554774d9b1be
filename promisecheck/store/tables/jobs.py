"""Audits that were asked for, and how far they are."""

from sqlalchemy import JSON, Column, Integer, String, Table

from promisecheck.store.tables.columns import Moment, Words, metadata

jobs = Table(
    "jobs",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("name", Words, nullable=False, doc="What is audited, as runs name it."),
    Column("wanted", JSON, nullable=False, doc="Targets, files of reviews, and options."),
    Column("state", String(16), nullable=False, index=True, doc="queued, running, done, failed or stopped."),
    Column("by", Words, nullable=False),
    Column("created", Moment, nullable=False),
    Column("started", Moment),
    Column("finished", Moment),
    Column("stage", Words, nullable=False, default=""),
    Column("count", Integer, nullable=False, default=0),
    Column("total", Integer),
    Column("tries", Integer, nullable=False, default=0),
    Column("worker", Words, nullable=False, default="", doc="Host and process that have it in hand."),
    Column("beat", Moment, doc="When that worker was last alive."),
    Column("why", Words, nullable=False, default="", doc="What went wrong."),
    Column("run", Integer, doc="The run that came of it."),
)
"""One row an audit that was asked for in the workbench."""
