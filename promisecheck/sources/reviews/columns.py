"""Which column of a table plays which role."""

import difflib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from promisecheck.errors import Unreadable
from promisecheck.sources.masking import mask
from promisecheck.sources.reviews.longest import find_longest, find_wordy
from promisecheck.sources.reviews.settle import Column, column_values, settle
from promisecheck.sources.reviews.vocabulary import Role, aliases, plain_name, role_of

_ASK = "Name it with --text-column NAME"
_ONLY_TITLES = (
    "no column holds the text: only this one is read; an export as JSON has the whole messages, or name the text with --text-column"
)
_MOST_NAMES = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The places of the columns by role, the most telling name first.

    `question` is the text column's name where it is a question.
    """

    names: tuple[str, ...]
    places: dict[Role, tuple[int, ...]]
    question: str = ""

    def first(self, role: Role) -> int | None:
        """The most telling column of a role."""
        places = self.places.get(role, ())
        return places[0] if places else None

    def name(self, role: Role) -> str:
        """Its name, or ""."""
        place = self.first(role)
        return "" if place is None else self.names[place]


Say = Callable[..., None]
"""Hears what was assumed: `say(why, column=...)`."""


def map_columns(
    names: Sequence[str], rows: Sequence[Sequence[str]], *, source: str, text_column: str, say: Say, guess: bool = True
) -> Columns:
    """Roles for columns, from their names and up to some thousand rows; `text_column` wins over what the names say.

    `guess`: where no name tells, the column with the longest texts is taken.
    Raises Unreadable where no column holds a text.
    """
    told = [_column(name, index, rows) for index, name in enumerate(names)]
    roles = settle(told)
    named = _find_named(names, text_column)
    if named is not None:
        roles = [Role.TEXT if index == named else Role.OTHER if role is Role.TEXT else role for index, role in enumerate(roles)]
    elif not {Role.TEXT, Role.PROS, Role.CONS} & set(roles):
        roles = _with_longest(names, roles, rows, asked=text_column, guess=guess, source=source, say=say)
    elif text_column:
        say(f"no column is called {text_column!r} here: took the one that its name tells")
    columns = Columns(names=tuple(names), places=_places(told, roles), question=_question(names, told, roles))
    return _without_weak(columns, rows, roles, say=say)


def _column(name: str, index: int, rows: Sequence[Sequence[str]]) -> Column:
    role, rank = role_of(name)
    return Column(plain=plain_name(name), role=role, rank=rank, values=column_values(rows, index))


def _find_named(names: Sequence[str], text_column: str) -> int | None:
    wanted = plain_name(text_column) or text_column
    exact = [index for index, name in enumerate(names) if name == text_column]
    alike = [index for index, name in enumerate(names) if (plain_name(name) or name) == wanted]
    return next(iter(exact + alike), None) if text_column else None


def _with_longest(
    names: Sequence[str], roles: list[Role | None], rows: Sequence[Sequence[str]], *, asked: str, guess: bool, source: str, say: Say
) -> list[Role | None]:
    """The roles with the wordiest unnamed column as the text; titles alone will do where there is none."""
    if asked:
        near = difflib.get_close_matches(asked, names, n=1)
        hint = f"Did you mean --text-column {near[0]!r}?" if near else _ASK
        raise Unreadable(f"no column is called {asked!r}: {_listed(names)}", where=source, next_step=hint)
    longest = find_longest(roles, rows) if guess else None
    if longest is not None:
        say(
            "no column is called review, comment or the like: took this one, because its texts are the longest",
            column=_shown(names[longest]),
        )
        return [Role.TEXT if index == longest else role for index, role in enumerate(roles)]
    if Role.TITLE not in roles:
        raise Unreadable(f"no column holds the text: {_listed(names)}", where=source, next_step=_ASK)
    say(_ONLY_TITLES, column=_shown(names[roles.index(Role.TITLE)]))
    return roles


def _places(told: Sequence[Column], roles: Sequence[Role | None]) -> dict[Role, tuple[int, ...]]:
    ranked = sorted(range(len(told)), key=lambda index: (told[index].rank, index))
    return {role: tuple(index for index in ranked if roles[index] is role) for role in Role if role in roles}


def _question(names: Sequence[str], told: Sequence[Column], roles: Sequence[Role | None]) -> str:
    """The text column's name where it is not a word for text but what was asked."""
    index = next((index for index, role in enumerate(roles) if role is Role.TEXT), None)
    return mask(names[index])[:200] if index is not None and told[index].role is None else ""


def _without_weak(columns: Columns, rows: Sequence[Sequence[str]], roles: Sequence[Role | None], *, say: Say) -> Columns:
    """Beside a text, a `comment` may be the shop's: it is not read, and columns with sentences that are not read are said."""
    texts = columns.places.get(Role.TEXT, ())
    weak = [place for place in texts[1:] if plain_name(columns.names[place]) in aliases()["weak"]["names"]]
    for place in weak:
        say(f"not read: beside {_shown(columns.names[texts[0]])} it may be the company's own words", column=_shown(columns.names[place]))
    for place in find_wordy(roles, rows) if texts else ():
        say("holds sentences as well and was not read: read it with --text-column", column=_shown(columns.names[place]))
    kept = tuple(place for place in texts if place not in weak)
    return Columns(names=columns.names, places={**columns.places, Role.TEXT: kept}, question=columns.question)


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    return "the columns are " + ", ".join(_shown(name) for name in names[:_MOST_NAMES]) + more


def _shown(name: str) -> str:
    return mask(name)[:60]
