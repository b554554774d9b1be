"""The claims matrix: every promise with what it can be shown with, as a table for Excel."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import IO, Any

from promisecheck.core.decisions import Standing
from promisecheck.report.one_line import shown
from promisecheck.store.register import Proof

_COLUMNS = (
    ("Promise", 50), ("Language", 10), ("Verdict", 14), ("Status", 16), ("What the law asks", 40), ("Document", 30), ("Owner", 20),
    ("Expiry", 12), ("Ended", 8), ("Note", 30), ("Places", 40), ("Id", 20),
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def matrix_cells(
    claims: Mapping[str, Mapping[str, Any]], standings: Mapping[str, Standing], proofs: Mapping[str, Sequence[Proof]], *, today: date
) -> Iterator[list[Any]]:
    """A row for each document of each promise, and one for each promise without any; `claims`: rows of reports by the present id."""
    for claim in sorted({*claims, *proofs}, key=lambda claim: (str(claims.get(claim, {}).get("text", "")), claim)):
        row, standing = claims.get(claim, {}), standings.get(claim, Standing())
        text = row.get("text") or (standing.newest[0].text if standing.newest else "")
        asks = "; ".join(question["asks_for"] for question in row.get("law", ()))
        places = " ".join(sorted({place["source"] for place in row.get("places", ())})[:20])
        head = [text, row.get("language", ""), row.get("verdict") or "", str(standing.status), asks]
        for proof in proofs.get(claim) or (None,):
            yield [*head, *_proof(proof, today), places, claim]


def _proof(proof: Proof | None, today: date) -> list[Any]:
    if proof is None:
        return ["", "", None, "", ""]
    return [proof.document, proof.owner, proof.expiry, "yes" if proof.expired(today) else "no", proof.note]


def write_matrix(rows: Iterator[list[Any]], out: IO[bytes]) -> None:
    """As a workbook; whatever a cell begins with, it stays text."""
    from openpyxl import Workbook

    from promisecheck.report.sheet import add_sheet

    workbook = Workbook(write_only=True)
    add_sheet(workbook, "Claims matrix", _columns(), rows)
    workbook.save(out)


def _columns() -> list[Any]:
    from promisecheck.report.sheet import Column

    return [Column(heading=name, width=width, shown_as="yyyy-mm-dd" if name == "Expiry" else "General") for name, width in _COLUMNS]


def matrix_csv(rows: Iterator[list[Any]]) -> str:
    """As CSV that Excel opens in the North: with a mark for UTF-8, and no cell that could be taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([heading for heading, _ in _COLUMNS])
    writer.writerows([[_inert(cell) for cell in row] for row in rows])
    return "\ufeff" + out.getvalue()


def _inert(cell: Any) -> str:
    text = shown(str(cell if cell is not None else ""))
    return f"'{text}" if text.startswith(_FORMULA) else text
