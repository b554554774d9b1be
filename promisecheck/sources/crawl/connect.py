"""A requests session whose connections are checked before the first byte, and cut at the deadline."""

import contextlib
import socket
import threading
import weakref
from collections.abc import Iterator
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from promisecheck.sources.crawl.peers import Peers


class Watch:
    """Knows the open sockets, and shuts them when time is up: a timeout alone starts anew with every byte."""

    def __init__(self, peers: Peers) -> None:
        """Nothing is open yet."""
        self._peers = peers
        self._sockets: weakref.WeakSet[socket.socket] = weakref.WeakSet()
        self.expired = False

    def check(self, host: str, opened: socket.socket) -> None:
        """Refuse a peer that must not be asked; nothing was sent to it yet."""
        try:
            self._peers.check(host, opened.getpeername()[0])
        except BaseException:
            opened.close()
            raise

    def opened(self, connected: object) -> None:
        """Remember a connection's socket."""
        if isinstance(connected, socket.socket):
            self._sockets.add(connected)

    @contextlib.contextmanager
    def until(self, seconds: float) -> Iterator[None]:
        """Everything that is read inside ends after `seconds`, whether or not bytes still drip in."""
        self.expired = False
        timer = threading.Timer(seconds, self._expire)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()

    def _expire(self) -> None:
        self.expired = True
        for opened in list(self._sockets):
            with contextlib.suppress(OSError):
                opened.shutdown(socket.SHUT_RDWR)


def open_session(watch: Watch, *, user_agent: str) -> requests.Session:
    """A session that obeys no environment, retries nothing by itself and verifies TLS; redirects are the caller's."""
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
    adapter = _Adapter(watch)
    session.mount("http://", adapter)
    session.mount("https://", adapter)
    return session


class _Adapter(HTTPAdapter):
    """Hands out connections that `watch` sees."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        super().__init__(max_retries=0, pool_connections=4, pool_maxsize=2)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = _pool_classes(self._watch)


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

    return {"http": PlainPool, "https": SecurePool}
