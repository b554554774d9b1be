"""Who said it, as a keyed hash: one customer counts once, and nobody can be named from it."""

import hashlib
import hmac
import re
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from promisecheck.sources.reviews.vocabulary import Role, plain_name, word_list

_PHONE_DIGITS = re.compile(r"\D")
_ORDER = (Role.EMAIL, Role.USER, Role.PHONE, Role.AUTHOR, Role.REF)
_LONGEST = 400
_LONGEST_ANONYMOUS = 24


class CustomerKeys:
    """Makes keys with `secret`; without one, with a key drawn from the content of `paths`, whatever their order."""

    def __init__(self, secret: str, paths: Sequence[Path]) -> None:
        """Nothing is read before the first key is made."""
        self._given = secret
        self._paths = paths

    @cached_property
    def _secret(self) -> bytes:
        if self._given:
            return self._given.encode(errors="replace")
        return hashlib.sha256("\n".join(sorted(_digest(path) for path in self._paths)).encode()).digest()

    def key(self, names: dict[Role, str], *, place: str = "") -> str:
        """Sixteen hexadecimal digits for whoever `names` names, or "" for nobody.

        The strongest name decides: e-mail, user id, phone, a name of two words, an order number, a first name together with `place`.
        """
        told = {role: value for role, value in names.items() if value and not _is_nobody(value)}
        short = Role.AUTHOR in told and len(told[Role.AUTHOR].split()) == 1
        for role in _ORDER:
            if role in told and not (role is Role.AUTHOR and short):
                return self._hash(f"{role}:{_plain(role, told[role])}")
        return self._hash(f"first name:{_plain(Role.AUTHOR, told[Role.AUTHOR])}:{place.casefold()}") if short else ""

    def hide(self, value: str) -> str:
        """A key for an id that may itself name somebody."""
        return self._hash(f"id:{value}")

    def _hash(self, text: str) -> str:
        return hmac.new(self._secret, text[:_LONGEST].encode(errors="replace"), hashlib.sha256).hexdigest()[:16]


def _plain(role: Role, value: str) -> str:
    if role is Role.PHONE:
        return _PHONE_DIGITS.sub("", value)[-8:]
    return " ".join(value[:_LONGEST].casefold().split())


def _is_nobody(value: str) -> bool:
    return len(value) < _LONGEST_ANONYMOUS and "@" not in value and plain_name(value) in word_list("anonymous")


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
