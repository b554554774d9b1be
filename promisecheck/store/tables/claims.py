"""Claims with their history: wordings, places, and a verdict for each run."""

from sqlalchemy import JSON, Column, Float, ForeignKey, Integer, String, Table

from promisecheck.store.tables.columns import Moment, Words, metadata

claims = Table(
    "claims",
    metadata,
    Column("id", String(16), primary_key=True, doc="The key of its first wording; it stays when the claim moves or is reworded."),
    Column("text", Words, nullable=False, doc="Its present wording."),
    Column("language", String(16), nullable=False),
    Column("categories", JSON, nullable=False),
    Column("quantities", JSON, nullable=False, doc="Low, high and unit of each."),
    Column("first_seen", Moment, nullable=False),
    Column("last_seen", Moment, nullable=False),
    Column("first_run", ForeignKey("runs.id"), nullable=False),
    Column("last_run", ForeignKey("runs.id"), nullable=False),
)
"""One row a promise, however often it was reworded."""

wordings = Table(
    "wordings",
    metadata,
    Column("key", String(16), primary_key=True, doc="The id that a report gives to these words."),
    Column("claim", ForeignKey("claims.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("text", Words, nullable=False),
    Column("language", String(16), nullable=False),
    Column("score", Float, doc="How like the wording before it is, 0 to 1; empty for the first one."),
    Column("because", Words, nullable=False, default="", doc="Why it was taken for the same promise."),
    Column("first_seen", Moment, nullable=False),
    Column("last_seen", Moment, nullable=False),
)
"""Every wording of a claim: each key leads to one claim."""

places = Table(
    "places",
    metadata,
    Column("claim", ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True),
    Column("spot", String(32), primary_key=True, doc="A digest of source and place."),
    Column("source", Words, nullable=False),
    Column("place", Words, nullable=False),
    Column("role", String(32), nullable=False),
    Column("first_seen", Moment, nullable=False),
    Column("last_seen", Moment, nullable=False),
)
"""Where a claim stands and stood."""

verdicts = Table(
    "verdicts",
    metadata,
    Column("claim", ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True),
    Column("run", ForeignKey("runs.id"), primary_key=True, index=True),
    Column("wording", String(16), nullable=False, doc="The key of its words in this run."),
    Column("verdict", String(16), doc="Empty where there were no customers' words."),
    Column("contradict", Integer, nullable=False, default=0),
    Column("support", Integer, nullable=False, default=0),
    Column("customers", Integer, nullable=False, default=0),
    Column("low", Float),
    Column("mid", Float),
    Column("high", Float),
    Column("confidence", Float, nullable=False, default=0.0),
    Column("priority", Float, nullable=False, default=0.0),
    Column("evidence", String(64), nullable=False, default="", doc="A digest of the remarks it rests on."),
)
"""What each run made of each claim; a claim without a row was not there."""
