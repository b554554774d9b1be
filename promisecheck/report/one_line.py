"""Text from outside, made fit to stand in a line, a cell or a message of ours."""

import re

_UNSHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_MARK = "\ufffd"


def shown(text: str) -> str:
    r"""The text with a mark for every character that a document may not hold or that turns the direction of what follows.

    >>> shown("a\x1b[31mb").encode()
    b'a\xef\xbf\xbd[31mb'
    """
    return _UNSHOWN.sub(_MARK, text)


def one_line(text: str, *, most: int) -> str:
    """The text in one line of at most `most` characters; what is cut off leaves a mark."""
    line = " ".join(shown(text).split())
    return line if len(line) <= most else line[: most - 2].rstrip() + " …"
