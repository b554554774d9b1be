"""Runs, pages, claims with their history, reviews."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the first tables."""
    _runs()
    _pages()
    _claims()
    _reviews()


def _runs() -> None:
    op.create_table(
        "facts",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_facts"),
    )
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("started", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished", sa.DateTime(timezone=True)),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("as_of", sa.Date()),
        sa.Column("version", sa.String(length=64), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("compared", sa.Boolean(), nullable=False),
        sa.Column("report", sa.LargeBinary()),
        sa.Column("changes", sa.LargeBinary()),
        sa.PrimaryKeyConstraint("id", name="pk_runs"),
    )
    op.create_index("ix_runs_started", "runs", ["started"])


def _pages() -> None:
    op.create_table(
        "pages",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("passages", sa.LargeBinary()),
        sa.Column("first_seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen", sa.DateTime(timezone=True)),
        sa.Column("checked", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_pages"),
    )


def _claims() -> None:
    op.create_table(
        "claims",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=16), nullable=False),
        sa.Column("categories", sa.JSON(), nullable=False),
        sa.Column("quantities", sa.JSON(), nullable=False),
        sa.Column("first_seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("first_run", sa.Integer(), nullable=False),
        sa.Column("last_run", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["first_run"], ["runs.id"], name="fk_claims_first_run_runs"),
        sa.ForeignKeyConstraint(["last_run"], ["runs.id"], name="fk_claims_last_run_runs"),
        sa.PrimaryKeyConstraint("id", name="pk_claims"),
    )
    op.create_table(
        "wordings",
        sa.Column("key", sa.String(length=16), nullable=False),
        sa.Column("claim", sa.String(length=16), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=16), nullable=False),
        sa.Column("score", sa.Float()),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("first_seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"], name="fk_wordings_claim_claims", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", name="pk_wordings"),
    )
    op.create_index("ix_wordings_claim", "wordings", ["claim"])
    op.create_table(
        "places",
        sa.Column("claim", sa.String(length=16), nullable=False),
        sa.Column("spot", sa.String(length=32), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("first_seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"], name="fk_places_claim_claims", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("claim", "spot", name="pk_places"),
    )
    op.create_table(
        "verdicts",
        sa.Column("claim", sa.String(length=16), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("wording", sa.String(length=16), nullable=False),
        sa.Column("verdict", sa.String(length=16)),
        sa.Column("contradict", sa.Integer(), nullable=False),
        sa.Column("support", sa.Integer(), nullable=False),
        sa.Column("customers", sa.Integer(), nullable=False),
        sa.Column("low", sa.Float()),
        sa.Column("mid", sa.Float()),
        sa.Column("high", sa.Float()),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("priority", sa.Float(), nullable=False),
        sa.Column("evidence", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"], name="fk_verdicts_claim_claims", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["run"], ["runs.id"], name="fk_verdicts_run_runs"),
        sa.PrimaryKeyConstraint("claim", "run", name="pk_verdicts"),
    )
    op.create_index("ix_verdicts_run", "verdicts", ["run"])


def _reviews() -> None:
    op.create_table(
        "imports",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("kept", sa.Integer(), nullable=False),
        sa.Column("tally", sa.JSON(), nullable=False),
        sa.Column("imported", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_imports"),
    )
    op.create_table(
        "reviews",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("review_id", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("rating", sa.Float()),
        sa.Column("said_at", sa.Date()),
        sa.Column("customer", sa.String(length=64), nullable=False),
        sa.Column("language", sa.String(length=16), nullable=False),
        sa.Column("facets", sa.JSON(), nullable=False),
        sa.Column("added", sa.DateTime(timezone=True), nullable=False),
        sa.Column("run", sa.Integer()),
        sa.ForeignKeyConstraint(["run"], ["runs.id"], name="fk_reviews_run_runs"),
        sa.PrimaryKeyConstraint("id", name="pk_reviews"),
    )
    op.create_index("ix_reviews_said_at", "reviews", ["said_at"])
