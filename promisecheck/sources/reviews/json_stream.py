"""JSON read value by value, so that a list of a million records is never in memory at once."""

import json
from collections.abc import Iterator
from typing import Any, TextIO

_CHUNK = 1 << 16
_LARGEST = 16_000_000
"""No single record has more characters than this."""
_BLANK = " \t\r\n\ufeff"


class BrokenJson(ValueError):
    """The JSON breaks off or is not JSON; `line` is where."""

    def __init__(self, why: str, *, line: int) -> None:
        """Keep the line, from 1."""
        self.line = line
        super().__init__(why)


class JsonStream:
    """The values of a JSON text, one after the other, from a buffer that holds little more than one of them."""

    def __init__(self, file: TextIO) -> None:
        """Read from `file`, which is at its beginning."""
        self._file = file
        self._buffer = ""
        self._at = 0
        self._line = 1
        self._decode = json.JSONDecoder(strict=False).raw_decode

    def peek(self) -> str:
        """The next character that is not blank, or "" at the end."""
        while True:
            while self._at < len(self._buffer):
                if self._buffer[self._at] not in _BLANK:
                    return self._buffer[self._at]
                self._at += 1
            if not self._more():
                return ""

    def take(self, character: str) -> None:
        """Step over `character`, which must come next."""
        if self.peek() != character:
            raise BrokenJson(f"a {character!r} is missing", line=self._here())
        self._at += 1

    def value(self) -> Any:
        """The next value, whole."""
        self.peek()
        while True:
            try:
                found, end = self._decode(self._buffer, self._at)
            except RecursionError as error:
                raise BrokenJson("it is nested too deeply", line=self._here()) from error
            except ValueError as error:
                if len(self._buffer) - self._at > _LARGEST or not self._more():
                    raise BrokenJson("the JSON breaks off or is damaged", line=self._here()) from error
                continue
            if end < len(self._buffer):
                self._at = end
                return found
            if not self._goes_on():
                return found

    def _goes_on(self) -> bool:
        """A value that ends where the buffer does may go on (a number): keep it waiting and read more."""
        waiting = len(self._buffer) - self._at
        more = self._more()
        self._at = 0 if more else waiting
        return more

    def _here(self) -> int:
        return self._line + self._buffer.count("\n", 0, self._at)

    def _more(self) -> bool:
        """Read on, twice as much as is waiting, and forget what has been used."""
        piece = self._file.read(max(_CHUNK, len(self._buffer) - self._at))
        self._line += self._buffer.count("\n", 0, self._at)
        self._buffer = self._buffer[self._at :] + piece
        self._at = 0
        return bool(piece)


def stream_records(file: TextIO, *, envelopes: frozenset[str]) -> Iterator[Any]:
    """Every record of a JSON text: the elements of its list, of the list in its envelope (`{"reviews": [...]}`), or its values one by one.

    Raises BrokenJson where the text stops being JSON, after the records before it.
    """
    stream = JsonStream(file)
    while following := stream.peek():
        if following == "[":
            yield from _elements(stream)
        elif following == "{":
            yield from _object(stream, envelopes=envelopes, depth=0)
        else:
            yield stream.value()
        if stream.peek() == ",":
            stream.take(",")


def _elements(stream: JsonStream) -> Iterator[Any]:
    stream.take("[")
    while stream.peek() != "]":
        yield stream.value()
        if stream.peek() != "]":
            stream.take(",")
    stream.take("]")


def _object(stream: JsonStream, *, envelopes: frozenset[str], depth: int) -> Iterator[Any]:
    """The records in an envelope's list; or the object itself, when none of its names is an envelope's."""
    stream.take("{")
    own: dict[str, Any] = {}
    opened = False
    while stream.peek() != "}":
        name = stream.value()
        stream.take(":")
        if str(name).lower() in envelopes and stream.peek() == "[":
            opened = True
            yield from _elements(stream)
        elif str(name).lower() in envelopes and stream.peek() == "{" and depth < 3:  # noqa: PLR2004 - data.reviews.items is the deepest met
            opened = True
            yield from _object(stream, envelopes=envelopes, depth=depth + 1)
        else:
            own[str(name)] = stream.value()
        if stream.peek() != "}":
            stream.take(",")
    stream.take("}")
    if own and not opened:
        yield own
