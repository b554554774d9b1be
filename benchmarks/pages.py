"""Pages a second of our reader beside a parser alone, get_text, selectolax and trafilatura, and how much planted copy each keeps.

    pip install -r benchmarks/requirements.txt
    python benchmarks/pages.py [FOLDER]

The pages are the demo's and the tests' (or those of FOLDER). The second figure is how many of the 25 promises planted in
tests/sources_planted/page.html stand in what each gives.
"""

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

import trafilatura
from bs4 import BeautifulSoup
from selectolax.lexbor import LexborHTMLParser

from promisecheck.sources import read_page

ROOT = Path(__file__).parent.parent
SECONDS = 5.0


def ours(html: bytes) -> str:
    """All passages."""
    return "\n".join(passage.text for passage in read_page(html, source="x").passages)


def parse_only(html: bytes) -> str:
    """The tree that our reader walks, and nothing else."""
    return str(BeautifulSoup(html, "lxml").title)


def get_text(html: bytes) -> str:
    """What a plain get_text gives."""
    return BeautifulSoup(html, "lxml").get_text(" ")


def lexbor(html: bytes) -> str:
    """What selectolax' text gives."""
    body = LexborHTMLParser(html.decode("utf-8", "replace")).body
    return body.text(separator=" ") if body else ""


def main_text(html: bytes) -> str:
    """What trafilatura takes for the main text."""
    return trafilatura.extract(html.decode("utf-8", "replace"), favor_recall=True) or ""


def speed(read: Callable[[bytes], str], pages: list[bytes]) -> float:
    """Pages a second, over whole rounds for some seconds of CPU."""
    done, began = 0, time.process_time()
    while time.process_time() - began < SECONDS:
        for page in pages:
            read(page)
        done += len(pages)
    return done / (time.process_time() - began)


def main() -> None:
    """Measure each reader."""
    folders = [Path(sys.argv[1])] if len(sys.argv) > 1 else [ROOT / "promisecheck" / "demo" / "site", ROOT / "tests" / "sources_pages"]
    pages = [path.read_bytes() for folder in folders for path in sorted(folder.rglob("*.html"))]
    planted = (ROOT / "tests" / "sources_planted" / "page.html").read_bytes()
    print(f"{len(pages)} pages, {sum(map(len, pages)) / len(pages) / 1000:.1f} kB each")
    for read in (ours, parse_only, get_text, lexbor, main_text):
        kept = len(set(re.findall(r"Planted (\d\d)", read(planted))))
        print(f"{read.__name__:12} {speed(read, pages):8.0f} pages/s   {kept:2} of 25 planted promises")


if __name__ == "__main__":
    main()
