"""Pictures on pages and documents behind links: read where a crawl meets them."""

import base64

import pytest

from promisecheck.sources import read_page
from promisecheck.sources.crawl.fetch import Answer
from promisecheck.sources.crawl.reading import page_of
from promisecheck.sources.pictures import Pictures

SITE = "https://muldtoft.example/"


def look(html, files):
    """The page with its pictures read; what was asked for, and what was said."""
    asked, said = [], []

    def fetch(url):
        asked.append(url)
        return files.get(url.removeprefix(SITE))

    pictures = Pictures(fetch, notice=said.append, site=SITE)
    pages = [pictures.look(read_page(text.encode(), source=f"{SITE}{number}")) for number, text in enumerate(html)]
    pictures.tell()
    return pages, asked, said


@pytest.fixture
def banner():
    """A banner of one line as PNG."""
    import io
    from pathlib import Path

    import reportlab
    from PIL import Image, ImageDraw, ImageFont

    def draw(text):
        image = Image.new("RGB", (900, 200), "#0a3d62")
        font = ImageFont.truetype(str(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"), 44)
        ImageDraw.Draw(image).text((30, 60), text, fill="white", font=font)
        file = io.BytesIO()
        image.save(file, "PNG")
        return file.getvalue()

    return draw


def test_which_pictures(banner):
    """Banners, pictures that are fetched late, grounds and pictures inside the page are looked at; icons, logos and hidden ones are not."""
    inline = "data:image/png;base64," + base64.b64encode(banner("Fri fragt")).decode()
    html = f"""<main><img src=/a.png><img src="/x.gif" data-src="/late.jpg"><img src=data:image/gif;base64,R0 data-src=/b.webp>
    <div style="background-image: url('/ground.png')">x</div><img src="{inline}" alt=""><img src=/icons/cart.png><img src=/c.png width=24>
    <img src=/logo.png><p hidden><img src=/d.png></p><img src=/a.png?utm_source=x></main>"""
    images = read_page(html.encode(), source=SITE).images
    told = {image.url.removeprefix(SITE)[:30] for image in images}
    assert told == {"a.png", "x.gif", "b.webp", "ground.png", inline[:30]}
    assert [image.place for image in images if image.url.endswith("ground.png")] == ["main > div"]


def test_drawings_need_no_extra():
    """The words of an SVG are read with the place of the picture and the box in it; hidden words of the drawing are not shown ones."""
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><title>Banner</title><text x="5" y="9">Levering i morgen, hver gang</text></svg>'
    [page], asked, said = look(["<html lang=da><main><p>Hej med dig her.</p><img src=/banner.svg></main>"], {"banner.svg": svg})
    [passage] = [passage for passage in page.passages if passage.origin.role == "banner"]
    assert (passage.text, passage.language) == ("Levering i morgen, hver gang", "da")
    assert passage.origin.place.startswith("main > img, ")
    assert (asked, said) == ([f"{SITE}banner.svg"], [])


@pytest.mark.slow
def test_each_picture_once(banner):
    """A banner on two pages and under two names is fetched once a name and read once; where the page says the same, it is one passage."""
    files = {"a.png": banner("Gratis levering i morgen"), "b.png": banner("Gratis levering i morgen")}
    pages, asked, said = look(
        ["<html lang=da><main><img src=/a.png><img src=/b.png alt='Gratis levering i morgen'></main>", "<html lang=da><img src=/a.png>"],
        files,
    )
    assert [[passage.text for passage in page.passages] for page in pages] == [["Gratis levering i morgen"]] * 2
    assert {place.role for place in pages[0].passages[0].places} == {"alt", "banner"}
    assert asked == [f"{SITE}a.png", f"{SITE}b.png"]
    assert said == []


@pytest.mark.slow
def test_pictures_without_words(banner):
    """Pictures without any text and without an alt text are named together, to be looked at by hand; broken ones too."""
    files = {"a.png": banner(" "), "b.png": b"\x89PNG broken", "c.png": banner(" ")}
    _, _, said = look(["<img src=/a.png><img src=/b.png><img src=/c.png alt='En mand på cykel'>"], files)
    [notice] = said
    assert notice.what == SITE
    assert notice.why.startswith("2 pictures without any text that could be read, nor an alt text: look at these by hand")
    assert "a.png" in notice.why


def test_documents_behind_links(tmp_path):
    """A price list as PDF and terms as Word file, met by a crawl, are pages with their places; a locked or broken one is named."""
    import docx
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "a.pdf"))
    canvas.drawString(72, 700, "Vi sender altid din pakke, når du bestiller inden kl. 14.")
    canvas.save()
    document = docx.Document()
    document.add_paragraph("Du har altid 60 dages returret hos os.")
    document.save(str(tmp_path / "b.docx"))
    for name, kind, place in (("a.pdf", "application/pdf", "page 1"), ("b.docx", "application/octet-stream", "paragraph 1")):
        answer = Answer(url=f"{SITE}{name}", status=200, headers={"content-type": kind}, body=(tmp_path / name).read_bytes())
        [passage] = page_of(answer).passages
        assert (passage.language, passage.origin.source, passage.origin.place) == ("da", f"{SITE}{name}", place)


def test_a_broken_document_behind_a_link():
    """A document that cannot be read is a fetch that failed, in words."""
    from promisecheck.errors import FetchFailed

    with pytest.raises(FetchFailed, match="the document is damaged"):
        page_of(Answer(url=f"{SITE}a.pdf", status=200, headers={"content-type": "application/pdf"}, body=b"%PDF-1.7 nothing"))
