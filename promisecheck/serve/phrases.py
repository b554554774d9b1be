"""The sentences of the workbench: those of the report, and its own."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from promisecheck.report import phrases


@cache
def sentences(language: str) -> Mapping[str, str]:
    """Every sentence in one language of the interface; its own stand before those of the report."""
    own = tomllib.loads(files(__package__).joinpath("phrases.toml").read_text(encoding="utf-8"))
    return {**phrases(language), **own[language]}
