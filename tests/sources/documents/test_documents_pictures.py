"""Pictures: words in drawings, words in pixels, and those that somebody should look at."""

import io

import pytest
from pptx.util import Inches
from rapidfuzz.distance import Levenshtein

from promisecheck.sources.documents import ocr
from promisecheck.sources.documents.pixels import read_pixels

_LOOKS = (("#0a3d62", "#ffffff"), ("#ffeaa7", "#2d3436"), ("#ffffff", "#8a8a8a"), ("#c0392b", "#f9e79f"), ("#eeeeee", "#16a085"))
_BANNERS = (
    ("Fri fragt på alle køb", "Også på økologiske æbler"),
    ("Åbent alle dage", "Ring før kl. 15, få det i morgen"),
    ("Gratis frakt på alt", "Åpent kjøp i 60 dager"),
    ("Vi matcher prisen – alltid", "Færre gebyrer, ærlige vilkår"),
    ("Fornøyd eller pengene tilbake", "Gjelder også på salgsvarer"),
    ("Spar op til 50 % på børnetøj", "Kun så længe lager haves"),
    ("Døgnåben kundeservice", "Svar inden for 2 minutter"),
    ("Sommertilbud: 1.299,95 kr", "Før 1.899,- Nu på lager"),
    ("Snabb leverans över hela Norden", "Betala först när du är nöjd"),
    ("3 års garanti på slidstærkt gear", "Bytteret i hele året"),
    ("Ingen bindingstid, ingen oppstart", "Bytt når du vil, så ofte du vil"),
    ("Håndlavet på Ærø siden 1987", "Ægte råvarer, øl og smørrebrød"),
)
reading = pytest.mark.skipif(not ocr.can_read(), reason="the extra [ocr] is not installed")


def test_drawing(tmp_path, read):
    """The words of an SVG are read with their place; scripts, hidden words and what it points to are not."""
    (tmp_path / "a.svg").write_text(
        '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><title>Påsketilbud</title>'
        '<script>alert("Fri")</script><defs><text>Skjult</text></defs><text style="display:none">Skjult</text>'
        '<g><text x="10" y="20">Fri <tspan>fragt</tspan></text></g><image xlink:href="http://127.0.0.1:9/a.png"/></svg>',
        encoding="utf-8",
    )
    copy = read(tmp_path / "a.svg")
    assert [(passage.text, passage.origin.place, passage.origin.hidden) for passage in copy.passages] == [
        ("Påsketilbud", "title 1", True),
        ("Fri fragt", "text 2 at 10,20", False),
    ]


@reading
@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "suffix", "mode"), [("PNG", "png", "RGB"), ("JPEG", "jpg", "CMYK"), ("WEBP", "webp", "RGB"), ("GIF", "gif", "RGB")]
)
def test_banner(kind, suffix, mode, tmp_path, read, banner):
    """A Danish banner is read letter for letter, with the box in which its words stand."""
    colours = {"ground": (90, 60, 0, 40), "ink": (0, 0, 0, 0)} if mode == "CMYK" else {}
    (tmp_path / f"a.{suffix}").write_bytes(banner(["Fri fragt på økologiske", "blåbær og æbler"], kind=kind, mode=mode, **colours))
    copy = read(tmp_path / f"a.{suffix}")
    assert copy.texts == ["Fri fragt på økologiske blåbær og æbler"]
    assert copy.passages[0].origin.place.startswith("box ")


@reading
@pytest.mark.slow
def test_the_same_picture_once(deck, read, banner):
    """The same picture on three slides is looked at once, and its words have three places."""
    data = banner(["Prisgaranti på alt"])

    def fill(presentation):
        for _ in range(3):
            slide = presentation.slides.add_slide(presentation.slide_layouts[6])
            slide.shapes.add_picture(io.BytesIO(data), Inches(1), Inches(1))

    passage = read(deck(fill)).of("Prisgaranti på alt")
    assert [place.place.split(", box")[0] for place in passage.places] == [f"slide {number}, picture 1" for number in (1, 2, 3)]


@reading
@pytest.mark.slow
def test_nordic_letters(banner):
    """Of the letters on Danish, Norwegian and Swedish banners of several looks at most one in a hundred is misread."""
    wrong = total = 0
    for number, (first, second) in enumerate(_BANNERS):
        ground, ink = _LOOKS[number % len(_LOOKS)]
        font = ("Vera", "VeraBd", "VeraIt")[number % 3]
        size = (18, 26, 34, 48)[number % 4]
        pixels = read_pixels(banner([first, second], ground=ground, ink=ink, font=font, size=size, wide=40 + 32 * size, high=80 + 3 * size))
        said = " ".join(line.text.replace("\n", " ") for line in ocr.read_picture(pixels.array))
        wrong += Levenshtein.distance(said, f"{first} {second}")
        total += len(first) + len(second) + 1
    assert wrong / total <= 0.01, f"{wrong} of {total}"


@reading
@pytest.mark.slow
def test_without_words(tmp_path, read, banner):
    """A picture in which nothing is read is listed for somebody to look at."""
    (tmp_path / "a.png").write_bytes(banner([""]))
    copy = read(tmp_path / "a.png")
    assert copy.whys[0] == "no text was read in this picture: look at this one by hand"


@reading
@pytest.mark.slow
def test_scanned_pdf(pdf, read, banner):
    """A scanned page is looked at as a picture."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    picture = ImageReader(Image.open(io.BytesIO(banner(["Levering inden for 24 timer"], ground="#ffffff", ink="#000000"))))
    copy = read(pdf(lambda canvas: canvas.drawImage(picture, 50, 500, 495, 143)))
    assert copy.texts == ["Levering inden for 24 timer"]
    assert copy.passages[0].origin.place.startswith("page 1, box ")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda data: data[: len(data) // 2], "is a picture that cannot be read, or broke off"),
        (
            lambda data: data[:16] + (30_000).to_bytes(4) * 2 + data[24:],
            "is a picture of 30,000 x 30,000 pixels, and 50,000,000 are read at most",
        ),
        (lambda _: b"hello", "is a picture that cannot be read, or broke off"),
    ],
)
@reading
def test_bad_picture(change, why, tmp_path, read, banner):
    """A picture that is broken off, or would unpack to gigabytes, is refused (hostile case 49)."""
    (tmp_path / "a.png").write_bytes(_crc(change(banner(["Fri fragt"]))))
    assert read(tmp_path / "a.png").troubles[0][0] == why


def _crc(data):
    """A PNG whose header says what it says with the right checksum."""
    import zlib

    return data[:29] + zlib.crc32(data[12:29]).to_bytes(4) + data[33:] if data.startswith(b"\x89PNG") else data


def test_without_the_extra(tmp_path, read, banner, deck, monkeypatch):
    """Without the extra a named picture is a trouble that says so, and one in a deck is listed for somebody to look at."""
    shadow = tmp_path / "shadow"
    shadow.mkdir()
    (shadow / "sitecustomize.py").write_text(
        "import importlib.util as u\nfind = u.find_spec\n"
        "u.find_spec = lambda name, package=None: None if name == 'rapidocr' else find(name, package)\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(shadow))
    data = banner(["Fri fragt"])
    (tmp_path / "a.png").write_bytes(data)

    def fill(presentation):
        slide = presentation.slides.add_slide(presentation.slide_layouts[6])
        slide.shapes.add_picture(io.BytesIO(data), Inches(1), Inches(1))

    copy = read(tmp_path / "a.png", deck(fill))
    assert copy.troubles[0] == (
        "is a picture, and text in pictures is read with the extra [ocr], which is not installed",
        "Look at this one by hand, or install promisecheck[ocr]",
    )
    assert "text in pictures is not read without the extra [ocr]: look at this one by hand" in copy.whys
