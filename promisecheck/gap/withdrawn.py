"""What used to be so: the words with which customers say that an extra was withdrawn."""

import re
import tomllib
from functools import cache
from importlib.resources import files


def withdrawn_words(text: str) -> str:
    """The words in `text`, of any of the six languages, that say it used to be so; "" where there are none.

    >>> withdrawn_words("Før fik man en gratis kop kaffe, nu ikke")
    'Før fik'
    """
    found = _cues().search(text)
    return found.group(0) if found else ""


@cache
def _cues() -> re.Pattern[str]:
    table = tomllib.loads(files(__package__).joinpath("cues.toml").read_text(encoding="utf-8"))
    phrases = sorted({phrase for row in table.values() for phrase in row}, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"\b(?:{'|'.join(re.escape(phrase) for phrase in phrases)})\b", re.IGNORECASE)
