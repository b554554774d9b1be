import io
import re
import zipfile
from dataclasses import replace
from datetime import datetime

import openpyxl
import pytest
from filled import HOSTILE, full_report, hostile_report, plain_report

from promisecheck.core.promises import Report
from promisecheck.errors import UsageError
from promisecheck.report import write_file
from promisecheck.report.phrases import INTERFACES, phrases
from promisecheck.report.workbook import write_workbook


def _bytes(report, **options):
    out = io.BytesIO()
    write_workbook(report, out, **({"language": "en"} | options))
    return out.getvalue()


def _sheets(data):
    workbook = openpyxl.load_workbook(io.BytesIO(data))
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in workbook}


def _texts(data):
    """Every text as the file holds it."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    sheets = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/worksheets/")]
    return "".join(sheets)


def test_the_workbook_has_three_sheets():
    """The workbook has the findings, the evidence and what was not checked, each with a frozen header and filters."""
    data = _bytes(full_report())
    sheets = _sheets(data)
    assert list(sheets) == ["Promises", "Evidence", "Not checked"]
    row = dict(zip(*sheets["Promises"], strict=True))
    told = [row[heading] for heading in ("Rule", "Verdict", "Promise", "Say no", "Places")]
    assert told == ["PC102", "over-promised", "Levering i morgen", 8, 3]
    assert len(sheets["Evidence"]) == 11
    assert sheets["Evidence"][1][4] == datetime(2026, 5, 1)  # noqa: DTZ001 - a sheet's day has no zone
    assert sheets["Not checked"][1:] == [["b.csv", "no text column", "Name it"], ["a.pdf", "not read here", None]]
    for sheet in openpyxl.load_workbook(io.BytesIO(data)):
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions


@pytest.mark.parametrize("language", INTERFACES)
def test_the_workbook_speaks_the_language(language):
    """Titles, headings and verdicts are in the language of the interface; no two headings of a sheet are the same."""
    say = phrases(language)
    sheets = _sheets(_bytes(full_report(), language=language))
    assert list(sheets) == [say["sheet_findings"], say["sheet_evidence"], say["not_checked"]]
    assert sheets[say["sheet_findings"]][1][1] == say["over-promised"]
    for rows in sheets.values():
        assert len(set(rows[0])) == len(rows[0])


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_cell_is_never_run(text):
    """Whatever a text begins with, its cell is text: no formula, no error value, no link; and the words are there."""
    data = _bytes(hostile_report(text))
    workbook = openpyxl.load_workbook(io.BytesIO(data))
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert all(cell.data_type == "s" and cell.quotePrefix and not cell.hyperlink for cell in cells)
    assert not re.search(r"<f[ >/]", re.sub(r"<is>.*?</is>", "", _texts(data), flags=re.DOTALL))
    assert max(len(cell.value) for cell in cells) <= 16_000
    if text.isprintable() and len(text) < 100 and "_x" not in text:
        assert workbook.worksheets[0]["C2"].value == text


def test_the_same_report_is_the_same_file():
    """Two workbooks of the same report are equal to the byte, and carry no clock's time."""
    first = _bytes(full_report())
    assert first == _bytes(full_report())
    archive = zipfile.ZipFile(io.BytesIO(first))
    assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert archive.read("docProps/core.xml").count(b"2026-10-31T00:00:00Z") == 2
    assert archive.testzip() is None


def test_an_empty_report_is_a_workbook():
    """A report without a promise is a workbook with headings."""
    assert [len(rows) for rows in _sheets(_bytes(Report(findings=()))).values()] == [1, 1, 1]


def test_nothing_compared_gives_no_figures():
    """Where nothing was compared there is no verdict and no share, rather than a zero."""
    report = plain_report()
    bare = replace(report, compared=False, findings=(replace(report.findings[0], verdict=None, contradicted=None, matches=()),))
    row = dict(zip(*_sheets(_bytes(bare))["Promises"], strict=True))
    assert row["Say no"] is row["Say yes"] is None
    assert row["Verdict"] is row["Share who say no"] is row["What customers say"] is row["Certainty"] is None


def test_a_workbook_of_others_stays(tmp_path):
    """A workbook that this program did not write, or that somebody saved since, is not overwritten without force; its own is."""
    path = tmp_path / "findings.xlsx"
    theirs = openpyxl.Workbook()
    theirs.save(path)
    with pytest.raises(UsageError, match="not a report of promisecheck"):
        write_file(plain_report(), path, version="0.1.0")
    write_file(plain_report(), path, version="0.1.0", force=True)
    write_file(plain_report(), path, version="0.1.0")
    openpyxl.load_workbook(path).save(path)
    with pytest.raises(UsageError, match="not a report of promisecheck"):
        write_file(plain_report(), path, version="0.1.0")
    path.write_bytes(b"PK\x03\x04 no archive")
    with pytest.raises(UsageError, match="not a report of promisecheck"):
        write_file(plain_report(), path, version="0.1.0")


def test_people_decide_in_it():
    """Five empty columns take a decision: chosen from a list of the six statuses, with reason, day, owner and document, beside the id."""
    data = _bytes(full_report(), language="nb")
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    headings = [cell.value for cell in sheet[1]]
    first = headings.index("Decision")
    assert headings[first : first + 5] == ["Decision", "Reason", "Until", "Owner", "Document"]
    assert [cell.value for cell in sheet[2]][first : first + 5] == [None] * 5
    assert full_report().findings[0].claim.key in [cell.value for cell in sheet[2]]
    (offered,) = sheet.data_validations.dataValidation
    assert offered.formula1 == '"fix-copy,fix-delivery,proven,accepted,not-a-promise,evidence-wrong"'
    assert str(offered.sqref) == f"{sheet.cell(1, first + 1).column_letter}2"
