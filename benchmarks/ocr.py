"""How many letters are misread on Nordic banners of several shapes, sizes and colours, drawn here with Pillow.

    python benchmarks/ocr.py

Needs the extra [ocr] and reportlab (for its fonts). Prints the character error rate (edits by characters) for each language and
for the letters æ ø å ä ö alone, and the seconds for a picture.
"""

import itertools
import time
from pathlib import Path

import numpy as np
import reportlab
from PIL import Image, ImageDraw, ImageFont
from rapidfuzz.distance import Levenshtein

from promisecheck.sources.documents.ocr import read_picture

COPY = {
    "da": [
        "Få måltidskassen på døren i morgen",
        "60 dages returret – også på ærter og øl",
        "Vi slår altid prisen: 1.299,-",
        "Åbent hele året",
    ],
    "nb": [
        "Få middagskassen hjem på døra i morgen",
        "60 dagers åpent kjøp – også på blåbær",
        "Vi slår alltid prisen: kr 1 299,–",
        "Ærlig og rått",
    ],
    "sv": [
        "Få matkassen hem till dörren i morgon",
        "60 dagars öppet köp – även på ägg",
        "Vi slår alltid priset: 1 299 kr",
        "Över 12 000 nöjda",
    ],
    "en": [
        "Your dinner box at the door by tomorrow",
        "60 days to return it – no questions",
        "We beat any price: £1,299",
        "Over 12,000 customers",
    ],
}
LOOKS = [("#0a3d62", "#ffffff"), ("#ffffff", "#222222"), ("#f5e6ca", "#7a1f1f"), ("#1d8348", "#f9e79f"), ("#777777", "#ffffff")]
SHAPES = [(900, 260, 40), (1600, 400, 60), (728, 200, 24), (600, 500, 28), (1200, 300, 18)]
FONTS = ("Vera", "VeraBd", "VeraIt")
NORDIC = "æøåäöÆØÅÄÖ"


def draw(lines: list[str], *, ground: str, ink: str, wide: int, high: int, size: int, font: str) -> np.ndarray:
    """A banner as an array of its pixels."""
    image = Image.new("RGB", (wide, high), ground)
    pen = ImageDraw.Draw(image)
    letters = ImageFont.truetype(str(Path(reportlab.__file__).parent / "fonts" / f"{font}.ttf"), size)
    for number, line in enumerate(lines):
        pen.text((20, 20 + number * size * 1.5), line, fill=ink, font=letters)
    return np.asarray(image)


def main() -> None:
    """Draw, read, count."""
    for language, copy in COPY.items():
        wrong = letters = nordic_wrong = nordic = pictures = 0
        began = time.perf_counter()
        for (ground, ink), (wide, high, size), font in itertools.islice(itertools.product(LOOKS, SHAPES, FONTS), 0, None, 7):
            pixels = draw(copy, ground=ground, ink=ink, wide=wide, high=high, size=size, font=font)
            most = next((count for count in range(len(copy), 0, -1) if 20 + count * size * 1.5 <= high), 1)
            told, read = "\n".join(copy[:most]), "\n".join(line.text for line in read_picture(pixels[: int(20 + most * size * 1.5) + 20]))
            wrong += Levenshtein.distance(told, read)
            letters += len(told)
            kept = [op.src_pos for op in Levenshtein.editops(told, read) if op.tag != "insert"]
            nordic += sum(letter in NORDIC for letter in told)
            nordic_wrong += sum(told[place] in NORDIC for place in kept)
            pictures += 1
        seconds = (time.perf_counter() - began) / pictures
        special = f", of æ ø å ä ö {nordic_wrong} of {nordic}" if nordic else ""
        print(f"{language}: {wrong / letters:.2%} of {letters} characters wrong on {pictures} banners{special}; {seconds:.1f} s a picture")


if __name__ == "__main__":
    main()
