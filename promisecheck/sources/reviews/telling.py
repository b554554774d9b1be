"""How a table is read, in words: every column, what it is for, and why."""

from collections.abc import Iterator

from promisecheck.sources.masking import mask
from promisecheck.sources.reviews.preparing import Prepared
from promisecheck.sources.reviews.vocabulary import Role

_USES = {
    Role.TEXT: "the customer's text",
    Role.PROS: "what was liked",
    Role.CONS: "what was disliked",
    Role.TITLE: "title",
    Role.RATING: "mark",
    Role.BEST: "best mark",
    Role.WORST: "worst mark",
    Role.DATE: "day",
    Role.ID: "id",
    Role.LANGUAGE: "declared language",
    Role.AUTHOR: "who says it (only a hash is kept)",
    Role.EMAIL: "who says it (only a hash is kept)",
    Role.PHONE: "who says it (only a hash is kept)",
    Role.USER: "who says it (only a hash is kept)",
    Role.REF: "who says it (only a hash is kept)",
    Role.PRIVATE: "not read: personal",
    Role.PRODUCT: "product",
    Role.LOCATION: "place",
    Role.CHANNEL: "channel",
    Role.URL: "link",
    Role.STATUS: "spam and tests are left out",
    Role.FINISHED: "unfinished answers are left out",
    Role.VERIFIED: "verified",
    Role.REPLY: "not read: the company's own words",
    Role.UPDATED: "not read",
    Role.KIND: "kind",
    Role.OTHER: "not read",
}
_LONGEST = 60


def column_rows(prepared: Prepared) -> Iterator[tuple[str, str, str]]:
    """Name, use and reason of every column, in the order of the file; a name that is itself personal is masked."""
    roles = {place: role for role, places in prepared.columns.places.items() for place in places}
    for place, name in enumerate(prepared.columns.names):
        role = roles.get(place)
        use = _use(role, prepared) if role else "not read"
        yield mask(name)[:_LONGEST], use, prepared.columns.why.get(place, "its name is not known") if role else "its name is not known"


def _use(role: Role, prepared: Prepared) -> str:
    if role is Role.RATING and prepared.mapping.scale is not None:
        return f"mark, {prepared.mapping.scale}"
    if role is Role.DATE and prepared.mapping.day_first is not None:
        return f"day, {'the day' if prepared.mapping.day_first else 'the month'} first"
    return _USES[role]


def question_of(prepared: Prepared) -> str:
    """What somebody should confirm before these words are believed; "" where nothing is in doubt."""
    if not prepared.columns.guessed:
        return ""
    asks = prepared.preset.asks if prepared.preset and prepared.preset.asks else "no column's name tells that it holds the text"
    text = prepared.columns.name(Role.TEXT) or prepared.columns.name(Role.TITLE)
    return f"{asks}. Is it {mask(text)[:_LONGEST]!r}? Confirm or change it with --text-column NAME"
