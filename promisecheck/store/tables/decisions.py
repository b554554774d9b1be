"""What people decided, said, signed and documented about claims, and what became of it."""

from sqlalchemy import JSON, Boolean, Column, Date, Integer, String, Table

from promisecheck.store.tables.columns import Moment, Words, metadata

decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("claim", String(64), nullable=False, index=True, doc="The id that the report gave to the words that were decided on."),
    Column("reviewer", Words, nullable=False),
    Column("status", String(16), nullable=False),
    Column("at", Moment, nullable=False),
    Column("text", Words, nullable=False, default=""),
    Column("language", String(16), nullable=False, default=""),
    Column("reason", Words, nullable=False, default=""),
    Column("until", Date),
    Column("document", Words, nullable=False, default=""),
    Column("owner", Words, nullable=False, default=""),
    Column("expiry", Date),
    Column("report", Words, nullable=False, default="", doc="The run that was looked at."),
    Column("heard", JSON, doc="What customers had said at that time."),
    Column("settles", Boolean, nullable=False, default=False),
    Column("source", Words, nullable=False, default="workbench", doc="The workbench, or the file that it came in."),
    Column("digest", String(32), nullable=False, unique=True, doc="The same decision comes in once, however often its file is imported."),
    Column("undone", Moment),
)
"""One row each time that somebody decides; nothing is changed later but `undone`."""

outcomes = Table(
    "outcomes",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("claim", String(64), nullable=False, index=True),
    Column("status", String(16), nullable=False, doc="done or reopened."),
    Column("why", String(16), nullable=False, doc="gone, kept, worse, expired, passed or back."),
    Column("run", Integer, doc="The run that showed it."),
    Column("at", Moment, nullable=False),
)
"""What became of a decision by itself; a later decision overrules it."""

comments = Table(
    "comments",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("claim", String(64), nullable=False, index=True),
    Column("author", Words, nullable=False),
    Column("text", Words, nullable=False),
    Column("at", Moment, nullable=False),
    Column("digest", String(32), nullable=False, unique=True),
)
"""What people say about a claim."""

assignments = Table(
    "assignments",
    metadata,
    Column("claim", String(64), primary_key=True),
    Column("assignee", Words, nullable=False),
    Column("by", Words, nullable=False),
    Column("at", Moment, nullable=False),
)
"""Who is to look at a claim."""

not_about = Table(
    "not_about",
    metadata,
    Column("claim", String(64), primary_key=True),
    Column("quote", String(32), primary_key=True, doc="A digest of the review's id."),
    Column("review_id", Words, nullable=False),
    Column("by", Words, nullable=False),
    Column("at", Moment, nullable=False),
)
"""Reviews that do not speak of a claim, whatever the judge took them for."""

proofs = Table(
    "proofs",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("claim", String(64), nullable=False, index=True),
    Column("document", Words, nullable=False),
    Column("owner", Words, nullable=False, default=""),
    Column("expiry", Date),
    Column("note", Words, nullable=False, default=""),
    Column("by", Words, nullable=False),
    Column("at", Moment, nullable=False),
    Column("removed", Moment),
)
"""The substantiation register: what a claim can be shown with."""

signatures = Table(
    "signatures",
    metadata,
    Column("decision", Integer, primary_key=True, autoincrement=False),
    Column("desk", String(64), primary_key=True, doc="For whom it was signed: marketing, operations, front line."),
    Column("by", Words, nullable=False),
    Column("at", Moment, nullable=False),
)
"""Who signed a decision that needs it."""
