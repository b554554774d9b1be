import io
from dataclasses import replace
from datetime import date

import pytest
from docx import Document
from making import claim, crowd

from promisecheck.core.promises import Report, Suggestion
from promisecheck.core.text import Origin
from promisecheck.errors import UsageError
from promisecheck.gap import find
from promisecheck.report import write_file
from promisecheck.settings import Policy


@pytest.fixture
def draft(tmp_path):
    """A document with a promise in one run among others, in a table, and in its header."""
    document = Document()
    paragraph = document.add_paragraph("Hos os er der ")
    paragraph.add_run("levering\u00a0i morgen").bold = True
    paragraph.add_run(" på alt.")
    document.add_table(rows=1, cols=1).cell(0, 0).text = "Fri fragt og levering i morgen."
    document.sections[0].header.paragraphs[0].text = "Vi svarer altid"
    document.save(tmp_path / "draft.docx")
    return tmp_path / "draft.docx"


def report(path, *texts, contradict=12):
    """Promises of the document that customers contradict."""
    findings = []
    for text in texts:
        of = claim(text, source=str(path))
        of = replace(of, passage=replace(of.passage, origin=Origin(source=str(path), place="page header")))
        finding = find(of, [of], crowd(contradict, 1, of=of), compared=True, policy=Policy())
        findings.append(replace(finding, suggestions=(Suggestion(text="levering inden 4 dage", because="9 af 10 fik den"),)))
    return Report(findings=tuple(findings), compared=True, as_of=date(2026, 10, 31))


def comments(path):
    """The comments of a document: their text, and the words each is anchored to."""
    document, found = Document(path), []
    marks = {"commentRangeStart": True, "commentRangeEnd": False}
    for comment in document.comments:
        words, within = "", False
        for element in document.element.body.iter():
            name = element.tag.rpartition("}")[2]
            if name in marks and element.values()[0] == str(comment.comment_id):
                within = marks[name]
            elif within and name == "t":
                words += element.text or ""
        found.append((words, comment.text, comment.author, comment.timestamp.date()))
    return found


def test_each_place_has_its_comment(draft, tmp_path):
    """The promise is commented wherever it stands, on exactly its words, with verdict, numbers and suggestion."""
    write_file(report(draft, "levering i morgen"), tmp_path / "copy.docx", version="0.1.0", language="da")
    found = comments(tmp_path / "copy.docx")
    assert [words for words, *_ in found] == ["levering\u00a0i morgen", "levering i morgen"]
    text, author, day = found[0][1:]
    assert "PC102" in text
    assert "12" in text
    assert "levering inden 4 dage" in text
    assert (author, day) == ("promisecheck", date(2026, 10, 31))
    assert [paragraph.text for paragraph in Document(tmp_path / "copy.docx").paragraphs] == [p.text for p in Document(draft).paragraphs]


def test_what_stands_beside_the_body_is_told_too(draft, tmp_path):
    """Word takes no comment in a header: the first paragraph of the body says what stands there."""
    write_file(report(draft, "Vi svarer altid"), tmp_path / "copy.docx", version="0.1.0")
    (found,) = comments(tmp_path / "copy.docx")
    assert found[1].startswith("page header: “Vi svarer altid”")


def test_the_original_is_never_touched(draft, tmp_path):
    """The original keeps its bytes; to name it as the copy is refused, with --force too; what somebody saved since stays."""
    before = draft.read_bytes()
    told = report(draft, "levering i morgen")
    with pytest.raises(UsageError, match="this is the document that was audited"):
        write_file(told, draft, version="0.1.0", force=True)
    write_file(told, tmp_path / "copy.docx", version="0.1.0")
    write_file(told, tmp_path / "copy.docx", version="0.1.0")
    assert draft.read_bytes() == before
    document = Document(tmp_path / "copy.docx")
    document.core_properties.last_modified_by = "KT"
    document.save(tmp_path / "copy.docx")
    with pytest.raises(UsageError, match="not a report of promisecheck"):
        write_file(told, tmp_path / "copy.docx", version="0.1.0")


def test_the_same_report_is_the_same_copy(draft, tmp_path):
    """Two copies of one document for one report are the same bytes."""
    for name in ("a.docx", "b.docx"):
        write_file(report(draft, "levering i morgen"), tmp_path / name, version="0.1.0")
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_hostile_words_stay_words(draft, tmp_path):
    """Control characters and markup in a suggestion are text in the comment, and the file opens."""
    told = report(draft, "levering i morgen")
    nasty = replace(told.findings[0], suggestions=(Suggestion(text="a\x00b<w:p/>\x1b", because="x" * 50_000),))
    write_file(replace(told, findings=(nasty,)), tmp_path / "copy.docx", version="0.1.0")
    assert "<w:p/>" in comments(tmp_path / "copy.docx")[0][1]
    assert Document(io.BytesIO((tmp_path / "copy.docx").read_bytes())).paragraphs


def test_without_one_document_it_is_said(draft, tmp_path):
    """No Word document among what was audited, or two, is an error that says so."""
    with pytest.raises(UsageError, match="no Word document was audited"):
        write_file(report("index.html", "levering i morgen"), tmp_path / "copy.docx", version="0.1.0")
    (tmp_path / "other.docx").write_bytes(draft.read_bytes())
    two = replace(told := report(draft, "levering i morgen"), findings=(*told.findings, *report(tmp_path / "other.docx", "x").findings))
    with pytest.raises(UsageError, match="2 Word documents"):
        write_file(two, tmp_path / "copy.docx", version="0.1.0")
