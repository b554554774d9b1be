"""An installed Chromium, driven by Playwright in a thread of its own. It opens no connection: the crawler answers what it asks for."""

import asyncio
import concurrent.futures
import contextlib
import os
import threading
from collections.abc import Callable
from typing import Any

from promisecheck.errors import FetchFailed, SourceError
from promisecheck.sources.crawl.means import Drawn
from promisecheck.sources.crawl.stop import Halted

_SIDE_BY_SIDE = 2
_MOST_AHEAD = 20
"""So many pages of other sites may be drawn before this one."""
_SETTLES = 3.0
"""Seconds for which a page may go on loading after its first picture."""
_STARTS = 60.0
_CLOSES = 5.0
_LARGEST = 8_000_000
_LOADED = frozenset({"document", "script", "stylesheet", "xhr", "fetch"})
"""What is loaded; pictures, fonts, films and sockets are not."""
_FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--no-default-browser-check",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
)
_NOWHERE = {"server": "http://127.0.0.1:9", "bypass": "<-loopback>"}
"""A proxy where nobody listens: what the crawler does not answer leads nowhere."""


class Browser:
    """Started when the first page is drawn."""

    def __init__(self, *, executable: str, deadline: float, user_agent: str) -> None:
        """Nothing is started yet; `deadline` is for one page, in seconds."""
        self._executable, self._deadline, self._user_agent = executable, deadline, user_agent
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._driver: Any = None
        self._chromium: Any = None
        self._turn = asyncio.Semaphore(_SIDE_BY_SIDE)
        self._closed = False

    def draw(self, url: str, get: Callable[[str], Drawn]) -> Drawn:
        """The page at `url` after its scripts ran; `get` answers what it asks for. Raises FetchFailed."""
        if self._closed:
            raise FetchFailed("the crawl was stopped", where=url)
        future = asyncio.run_coroutine_threadsafe(self._draw(url, get), self._running())
        try:
            return future.result(timeout=_STARTS + _MOST_AHEAD * (self._deadline + _CLOSES))
        except (TimeoutError, concurrent.futures.CancelledError) as error:
            future.cancel()
            raise FetchFailed(f"it was not done within {self._deadline:g} s", where=url) from error
        except FetchFailed:
            raise
        except Exception as error:
            raise FetchFailed(f"the browser failed ({type(error).__name__})", where=url) from error

    def cut(self) -> None:
        """End at once what is being drawn; nothing is drawn any more."""
        self._closed = True
        if self._loop:
            for task in asyncio.all_tasks(self._loop):
                self._loop.call_soon_threadsafe(task.cancel)

    def close(self) -> None:
        """Close the browser and its thread."""
        self._closed = True
        if self._loop and self._thread and self._thread.is_alive():
            with contextlib.suppress(TimeoutError, concurrent.futures.CancelledError):
                asyncio.run_coroutine_threadsafe(self._quit(), self._loop).result(timeout=_CLOSES)
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join(timeout=_CLOSES)
            if not self._thread.is_alive():
                self._loop.close()

    def _running(self) -> asyncio.AbstractEventLoop:
        """The loop that all of this runs in."""
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._thread = threading.Thread(target=self._loop.run_forever, name="browser", daemon=True)
                self._thread.start()
            return self._loop

    async def _draw(self, url: str, get: Callable[[str], Drawn]) -> Drawn:
        async with self._turn:
            try:
                async with asyncio.timeout(_STARTS):
                    chromium = await self._started()
                async with asyncio.timeout(self._deadline):
                    return await self._visit(chromium, url, get)
            except TimeoutError as error:
                raise FetchFailed(f"it was not done within {self._deadline:g} s", where=url) from error

    async def _started(self) -> Any:
        if self._chromium is None or not self._chromium.is_connected():
            from playwright.async_api import async_playwright

            self._driver = self._driver or await async_playwright().start()
            self._chromium = await self._driver.chromium.launch(
                executable_path=self._executable,
                args=list(_FLAGS),
                proxy=_NOWHERE,
                chromium_sandbox=os.name != "posix" or os.geteuid() != 0,
            )
        return self._chromium

    async def _visit(self, chromium: Any, url: str, get: Callable[[str], Drawn]) -> Drawn:
        """One page in a context of its own: no cookies, no downloads, no workers, nothing left behind."""
        context = await chromium.new_context(user_agent=self._user_agent, accept_downloads=False, service_workers="block")
        try:
            await context.route("**/*", _Answering(get))
            await context.route_web_socket("**/*", lambda socket: socket.close())
            page = await context.new_page()
            page.on("dialog", lambda dialog: asyncio.ensure_future(dialog.dismiss()))
            await page.goto(url, wait_until="load", timeout=self._deadline * 1000)
            with contextlib.suppress(Exception):  # a page that never rests is taken as it is
                await page.wait_for_load_state("networkidle", timeout=_SETTLES * 1000)
            return Drawn(body=(await page.content())[:_LARGEST].encode("utf-8", "replace"))
        finally:
            with contextlib.suppress(Exception):
                async with asyncio.timeout(_CLOSES / 2):
                    await context.close()

    async def _quit(self) -> None:
        if self._chromium is not None:
            await self._chromium.close()
        if self._driver is not None:
            await self._driver.stop()


class _Answering:
    """Answers the requests of one page."""

    def __init__(self, get: Callable[[str], Drawn]) -> None:
        self._get = get

    async def __call__(self, route: Any) -> None:
        request = route.request
        if request.method != "GET" or request.resource_type not in _LOADED or not request.url.startswith(("http://", "https://")):
            await route.abort()
            return
        try:
            answer = await asyncio.to_thread(self._get, request.url)
        except (SourceError, Halted):
            await route.abort()
            return
        headers = {"content-type": answer.kind, "access-control-allow-origin": "*"}
        await route.fulfill(status=answer.status, headers=headers, body=answer.body)
