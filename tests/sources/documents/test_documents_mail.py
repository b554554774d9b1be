"""Mails, exported web pages and sheets of copy."""

import zipfile
from email.message import EmailMessage

import openpyxl
import pytest


def _mail(**headers):
    message = EmailMessage()
    message["From"] = "Kundeservice <hej@elmedal.example>"
    message["To"] = "Nogen Modtager <nogen@elmedal.example>"
    for name, value in headers.items():
        message[name] = value
    return message


def test_mail(tmp_path, read):
    """Subject, HTML and text are read, who wrote to whom is not; other attachments are named."""
    message = _mail(Subject="Fri fragt på alt, kun i påsken")
    message.set_content("Fri fragt hele påsken.\n\nSe det på nettet: elmedal.example\n")
    message.add_alternative("<p>Fri fragt hele påsken.</p><ul><li>Levering i morgen</li></ul>", subtype="html")
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="priser.pdf")
    (tmp_path / "a.eml").write_bytes(message.as_bytes())
    copy = read(tmp_path / "a.eml")
    assert copy.places == [
        ("Fri fragt på alt, kun i påsken", "subject", "heading"),
        ("Fri fragt hele påsken.", "HTML part: p", "paragraph"),
        ("Levering i morgen", "HTML part: ul > li", "list"),
        ("Se det på nettet: elmedal.example", "text part: line 3", "paragraph"),
    ]
    assert copy.of("Fri fragt hele påsken.").others[0].place == "text part: line 1"
    assert [(notice.what.rpartition(", ")[2], notice.why) for notice in copy.notices] == [
        ("attachment priser.pdf", "attachments are not read: save it as a file and name that")
    ]


def test_mail_in_an_old_charset(tmp_path, read):
    """A part in another charset keeps its letters."""
    message = _mail(Subject="Tilbud")
    message.set_content("Vi leverer på søndag.", charset="iso-8859-1")
    (tmp_path / "a.eml").write_bytes(message.as_bytes())
    assert "Vi leverer på søndag." in read(tmp_path / "a.eml").texts


def test_no_mail(tmp_path, read):
    """A text under the name of a mail is named as none."""
    (tmp_path / "a.eml").write_text("Vi leverer i morgen")
    assert read(tmp_path / "a.eml").troubles[0][0] == "is no mail: it has no headers"


def test_export(tmp_path, read):
    """The pages of a zip are read with their names; editors' comments are no copy; other files are named."""
    page = (
        '<h1>Levering</h1><p>Vi leverer i morgen.<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup></p>'
        '<div class="c1"><p class="c2"><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Passer det?</span></p></div>'
    )
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("Kampagne.html", page)
        archive.writestr("__MACOSX/._Kampagne.html", b"\x00\x05")
        archive.writestr("bilag.docx", b"PK")
    copy = read(tmp_path / "a.zip")
    assert copy.places == [("Levering", "Kampagne.html: h1", "heading"), ("Vi leverer i morgen.", "Kampagne.html: p", "paragraph")]
    assert copy.whys == ["is no web page and was not read: unpack the archive and name this file"]


def test_workbook(tmp_path, read):
    """Cells have their sheet and name, and stand under the heads of their column and row; formulas are not worked out."""
    book = openpyxl.Workbook()
    book.active.title = "Forside"
    for row in (
        ("Sted", "Dansk", "Norsk"),
        (),
        ("Top", "Fri fragt i dag", "Fri frakt i dag"),
        ("Bund", None, '=WEBSERVICE("http://127.0.0.1:9/")'),
    ):
        book.active.append(row)
    book.active["B7"], book.active["B7"].number_format = 0.2, "0%"
    book.create_sheet("Mail").append(["Vi svarer samme dag."])
    book.save(tmp_path / "a.xlsx")
    copy = read(tmp_path / "a.xlsx")
    places = {passage.text: (passage.origin.place, passage.origin.heading) for passage in copy.passages}
    assert places == {
        "Sted": ("sheet Forside, cell A1", ""),
        "Dansk": ("sheet Forside, cell B1", ""),
        "Norsk": ("sheet Forside, cell C1", ""),
        "Top": ("sheet Forside, cell A3", "Sted"),
        "Fri fragt i dag": ("sheet Forside, cell B3", "Dansk / Top"),
        "Fri frakt i dag": ("sheet Forside, cell C3", "Norsk / Top"),
        "Bund": ("sheet Forside, cell A4", "Sted"),
        "20 %": ("sheet Forside, cell B7", "Dansk"),
        "Vi svarer samme dag.": ("sheet Mail, cell A1", ""),
    }


def test_delimited(tmp_path, read):
    """A CSV from a Nordic Excel has commas in its texts and cells with names."""
    (tmp_path / "a.csv").write_bytes("Sted;Tekst\r\nTop;Fri fragt, altid\r\nBund;Ring, skriv, mød op\r\n".encode("cp1252"))
    copy = read(tmp_path / "a.csv")
    assert ("Ring, skriv, mød op", "cell B3", "table") in copy.places
    assert copy.of("Fri fragt, altid").origin.heading == "Tekst / Top"


@pytest.mark.slow
def test_long_sheet(tmp_path, read):
    """Of a very long sheet the first 20,000 texts are read, and that is said; their heads go with them."""
    (tmp_path / "a.csv").write_text("Vare;Tekst\n" + "".join(f"Nr {number};Levering på {number} dage\n" for number in range(1, 15_000)))
    copy = read(tmp_path / "a.csv")
    assert copy.of("Levering på 9000 dage").origin.heading == "Tekst / Nr 9000"
    assert any("only its first 20,000 texts" in why for why in copy.whys)
