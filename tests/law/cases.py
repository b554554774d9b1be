"""The hand-written copy under this folder, and promises made of it."""

from datetime import date
from pathlib import Path

from promisecheck.core.promises import Claim
from promisecheck.core.text import Origin, Passage, Span
from promisecheck.language.quantities import read_quantities

FOLDER = Path(__file__).parent
LANGUAGES = ("da", "nb", "en")
AS_OF = date(2026, 11, 22)
"""The day on which the examples are asked about: every source is effective, and 2024 is over."""


def rows(name):
    """The rows of one file without its header, as lists of cells."""
    return [line.split("\t") for line in (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[1:] if line]


def population():
    """Language, rule, whether it asks, the role, and the text: every example of the three languages."""
    return [(language, rule, asks == "yes", role, text) for language in LANGUAGES for rule, asks, role, text in rows(language)]


def promise(text, language="da", *, role="paragraph", words=""):
    """A claim that is its whole passage, or the `words` in it, with its numbers read."""
    start = text.index(words)
    span = Span(start=start, end=start + len(words or text))
    return Claim(
        passage=Passage(text=text, language=language, origin=Origin(source="index.html", place="h1", role=role)),
        sentence=Span(start=0, end=len(text)),
        span=span,
        quantities=read_quantities(span.of(text), language),
    )


def asked(asker, claim, **more):
    """The ids of the rules that ask."""
    return {question.rule for question in asker(claim, **more)}
