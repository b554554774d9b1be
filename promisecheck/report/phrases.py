"""The sentences of the reports in the languages of the interface."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from promisecheck.errors import UsageError

INTERFACES = ("en", "da", "nb")


@cache
def _all() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(files(__package__).joinpath("phrases.toml").read_text(encoding="utf-8"))


def phrases(language: str) -> Mapping[str, str]:
    """Every sentence in `language`; UsageError names the languages there are."""
    if language not in INTERFACES:
        raise UsageError(f"the interface does not speak {language!r}", next_step=f"Languages: {', '.join(INTERFACES)}")
    return _all()[language]
