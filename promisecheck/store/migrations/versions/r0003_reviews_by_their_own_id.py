"""Reviews are found by the id that their file gave them."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the index."""
    op.create_index("ix_reviews_review_id", "reviews", ["review_id"])
