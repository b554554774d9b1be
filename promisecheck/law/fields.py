"""The keys of a rule's file: what each holds, checked one by one, so that an error names the rule, the key and the remedy."""

import difflib
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from promisecheck.core.questions import Said
from promisecheck.core.taxonomy import LANGUAGES
from promisecheck.errors import SettingsError
from promisecheck.law.rule import EVERY, Listed

INTERFACES = ("en", "da", "nb")
Word = TypeVar("Word", bound=StrEnum)


class Fields:
    """A table of a rule's file, read key by key; `done` names a key that nobody asked for."""

    def __init__(self, table: Mapping[str, Any], *, where: str) -> None:
        """`where` stands before every error."""
        self._table = table
        self._asked: set[str] = set()
        self.where = where

    def _get(self, key: str) -> Any:
        self._asked.add(key)
        return self._table.get(key)

    def done(self) -> None:
        """SettingsError for a key that is not known here, with the nearest one that is."""
        for key in self._table:
            if key not in self._asked:
                near = difflib.get_close_matches(key, self._asked, n=1)
                hint = f"Did you mean {near[0]}?" if near else f"Known here: {', '.join(sorted(self._asked))}"
                raise SettingsError(f"unknown key {key}", where=self.where, next_step=hint)

    def wrong(self, key: str, wanted: str) -> SettingsError:
        """The error that a key's value is not what is wanted; to be raised."""
        return SettingsError(f"{key} = {self._table.get(key)!r}"[:200], where=self.where, next_step=f"Give {wanted}")

    def text(self, key: str, default: str | None = None) -> str:
        """A text; without a default it must be there."""
        value = self._get(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(key, "a text in quotes")
        return value

    def flag(self, key: str, *, default: bool) -> bool:
        """True or false."""
        value = self._get(key)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise self.wrong(key, "true or false")
        return value

    def number(self, key: str, default: int, *, most: int) -> int:
        """A whole number from 1 to `most`."""
        value = self._get(key)
        if value is None:
            return default
        if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= most:
            raise self.wrong(key, f"a whole number from 1 to {most}")
        return value

    def day(self, key: str) -> date | None:
        """A date, or None where none is given."""
        value = self._get(key)
        if value is not None and type(value) is not date:
            raise self.wrong(key, "a date without quotes, such as 2026-09-27")
        return value

    def one_of(self, key: str, kind: type[Word]) -> Word:
        """One of a closed list."""
        return self.word(self._get(key), kind, key=key)

    def word(self, value: Any, kind: type[Word], *, key: str) -> Word:
        """`value` as one of a closed list."""
        if not isinstance(value, str) or value not in set(kind):
            raise SettingsError(f"{key} = {value!r}", where=self.where, next_step=f"Give one of {', '.join(kind)}")
        return kind(value)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty where none is given."""
        value = self._get(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(entry, str) and entry.strip() for entry in value):
            raise self.wrong(key, "a list of texts in quotes")
        return tuple(value)

    def tables(self, key: str) -> list[Mapping[str, Any]]:
        """A list of tables (`[[key]]`); empty where none is given."""
        value = self._get(key)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
            raise self.wrong(key, f"tables, each beginning with [[{key}]]")
        return value

    def listed(self, key: str) -> Listed:
        """Lists of cues by language."""
        value = self._get(key)
        if value is None:
            return ()
        if not isinstance(value, dict):
            raise self.wrong(key, f"lists by language, under [{key}]")
        inner = Fields(value, where=f"{self.where} [{key}]")
        found = tuple((language, inner.texts(language)) for language in (EVERY, *LANGUAGES))
        inner.done()
        return tuple((language, cues) for language, cues in found if cues)

    def said(self, key: str) -> Said:
        """A sentence in the interface's three languages, or one for all of them."""
        value = self._get(key)
        if isinstance(value, str) and value.strip():
            return Said(en=value, da=value, nb=value)
        if not isinstance(value, dict):
            raise self.wrong(key, f"a text, or one each for {', '.join(INTERFACES)}")
        inner = Fields(value, where=f"{self.where} [{key}]")
        said = Said(en=inner.text("en"), da=inner.text("da"), nb=inner.text("nb"))
        inner.done()
        return said
