"""Files, folders and standard input -> passages; what cannot be read is said, and the rest goes on."""

import io
import json
import os
import sys

import pytest

from promisecheck.core.promises import Skipped, Trouble
from promisecheck.settings import Crawl
from promisecheck.sources import read_copy


class Run:
    """One call of read_copy: its passages and its notices."""

    def __init__(self, *targets: object) -> None:
        self.notices: list[Skipped | Trouble] = []
        self.passages = list(read_copy([str(target) for target in targets], crawl=Crawl(), notice=self.notices.append))

    @property
    def texts(self) -> list[str]:
        """What was read."""
        return [passage.text for passage in self.passages]

    @property
    def troubles(self) -> list[Trouble]:
        """What could not be read."""
        return [notice for notice in self.notices if isinstance(notice, Trouble)]


def test_each_kind_of_file(tmp_path):
    """A page, a Markdown text and a plain text are read each in its own way, and places say where."""
    (tmp_path / "a.html").write_text("<main><p>Fri fragt.</main>", encoding="utf-8")
    (tmp_path / "b.md").write_text("# Levering\n\nVi leverer *i morgen*.\n", encoding="utf-8")
    (tmp_path / "c.txt").write_text("Åbent hver dag.\n\n- Ingen binding\n", encoding="utf-8")
    run = Run(tmp_path / "a.html", tmp_path / "b.md", tmp_path / "c.txt")
    assert [(passage.text, passage.origin.place, passage.origin.role) for passage in run.passages] == [
        ("Fri fragt.", "main > p", "paragraph"),
        ("Levering", "line 1", "heading"),
        ("Vi leverer i morgen.", "line 3", "paragraph"),
        ("Åbent hver dag.", "line 1", "paragraph"),
        ("Ingen binding", "line 3", "list"),
    ]
    assert run.notices == []


def test_markdown(tmp_path):
    """Markdown tables have heads, images alt texts, fenced code is no copy, and a description in the front matter is."""
    text = (
        "---\nlang: en\ndescription: Repaired within a day.\n---\n\n## Prices\n\n"
        "| Plan | Basic |\n|---|---|\n| Support | By phone, always |\n\n"
        "![Two bicycles](a.png)\n\n> Best shop in town.\n\n```\nnever = 'read'\n```\n\n1. Free [pickup](/x)\n"
    )
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    found = [
        (passage.text, passage.origin.place, passage.origin.role, passage.origin.heading) for passage in Run(tmp_path / "a.md").passages
    ]
    assert found == [
        ("Repaired within a day.", "meta description", "meta", ""),
        ("Prices", "line 6", "heading", ""),
        ("Plan", "line 8", "table", ""),
        ("Basic", "line 8", "table", ""),
        ("Support", "line 10", "table", "Plan"),
        ("By phone, always", "line 10", "table", "Basic / Support"),
        ("Two bicycles", "line 12[alt]", "alt", "Prices"),
        ("Best shop in town.", "line 14", "quote", "Prices"),
        ("Free pickup", "line 20", "list", "Prices"),
    ]


def test_wrapped_lines(tmp_path):
    """Lines that were only wrapped are one passage; short lines without an end stand alone."""
    text = "Vi leverer til hele landet inden for to hverdage, også når\ndu bor på en ø.\nFri fragt\nGratis retur\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert Run(tmp_path / "a.txt").texts == [
        "Vi leverer til hele landet inden for to hverdage, også når du bor på en ø.",
        "Fri fragt",
        "Gratis retur",
    ]


def test_lines_of_copy(tmp_path):
    """A `.jsonl` of copy keeps ids and roles; a stated language is believed; bad lines are one notice."""
    rows = [
        {"id": 7, "text": "Levering i morgen", "role": "usp", "language": "nb"},
        {"id": "b", "text": "We deliver tomorrow."},
        {"id": "c", "no": "text"},
    ]
    (tmp_path / "a.jsonl").write_text("\n".join([*map(json.dumps, rows), "{broken", ""]), encoding="utf-8")
    run = Run(tmp_path / "a.jsonl")
    assert [(passage.text, passage.language, passage.origin.role, passage.origin.input_id) for passage in run.passages] == [
        ("Levering i morgen", "nb", "usp", "7"),
        ("We deliver tomorrow.", "en", "paragraph", "b"),
    ]
    assert [notice.why for notice in run.notices] == ['2 lines are no JSON object with a "text": line 3, 4']


def test_folder(tmp_path):
    """A folder gives its copy, sorted, with all below it; tables, JSON, hidden folders and files for machines do not count."""
    for name in (
        "b.html",
        "sub/a.TXT",
        ".git/x.txt",
        "node_modules/y.md",
        "robots.txt",
        "reviews.csv",
        "data.json",
        "lines.jsonl",
        "z.odt",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"Teksten i {path.stem} her", encoding="utf-8")
    run = Run(tmp_path)
    assert run.texts == ["Teksten i b her", "Teksten i a her"]
    assert [notice.why for notice in run.notices] == ["documents of kinds that are not read: 1 .odt"]


def test_folder_of_documents(tmp_path):
    """Documents in a folder are its copy as pages are."""
    import docx

    document = docx.Document()
    document.add_paragraph("Fri fragt til alle.")
    document.save(str(tmp_path / "a.docx"))
    (tmp_path / "b.html").write_text("<p>Fri fragt til alle.", encoding="utf-8")
    run = Run(tmp_path)
    assert [origin.place for origin in run.passages[0].places] == ["paragraph 1", "p"]
    assert run.notices == []


def test_same_text_in_many_files(tmp_path):
    """What stands in several files is one passage with a place in each; a file named twice is read once."""
    for name in "abc":
        (tmp_path / f"{name}.html").write_text(f"<div class=usp>Fri fragt</div><p>Side {name} for sig", encoding="utf-8")
    run = Run(tmp_path, tmp_path / "a.html")
    assert run.texts == ["Fri fragt", "Side a for sig", "Side b for sig", "Side c for sig"]
    assert [origin.source[-6:] for origin in run.passages[0].places] == ["a.html", "b.html", "c.html"]


def test_standard_input(monkeypatch):
    """`-` reads a page, lines of JSON or plain text, whichever comes."""
    for data, place in ((b"<p>Fri fragt", "p"), (b'{"text": "Fri fragt"}', "line 1"), (b"Fri fragt", "line 1")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        run = Run("-")
        assert [(passage.text, passage.origin.source, passage.origin.place) for passage in run.passages] == [("Fri fragt", "stdin", place)]


def test_mistyped_path(tmp_path):
    """A path that does not exist is a trouble with the nearest name, and the other targets are read."""
    (tmp_path / "forside.html").write_text("<p>Fri fragt", encoding="utf-8")
    run = Run(tmp_path / "forsida.html", tmp_path / "forside.html")
    assert run.texts == ["Fri fragt"]
    assert [(trouble.what, trouble.next_step) for trouble in run.troubles] == [
        (str(tmp_path / "forsida.html"), f"Did you mean {tmp_path / 'forside.html'}?")
    ]


def test_mistyped_folder(tmp_path):
    """A path in a folder that does not exist names the nearest folder."""
    (tmp_path / "sider").mkdir()
    assert Run(tmp_path / "sidre" / "a.html").troubles[0].next_step == f"Did you mean {tmp_path / 'sider'}?"


@pytest.mark.parametrize(
    ("target", "next_step"),
    [
        ("www.muldtoft.example/tilbud", "For the site, write https://www.muldtoft.example/tilbud"),
        ("ftp://muldtoft.example/", "Name an http(s) address, a file or a folder"),
        ("http://", "Check the spelling, such as https://www.example.com/"),
        ("x" * 5_000, "Check the spelling; an address begins with https://"),
        ("a\0b", "Check the spelling; an address begins with https://"),
    ],
)
def test_no_such_thing(target, next_step, tmp_path, monkeypatch):
    """What is no file, no folder and no web address is a trouble that says what to write."""
    monkeypatch.chdir(tmp_path)
    assert [trouble.next_step for trouble in Run(target).troubles] == [next_step]


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.html", b"", "is empty"),
        ("a.txt", b" \n\t ", "is empty"),
        ("a.html", b"\x89PNG\r\n\x1a\n" + bytes(50), "is a PNG image, not text"),
        ("a.md", b"%PDF-1.7\n", "is a PDF, not text"),
        ("a.html", b"PK\x03\x04rest", "is a ZIP archive (or an Office document), not text"),
        ("a.txt", bytes(range(8)) * 99, "is binary data (NUL bytes), not text"),
        ("a.html", b"<script>1</script><!-- x -->", "no text was found in it"),
        ("a.odt", b"PK\x03\x04", ".odt is not read as copy"),
        ("a", b"text", "a file without an extension is not read as copy"),
    ],
)
def test_unusable_file(name, data, why, tmp_path):
    """An empty, binary or unknown file that was named is a trouble that says what it is."""
    (tmp_path / name).write_bytes(data)
    run = Run(tmp_path / name)
    assert [(trouble.what, trouble.why) for trouble in run.troubles] == [(str(tmp_path / name), why)]
    assert run.troubles[0].next_step
    assert run.passages == []


def test_folder_without_copy(tmp_path):
    """A folder with nothing readable is a trouble; a bad file in a good folder is one too, and the rest is read."""
    (tmp_path / "empty").mkdir()
    assert Run(tmp_path / "empty").troubles[0].why == "nothing in this folder can be read as copy"
    (tmp_path / "bad.html").write_bytes(b"%PDF-1.4")
    (tmp_path / "good.html").write_text("<p>Fri fragt", encoding="utf-8")
    run = Run(tmp_path)
    assert (run.texts, len(run.troubles)) == (["Fri fragt"], 1)


@pytest.mark.parametrize("target", ["gone.html", "a.html", "/proc/self/mem"])
def test_unreadable_thing(target, tmp_path):
    """A link that leads nowhere, to itself, or to something that cannot be read is a trouble, not a traceback."""
    path = tmp_path / "a.html"
    path.symlink_to(tmp_path / target)
    assert len(Run(path).troubles) == 1


def test_pipe(tmp_path):
    """A pipe is named as what it is, not waited for."""
    os.mkfifo(tmp_path / "a.html")
    assert Run(tmp_path / "a.html").troubles[0].why == "is neither a file nor a folder"


def test_nothing_named():
    """No targets give no passages and no notices."""
    run = Run()
    assert (run.passages, run.notices) == ([], [])


def test_unknown_language_is_kept(tmp_path):
    """A text in a language that is not read comes with the language "", for the audit to report."""
    (tmp_path / "a.txt").write_text("Nous livrons demain matin dans toute la France sans exception.", encoding="utf-8")
    assert [passage.language for passage in Run(tmp_path / "a.txt").passages] == [""]


def test_a_folder_obeys_its_own_robots_txt(tmp_path):
    """What a robots.txt at the top of a folder forbids is not read from there either, and is said."""
    (tmp_path / "intern").mkdir()
    (tmp_path / "robots.txt").write_text("User-agent: *\nDisallow: /intern/\n", encoding="utf-8")
    (tmp_path / "index.html").write_text("<html lang='da'><p>Fri fragt på alle ordrer hele året.</p></html>", encoding="utf-8")
    (tmp_path / "intern" / "manus.html").write_text("<html lang='da'><p>Sig altid, at varen er på vej.</p></html>", encoding="utf-8")
    notices = []
    texts = [passage.text for passage in read_copy([str(tmp_path)], crawl=Crawl(), notice=notices.append)]
    assert texts == ["Fri fragt på alle ordrer hele året."]
    assert any("manus.html" in notice.what and "robots.txt" in notice.why for notice in notices)
