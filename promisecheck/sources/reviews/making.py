"""One row -> one review, or the word for why it is none."""

import hashlib
import math
import re
from collections.abc import Sequence
from datetime import date
from pathlib import PurePath

from promisecheck.core.promises import Review
from promisecheck.core.taxonomy import Kind
from promisecheck.core.text import Origin
from promisecheck.sources.masking import mask
from promisecheck.sources.reviews.columns import Columns
from promisecheck.sources.reviews.counts import Counts
from promisecheck.sources.reviews.customers import CustomerKeys
from promisecheck.sources.reviews.dates import Dates
from promisecheck.sources.reviews.declared import read_language
from promisecheck.sources.reviews.kinds import read_kind
from promisecheck.sources.reviews.rows import Row
from promisecheck.sources.reviews.scales import Ratings
from promisecheck.sources.reviews.vocabulary import Role, plain_name, word_list
from promisecheck.sources.reviews.wording import LONGEST, is_silent, join_parts, repeats, says_nothing, tidy_words

_NAMING = (Role.EMAIL, Role.USER, Role.PHONE, Role.REF)
_FACETS = (Role.PRODUCT, Role.LOCATION, Role.CHANNEL)
_LONGEST_FACET = 120
_LONGEST_ID = 80
_LONGEST_TITLE = 500


class ReviewMaker:
    """Makes reviews of the rows of one table."""

    def __init__(
        self, columns: Columns, *, kind: Kind, dates: Dates, ratings: Ratings, keys: CustomerKeys, counts: Counts, since: date | None
    ) -> None:
        """What is decided once for the table."""
        self._columns = columns
        self._kind = kind
        self._dates = dates
        self._ratings = ratings
        self._keys = keys
        self._counts = counts
        self._since = since

    def make(self, row: Row) -> tuple[Review, str] | str:
        """The review with its source id ("" for none), or what to count the row as: "empty", "test or preview", "older"."""
        if self._is_left_out(row.cells):
            return "test or preview"
        text, title = self._words(row.cells)
        if not text and not title:
            return "empty"
        said_at = self._dates.read(self._cell(row.cells, Role.DATE)) if Role.DATE in self._columns.places else None
        if not text:
            self._counts.add("title only")
        if self._since is not None and said_at is not None and said_at < self._since:
            return "older"
        own_id, shown_id = self._ids(row)
        return self._review(row, text=text, title=title, said_at=said_at, id=shown_id), own_id

    def _review(self, row: Row, *, text: str, title: str, said_at: date | None, id: str) -> Review:  # noqa: A002 - as the field is called
        cells = row.cells
        facets = self._facets(cells)
        return Review(
            id=id,
            text=text,
            title=title,
            kind=read_kind(self._cell(cells, Role.KIND), self._kind),
            rating=self._rating(cells),
            said_at=said_at,
            customer_key=self._keys.key(self._naming(cells), place=dict(facets).get("location", "")),
            language=read_language(self._cell(cells, Role.LANGUAGE)),
            facets=facets,
            origin=Origin(source=row.source, place=row.place, heading=self._columns.question),
        )

    def _cell(self, cells: Sequence[str], role: Role) -> str:
        """The first filled cell of a role."""
        for place in self._columns.places.get(role, ()):
            if place < len(cells) and (value := cells[place].strip()):
                return value
        return ""

    def _is_left_out(self, row: Sequence[str]) -> bool:
        places = self._columns.places
        told = any(
            plain_name(row[place][:40]) in word_list("left_out") for place in places.get(Role.STATUS, ()) if place < len(row) and row[place]
        )
        return told or plain_name(self._cell(row, Role.FINISHED)[:40]) in word_list("unfinished")

    def _words(self, cells: Sequence[str]) -> tuple[str, str]:
        """Text (with what was liked and disliked as sentences of their own) and title, without personal data."""
        raw = [self._cell(cells, role) for role in (Role.TEXT, Role.PROS, Role.CONS)]
        if sum(map(len, raw)) > LONGEST:
            self._counts.add("cut to 20,000 characters")
        title = _one_line(mask(tidy_words(self._cell(cells, Role.TITLE)[:_LONGEST_TITLE])))
        parts = [tidy_words(part) for part in raw]
        parts = [parts[0], *("" if says_nothing(part) else part for part in parts[1:])]
        text = mask(join_parts(parts))[:LONGEST]
        text = "" if is_silent(text) else text
        return text, "" if is_silent(title) or repeats(title, text) else title

    def _ids(self, row: Row) -> tuple[str, str]:
        """The source's id ("" for none) and the one to show: never an address or a number of somebody's."""
        own = _one_line(self._cell(row.cells, Role.ID)[:_LONGEST_ID])
        if not own:
            own = self._cell(row.cells, Role.URL)[:400]
            place = f"{PurePath(row.source).name}\n{row.place}\n{self._cell(row.cells, Role.TEXT)[:200]}"
            return own, hashlib.sha256((own or place).encode(errors="replace")).hexdigest()[:16]
        return own, self._keys.hide(own) if _PERSONAL_ID.search(own) else own

    def _rating(self, cells: Sequence[str]) -> float | None:
        best, worst = self._cell(cells, Role.BEST), self._cell(cells, Role.WORST)
        rating = self._ratings.read(self._cell(cells, Role.RATING), best=best, worst=worst)
        return rating if rating is None or math.isfinite(rating) else None

    def _naming(self, cells: Sequence[str]) -> dict[Role, str]:
        """What names the customer: first and last name together are one name."""
        naming = {role: value for role in _NAMING if (value := self._cell(cells, role))}
        places = self._columns.places.get(Role.AUTHOR, ())
        names = [cells[place].strip() for place in sorted(places) if place < len(cells) and cells[place].strip()]
        if names:
            parted = [place for place in places if plain_name(self._columns.names[place]) in _PARTS]
            naming[Role.AUTHOR] = " ".join(names[:2]) if len(parted) > 1 else self._cell(cells, Role.AUTHOR)
        return naming

    def _facets(self, cells: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """Product, place and channel where they are told, each in at most 120 characters; bare numbers are codes and tell nothing."""
        found = ((role, _one_line(self._cell(cells, role)[: _LONGEST_FACET * 2])) for role in _FACETS)
        return tuple(
            (str(role), mask(value)[:_LONGEST_FACET])
            for role, value in found
            if value and not (value.isdigit() and role is not Role.PRODUCT)
        )


_PERSONAL_ID = re.compile(r"@|^\+|^\d{6}-\d{4}$")
_PARTS = {"first name", "last name", "fornavn", "efternavn", "etternavn", "vorname", "nachname"}


def _one_line(text: str) -> str:
    return " ".join(text.split())
