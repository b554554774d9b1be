"""PDF: the order of columns, words parted at line ends, headings by size, tables, running heads, numbered pages."""

_LEFT = (
    "Ring til os hele døgnet. Vi svarer",
    "altid inden for to minutter, og du",
    "taler med et menneske i vores kunde-",
    "service i Odense. Du får både for-",
    "og bagside gratis, og vi kan give 24-",
    "timers levering til hele landet.",
)
_RIGHT = (
    "Gratis retur i 60 dage, også på",
    "nedsatte varer. Du får pengene til-",
    "bage samme dag, som vi modtager",
    "pakken.",
    "",
    "Ingen binding, intet gebyr.",
)


def _write(canvas, rows, *, x=60, y=740, size=11, step=14, font="Helvetica"):
    canvas.setFont(font, size)
    for number, text in enumerate(rows):
        canvas.drawString(x, y - number * step, text)


def test_columns_and_hyphens(pdf, read):
    """Two columns are read one after the other; parted words are whole, and hyphens that belong there stay."""

    def draw(canvas):
        _write(canvas, ["Nordens venligste kundeservice"], y=780, size=20, font="Helvetica-Bold")
        _write(canvas, _LEFT)
        _write(canvas, _RIGHT, x=270)
        _write(canvas, ["Tilbuddet gælder alle, der bestiller inden den 1. maj i dette år."], y=600)

    left = (
        "Ring til os hele døgnet. Vi svarer altid inden for to minutter, og du taler med et menneske i vores kundeservice i Odense. "
        "Du får både for- og bagside gratis, og vi kan give 24-timers levering til hele landet."
    )
    copy = read(pdf(draw))
    assert copy.texts == [
        "Nordens venligste kundeservice",
        left,
        "Gratis retur i 60 dage, også på nedsatte varer. Du får pengene tilbage samme dag, som vi modtager pakken.",
        "Ingen binding, intet gebyr.",
        "Tilbuddet gælder alle, der bestiller inden den 1. maj i dette år.",
    ]
    assert [passage.origin.role for passage in copy.passages] == ["heading", *["paragraph"] * 4]


def test_table(pdf, read):
    """Rows of short texts in the same columns are a table, whose cells have their heads."""

    def draw(canvas):
        for x, cells in ((60, ("Plan", "Basis", "Plus")), (200, ("Fragt", "49 kr", "Gratis")), (340, ("Binding", "Ingen", "6 måneder"))):
            _write(canvas, cells, x=x, step=20)

    free = read(pdf(draw)).of("Gratis").origin
    assert (free.place, free.heading, free.role) == ("page 1, table 1, cell B3", "Fragt / Plus", "table")


def test_running_heads_and_page_numbers(pdf, read):
    """What stands in the margin of each page is one footer text; a page's number alone is none; pages are numbered."""

    def draw(canvas):
        for number in range(1, 4):
            _write(canvas, [f"Tilbud nummer {number} gælder hele året."])
            _write(canvas, ["Elmedal leverer til tiden"], y=40, size=8)
            _write(canvas, [str(number)], x=500, y=40, size=8)
            canvas.showPage()

    copy = read(pdf(draw))
    footer = copy.of("Elmedal leverer til tiden")
    assert [(origin.place, origin.role) for origin in footer.places] == [(f"page {number}", "footer") for number in (1, 2, 3)]
    assert [passage.text for passage in copy.passages if passage is not footer] == [
        f"Tilbud nummer {number} gælder hele året." for number in (1, 2, 3)
    ]
    assert copy.of("Tilbud nummer 2 gælder hele året.").origin.place == "page 2"


def test_lists_and_short_lines(pdf, read):
    """Items of a list, and short lines that begin with a capital, are texts of their own."""

    def draw(canvas):
        _write(canvas, ["•  Fri fragt på alle ordrer", "•  Gratis retur i 60 dage"])
        _write(canvas, ["Fri hjælp hele året", "Prisgaranti på alt"], y=600)

    copy = read(pdf(draw))
    assert [(passage.text, passage.origin.role) for passage in copy.passages] == [
        ("Fri fragt på alle ordrer", "list"),
        ("Gratis retur i 60 dage", "list"),
        ("Fri hjælp hele året", "paragraph"),
        ("Prisgaranti på alt", "paragraph"),
    ]


def test_many_pages(pdf, read):
    """Of a very long PDF the first 500 pages are read, within seconds, and that is said (hostile case 48)."""

    def draw(canvas):
        for number in range(2_000):
            canvas.drawString(60, 700, f"Vare {number} leveres i morgen.")
            canvas.showPage()

    copy = read(pdf(draw))
    assert len(copy.passages) == 500
    assert copy.whys == ["only its first 500 of 2,000 pages were read"]


def test_sentences_over_columns_and_pages(pdf, read):
    """A sentence that runs on in the next column or page is one text, and its place names both pages; an empty page is nothing."""

    def draw(canvas):
        _write(canvas, ["Vi henter din cykel derhjemme og", "reparerer den inden for et døgn, og"])
        _write(canvas, ["det koster ikke en krone ekstra, hel-"], x=320)
        canvas.showPage()
        _write(canvas, ["ler ikke på en ø."])
        canvas.showPage()
        canvas.showPage()

    copy = read(pdf(draw))
    assert copy.texts == [
        "Vi henter din cykel derhjemme og reparerer den inden for et døgn, og det koster ikke en krone ekstra, heller ikke på en ø."
    ]
    assert copy.passages[0].origin.place == "page 1 to 2"
