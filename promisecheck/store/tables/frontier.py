"""The tables of a crawl's own file; not part of the store's schema, for a crawl's state can be thrown away."""

from sqlalchemy import Boolean, Column, Float, Index, Integer, MetaData, String, Table

SCHEMA = 1
"""Of these tables; kept in the file as its user_version."""
metadata = MetaData()
crawls = Table(
    "crawls",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("job", String, nullable=False, doc="Equal for crawls of the same sites."),
    Column("began", Float, nullable=False),
    Column("touched", Float, nullable=False, doc="When something was last kept."),
    Column("finished", Boolean, nullable=False, default=False),
)
"""One row for the last crawl of a job."""
addresses = Table(
    "addresses",
    metadata,
    Column("crawl", Integer, nullable=False, primary_key=True),
    Column("site", String, nullable=False, primary_key=True),
    Column("key", String, nullable=False, primary_key=True),
    Column("url", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("depth", Integer, nullable=False),
    Column("state", String, nullable=False),
    Column("why", String, nullable=False),
    Column("next_step", String, nullable=False),
    Column("final", String, nullable=False),
    Column("place", Integer, nullable=False, doc="The order in which things became so."),
)
"""One row an address that the crawl knows."""
Index("addresses_in_order", addresses.c.crawl, addresses.c.site, addresses.c.place)
answers = Table(
    "answers",
    metadata,
    Column("url", String, primary_key=True),
    Column("etag", String, nullable=False),
    Column("modified", String, nullable=False),
    Column("digest", String, nullable=False),
    Column("content", String, nullable=False),
    Column("read_at", Float, nullable=False),
    Column("edition", String, nullable=False, doc="Of the program that made the content."),
)
"""One row an answer that something was made of, over all crawls."""
