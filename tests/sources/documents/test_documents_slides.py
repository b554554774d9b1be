"""Presentations: slides, tables, groups, notes, hidden slides, each with the number of the slide."""

import io

from pptx.util import Inches

_SPOT = (Inches(1), Inches(3), Inches(4), Inches(1))


def _slide(presentation, title, text="", *, layout=1):
    slide = presentation.slides.add_slide(presentation.slide_layouts[layout])
    slide.shapes.title.text = title
    if text:
        slide.placeholders[1].text = text
    return slide


def test_slides(deck, read):
    """Titles head their slides; items of a text are a list; boxes count from one on each slide, also within groups."""

    def fill(presentation):
        _slide(presentation, "Nordlys Strøm", "Altid laveste pris", layout=0)
        slide = _slide(presentation, "Dine fordeler", "Ingen bindingstid\nGratis flytting")
        slide.shapes.add_group_shape().shapes.add_textbox(*_SPOT).text_frame.text = "Svar innen en time"

    copy = read(deck(fill))
    assert copy.places == [
        ("Nordlys Strøm", "slide 1, title", "heading"),
        ("Altid laveste pris", "slide 1, box 1", "paragraph"),
        ("Dine fordeler", "slide 2, title", "heading"),
        ("Ingen bindingstid", "slide 2, box 1", "list"),
        ("Gratis flytting", "slide 2, box 1", "list"),
        ("Svar innen en time", "slide 2, box 2", "paragraph"),
    ]
    assert copy.of("Gratis flytting").origin.heading == "Dine fordeler"


def test_tables_and_notes(deck, read):
    """A table's cells have their heads; notes are present but not shown."""

    def fill(presentation):
        slide = _slide(presentation, "Priser")
        table = slide.shapes.add_table(3, 2, *_SPOT).table
        for row, texts in zip(table.rows, (("Avtale", "Frakt"), ("Liten", "49 kr"), ("Stor", "Alltid gratis")), strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        slide.notes_slide.notes_text_frame.text = "Si at vi alltid svarer samme dag."

    copy = read(deck(fill))
    free, notes = copy.of("Alltid gratis").origin, copy.of("Si at vi alltid svarer samme dag.").origin
    assert (free.place, free.heading) == ("slide 1, table 1, cell B3", "Frakt / Stor")
    assert (notes.place, notes.hidden) == ("slide 1, notes", True)


def test_hidden_slide(deck, read):
    """A hidden slide is read, marked as not shown, and that is said."""
    copy = read(deck(lambda presentation: _slide(presentation, "Vi er alltid billigst")._element.set("show", "0")))
    assert copy.passages[0].origin.hidden
    assert copy.whys == ["this slide is hidden; what stands there was read all the same"]


def test_master(deck, read):
    """What stands on the layout behind the slides is read once."""

    def fill(presentation):
        box = _slide(presentation, "En", layout=5).shapes.add_textbox(*_SPOT)
        box.text_frame.text = "Fri frakt hele året"
        presentation.slide_layouts[5].shapes._spTree.append(box._element)
        _slide(presentation, "To", layout=5)

    assert ("Fri frakt hele året", "layout Title Only, box 1", "paragraph") in read(deck(fill)).places


def test_picture(deck, read, banner):
    """A picture has a number on its slide, and its alt text is read."""

    def fill(presentation):
        picture = _slide(presentation, "Bilder", layout=5).shapes.add_picture(io.BytesIO(banner([""], wide=60, high=60)), *_SPOT)
        picture._element.nvPicPr.cNvPr.set("descr", "Montør på døra samme dag")

    assert ("Montør på døra samme dag", "slide 1, picture 1[alt]", "alt") in read(deck(fill)).places
