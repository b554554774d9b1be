"""One chat endpoint on one host: no other address is ever asked, no redirect followed, no proxy used."""

import http.client
import re
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from promisecheck.errors import FetchFailed

_LONGEST = 262_144
"""Bytes of an answer; a longer one is cut, and then no valid answer."""
_SECONDS = re.compile(r"\d{1,6}(?:\.\d{1,3})?")
_SPEECHLESS = (OSError, http.client.HTTPException, ValueError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the host said."""

    status: int
    retry_after: float
    """Seconds that it asks to wait; 0 where it does not."""
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Where questions are posted. The key is shown nowhere."""

    secure: bool
    host: str
    port: int
    path: str
    key: str = field(default="", repr=False)

    def post(self, body: bytes, *, seconds: float) -> Answer:
        """The answer to a JSON body, whole within `seconds` from the connection on; FetchFailed says why there is none."""
        try:
            with self._connected(seconds) as (connection, overdue):
                connection.request("POST", self.path, body, self._headers())
                with connection.getresponse() as response:
                    asked = response.getheader("Retry-After", "").strip()
                    answer = Answer(
                        status=response.status,
                        retry_after=float(asked) if _SECONDS.fullmatch(asked) else 0.0,
                        body=response.read(_LONGEST),
                    )
                if overdue.is_set():
                    raise TimeoutError
        except _SPEECHLESS as error:
            raise FetchFailed(_reason(error, seconds)) from None  # what the library says may repeat what was sent
        return answer

    def _headers(self) -> dict[str, str]:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        return headers | ({"Authorization": f"Bearer {self.key}"} if self.key else {})

    @contextmanager
    def _connected(self, seconds: float) -> Iterator[tuple[http.client.HTTPConnection, threading.Event]]:
        """A connection that is cut after `seconds`, however slowly the host drips; then the event is set, and reading fails."""
        connection = (
            http.client.HTTPSConnection(self.host, self.port, timeout=seconds, context=ssl.create_default_context())
            if self.secure
            else http.client.HTTPConnection(self.host, self.port, timeout=seconds)
        )
        overdue = threading.Event()
        timer = None
        try:
            connection.connect()
            timer = threading.Timer(seconds, _cut, (connection.sock, overdue))
            timer.start()
            yield connection, overdue
        except _SPEECHLESS as error:
            raise (TimeoutError() if overdue.is_set() else error) from None
        finally:
            if timer:
                timer.cancel()
            connection.close()


def _cut(opened: socket.socket, overdue: threading.Event) -> None:
    overdue.set()
    with suppress(OSError):
        socket.socket.shutdown(opened, socket.SHUT_RDWR)  # an SSL socket's own would wait for the host


def _reason(error: Exception, seconds: float) -> str:
    """One sentence, the same for the same kind of failure."""
    if isinstance(error, TimeoutError):
        return f"no complete answer within {seconds:.3g} s"
    if isinstance(error, ssl.SSLError):
        return "no secure connection (TLS) could be made"
    if isinstance(error, ConnectionRefusedError):
        return "the connection was refused"
    if isinstance(error, socket.gaierror):
        return "the host name is not known"
    return "the host gave no proper answer"
