"""The same copy as web pages, Word documents, PDFs and slides: the same passages, but for what a format cannot hold."""

import html

import docx
import pptx
import pytest
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import ListFlowable, ListItem, Paragraph, SimpleDocTemplate, Spacer, Table

_OFFER = (
    "Elmedal henter din cykel derhjemme, reparerer den inden for 24 timer og kører den tilbage samme aften, og det koster ikke en krone "
    "ekstra, heller ikke når du bor på en ø. Bestil inden kl. 14 – så er din cykel klar i morgen."
)
_MATCH = "Finder du den samme reparation billigere et andet sted, så matcher vi prisen og giver dig forskellen tilbage med det samme."
_PLANS = [("Aftale", "Basis", "Plus"), ("Afhentning", "49 kr", "Gratis"), ("Svartid", "To dage", "En time"), ("Binding", "Ingen", "Ingen")]
_COPY = {
    "forside": [
        ("h1", "Nordens hurtigste cykelværksted"),
        ("p", _OFFER),
        ("li", "Gratis afhentning i hele landet"),
        ("li", "Tre års garanti på alle reparationer"),
        ("li", "Ingen binding og intet gebyr"),
        ("h2", "Kundeservice, der svarer"),
        ("p", "Vi svarer altid på mails inden for en time. Du kan ringe til os hele døgnet, også i weekenden."),
        ("p", "Er du ikke tilfreds, får du pengene tilbage."),
        ("table", _PLANS),
    ],
    "priser": [
        ("h1", "Altid laveste pris"),
        ("p", _MATCH),
        ("h2", "Sådan gør du"),
        ("li", "Send os et billede af tilbuddet"),
        ("li", "Få pengene inden for tre hverdage"),
    ],
}


def _as_html(items, path):
    cells = {"table": lambda rows: "".join(_row(row, "td" if number else "th") for number, row in enumerate(rows))}
    body = "".join(f"<{tag}>{cells.get(tag, html.escape)(text)}</{tag}>" for tag, text in items)
    path.write_text(f'<html lang="da"><body><main>{body}</main></body></html>', encoding="utf-8")


def _row(row, tag):
    return f"<tr>{''.join(f'<{tag}>{html.escape(text)}</{tag}>' for text in row)}</tr>"


def _as_word(items, path):
    document = docx.Document()
    for tag, text in items:
        if tag == "table":
            table = document.add_table(rows=len(text), cols=len(text[0]))
            for row, texts in zip(table.rows, text, strict=True):
                for cell, words in zip(row.cells, texts, strict=True):
                    cell.text = words
        else:
            document.add_paragraph(text, style={"h1": "Heading 1", "h2": "Heading 2", "li": "List Bullet", "p": None}[tag])
    document.save(str(path))


def _as_pdf(items, path):
    styles = getSampleStyleSheet()
    story = []
    for tag, text in items:
        if tag == "table":
            story += [Spacer(1, 10), Table(text)]
        elif tag == "li":
            story.append(ListFlowable([ListItem(Paragraph(text, styles["Normal"]))], bulletType="bullet", start="•"))
        else:
            story += [Paragraph(text, styles[{"h1": "Title", "h2": "Heading2", "p": "Normal"}[tag]]), Spacer(1, 8)]
    SimpleDocTemplate(str(path)).build(story)


def _as_slides(items, path):
    presentation = pptx.Presentation()
    slide = None
    for tag, text in items:
        if tag in {"h1", "h2"}:
            slide = presentation.slides.add_slide(presentation.slide_layouts[5])
            slide.shapes.title.text = text
        elif tag == "table":
            table = slide.shapes.add_table(len(text), len(text[0]), 0, 0, 5_000_000, 1_000_000).table
            for row, texts in zip(table.rows, text, strict=True):
                for cell, words in zip(row.cells, texts, strict=True):
                    cell.text = words
        else:
            slide.shapes.add_textbox(0, 0, 5_000_000, 1_000_000).text_frame.text = text
    presentation.save(str(path))


@pytest.fixture(params=[(_as_word, "docx"), (_as_pdf, "pdf"), (_as_slides, "pptx")], ids=["docx", "pdf", "pptx"])
def copies(request, tmp_path, read):
    """The copy as a folder of pages, and as documents of one kind."""
    write, kind = request.param
    (tmp_path / "site").mkdir()
    for name, items in _COPY.items():
        _as_html(items, tmp_path / "site" / f"{name}.html")
        write(items, tmp_path / f"{name}.{kind}")
    return read(tmp_path / "site"), read(*(tmp_path / f"{name}.{kind}" for name in _COPY)), kind


def test_same_passages(copies):
    """Texts and languages are the same; headings and roles too, but for slides, where each title stands for itself."""
    pages, documents, kind = copies
    assert documents.notices == []
    told = [
        {
            (passage.text, passage.language, *(() if kind == "pptx" else (passage.origin.heading, passage.origin.role)))
            for passage in copy.passages
        }
        for copy in (pages, documents)
    ]
    assert told[0] == told[1]


@pytest.mark.slow
def test_same_claims(copies, audit_run):
    """And so are the promises found in them; slides know no roles, and may differ in one sentence on the border."""
    pages, documents, kind = copies
    found = [{claim.text for claim in audit_run.find_claims(copy.passages)} for copy in (pages, documents)]
    assert len(found[0] ^ found[1]) <= (kind == "pptx")
    assert len(found[0]) > 5
