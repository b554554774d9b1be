"""Who may sign in, what they hold while they are, and what everybody did."""

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Integer, String, Table

from promisecheck.store.tables.columns import Moment, Words, metadata

users = Table(
    "users",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("name", Words, nullable=False),
    Column("folded", Words, nullable=False, unique=True, doc="The name as it is looked up."),
    Column("password", Words, nullable=False, doc="A hash; the password itself is kept nowhere."),
    Column("role", String(16), nullable=False, doc="viewer, reviewer or admin."),
    Column("desk", String(64), nullable=False, default="", doc="For whom the user signs."),
    Column("language", String(8), nullable=False, default=""),
    Column("single_keys", Boolean, nullable=False, default=True, doc="Whether single keys decide."),
    Column("active", Boolean, nullable=False, default=True),
    Column("created", Moment, nullable=False),
)
"""People; one who left stays, inactive, for what was decided keeps its name."""

sessions = Table(
    "sessions",
    metadata,
    Column("digest", String(64), primary_key=True, doc="Of the secret that the browser or program holds."),
    Column("user", ForeignKey("users.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("kind", String(16), nullable=False, doc="browser or token."),
    Column("created", Moment, nullable=False),
    Column("expires", Moment, nullable=False),
)
"""Who is signed in."""

log = Table(
    "log",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", Moment, nullable=False, index=True),
    Column("who", Words, nullable=False),
    Column("did", String(32), nullable=False),
    Column("about", Words, nullable=False, default=""),
    Column("details", JSON, nullable=False),
)
"""The audit log: who did what, when; rows are only added."""
