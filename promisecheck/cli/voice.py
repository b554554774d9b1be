"""How loud and how colourful the program is: `-v`, `--debug`, `--color`, `--no-progress`, told once for the whole run."""

import os
import re
import sys
from dataclasses import dataclass

from promisecheck.errors import UsageError

COLOURS = ("auto", "always", "never")
_CODES = {"✗": "31", "≈": "33", "?": "36", "✓": "32", "★": "35", "!": "31"}
_MARKED = re.compile(r"^(\s*)([✗≈?✓★!])( [^:\n]{1,80}:)", re.MULTILINE)
_VERDICT = re.compile(r"( PC\d{3} [^:\n]{1,40}:)")


@dataclass
class Voice:
    """What was asked for on the command line."""

    verbose: int = 0
    debug: bool = False
    colour: str = "auto"
    progress: bool = True


VOICE = Voice()
"""The one voice of this run."""


def choose_colour(given: str) -> None:
    """UsageError for what is none of COLOURS."""
    if given not in COLOURS:
        raise UsageError(f"--color {given!r} is not known", next_step=f"One of: {', '.join(COLOURS)}")
    VOICE.colour = given


def is_coloured() -> bool:
    """Whether text on standard output has colour: --color, then NO_COLOR, then FORCE_COLOR, then whether it is a terminal."""
    if VOICE.colour != "auto":
        return VOICE.colour == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def coloured(text: str) -> str:
    """The text with its marks and verdicts in colour; symbol and word are there without it too."""
    text = _MARKED.sub(lambda found: f"{found[1]}\x1b[{_CODES[found[2]]}m{found[2]}{found[3]}\x1b[0m", text)
    return "\n".join(line if "\x1b" in line else _VERDICT.sub("\x1b[1m\\1\x1b[0m", line, count=1) for line in text.split("\n"))
