"""Reads review files for the tests, and keeps what was said on the way."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from promisecheck.core.promises import Review, Skipped, Tally, Trouble
from promisecheck.settings import Reading
from promisecheck.sources.reviews import read_reviews

TODAY = date(2026, 11, 1)


@dataclass(kw_only=True)
class Read:
    """The reviews of a call, and everything that it said."""

    reviews: list[Review] = field(default_factory=list)
    notices: list[Skipped | Trouble] = field(default_factory=list)
    tallies: list[Tally] = field(default_factory=list)

    @property
    def troubles(self):
        """The notices that are failures."""
        return [notice for notice in self.notices if isinstance(notice, Trouble)]

    @property
    def said(self):
        """All notices as one text."""
        return "\n".join(f"{notice.what}: {notice.why}" for notice in self.notices)

    def count(self, word):
        """How many of `word` all tallies count."""
        return sum(number for tally in self.tallies for name, number in tally.counts if name == word)


def read_files(*files: object, today: date = TODAY, **reading: str) -> Read:
    """The outcome of `read_reviews` on files, with settings as keywords."""
    read = Read()
    names = [str(file) for file in files]
    read.reviews = list(read_reviews(names, reading=Reading(**reading), notice=read.notices.append, tally=read.tallies.append, today=today))
    return read


def read_text(folder: Path, text: str, *, name: str = "reviews.csv", encoding: str = "utf-8", **reading: str) -> Read:
    """The outcome for one file with this text."""
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return read_files(path, **reading)
