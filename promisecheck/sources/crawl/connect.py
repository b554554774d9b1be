"""A requests session whose connections are checked before the first byte, and cut at the deadline."""

import contextlib
import socket
import ssl
import threading
import time
import weakref
from collections.abc import Collection, Iterator
from typing import Any

import certifi
import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from promisecheck.errors import SettingsError
from promisecheck.sources.crawl.peers import Peers

_LOOKS = 0.05
_RESTS = 40
"""Looks without anything to look at, after which the thread ends."""


class _Keeper:
    """Looks several times a second whose time is up; one thread for all, and none while nothing is read."""

    def __init__(self) -> None:
        self._ends: dict[Watch, float] = {}
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def watch(self, watch: "Watch", ends: float) -> None:
        with self._lock:
            self._ends[watch] = ends
            if self._thread is None:
                self._thread = threading.Thread(target=self._look, name="deadlines", daemon=True)
                self._thread.start()

    def release(self, watch: "Watch") -> None:
        with self._lock:
            self._ends.pop(watch, None)

    def _look(self) -> None:
        idle = 0
        while True:
            time.sleep(_LOOKS)
            now = time.monotonic()
            with self._lock:
                late = [watch for watch, ends in self._ends.items() if ends < now]
                idle = 0 if self._ends else idle + 1
                if idle > _RESTS:
                    self._thread = None
                    return
            for watch in late:
                watch.cut()


class Watch:
    """Knows the open sockets, and shuts them when time is up: a timeout alone starts anew with every byte."""

    def __init__(self, peers: Peers) -> None:
        """Nothing is open yet."""
        self._peers = peers
        self._sockets: weakref.WeakSet[socket.socket] = weakref.WeakSet()
        self._connecting: list[socket.socket] = []
        self.expired = False

    def check(self, host: str, opened: socket.socket) -> None:
        """Refuse a peer that must not be asked; nothing was sent to it yet."""
        try:
            self._peers.check(host, opened.getpeername()[0])
        except BaseException:
            opened.close()
            raise
        self._connecting.append(opened.dup())  # the socket itself is lost to us while TLS is agreed upon

    def opened(self, connected: object) -> None:
        """Remember a connection's socket."""
        if isinstance(connected, socket.socket):
            self._sockets.add(connected)

    @contextlib.contextmanager
    def until(self, seconds: float) -> Iterator[None]:
        """Everything that is read inside ends after `seconds`, whether or not bytes still drip in."""
        self.expired = False
        _KEEPER.watch(self, time.monotonic() + seconds)
        try:
            yield
        finally:
            _KEEPER.release(self)
            while self._connecting:
                self._connecting.pop().close()

    def cut(self) -> None:
        """End at once what is being read."""
        self.expired = True
        for opened in [*self._sockets, *self._connecting]:
            with contextlib.suppress(OSError):
                opened.shutdown(socket.SHUT_RDWR)


_KEEPER = _Keeper()


def open_session(watch: Watch, *, user_agent: str, insecure: Collection[str] = (), ca_file: str = "") -> requests.Session:
    """A session that obeys no environment, retries nothing by itself and verifies TLS; redirects are the caller's.

    `insecure` are the hosts whose certificate is not checked; `ca_file` holds certificates trusted beside the public ones.
    """
    session = requests.Session()
    session.trust_env = False
    session.headers.clear()
    session.headers.update(
        {
            "User-Agent": user_agent,
            "Accept": "text/html,application/xhtml+xml,text/plain;q=0.8,*/*;q=0.1",
            "Accept-Encoding": "gzip, deflate",
        }
    )
    session.mount("http://", _Adapter(watch))
    session.mount("https://", _Adapter(watch, context=_trusting(ca_file) if ca_file else None))
    for host in insecure:
        adapter = _Adapter(watch, context=_trusting_anybody())
        for end in ("/", ":"):
            session.mount(f"https://{host}{end}", adapter)
    return session


def _trusting(ca_file: str) -> ssl.SSLContext:
    """Verifies against the public certificates and those in a file."""
    context = ssl.create_default_context(cafile=certifi.where())
    try:
        context.load_verify_locations(ca_file)
    except OSError as error:
        said = "Check crawl.ca_file: it must hold certificates in the PEM format"
        raise SettingsError("no certificates can be read from it", where=ca_file, next_step=said) from error
    return context


def _trusting_anybody() -> ssl.SSLContext:
    """For a host whose certificate the user does not want checked."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


class _Adapter(HTTPAdapter):
    """Hands out connections that `watch` sees."""

    def __init__(self, watch: Watch, *, context: ssl.SSLContext | None = None) -> None:
        self._watch, self._context = watch, context
        super().__init__(max_retries=0, pool_connections=4, pool_maxsize=2)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        if self._context is not None:
            kwargs["ssl_context"] = self._context
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = _pool_classes(self._watch)

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        if self._context is not None and self._context.verify_mode is ssl.CERT_NONE:
            kwargs["verify"] = False
        return super().send(request, *args, **kwargs)


def _pool_classes(watch: Watch) -> dict[str, Any]:
    """Pools for both schemes whose connections report to `watch`."""

    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            opened = super()._new_conn()
            watch.check(self.host, opened)
            return opened

        def connect(self) -> None:
            super().connect()
            watch.opened(self.sock)

    class Secure(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            opened = super()._new_conn()
            watch.check(self.host, opened)
            return opened

        def connect(self) -> None:
            super().connect()
            watch.opened(self.sock)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

        def _validate_conn(self, conn: Any) -> None:
            """Without the warning about unchecked certificates: the user asked for that, host by host."""
            if conn.is_closed:
                conn.connect()

    return {"http": PlainPool, "https": SecurePool}
