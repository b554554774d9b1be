"""Pages kept as they were last read: one that cannot be reached keeps its passages."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from promisecheck.core.text import Origin, Passage
from promisecheck.store.tables.columns import digest
from promisecheck.store.tables.pages import pages

READ, UNREACHABLE, GONE = "read", "unreachable", "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPage:
    """What is known of one page, without its passages."""

    source: str
    status: str
    digest: str
    last_seen: datetime | None


def kept_pages(connection: Connection, site: str) -> dict[str, KeptPage]:
    """The pages of a site by their address, those that are gone left out."""
    columns = (pages.c.source, pages.c.status, pages.c.digest, pages.c.last_seen)
    wanted = select(*columns).where(pages.c.site == site, pages.c.status != GONE).order_by(pages.c.source)
    return {row["source"]: KeptPage(**row) for row in connection.execute(wanted).mappings()}


def keep_pages(
    connection: Connection,
    site: str,
    *,
    read: Mapping[str, Sequence[Passage]],
    unread: Mapping[str, str],
    gone: Iterable[str],
    at: datetime,
) -> None:
    """Keep what a reading of a site gave: passages of the pages `read`, why others are `unread`, and which are `gone`."""
    known = {row.source: row.digest for row in connection.execute(select(pages.c.source, pages.c.digest).where(pages.c.site == site))}
    new = [_row(site, source, passages, at) for source, passages in read.items() if source not in known]
    if new:
        connection.execute(insert(pages), new)
    for source, passages in read.items():
        if source in known:
            row = _row(site, source, passages, at)
            changed = row if row["digest"] != known[source] else {"status": READ, "why": "", "last_seen": at, "checked": at}
            connection.execute(update(pages).where(pages.c.id == row["id"]).values(_without(changed, "id", "first_seen")))
    _mark(connection, site, {source: why for source, why in unread.items() if source in known}, status=UNREACHABLE, at=at)
    _mark(connection, site, dict.fromkeys(gone, ""), status=GONE, at=at)


def _mark(connection: Connection, site: str, whys: Mapping[str, str], *, status: str, at: datetime) -> None:
    rows = [{"at_id": digest(site, source), "at_why": why, "at_time": at} for source, why in whys.items()]
    if rows:
        statement = update(pages).where(pages.c.id == bindparam("at_id"))
        connection.execute(statement.values(status=status, why=bindparam("at_why"), checked=bindparam("at_time")), rows)


def read_passages(connection: Connection, sites: Sequence[str]) -> Iterator[Passage]:
    """Every passage of the sites' pages, page by page, as they were last read."""
    for site in sites:
        wanted = select(pages.c.source, pages.c.passages).where(pages.c.site == site, pages.c.status != GONE).order_by(pages.c.source)
        for row in connection.execute(wanted):
            yield from (_passage(row.source, told) for told in row.passages or ())


def pages_digest(connection: Connection, sites: Sequence[str]) -> str:
    """A digest of all that stands on the sites' pages: equal means that nothing has changed there."""
    wanted = select(pages.c.site, pages.c.source, pages.c.digest).where(pages.c.site.in_(sites), pages.c.status != GONE)
    return digest(*sorted(f"{row.site}\n{row.source}\n{row.digest}" for row in connection.execute(wanted)))


def unreachable_pages(connection: Connection, sites: Sequence[str]) -> frozenset[str]:
    """The pages that could not be read when they were last asked for."""
    wanted = select(pages.c.source).where(pages.c.site.in_(sites), pages.c.status == UNREACHABLE)
    return frozenset(connection.execute(wanted).scalars())


def _row(site: str, source: str, passages: Sequence[Passage], at: datetime) -> dict[str, Any]:
    told = [_told(passage) for passage in passages]
    return {
        "id": digest(site, source), "site": site, "source": source, "status": READ, "why": "", "passages": told,
        "digest": digest(*map(repr, told)), "first_seen": at, "last_seen": at, "checked": at,
    }  # fmt: skip


def _told(passage: Passage) -> dict[str, Any]:
    """A passage of one place as plain values."""
    origin = passage.origin
    rest = {"place": origin.place, "role": origin.role, "heading": origin.heading, "input_id": origin.input_id, "hidden": origin.hidden}
    return {"text": passage.text, "language": passage.language} | rest


def _passage(source: str, told: Mapping[str, Any]) -> Passage:
    rest = {name: told[name] for name in ("place", "role", "heading", "input_id", "hidden")}
    return Passage(text=told["text"], language=told["language"], origin=Origin(source=source, **rest))


def _without(row: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in names}
