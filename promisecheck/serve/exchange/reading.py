"""Files of decisions -> decisions: the JSON that a report exports, and its Excel sheet with the decision columns."""

import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from io import BytesIO
from typing import Any

from promisecheck.core.decisions import CHOICES, Decision, Status
from promisecheck.core.text import tidy
from promisecheck.errors import SourceError, UnknownFormat, Unreadable
from promisecheck.report.phrases import INTERFACES
from promisecheck.serve.phrases import sentences

SCHEMA = 1
_LONGEST = 2_000
_MOST = 100_000
_LARGEST = 200_000_000
"""Bytes of a workbook when unpacked."""
_TEXTS = ("text", "language", "reason", "comment", "assignee", "document", "owner", "reviewer")
_EXCEL, _FIRST_SERIAL, _LAST_SERIAL = date(1899, 12, 30), 20_000, 80_000
"""Excel counts days from the first; a number between the others (1954 to 2119) is a day where one is asked for."""
_HEADINGS = {
    "claim": ("id",),
    "text": ("promise", "løfte"),
    "status": ("decision", "beslutning", "afgørelse", "avgjørelse"),
    "reason": ("reason", "begrundelse", "begrunnelse", "årsag", "årsak"),
    "until": ("until", "til", "til og med", "indtil", "frem til"),
    "owner": ("owner", "ejer", "eier", "ansvarlig"),
    "document": ("document", "dokument", "dokumentation", "dokumentasjon"),
    "expiry": ("expiry", "udløb", "utløp", "udløber", "utløper"),
    "reviewer": ("reviewer", "bedømmer", "vurdert av", "vurderet af"),
    "comment": ("comment", "kommentar"),
    "language": ("language", "sprog", "språk"),
}
"""What each column is called in the three languages of the interface."""


def read_decisions_file(data: bytes, *, name: str) -> list[Decision]:
    """Every decision in a file.

    Raises:
        UnknownFormat: neither the JSON that a report exports nor a workbook.
        Unreadable: the right kind of file, but something in it is no decision; the place is named.
    """
    if data[:2] == b"PK":
        return list(_from_workbook(data, name=name))
    try:
        table = json.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise UnknownFormat(
            "this is neither JSON nor an Excel workbook", where=name, next_step="Export it from the report again"
        ) from error
    return list(_from_json(table, name=name))


def _from_json(table: Any, *, name: str) -> Iterator[Decision]:
    if not isinstance(table, dict) or not isinstance(table.get("decisions"), list):
        raise Unreadable("there is no list of decisions in it", where=name, next_step="Export it from the report again")
    if table.get("schema") != SCHEMA:
        raise Unreadable(f"its schema is {table.get('schema')!r}, and {SCHEMA} is read here", where=name, next_step="Update promisecheck")
    report = table.get("report")
    for number, row in enumerate(table["decisions"][:_MOST], start=1):
        where = f"{name}: decision {number}"
        if not isinstance(row, dict):
            raise Unreadable("this is no decision", where=where, next_step="Export it from the report again")
        yield _decision(row, where=where, report=report if isinstance(report, str) else "")


def _decision(row: Mapping[str, Any], *, where: str, report: str) -> Decision:
    texts: dict[str, Any] = {key: _text(row.get(key)) for key in _TEXTS}
    claim = _text(row.get("claim"))
    if not claim:
        raise Unreadable("it does not say which promise it is about", where=where, next_step="Keep the id of each promise")
    not_about = row.get("not_about") or []
    if not isinstance(not_about, list):
        raise Unreadable("not_about is no list of reviews", where=where, next_step="Export it from the report again")
    return Decision(
        claim=claim[:64], status=_status(row.get("status"), where=where), at=_moment(row.get("at"), where=where), report=report[:64],
        until=_day(row.get("until"), where=where), expiry=_day(row.get("expiry"), where=where),
        not_about=tuple(_text(review) for review in not_about[:_MOST] if _text(review)), **texts,
    )  # fmt: skip


def _text(given: Any) -> str:
    if isinstance(given, int | float) and not isinstance(given, bool):
        given = f"{given:g}"
    return given.strip()[:_LONGEST] if isinstance(given, str) else ""


def _status(given: Any, *, where: str) -> Status:
    """By its id, or by its word in one of the languages of the interface."""
    word = tidy(_text(given)).casefold()
    if not word:
        return Status.OPEN
    if found := _words().get(word):
        return found
    known = ", ".join(str(status) for status in CHOICES)
    raise Unreadable(f"{word[:40]!r} is no decision", where=where, next_step=f"One of: {known}")


@cache
def _words() -> Mapping[str, Status]:
    known = {str(status): status for status in (*CHOICES, Status.OPEN, Status.DONE, Status.REOPENED)}
    own = [sentences(language) for language in INTERFACES]
    return known | {tidy(say[f"status.{status}"]).casefold(): status for say in own for status in CHOICES}


def _day(given: Any, *, where: str) -> date | None:
    if isinstance(given, datetime):
        return given.date()
    if given is None or isinstance(given, date):
        return given
    if isinstance(given, int | float) and _FIRST_SERIAL <= given <= _LAST_SERIAL:
        return _EXCEL + timedelta(days=int(given))
    try:
        return date.fromisoformat(_text(given)[:10]) if _text(given) else None
    except ValueError as error:
        raise Unreadable(f"{_text(given)[:40]!r} is not a day", where=where, next_step="Write it as 2027-03-31") from error


def _moment(given: Any, *, where: str) -> datetime | None:
    if not _text(given):
        return None
    try:
        moment = datetime.fromisoformat(_text(given))
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise Unreadable(f"{_text(given)[:40]!r} is no moment", where=where, next_step="Export it from the report again") from error


def _from_workbook(data: bytes, *, name: str) -> Iterator[Decision]:
    """From the first sheet that has a column for the id and one for the decision."""
    for rows in _sheets(data, name=name):
        heading = next(rows, None)
        columns = _columns(heading or ())
        if not {"claim", "status"} <= columns.keys():
            continue
        for number, row in enumerate(rows, start=2):
            given = {key: row[place] for key, place in columns.items() if place < len(row)}
            if _text(given.get("claim")) and any(given.get(key) for key in ("status", "comment", "reason", "document")):
                yield _decision(given, where=f"{name}: row {number}", report="")
        return
    raise Unreadable("no sheet has the columns Id and Decision", where=name, next_step="Export the workbook again, and keep its columns")


def _sheets(data: bytes, *, name: str) -> Iterator[Iterator[tuple[Any, ...]]]:
    from openpyxl import load_workbook

    try:
        _check_size(data, name=name)
        workbook = load_workbook(BytesIO(data), read_only=True, data_only=True)
        try:
            for sheet in workbook.worksheets:
                yield iter(sheet.iter_rows(values_only=True, max_row=_MOST))
        finally:
            workbook.close()
    except SourceError:
        raise
    except Exception as error:
        raise Unreadable(f"the workbook cannot be read ({type(error).__name__})", where=name, next_step="Save it as .xlsx again") from error


def _check_size(data: bytes, *, name: str) -> None:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
            raise Unreadable("it is too large when unpacked", where=name, next_step="Keep only the sheet with decisions")


def _columns(heading: Sequence[Any]) -> dict[str, int]:
    """Where each column stands; the first one of a name counts."""
    found: dict[str, int] = {}
    for place, cell in enumerate(heading):
        word = tidy(str(cell or "")).casefold()
        for key, names in _HEADINGS.items():
            if word in names:
                found.setdefault(key, place)
    return found
