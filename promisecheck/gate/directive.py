"""`ignore PC102 until=2027-03-01 reason="..."` -> what is to be ignored, until when, and why."""

import difflib
import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from promisecheck.errors import SettingsError

_PART = re.compile(r"""(?P<key>[a-z]+)=(?:"(?P<quoted>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"']\S*))|(?P<rule>[^\s=,]+)""")
_KEYS = ("reason", "until")
_EXAMPLE = 'ignore PC102 until=2027-03-01 reason="the new warehouse opens in February"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive:
    """Which rules (none: every rule) are to be ignored, up to and with which day, and why."""

    rules: tuple[str, ...]
    reason: str
    until: date | None = None


def read_directive(text: str, *, known: Collection[str], where: str) -> Directive:
    """The directive in the words of a mark; SettingsError says what is missing and where.

    >>> read_directive('ignore PC102 reason="agreed"', known=["PC102"], where="index.html").rules
    ('PC102',)
    """
    verb, _, rest = text.partition(" ")
    if verb != "ignore":
        raise SettingsError(f"promisecheck is told {verb[:40]!r}, which it does not know", where=where, next_step=f"Write {_EXAMPLE}")
    parts = [match.groupdict() for match in _PART.finditer(rest)]
    values = {part["key"]: part["quoted"] or part["single"] or part["bare"] or "" for part in parts if part["key"]}
    for key in values:
        if key not in _KEYS:
            raise SettingsError(f"{key[:40]!r} is not known here", where=where, next_step=f"Known: {', '.join(_KEYS)}; write {_EXAMPLE}")
    return new_directive(
        rules=[part["rule"] for part in parts if part["rule"]],
        reason=values.get("reason", ""),
        until=values.get("until", ""),
        known=known,
        where=where,
    )


def new_directive(*, rules: Collection[str], reason: str, until: str, known: Collection[str], where: str) -> Directive:
    """A directive of its parts; SettingsError for one without a reason, for an unknown rule, and for what is no day."""
    if not reason.strip():
        raise SettingsError("the ignore gives no reason", where=where, next_step='Add reason="..." that tells the next reader why')
    for rule in rules:
        if rule not in known:
            near = difflib.get_close_matches(rule.upper(), known, n=1, cutoff=0.5)
            hint = f"Did you mean {near[0]}?" if near else "`promisecheck rules` lists them"
            raise SettingsError(f"no rule is called {rule[:40]!r}", where=where, next_step=hint)
    return Directive(rules=tuple(rules), reason=reason.strip(), until=_day(until, where=where))


def _day(text: str, *, where: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise SettingsError(f"until={text[:40]!r} is no day", where=where, next_step="Write it as until=2027-03-01") from error
