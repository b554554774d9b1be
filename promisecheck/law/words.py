"""The words all rules share, and what each mode means: `words.toml`, loaded once."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from promisecheck.core.questions import Mode, Said
from promisecheck.law.cue import pattern


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


@cache
def listed(group: str, language: str = "") -> tuple[str, ...]:
    """Every word of a group (`hedges`, `denied`, `not_denied`), in one language or in all."""
    return tuple(word for code, words in _table()[group].items() if language in {code, ""} for word in words)


@cache
def group_pattern(group: str, languages: tuple[str, ...]) -> "re.Pattern[str] | None":
    """The words of a group in these languages as one pattern; nn reads nb's as well."""
    spoken = {*languages, *(("nb",) if "nn" in languages else ())}
    return pattern([word for language, words in _table()[group].items() if language in spoken for word in words], where=group)


@cache
def remedy(mode: Mode) -> Said:
    """What a mode means, in the languages of the interface."""
    return Said(**_table()["remedies"][mode])
