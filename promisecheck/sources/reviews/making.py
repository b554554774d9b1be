"""One row -> one review, or the word for why it is none."""

import hashlib
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from promisecheck.core.promises import Review
from promisecheck.core.taxonomy import Kind
from promisecheck.core.text import Origin
from promisecheck.sources.masking import mask, mask_numbers
from promisecheck.sources.reviews.columns import Columns
from promisecheck.sources.reviews.counts import Counts
from promisecheck.sources.reviews.customers import CustomerKeys
from promisecheck.sources.reviews.dates import Dates
from promisecheck.sources.reviews.declared import read_language
from promisecheck.sources.reviews.kinds import read_kind
from promisecheck.sources.reviews.rows import Row
from promisecheck.sources.reviews.scales import Ratings
from promisecheck.sources.reviews.vocabulary import Role, plain_name, word_list
from promisecheck.sources.reviews.wording import (
    LONGEST,
    is_silent,
    is_too_short,
    join_parts,
    repeats,
    says_nothing,
    tidy_words,
    was_translated,
)

_NAMING = (Role.EMAIL, Role.USER, Role.PHONE, Role.REF)
_FACETS = (Role.PRODUCT, Role.LOCATION, Role.CHANNEL)
_LONGEST_FACET = 120
_LONGEST_ID = 80
_LONGEST_TITLE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A review, and what only the imported form keeps of its row."""

    review: Review
    own_id: str = ""
    """The source's id, "" for none."""
    text: str = ""
    pros: str = ""
    cons: str = ""
    """The three texts that the review's text joins."""
    rating_raw: str = ""
    rating_scale: str = ""
    date_precision: str = ""
    verified: bool | None = None
    is_translated: bool = False
    url: str = ""


class ReviewMaker:
    """Makes reviews of the rows of one table."""

    def __init__(
        self,
        columns: Columns,
        *,
        kind: Kind,
        dates: Dates,
        ratings: Ratings,
        keys: CustomerKeys,
        counts: Counts,
        since: date | None,
        own: bool = False,
    ) -> None:
        """What is decided once for the table; `own`: it is in the imported form, whose customer keys are keys already."""
        self._columns = columns
        self._kind = kind
        self._dates = dates
        self._ratings = ratings
        self._keys = keys
        self._counts = counts
        self._since = since
        self._own = own

    def make(self, row: Row) -> Made | str:
        """The review with what is kept of its row, or what to count the row as: "empty", "too short", "test or preview", "older"."""
        if self._is_left_out(row.cells):
            return "test or preview"
        words = self._words(row.cells)
        if not words.joined and not words.title:
            return "empty"
        if is_too_short(words.joined or words.title):
            return "too short"
        said_at = self._dates.read(self._cell(row.cells, Role.DATE)) if Role.DATE in self._columns.places else None
        if not words.joined:
            self._counts.add("title only")
        if self._since is not None and said_at is not None and said_at < self._since:
            return "older"
        return self._made(row, words, said_at=said_at)

    def _made(self, row: Row, words: "_Words", *, said_at: date | None) -> Made:
        own_id, shown_id = self._ids(row)
        raw_date, verified = self._cell(row.cells, Role.DATE), plain_name(self._cell(row.cells, Role.VERIFIED)[:20])
        return Made(
            review=self._review(row, text=words.joined, title=words.title, said_at=said_at, id=shown_id),
            own_id=own_id,
            text=words.text,
            pros=words.pros,
            cons=words.cons,
            rating_raw=mask_numbers(self._cell(row.cells, Role.RATING)[:40]),
            rating_scale=self._ratings.told(best=self._cell(row.cells, Role.BEST), worst=self._cell(row.cells, Role.WORST)),
            date_precision=self._dates.precision(raw_date) if said_at else "",
            verified=verified in _YES if verified in word_list("flags") else None,
            is_translated=words.translated,
            url=mask_numbers(self._cell(row.cells, Role.URL)[:400]),
        )

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
            customer_key=self._customer(cells, place=dict(facets).get("location", "")),
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

    def _words(self, cells: Sequence[str]) -> "_Words":
        """Text (with what was liked and disliked as sentences of their own) and title, without personal data."""
        raw = [self._cell(cells, role) for role in (Role.TEXT, Role.PROS, Role.CONS)]
        if sum(map(len, raw)) > LONGEST:
            self._counts.add("cut to 20,000 characters")
        known = self._names(cells)
        title = _one_line(mask(tidy_words(self._cell(cells, Role.TITLE)[:_LONGEST_TITLE]), known=known))
        parts = [tidy_words(part) for part in raw]
        parts = [parts[0], *("" if says_nothing(part) else part for part in parts[1:])]
        parts = [mask(part, known=known)[:LONGEST] for part in parts]
        text = join_parts(parts)[:LONGEST]
        text = "" if is_silent(text) else text
        return _Words(
            joined=text,
            title="" if is_silent(title) or repeats(title, text) else title,
            text=parts[0],
            pros=parts[1],
            cons=parts[2],
            translated=any(map(was_translated, raw)),
        )

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

    def _customer(self, cells: Sequence[str], *, place: str) -> str:
        """The key of whoever the row names; in the imported form it stands there already."""
        if self._own and _KEY.fullmatch(key := self._cell(cells, Role.USER)):
            return key
        return self._keys.key(self._naming(cells), place=place)

    def _names(self, cells: Sequence[str]) -> tuple[str, ...]:
        """Of whoever wrote it; who is nobody ("A Google user") or a whole company has none."""
        names = [cells[place] for place in self._columns.places.get(Role.AUTHOR, ()) if place < len(cells)]
        return tuple(name for name in names if name.strip() and plain_name(name[:40]) not in word_list("anonymous"))

    def _facets(self, cells: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """Product, place and channel where they are told, each in at most 120 characters; bare numbers are codes and tell nothing.

        Names stay: a sofa may be called Oscar.
        """
        found = ((role, _one_line(self._cell(cells, role)[: _LONGEST_FACET * 2])) for role in _FACETS)
        return tuple(
            (str(role), mask_numbers(value)[:_LONGEST_FACET])
            for role, value in found
            if value and not (value.isdigit() and role is not Role.PRODUCT)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """What one row says; `joined` is the review's text."""

    joined: str
    title: str
    text: str
    pros: str
    cons: str
    translated: bool


_KEY = re.compile(r"[0-9a-f]{16}")
_YES = frozenset({"yes", "true", "ja", "y", "1"})
_PERSONAL_ID = re.compile(r"@|^\+|^\d{6}-\d{4}$")
_PARTS = {"first name", "last name", "fornavn", "efternavn", "etternavn", "vorname", "nachname"}


def _one_line(text: str) -> str:
    return " ".join(text.split())
