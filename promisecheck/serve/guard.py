"""What stands before every page: known hosts, no body that is too large, not too many requests, and the headers of every answer."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from promisecheck.serve.buckets import Buckets

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
        "frame-ancestors 'none'; base-uri 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "cache-control": "no-store",
}
"""Sent with every answer; a file that never changes says itself how long it may be kept."""
_OWN = frozenset({"127.0.0.1", "localhost", "::1"})
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_FORM = 1_000_000
"""Bytes of a body that holds no file."""


class Guard:
    """An ASGI application around another one."""

    def __init__(self, inner: Application, *, names: tuple[str, ...], local: bool, max_upload: int, changes_a_minute: int) -> None:
        """`local`: only this machine's own names are answered to; else `names`, or any where there are none."""
        self._inner, self._max_upload = inner, max_upload
        self._names = _OWN | set(names) if local else frozenset(name.lower() for name in names)
        self._changes, self._looks = Buckets(changes_a_minute), Buckets(10 * changes_a_minute)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, refuse, or pass on."""
        if scope["type"] != "http":
            await self._inner(scope, receive, send)
            return
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        told = _Told(send, secure=scope.get("scheme") == "https")
        if refused := self._refused(scope, headers):
            await _refuse(told, *refused)
        else:
            await self._inner(scope, _Capped(receive, self._most(scope, headers)), told)

    def _most(self, scope: Scope, headers: dict[str, str]) -> int:
        files = headers.get("content-type", "").startswith("multipart/") and scope["path"].endswith(("/audits", "/decisions/import"))
        return self._max_upload + _FORM if files else _FORM

    def _refused(self, scope: Scope, headers: dict[str, str]) -> tuple[int, str, dict[str, str]] | None:
        if self._names and _host(headers.get("host", "")) not in self._names:
            return 421, "This workbench is not reached under that name.", {}
        safe = scope["method"] in _SAFE
        client = (scope.get("client") or ("",))[0]
        wait = (self._looks if safe else self._changes).wait(client)
        if wait:
            return 429, "Too many requests: wait a little.", {"retry-after": str(int(wait) + 1)}
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > self._most(scope, headers):
            return 413, "That is more than is taken here.", {}
        if not safe and headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
            return 403, "A page of another site must not change anything here.", {}
        return None


def _host(value: str) -> str:
    host = value.lower()
    return host[1 : host.index("]")] if host.startswith("[") and "]" in host else host.partition(":")[0]


class TooLong(Exception):
    """A body went on after all that was allowed."""


class _Capped:
    """Receives no more than so many bytes, whatever the headers said."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive, self._left = receive, most

    async def __call__(self) -> MutableMapping[str, Any]:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise TooLong
        return message


class _Told:
    """Sends every answer with the headers."""

    def __init__(self, send: Send, *, secure: bool) -> None:
        self._send = send
        self._headers = HEADERS | ({"strict-transport-security": "max-age=31536000"} if secure else {})

    async def __call__(self, message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            given = {name.decode("latin-1").lower() for name, _ in message["headers"]}
            more = [(name.encode(), value.encode()) for name, value in self._headers.items() if name not in given]
            message = {**message, "headers": [*message["headers"], *more]}
        await self._send(message)


async def _refuse(send: Callable[[MutableMapping[str, Any]], Awaitable[None]], status: int, text: str, headers: dict[str, str]) -> None:
    kind = {"content-type": "text/plain; charset=utf-8", "connection": "close"}
    shown = [(name.encode(), value.encode()) for name, value in (kind | headers).items()]
    await send({"type": "http.response.start", "status": status, "headers": shown})
    await send({"type": "http.response.body", "body": text.encode()})
