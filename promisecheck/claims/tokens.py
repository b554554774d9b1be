"""Words with their places: spaCy's tokenizers, behind a guard against text that would keep them busy for minutes."""

import re
import sys
from functools import cache
from typing import Any

_RUN = re.compile(r"([^\w\s])\1{19,}")
_ENDLESS = re.compile(r"\S{200,}")


@cache
def _tokenizer(code: str) -> Any:
    return _spacy().blank({"nn": "nb"}.get(code, code)).tokenizer


def _spacy() -> Any:
    """spaCy, which would load torch where it is installed: a second and much memory that a tokenizer has no use for."""
    unseen = "torch" not in sys.modules
    if unseen:
        sys.modules["torch"] = None  # type: ignore[assignment]
    try:
        import spacy
    finally:
        if unseen:
            del sys.modules["torch"]
    return spacy


def tokens(text: str, language: str) -> Any:
    """`text` as a spaCy Doc with the offsets of `text`; runs and endless words are blanked first, which moves nothing."""
    for pattern in (_RUN, _ENDLESS):
        text = pattern.sub(lambda match: " " * len(match.group()), text)
    return _tokenizer(language.split("|", maxsplit=1)[0] or "en")(text)
