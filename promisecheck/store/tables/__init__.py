"""The tables, one file a group. A new one needs a revision in `migrations/versions` and an import here."""

from promisecheck.store.tables import claims, decisions, jobs, pages, people, reviews, runs
from promisecheck.store.tables.columns import metadata

__all__ = ["claims", "decisions", "jobs", "metadata", "pages", "people", "reviews", "runs"]
