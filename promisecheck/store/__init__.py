"""What is kept between runs: runs, pages, claims with their history, reviews. The only place that speaks SQL."""

from promisecheck.errors import StoreError

try:
    from sqlalchemy import Connection

    from promisecheck.store.connections import Database
    from promisecheck.store.database import open_database
except ModuleNotFoundError as error:
    if (error.name or "").partition(".")[0] not in {"sqlalchemy", "alembic"}:
        raise
    raise StoreError("keeping runs needs SQLAlchemy and Alembic", next_step="pip install 'promisecheck[store]'") from error

__all__ = ["Connection", "Database", "open_database"]
