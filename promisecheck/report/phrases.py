"""The sentences of the reports in the languages of the interface."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from promisecheck.errors import UsageError

INTERFACES = ("en", "da", "nb")


@cache
def _all() -> Mapping[str, Mapping[str, str]]:
    """By language: `phrases.toml` has a table a language, the other files a line a sentence with the languages beside each other."""
    spoken: dict[str, dict[str, str]] = _read("phrases.toml")
    for name in ("screens.toml", "topic_names.toml"):
        for key, beside in _read(name).items():
            for language, sentence in beside.items():
                spoken[language][key] = sentence
    return spoken


def _read(name: str) -> dict[str, dict[str, str]]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


def phrases(language: str) -> Mapping[str, str]:
    """Every sentence in `language`; UsageError names the languages there are."""
    if language not in INTERFACES:
        raise UsageError(f"the interface does not speak {language!r}", next_step=f"Languages: {', '.join(INTERFACES)}")
    return _all()[language]
