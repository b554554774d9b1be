"""Decisions -> files: the JSON that comes back in, a workbook, and rows to train on."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import IO, Any

from promisecheck.core.decisions import Decision, Standing, Status
from promisecheck.serve.exchange.reading import SCHEMA
from promisecheck.store.talk import Comment

Row = dict[str, Any]


def decisions_json(
    standings: Mapping[str, Standing],
    *,
    report: str,
    comments: Mapping[str, Sequence[Comment]],
    assigned: Mapping[str, str],
    left_out: Mapping[str, Collection[str]],
) -> str:
    """Every reviewer's newest decision on every promise; a promise that was only talked about is `open`."""
    touched = sorted({*standings, *comments, *assigned, *left_out})
    rows = [
        _row(decision, claim, comments.get(claim, ()), assigned.get(claim, ""), left_out.get(claim, ()))
        for claim in touched
        for decision in _newest(standings.get(claim), claim)
    ]
    return json.dumps({"schema": SCHEMA, "report": report, "decisions": rows}, ensure_ascii=False, indent=1) + "\n"


def _newest(standing: Standing | None, claim: str) -> Sequence[Decision]:
    return (standing.newest if standing else ()) or (Decision(claim=claim, status=Status.OPEN),)


def _row(decision: Decision, claim: str, comments: Sequence[Comment], assignee: str, left_out: Collection[str]) -> Row:
    own = [comment.text for comment in comments if not decision.reviewer or comment.author == decision.reviewer]
    return {
        "claim": claim,
        "text": decision.text,
        "status": str(decision.status),
        "reason": decision.reason or None,
        "until": decision.until.isoformat() if decision.until else None,
        "document": decision.document or None,
        "owner": decision.owner or None,
        "expiry": decision.expiry.isoformat() if decision.expiry else None,
        "comment": own[-1] if own else None,
        "assignee": assignee or None,
        "reviewer": decision.reviewer or None,
        "at": decision.at.isoformat(timespec="microseconds") if decision.at else None,
        "not_about": sorted(left_out),
    }


_COLUMNS = (
    ("Id", 20), ("Promise", 50), ("Language", 10), ("Decision", 16), ("Reason", 40), ("Until", 12), ("Document", 30), ("Owner", 20),
    ("Expiry", 12), ("Reviewer", 16), ("At", 20), ("Status now", 16),
)  # fmt: skip


def write_workbook(standings: Mapping[str, Standing], out: IO[bytes]) -> None:
    """One row a reviewer and promise, with the columns that an import reads; whatever a cell begins with, it stays text."""
    from openpyxl import Workbook

    from promisecheck.report.sheet import Column, add_sheet

    workbook = Workbook(write_only=True)
    days = ("Until", "Expiry")
    columns = [Column(heading=name, width=width, shown_as="yyyy-mm-dd" if name in days else "General") for name, width in _COLUMNS]
    add_sheet(workbook, "Decisions", columns, _cells(standings))
    workbook.save(out)


def _cells(standings: Mapping[str, Standing]) -> Iterator[list[Any]]:
    for claim, standing in sorted(standings.items()):
        for decision in standing.newest:
            yield [
                claim, decision.text, decision.language, str(decision.status), decision.reason, decision.until, decision.document,
                decision.owner, decision.expiry, decision.reviewer, decision.at.isoformat(timespec="seconds") if decision.at else "",
                "disagree" if standing.disagree else str(standing.status),
            ]  # fmt: skip


def training_rows(
    claims: Iterable[Mapping[str, Any]], standings: Mapping[str, Standing], left_out: Mapping[str, Collection[str]]
) -> Iterator[Row]:
    """What people corrected or confirmed, as pairs of a promise and a customer's sentence.

    A quote that was left out is `unrelated`; so is every quote of a promise whose evidence was called wrong. The quotes of a
    promise that is to be fixed, which somebody read and did not leave out, stand as they were read. A promise that is none
    gives a row without a quote.
    """
    for row in claims:
        standing, out = standings.get(row["id"], Standing()), left_out.get(row["id"], ())
        status = standing.status if not standing.disagree else Status.OPEN
        if status is Status.NOT_A_PROMISE:
            yield {"claim": row["text"], "language": row["language"], "is_promise": False}
            continue
        for quote in row["evidence"]:
            corrected = _stance(quote, status, out)
            if corrected:
                yield {
                    "claim": row["text"], "claim_language": row["language"], "evidence": quote["text"], "language": quote["language"],
                    "stance": corrected, "was": quote["stance"], "rating": quote["rating"],
                }  # fmt: skip


def _stance(quote: Mapping[str, Any], status: Status, out: Collection[str]) -> str:
    if quote["review_id"] in out or status is Status.EVIDENCE_WRONG:
        return "unrelated"
    return str(quote["stance"]) if status in {Status.FIX_COPY, Status.FIX_DELIVERY} else ""


def jsonl(rows: Iterable[Row]) -> Iterator[str]:
    """A line each."""
    for row in rows:
        yield json.dumps(row, ensure_ascii=False) + "\n"
