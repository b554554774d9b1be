"""What the tests of documents share: one call of read_copy, and small files of invented companies."""

import io
import zipfile
from pathlib import Path

import pytest

from promisecheck.core.promises import Skipped, Trouble
from promisecheck.settings import Crawl
from promisecheck.sources import read_copy


class Copy:
    """What read_copy gave for some targets."""

    def __init__(self, *targets) -> None:
        self.notices: list[Skipped | Trouble] = []
        self.passages = list(read_copy([str(target) for target in targets], crawl=Crawl(), notice=self.notices.append))

    @property
    def texts(self):
        """What was read."""
        return [passage.text for passage in self.passages]

    @property
    def places(self):
        """Text, place and role of every passage."""
        return [(passage.text, passage.origin.place, passage.origin.role) for passage in self.passages]

    @property
    def troubles(self):
        """Why files could not be read, and the next step."""
        return [(notice.why, notice.next_step) for notice in self.notices if isinstance(notice, Trouble)]

    @property
    def whys(self):
        """Why things were not used."""
        return [notice.why for notice in self.notices]

    def of(self, text):
        """The passage of a text."""
        return next(passage for passage in self.passages if passage.text == text)


@pytest.fixture
def read():
    """Reads targets."""
    return Copy


@pytest.fixture
def word(tmp_path):
    """Saves a Word document that a function fills."""
    import docx

    def make(fill, name="brochure.docx"):
        document = docx.Document()
        fill(document)
        document.save(str(tmp_path / name))
        return tmp_path / name

    return make


@pytest.fixture
def deck(tmp_path):
    """Saves a presentation that a function fills."""
    import pptx

    def make(fill, name="deck.pptx"):
        presentation = pptx.Presentation()
        fill(presentation)
        presentation.save(str(tmp_path / name))
        return tmp_path / name

    return make


@pytest.fixture
def pdf(tmp_path):
    """Saves a PDF that a function draws on a canvas; (0, 0) is at the lower left."""
    from reportlab.pdfgen.canvas import Canvas

    def make(draw, name="flyer.pdf", **options):
        canvas = Canvas(str(tmp_path / name), pagesize=(595, 842), **options)
        draw(canvas)
        canvas.save()
        return tmp_path / name

    return make


@pytest.fixture
def repack():
    """Rewrites an archive: `change` maps names to new bytes, None takes an entry out."""

    def rewrite(path, change):
        before = zipfile.ZipFile(io.BytesIO(path.read_bytes()))
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as after:
            for name in [*before.namelist(), *(set(change) - set(before.namelist()))]:
                data = change[name] if name in change else before.read(name)
                data = data(before.read(name)) if callable(data) else data
                if data is not None:
                    after.writestr(name, data)
        return path

    return rewrite


@pytest.fixture
def banner():
    """A picture of text: lines, colours, font, size of letters -> bytes of a PNG (or another format)."""
    import reportlab
    from PIL import Image, ImageDraw, ImageFont

    fonts = Path(reportlab.__file__).parent / "fonts"

    def draw(lines, *, ground="#0a3d62", ink="#ffffff", font="Vera", size=40, wide=900, high=260, kind="PNG", mode="RGB"):
        image = Image.new(mode, (wide, high), ground)
        pen = ImageDraw.Draw(image)
        for number, line in enumerate(lines):
            pen.text((40, 40 + number * size * 1.4), line, fill=ink, font=ImageFont.truetype(str(fonts / f"{font}.ttf"), size))
        file = io.BytesIO()
        image.save(file, kind)
        return file.getvalue()

    return draw
