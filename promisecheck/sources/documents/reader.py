"""Bytes of a document -> a page, by way of a process that may die of it."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from promisecheck.errors import Unreadable
from promisecheck.sources.documents.parts import from_json
from promisecheck.sources.documents.render import page_of
from promisecheck.sources.page.page import Page

_DEADLINE = 60.0
"""Seconds for one document in all, from its first byte on the way to the last of the answer."""
_AFRESH = 100
"""After so many documents the process is replaced, so that no library's leaks add up."""


class DocumentReader:
    """Reads documents one by one; a context manager, for it keeps a process that is started with the first of them."""

    def __init__(self, *, deadline: float = _DEADLINE) -> None:
        """`deadline`: seconds for one document."""
        self._deadline = deadline
        self._process: subprocess.Popen[bytes] | None = None
        self._read = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def read(self, data: bytes, *, kind: str, source: str) -> Page:
        """The page in `data`, a document with the extension `kind` (".docx").

        Raises:
            Unreadable: locked, damaged, made to do harm, without any text, or not read in time.
        """
        answer = self._ask(data, kind=kind, source=source)
        if "refused" in answer:
            raise Unreadable(answer["refused"], where=source, next_step=answer["next"])
        return page_of(from_json(answer), source=source)

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()

    def _ask(self, data: bytes, *, kind: str, source: str) -> dict[str, Any]:
        """The process' answer. One that had read other documents may have died of those: a fresh one is asked again."""
        used = self._process is not None
        answer, timed_out = self._exchange(data, kind=kind)
        if answer is None and used and not timed_out:
            answer, timed_out = self._exchange(data, kind=kind)
        if answer is None:
            why = f"was not read in {self._deadline:.0f} seconds" if timed_out else "broke the program that reads it"
            raise Unreadable(why, where=source, next_step="Save it again in the program that it was made with, or save its text as .txt")
        return answer

    def _exchange(self, data: bytes, *, kind: str) -> tuple[dict[str, Any] | None, bool]:
        """The answer, or None and whether the deadline was why."""
        process = self._started()
        late = threading.Event()
        timer = threading.Timer(self._deadline, _give_up, (process, late))
        timer.daemon = True
        timer.start()
        try:
            answer = _exchange(process, data, kind=kind)
        finally:
            timer.cancel()
        if answer is None:
            self.close()
        return answer, late.is_set()

    def _started(self) -> subprocess.Popen[bytes]:
        self._read += 1
        if self._process is None or self._process.poll() is not None or self._read % _AFRESH == 0:
            self.close()
            self._process = _start()
        return self._process


def _give_up(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()


def _start() -> subprocess.Popen[bytes]:
    """Not from the folder that the user stands in: what lies there is data."""
    package = Path(__file__).parents[3]
    path = os.pathsep.join(filter(None, (str(package), os.environ.get("PYTHONPATH", ""))))
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "promisecheck.sources.documents.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": path},
    )


def _exchange(process: subprocess.Popen[bytes], data: bytes, *, kind: str) -> dict[str, Any] | None:
    """None where the process died over it."""
    if process.stdin is None or process.stdout is None:
        return None
    try:
        process.stdin.write(json.dumps({"kind": kind, "size": len(data)}).encode() + b"\n")
        process.stdin.write(data)
        process.stdin.flush()
        length = process.stdout.readline()
        body = process.stdout.read(int(length)) if length.strip() else b""
        answer: dict[str, Any] | None = json.loads(body) if body else None
    except (OSError, ValueError):
        return None
    return answer
