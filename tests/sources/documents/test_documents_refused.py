"""Documents that are locked, damaged or made to do harm: a sentence each, in time, and the other targets are read (hostile case 48)."""

import io
import os
import random
import time
import zipfile

import psutil
import pytest

from promisecheck.errors import Unreadable
from promisecheck.sources.documents.reader import DocumentReader

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
_ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'


def _zip(**entries):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.docx", b"", "is empty"),
        ("a.docx", b"PK\x03\x04", "is damaged: it cannot be opened as a Word document"),
        ("a.docx", b"%PDF-1.7 ...", "is a PDF, not a Word document"),
        ("a.docx", _OLE, "is an old Office file, not a Word document of today's kind"),
        ("a.docx", _OLE + "EncryptedPackage".encode("utf-16-le"), "is locked with a password"),
        ("a.xlsx", _OLE + "EncryptedPackage".encode("utf-16-le"), "is locked with a password"),
        ("a.pptx", _zip(a="b"), "is damaged: it cannot be read as .pptx (KeyError)"),
        ("a.docx", _zip(a="b"), "is damaged: it cannot be read as .docx (KeyError)"),
        (
            "a.docx",
            _zip(**{"word/document.xml": _ENTITIES}),
            "declares entities in word/document.xml, which no Word document needs and attacks are made of",
        ),
        ("a.pptx", _zip(**{"x.xml": bytes(150_000_000)}), "unpacks from 0.1 MB to 150 MB, as a bomb does"),
        ("a.zip", _zip(**{"x.html": bytes(150_000_000)}), "unpacks from 0.1 MB to 150 MB, as a bomb does"),
        ("a.zip", _zip(**{str(number): "" for number in range(5_001)}), "holds 5,001 files in one, of which at most 5,000 are read"),
        ("a.zip", _zip(**{"inner.zip": "PK"}), "is a ZIP archive without web pages in it"),
        ("a.pdf", b"%PDF-1.7\nnothing", "is damaged: it cannot be opened as a PDF"),
        ("a.pdf", b"\x89PNG\r\n", "is a PNG image, not a PDF"),
        ("a.csv", b"\x89PNG\r\n", "is a PNG image, not a table"),
        ("a.svg", b"<svg><text>Fri", "is damaged: its XML cannot be read"),
        ("a.svg", b'<!DOCTYPE svg [<!ENTITY a "ha">]><svg><text>&a;</text></svg>', "declares entities, which attacks are made of"),
    ],
)
def test_refused(name, data, why, tmp_path, read):
    """Each says what it is and what to do next, and the good file beside it is read."""
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text("Fri fragt")
    copy = read(tmp_path / name, tmp_path / "good.txt")
    assert copy.texts == ["Fri fragt"]
    assert [reason for reason, _ in copy.troubles] == [why]
    assert copy.troubles[0][1]


def test_locked_pdf(pdf, read):
    """A PDF with a password is named as locked."""
    path = pdf(lambda canvas: canvas.drawString(60, 700, "Fri fragt"), encrypt="hemmelig")
    assert read(path).troubles == [("is locked with a password", "Save a copy without a password and name that")]


def test_locked_zip(tmp_path, read):
    """A ZIP with a password is named as locked."""
    data = bytearray(_zip(**{"a.html": "<p>Fri fragt"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "a.zip").write_bytes(data)
    assert read(tmp_path / "a.zip").troubles[0][0] == "is locked with a password"


def test_deep_xml(word, read, repack):
    """XML that is nested without end is damage, not the end of the run."""
    deep = b'<w:document xmlns:w="w">' + b"<w:p>" * 100_000 + b"</w:p>" * 100_000 + b"</w:document>"
    copy = read(repack(word(lambda _: None), {"word/document.xml": deep}))
    assert copy.troubles[0][0] == "is damaged: it cannot be read as .docx (XMLSyntaxError)"


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["docx", "pptx", "pdf"])
def test_damaged_anywhere(kind, word, deck, pdf):
    """Wherever bytes are lost or changed, there is a page or a sentence, never another error."""
    make = {
        "docx": lambda: word(lambda document: document.add_paragraph("Fri fragt")),
        "pptx": lambda: deck(lambda slides: slides.slides.add_slide(slides.slide_layouts[0])),
        "pdf": lambda: pdf(lambda canvas: canvas.drawString(60, 700, "Fri fragt")),
    }
    data, chance = make[kind]().read_bytes(), random.Random(1)  # noqa: S311 - the same damage each time
    answered = 0
    with DocumentReader() as documents:
        for _ in range(25):
            broken = bytearray(data[: chance.randrange(len(data))] if chance.random() < 0.3 else data)
            for _ in range(20):
                broken[chance.randrange(len(broken))] = chance.randrange(256) if broken else 0
            try:
                answered += documents.read(bytes(broken), kind=f".{kind}", source="a") is not None
            except Unreadable as refused:
                answered += bool(refused.what and refused.next_step)
    assert answered == 25


def test_deadline(word):
    """What takes too long is given up, and the next document is read by a new process."""
    path = word(lambda document: [document.add_paragraph("Fri fragt") for _ in range(3)])
    with DocumentReader(deadline=0.01) as hasty, pytest.raises(Unreadable, match="was not read in 0 seconds"):
        hasty.read(path.read_bytes(), kind=".docx", source="a")
    with DocumentReader() as documents:
        documents.read(path.read_bytes(), kind=".docx", source="a")
        psutil.Process(documents._process.pid).kill()
        assert documents.read(path.read_bytes(), kind=".docx", source="a").passages[0].text == "Fri fragt"


def _workers():
    return {child.pid for child in psutil.Process(os.getpid()).children() if "documents.worker" in " ".join(child.cmdline())}


def test_no_process_is_left(word, read):
    """The process ends with the reading; one that a crawl of another test began serves all crawls, and ends with the program."""
    before = _workers()
    read(word(lambda document: document.add_paragraph("Fri fragt")))
    assert _workers() <= before


@pytest.mark.slow
def test_memory(word, repack, read):
    """A document that unpacks to a hundred megabytes of text is read or refused, in less than a minute."""
    body = b"<w:p><w:r><w:t>" + b"Fri fragt til alle. " * 40 + b"</w:t></w:r></w:p>"
    words = os.urandom(6_000_000).hex().encode()
    change = {
        "word/document.xml": lambda data: data.replace(b"<w:sectPr", body * 100_000 + b"<w:sectPr", 1),
        "word/media/noise.xml": words,
    }
    start = time.monotonic()
    copy = read(repack(word(lambda _: None), change))
    assert copy.notices
    assert time.monotonic() - start < 60
