"""A site of a few pages on a real socket, for tests of the crawler; and a clock that does not wait."""

import re
import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field

from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from promisecheck.core.promises import Skipped, Trouble
from promisecheck.settings import Crawl
from promisecheck.sources.address import site_of
from promisecheck.sources.crawl.ledger import Ledger
from promisecheck.sources.crawl.sites import Crawling, crawl_sites
from promisecheck.sources.page.page import Page

Answer = str | bytes | Response | Callable[[Request], Response]


class Clock:
    """Time that passes only when somebody sleeps."""

    def __init__(self) -> None:
        self.time = 0.0
        self.slept: list[float] = []

    def now(self) -> float:
        """Seconds slept so far."""
        return self.time

    def today(self) -> float:
        """Seconds since 1970."""
        return time.time()

    def sleep(self, seconds: float) -> None:
        """Pass the time at once."""
        self.slept.append(seconds)
        self.time += seconds


@dataclass
class Site:
    """Pages by path; any other path is 404. `asked` lists what was requested."""

    server: HTTPServer
    pages: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    methods: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.server.expect_request(re.compile(".*")).respond_with_handler(self._respond)

    @property
    def url(self) -> str:
        """The address, without a closing slash."""
        return self.server.url_for("/").rstrip("/")

    def _respond(self, request: Request) -> Response:
        path = request.full_path.rstrip("?")
        self.asked.append(path)
        self.methods.add(request.method)
        answer = self.pages.get(path)
        if answer is None:
            return Response("<h1>No such page</h1>", 404, content_type="text/html")
        if isinstance(answer, str | bytes):
            return Response(answer, content_type="text/html; charset=utf-8")
        return answer if isinstance(answer, Response) else answer(request)


@dataclass
class Crawled:
    """One crawl: its pages and notices."""

    pages: list[Page]
    notices: list[Skipped | Trouble]
    clock: Clock

    @property
    def paths(self) -> list[str]:
        """The paths of the pages, without the opening slash."""
        return [page.source.split("/", 3)[3] for page in self.pages]

    @property
    def troubles(self) -> list[str]:
        """Why something named could not be read."""
        return [notice.why for notice in self.notices if isinstance(notice, Trouble)]

    @property
    def skipped(self) -> list[str]:
        """Why something was left out."""
        return [notice.why for notice in self.notices if isinstance(notice, Skipped)]


def sites_of(starts: Sequence[str]) -> dict[str, list[str]]:
    """The addresses by site."""
    groups: dict[str, list[str]] = {}
    for start in starts:
        groups.setdefault(site_of(start), []).append(start)
    return groups


def crawl(*starts: str, ledger: Ledger | None = None, **settings: object) -> Crawled:
    """Crawl with `settings`, without waiting between pages."""
    clock, notices = Clock(), []
    chosen = Crawl(**{"delay": 0.0, "deadline": 5.0, **settings})  # type: ignore[arg-type]
    crawling = Crawling(clock=clock, keep=(lambda _: nullcontext(ledger)) if ledger else None)
    groups = list(sites_of(starts).values())
    pages = list(crawl_sites(groups, crawl=chosen, notice=notices.append, progress=lambda *_: None, crawling=crawling))
    return Crawled(pages, notices, clock)


@contextmanager
def raw_server(talk: Callable[[socket.socket], None]) -> Iterator[str]:
    """A server that answers every connection with `talk`, byte by byte if it likes."""
    listening = socket.create_server(("127.0.0.1", 0))
    listening.settimeout(0.1)
    stop = threading.Event()

    def serve() -> None:
        while not stop.is_set():
            try:
                connection, _ = listening.accept()
            except TimeoutError:
                continue
            threading.Thread(target=_talk, args=(talk, connection), daemon=True).start()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        stop.set()
        thread.join()
        listening.close()


def _talk(talk: Callable[[socket.socket], None], connection: socket.socket) -> None:
    with connection:
        try:
            talk(connection)
        except OSError:
            return
