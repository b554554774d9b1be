"""The words of `aliases.toml` and `words.toml`, loaded once; and the form in which column names are compared."""

import re
import tomllib
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from promisecheck.core.text import tidy

_CAMEL = re.compile(r"(?<=[a-zæøåäöüß0-9])(?=[A-ZÆØÅÄÖÜ])|(?<=[A-Z])(?=[A-Z][a-z])")
_ZONE = re.compile(r"\((?:utc|gmt)[^)]{0,10}\)", re.IGNORECASE)
_LONGEST_NAME = 300


class Role(StrEnum):
    """What a column is for; the names that have it stand in `aliases.toml`."""

    ID = "id"
    TEXT = "text"
    PROS = "pros"
    CONS = "cons"
    TITLE = "title"
    RATING = "rating"
    BEST = "best"
    WORST = "worst"
    DATE = "date"
    LANGUAGE = "language"
    AUTHOR = "author"
    EMAIL = "email"
    PHONE = "phone"
    USER = "user"
    REF = "ref"
    PRIVATE = "private"
    PRODUCT = "product"
    LOCATION = "location"
    CHANNEL = "channel"
    URL = "url"
    STATUS = "status"
    FINISHED = "finished"
    VERIFIED = "verified"
    REPLY = "reply"
    UPDATED = "updated"
    KIND = "kind"
    OTHER = "other"


@cache
def aliases() -> dict[str, Any]:
    """The tables of `aliases.toml`."""
    return tomllib.loads(files(__package__).joinpath("aliases.toml").read_text(encoding="utf-8"))


@cache
def cell_words() -> dict[str, Any]:
    """The tables of `words.toml`."""
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


@cache
def word_list(group: str) -> frozenset[str]:
    """One of the lists under `[cells]` in `words.toml`: nothing, flags, anonymous, left_out ..."""
    return frozenset(cell_words()["cells"][group])


@lru_cache(maxsize=2048)
def plain_name(name: str) -> str:
    """A column's name as it is compared: lower case, blanks between words, no punctuation, no "(UTC)".

    >>> [plain_name(name) for name in ("Review Created (UTC)", "createdAt", "IPAddress", "product_sku", "E-mail", "#")]
    ['review created', 'created at', 'ip address', 'product sku', 'e mail', '#']
    """
    text = _CAMEL.sub(" ", _ZONE.sub(" ", tidy(name[:_LONGEST_NAME])))
    plain = re.sub(r"[\W_]+", " ", text).strip().lower()
    return plain or ("#" if "#" in text else "")


@cache
def _roles() -> dict[str, tuple[Role, int]]:
    return {name: (Role(role), rank) for role, names in aliases()["roles"].items() for rank, name in enumerate(names)}


def role_of(name: str) -> tuple[Role | None, int]:
    """The role that a column's name stands for, and how telling the name is (0 is most); (None, 0) for an unknown name.

    A dotted name is read by its parts: `companyReply.text` is a reply, `consumer.name` names a person, `attributes.body` is a body.
    """
    known = _roles().get(plain_name(name))
    if known is not None:
        return known
    parts = [plain_name(part) for part in re.split(r"(?<=\w)\.(?=\w)", name[:_LONGEST_NAME])]
    return _nested_role(parts) if len(parts) > 1 else (None, 0)


def _nested_role(parts: list[str]) -> tuple[Role | None, int]:
    nested, last = aliases()["nested"], _roles().get(parts[-1], (None, 0))
    if any(part in nested["reply"] or _roles().get(part, (None, 0))[0] is Role.REPLY for part in parts[:-1]):
        return (Role.REPLY, 0)
    if any(part in nested["person"] for part in parts[:-1]):
        return _personal_role(last)
    inner = [part for part in parts[:-1] if part not in nested["wrapper"] and not part.isdigit()]
    return last if not inner else _roles().get(" ".join([*inner, parts[-1]]), (None, 0))


def _personal_role(last: tuple[Role | None, int]) -> tuple[Role, int]:
    if last[0] in {Role.LANGUAGE, Role.EMAIL, Role.PHONE, Role.AUTHOR, Role.USER}:
        return (last[0], last[1])
    return (Role.USER, last[1]) if last[0] is Role.ID else (Role.PRIVATE, 0)
