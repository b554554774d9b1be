"""Which column of a table plays which role."""

import difflib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from promisecheck.errors import Unreadable
from promisecheck.sources.masking import mask
from promisecheck.sources.reviews.longest import find_longest, find_wordy
from promisecheck.sources.reviews.mapping import TableMapping, places_of
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
    why: Mapping[int, str] = field(default_factory=dict)
    """Why a column plays its role, by its place."""
    guessed: bool = False
    """Whether the text was told by nothing but its looks: somebody should confirm it."""

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
    names: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    source: str,
    text_column: str,
    say: Say,
    guess: bool = True,
    labels: Sequence[str] = (),
    chosen: TableMapping | None = None,
    asks: str = "",
    known_text: str = "",
) -> Columns:
    """Roles for columns, from their names and up to some thousand rows; what `chosen` and `text_column` say wins.

    `guess`: where no name tells, the column with the longest texts is taken. `labels`: the questions, where the names only number them.
    `asks`: what is said beside such a guess. `known_text`: the text's plain name in an export that is known.
    Raises Unreadable where no column holds a text.
    """
    told = [_column(name, index, rows, labels) for index, name in enumerate(names)]
    roles = settle(told)
    why = {index: _reason(told[index], role) for index, role in enumerate(roles) if role is not None}
    if chosen is not None:
        roles = _as_chosen(chosen, names, roles, why)
    named, guessed = _find_named(names, text_column), False
    if named is not None:
        roles = [Role.TEXT if index == named else Role.OTHER if role is Role.TEXT else role for index, role in enumerate(roles)]
        why[named] = "you named it"
    elif not {Role.TEXT, Role.PROS, Role.CONS} & set(roles):
        roles = _with_longest(names, roles, rows, asked=text_column, guess=guess, source=source, say=say, asks=asks)
        why |= {index: "its texts are the longest" for index, role in enumerate(roles) if role is Role.TEXT}
        guessed = True
    elif text_column:
        say(f"no column is called {text_column!r} here: took the one that its name tells")
    places = _places(told, roles)
    if known_text:
        places[Role.TEXT] = tuple(sorted(places.get(Role.TEXT, ()), key=lambda place: told[place].plain != known_text))
    if chosen is not None:
        places |= {role: own for role, own in places_of(chosen, names).items() if role is not Role.TEXT or named is None}
    columns = Columns(names=tuple(names), places=places, question=_question(names, told, roles, labels), why=why, guessed=guessed)
    return columns if chosen is not None and chosen.columns.get(Role.TEXT) else _without_weak(columns, rows, roles, say=say)


def _reason(column: Column, role: Role | None) -> str:
    return "its name" if role is column.role else "its name, and what stands under it"


def _as_chosen(chosen: TableMapping, names: Sequence[str], roles: list[Role | None], why: dict[int, str]) -> list[Role | None]:
    """The roles with what the mapping says; a role that it gives is taken from every other column."""
    given = {place: role for role, places in places_of(chosen, names).items() for place in places}
    why |= dict.fromkeys(given, "the mapping says so")
    taken = set(chosen.columns)
    return [given.get(place, Role.OTHER if role in taken else role) for place, role in enumerate(roles)]


def _column(name: str, index: int, rows: Sequence[Sequence[str]], labels: Sequence[str]) -> Column:
    """A column whose name only numbers a question is known by the question."""
    role, rank = role_of(name)
    label = labels[index] if role is None and index < len(labels) else ""
    return Column(plain=plain_name(label or name), role=role, rank=rank, values=column_values(rows, index))


def _find_named(names: Sequence[str], text_column: str) -> int | None:
    wanted = plain_name(text_column) or text_column
    exact = [index for index, name in enumerate(names) if name == text_column]
    alike = [index for index, name in enumerate(names) if (plain_name(name) or name) == wanted]
    return next(iter(exact + alike), None) if text_column else None


def _with_longest(
    names: Sequence[str],
    roles: list[Role | None],
    rows: Sequence[Sequence[str]],
    *,
    asked: str,
    guess: bool,
    source: str,
    say: Say,
    asks: str,
) -> list[Role | None]:
    """The roles with the wordiest unnamed column as the text; titles alone will do where there is none."""
    if asked:
        near = difflib.get_close_matches(asked, names, n=1)
        hint = f"Did you mean --text-column {near[0]!r}?" if near else _ASK
        raise Unreadable(f"no column is called {asked!r}: {_listed(names)}", where=source, next_step=hint)
    longest = find_longest(roles, rows) if guess else None
    if longest is not None:
        why = "no column is called review, comment or the like: took this one, because its texts are the longest"
        say(f"{why}; {asks}, with --text-column NAME" if asks else why, column=_shown(names[longest]))
        return [Role.TEXT if index == longest else role for index, role in enumerate(roles)]
    if Role.TITLE not in roles:
        raise Unreadable(
            f"no column holds the text: {_listed(names)}", where=source, next_step=f"{asks[:1].upper()}{asks[1:]}. {_ASK}" if asks else _ASK
        )
    say(_ONLY_TITLES, column=_shown(names[roles.index(Role.TITLE)]))
    return roles


def _places(told: Sequence[Column], roles: Sequence[Role | None]) -> dict[Role, tuple[int, ...]]:
    ranked = sorted(range(len(told)), key=lambda index: (told[index].rank, index))
    return {role: tuple(index for index in ranked if roles[index] is role) for role in Role if role in roles}


def _question(names: Sequence[str], told: Sequence[Column], roles: Sequence[Role | None], labels: Sequence[str]) -> str:
    """The text column's name, or its question, where it is not a word for text but what was asked."""
    index = next((index for index, role in enumerate(roles) if role is Role.TEXT), None)
    if index is None or told[index].role is not None:
        return ""
    return mask((labels[index] if index < len(labels) else "") or names[index])[:200]


def _without_weak(columns: Columns, rows: Sequence[Sequence[str]], roles: Sequence[Role | None], *, say: Say) -> Columns:
    """Beside a text, a `comment` may be the shop's: it is not read, and columns with sentences that are not read are said."""
    texts = columns.places.get(Role.TEXT, ())
    weak = [place for place in texts[1:] if plain_name(columns.names[place]) in aliases()["weak"]["names"]]
    for place in weak:
        say(f"not read: beside {_shown(columns.names[texts[0]])} it may be the company's own words", column=_shown(columns.names[place]))
    for place in find_wordy(roles, rows) if texts else ():
        say("holds sentences as well and was not read: read it with --text-column", column=_shown(columns.names[place]))
    kept = tuple(place for place in texts if place not in weak)
    return replace(columns, places={**columns.places, Role.TEXT: kept})


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    return "the columns are " + ", ".join(_shown(name) for name in names[:_MOST_NAMES]) + more


def _shown(name: str) -> str:
    return mask(name)[:60]
