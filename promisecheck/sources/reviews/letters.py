"""Single texts, one review a file: `.txt` and `.eml`."""

import email
import email.policy
import itertools
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from promisecheck.errors import SourceError
from promisecheck.sources.reviews.decoding import Encoding, find_encoding, open_text, read_lines
from promisecheck.sources.reviews.rows import BadRow, Row, Table

_NAMES = ("kind", "title", "text", "date", "email")
_MOST_LINES = 5_000
_MOST_BYTES = 10_000_000
_ENDS = re.compile(r"[.!?…)\"'»”]\s*$")
_LEAST_LINES = 3


def read_letters(paths: Sequence[Path], *, source: str) -> Iterator[Table]:
    """A table with a row for each file; files that cannot be read are bad rows."""
    yield Table(source=source, names=_NAMES, rows=_letters(paths), ragged=True)


def read_lines_as_reviews(path: Path, *, source: str) -> Iterator[Table]:
    """A table with a row for each line of a `.txt`."""
    encoding = find_encoding(path)
    yield Table(source=source, names=("text",), rows=_each_line(path, encoding), ragged=True)


def is_list_of_lines(lines: Sequence[str]) -> bool:
    """Whether a text is many short reviews: no paragraphs, and most lines are closed sentences that begin with a capital."""
    told = [line.strip() for line in lines if line.strip()]
    if len(told) < _LEAST_LINES or any(not line.strip() for line in lines[:-1]):
        return False
    closed = sum(bool(_ENDS.search(line)) for line in told)
    begun = sum(not line[0].islower() for line in told)
    return closed * 5 >= len(told) * 3 and begun * 5 >= len(told) * 4


def _each_line(path: Path, encoding: Encoding) -> Iterator[Row | BadRow]:
    with open_text(path, encoding) as file:
        for number, line in enumerate(read_lines(file), start=1):
            if line.strip():
                yield Row(source=str(path), place=f"line {number}", cells=[line.strip().lstrip("\ufeff")])


def _letters(paths: Sequence[Path]) -> Iterator[Row | BadRow]:
    for path in paths:
        try:
            cells = _mail(path) if path.suffix.lower() == ".eml" else ["", "", _text(path), "", ""]
        except Exception as error:  # noqa: BLE001 - the mail library fails in many ways on what is no mail, and one letter is not the end
            why = error.what if isinstance(error, SourceError) else f"cannot be read ({type(error).__name__})"
            yield BadRow(source=str(path), place="whole file", why=why)
        else:
            yield Row(source=str(path), place="", cells=cells)


def _text(path: Path) -> str:
    with open_text(path, find_encoding(path)) as file:
        return "".join(itertools.islice(read_lines(file), _MOST_LINES)).lstrip("\ufeff")


def _mail(path: Path) -> list[str]:
    """Subject, text, day and sender of a mail; attachments are not opened."""
    with path.open("rb") as file:
        message = email.message_from_bytes(file.read(_MOST_BYTES), policy=email.policy.default)
    body = message.get_body(("plain", "html"))
    text = str(body.get_content()) if body is not None else ""
    sent = getattr(message["date"], "datetime", None) if message["date"] else None
    sender = message["from"].addresses[0].addr_spec if message["from"] and message["from"].addresses else ""
    return ["complaint", str(message["subject"] or ""), text, sent.isoformat() if sent else "", sender]
