"""The process that reads documents: asked by a pipe, it answers with parts or with the reason why there are none.

A request is a line of JSON (kind, size) and then so many bytes; an answer is a line with its length and then JSON.
"""

import json
import os
import sys
import time
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from promisecheck.sources.documents.guard import protect
from promisecheck.sources.documents.look import Looker
from promisecheck.sources.documents.parts import Contents, Part, Picture, characters_in, texts_in, to_json
from promisecheck.sources.documents.readers import reader_of
from promisecheck.sources.documents.refusal import Refused

_MOST_TEXTS = 20_000
_MOST_CHARACTERS = 4_000_000
_SECONDS = 40.0
"""After so long no further part is begun; what is there is given. A single part that hangs meets the asker's deadline."""


def main() -> None:
    """Answer until nobody asks any more."""
    protect()
    sys.setrecursionlimit(3_000)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get between the answers
    looker = Looker()
    for line in sys.stdin.buffer:
        request = json.loads(line)
        answer = answer_to(sys.stdin.buffer.read(request["size"]), kind=request["kind"], looker=looker)
        _send(answers, json.dumps(answer).encode())


def answer_to(data: bytes, *, kind: str, looker: Looker) -> dict[str, Any]:
    """The contents of a document as JSON, or `{"refused": what, "next": next step}`."""
    notices: list[tuple[str, str]] = []

    def say(place: str, why: str) -> None:
        notices.append((place, why))

    try:
        read = reader_of(kind)(data, say)
        parts = tuple(_capped(_looked(read, looker, notices), notices))
    except Refused as refused:
        return {"refused": refused.what, "next": refused.next_step}
    except MemoryError:
        return {"refused": "needs more memory than a document is given", "next": "Save the part with the copy as a file of its own"}
    except Exception as error:  # noqa: BLE001 - whatever a library stumbles over in a hostile file
        why = f"is damaged: it cannot be read as {kind} ({type(error).__name__})"
        return {"refused": why, "next": "Open it where it was made and save it again"}
    return to_json(Contents(parts=parts, notices=tuple(dict.fromkeys(notices))))


def _looked(read: Iterable[Part | Picture], looker: Looker, notices: list[tuple[str, str]]) -> Iterator[Part]:
    """Pictures turned into what stands in them."""
    looker.begin()
    for part in read:
        if isinstance(part, Picture):
            yield from looker.look(part, say=lambda place, why: notices.append((place, why)))
        else:
            yield part


def _capped(parts: Iterable[Part], notices: list[tuple[str, str]]) -> Iterator[Part]:
    """Parts until there are too many, they are too long, or it took too long: and that is said."""
    texts, characters, start = 0, 0, time.monotonic()
    for part in parts:
        texts, characters = texts + texts_in(part), characters + characters_in(part)
        if texts > _MOST_TEXTS or characters > _MOST_CHARACTERS:
            notices.append(("", f"only its first {_MOST_TEXTS:,} texts and {_MOST_CHARACTERS:,} characters were read"))
            return
        yield part
        if time.monotonic() - start > _SECONDS:
            notices.append(("", f"only what could be read in {_SECONDS:.0f} seconds was read"))
            return


def _send(pipe: BinaryIO, body: bytes) -> None:
    pipe.write(b"%d\n" % len(body) + body)
    pipe.flush()


if __name__ == "__main__":
    main()
