"""Report -> an Excel workbook: the findings, the evidence, and what was not checked, a sheet each."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import IO, Any

from promisecheck.core.decisions import CHOICES
from promisecheck.core.promises import Finding, Report
from promisecheck.core.taxonomy import Stance
from promisecheck.report.phrases import phrases
from promisecheck.report.places import places
from promisecheck.report.plain import counted
from promisecheck.report.rows import shown_evidence
from promisecheck.report.sheet import MOST_ROWS, Cell, Column, add_sheet
from promisecheck.report.steady import write_steady

_PERCENT = "0%"
_DAY = "yyyy-mm-dd"
DECIDED = (
    Column(heading="Decision", width=16, choices=tuple(CHOICES)),
    Column(heading="Reason", width=30),
    Column(heading="Until", shown_as=_DAY),
    Column(heading="Owner", width=16),
    Column(heading="Document", width=20),
)
"""Empty columns for what people decide, with the same headings in every language: `decisions import` reads them back."""


def write_workbook(report: Report, out: IO[bytes], *, language: str, all_evidence: bool = False) -> None:
    """Write the workbook to `out`; memory does not grow with its rows, and the same report gives the same bytes."""
    from openpyxl import Workbook

    say = phrases(language)
    workbook = Workbook(write_only=True)
    add_sheet(workbook, say["sheet_findings"], _finding_columns(say), (_finding_cells(finding, say) for finding in report.findings))
    evidence = islice(_evidence(report, say, all_evidence=all_evidence), MOST_ROWS)
    add_sheet(workbook, say["sheet_evidence"], _evidence_columns(say), evidence)
    unchecked = _unchecked(report, say, all_evidence=all_evidence)
    add_sheet(workbook, say["not_checked"], _columns(say, "what why next", widths=(40, 60, 40)), unchecked)
    with tempfile.TemporaryFile() as made:
        workbook.save(made)
        write_steady(made, out, core=_about(workbook.properties, report))


def _about(properties: Any, report: Report) -> bytes:
    """Who made the workbook and when: the day that counts as now, for a clock would make each copy another file."""
    from openpyxl.xml.functions import tostring

    day = report.as_of or datetime(2000, 1, 1, tzinfo=UTC).date()
    properties.creator = "promisecheck"
    properties.created = properties.modified = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - openpyxl writes UTC and takes no zone
    return bytes(tostring(properties.to_tree()))


def _columns(say: Mapping[str, str], names: str, *, widths: Sequence[int]) -> list[Column]:
    return [Column(heading=say[f"col_{name}"], width=width) for name, width in zip(names.split(), widths, strict=True)]


def _finding_columns(say: Mapping[str, str]) -> list[Column]:
    return [
        *_columns(say, "rule verdict promise category says", widths=(9, 15, 50, 16, 44)),
        *DECIDED,
        *_columns(say, "contradict support", widths=(12, 12)),
        *(Column(heading=say[f"col_{name}"], shown_as=_PERCENT) for name in ("share", "low", "high", "tolerance", "confidence")),
        Column(heading=say["col_priority"], shown_as="0.00"),
        *_columns(say, "places place instead because against for", widths=(9, 40, 40, 40, 50, 50)),
        *_columns(say, "silenced language topics strengths id", widths=(30, 10, 20, 16, 20)),
    ]


def _finding_cells(finding: Finding, say: Mapping[str, str]) -> list[Cell]:
    claim, share, found = finding.claim, finding.contradicted, places(finding)
    quotes = {stance: next((match.remark.text for match in finding.matches if match.stance is stance), "") for stance in Stance}
    better = finding.suggestions[0] if finding.suggestions else None
    judged = finding.verdict is not None
    return [
        finding.rule, say[finding.verdict] if finding.verdict else "", claim.text, say[claim.categories[0]] if claim.categories else "",
        counted(finding, say) if judged else "", *(None for _ in DECIDED),
        *((finding.contradict, finding.support) if judged else (None, None)),
        *((share.mid, share.low, share.high) if share else (None, None, None)), finding.tolerance,
        finding.confidence if judged else None, finding.priority,
        len(found), f"{found[0].source} ({found[0].place})", better.text if better else "", better.because if better else "",
        quotes[Stance.CONTRADICTS], quotes[Stance.SUPPORTS],
        (finding.silence.reason or finding.silence.by) if finding.silence and finding.silence.holds else "",
        claim.passage.language, " ".join(claim.topics), " ".join(claim.strengths), claim.key,
    ]  # fmt: skip


def _evidence_columns(say: Mapping[str, str]) -> list[Column]:
    return [
        *_columns(say, "rule promise stance quote", widths=(9, 40, 14, 70)),
        Column(heading=say["col_date"], shown_as=_DAY),
        *(Column(heading=say[f"col_{name}"], shown_as=_PERCENT) for name in ("rating", "confidence")),
        *_columns(say, "kind language review id", widths=(12, 10, 24, 20)),
    ]


def _evidence(report: Report, say: Mapping[str, str], *, all_evidence: bool) -> Iterator[list[Cell]]:
    for finding in report.findings:
        for match in shown_evidence(finding, all_evidence=all_evidence):
            remark = match.remark
            yield [
                finding.rule, finding.claim.text, say[match.stance], remark.text, remark.said_at, remark.rating, match.confidence,
                remark.kind, remark.passage.language, remark.review_id, finding.claim.key,
            ]  # fmt: skip


def _unchecked(report: Report, say: Mapping[str, str], *, all_evidence: bool) -> Iterator[list[Cell]]:
    for trouble in report.errors:
        yield [trouble.what, trouble.why, trouble.next_step]
    for skipped in report.skipped:
        yield [skipped.what, skipped.why, ""]
    rest = sum(len(shown_evidence(finding, all_evidence=all_evidence)) for finding in report.findings) - MOST_ROWS
    if rest > 0:
        yield [say["sheet_evidence"], say["more"].format(number=rest), ""]
