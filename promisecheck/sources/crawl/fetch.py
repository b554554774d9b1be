"""One answer from a host: politely paced, within a deadline, tried again when the host fails. Only GET."""

import email.utils
import random
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPException

import requests
import urllib3
from requests.cookies import extract_cookies_to_jar, get_cookie_header
from requests.structures import CaseInsensitiveDict

from promisecheck.core.crawled import Kept
from promisecheck.errors import FetchFailed
from promisecheck.settings import Crawl
from promisecheck.sources.crawl.clock import Clock
from promisecheck.sources.crawl.connect import Watch, open_session
from promisecheck.sources.crawl.credentials import Credentials
from promisecheck.sources.crawl.peers import PeerRefused, Peers
from promisecheck.sources.crawl.rewrite import Rewrite
from promisecheck.sources.crawl.stop import Halted, Stop
from promisecheck.sources.crawl.unpack import unpack

BROKEN = "the connection broke before its end, so only a part was read"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_AGAIN = frozenset({429, 500, 502, 503, 504})
_LONGEST_WAIT = 120.0
_CONNECT = 10.0
_CHUNK = 65_536
_LONGEST_MARK = 1_000
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_SPEECHLESS = (requests.RequestException, urllib3.exceptions.HTTPError, HTTPException, OSError, ValueError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a host said. `url` is the public address; header names are in lower case."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes = b""
    odd: str = ""
    """Why the body may not be whole."""
    kept: Kept | None = None
    """What was made of it earlier, where the host says that nothing has changed since (304)."""

    @property
    def charset(self) -> str:
        """As the header declares it, or ""."""
        match = _CHARSET.search(self.headers.get("content-type", ""))
        return match[1] if match else ""

    @property
    def kind(self) -> str:
        """The media type, or "" if none is given."""
        return self.headers.get("content-type", "").split(";")[0].strip().lower()

    @property
    def etag(self) -> str:
        """By which the host knows this answer again; none for one that may not be whole."""
        return "" if self.odd else self.headers.get("etag", "")[:_LONGEST_MARK]

    @property
    def modified(self) -> str:
        """The header Last-Modified, as `etag`."""
        return "" if self.odd else self.headers.get("last-modified", "")[:_LONGEST_MARK]

    @property
    def location(self) -> str:
        """Where a redirect leads, as written; "" for an answer that is none."""
        return self.headers.get("location", "") if self.status in _REDIRECTS else ""


class LeftAlone(FetchFailed):
    """The host asks not to be asked again for a long time."""


class Fetcher:
    """Asks one site. `delay` may be raised by its robots.txt."""

    def __init__(
        self,
        crawl: Crawl,
        *,
        rewrite: Rewrite,
        peers: Peers,
        clock: Clock,
        stop: Stop | None = None,
        credentials: Credentials | None = None,
    ) -> None:
        """No connection is opened yet."""
        self.delay = crawl.delay
        self._crawl = crawl
        self._rewrite = rewrite
        self._clock, self._stop = clock, stop or Stop()
        self._credentials = credentials or Credentials()
        self._watch = Watch(peers)
        self._session = open_session(self._watch, user_agent=crawl.user_agent, insecure=crawl.insecure, ca_file=crawl.ca_file)
        self._session.cookies.update(self._credentials.cookies)
        self._last = float("-inf")
        self._not_before = float("-inf")
        self._tries = crawl.retries + 1

    def close(self) -> None:
        """Close all connections."""
        self._session.close()

    def cut(self) -> None:
        """End what is being read; to be called from another thread."""
        self._watch.cut()

    def rest(self, seconds: float) -> None:
        """Leave the host alone for so long, then try as often as ever."""
        self._wait(seconds)
        self._tries = self._crawl.retries + 1

    def get(self, url: str, *, limit: int = 0, kept: Kept | None = None) -> Answer:
        """The answer for a public address; its body is read up to `limit` bytes (0: the crawl's `max_bytes`).

        Where something is `kept` of the address, the host is asked whether it has changed since.

        Raises:
            FetchFailed: no answer, a failing host (after all tries), or one that must not be asked. Its `what` is the
                reason alone, without the address.
            Halted: the crawl is to end.
        """
        for attempt in range(self._tries):
            last = attempt + 1 == self._tries
            try:
                answer = self._once(url, limit or self._crawl.max_bytes, kept)
            except FetchFailed:
                if last:
                    self._tries = 1
                    raise
                self._wait(self._pause(attempt))
                continue
            if answer.status == 304 and answer.kept is None:  # noqa: PLR2004 - not modified, though nobody asked whether
                raise FetchFailed("the host says that nothing has changed, and it was never read", where=url)
            if answer.status not in _AGAIN and answer.odd != BROKEN:
                self._tries = self._crawl.retries + 1
                return answer
            if not last:
                self._wait(self._asked_wait(answer, attempt))
        self._tries = 1 if answer.status in _AGAIN else self._tries
        return answer

    def _pause(self, attempt: int) -> float:
        """Growing pauses, never quite the same, so that many crawlers do not come back at one moment."""
        return 2.0**attempt * max(0.5, min(self.delay, 5.0)) * random.uniform(1.0, 1.25)  # noqa: S311 - no cryptography here

    def _asked_wait(self, answer: Answer, attempt: int) -> float:
        """Seconds until the next try. Raises LeftAlone where the host asks for more than two minutes."""
        asked = retry_after(answer.headers.get("retry-after", ""))
        if asked > _LONGEST_WAIT:
            raise LeftAlone(f"the host answers {answer.status} and asks to be left alone for {asked:,.0f} s", where=answer.url)
        return asked if asked > 0 else self._pause(attempt)

    def _wait(self, seconds: float) -> None:
        self._not_before = self._clock.now() + seconds

    def _pace(self) -> None:
        pause = max(self._last + self.delay, self._not_before) - self._clock.now()
        if pause > 0:
            self._clock.sleep(pause)
        if self._stop.asked:
            raise Halted

    def _once(self, url: str, limit: int, kept: Kept | None) -> Answer:
        self._pace()
        local = self._rewrite.to_local(url)
        try:
            with self._watch.until(self._crawl.deadline):
                return self._ask(url, local, limit, kept)
        except PeerRefused as error:
            raise FetchFailed(f"refused: {error}", where=url) from error
        except _SPEECHLESS as error:
            if self._stop.asked and self._watch.expired:
                raise Halted from error
            raise FetchFailed(self._reason(error), where=url) from error
        finally:
            self._last = self._clock.now()  # from the end of the answer, so that the pause is one for the host too

    def _ask(self, url: str, local: str, limit: int, kept: Kept | None) -> Answer:
        deadline = self._crawl.deadline
        asked = {**self._credentials.headers_for(local), **_conditions(kept)}
        timeout = (min(_CONNECT, deadline), deadline)
        with self._send(local, asked, timeout) as response:
            headers = {name.lower(): value for name, value in response.headers.items()}
            status = response.status_code
            if status == 304:  # noqa: PLR2004 - not modified
                response.raw.drain_conn()  # it has no body, and the connection serves again
            if status == 304 and asked.keys() & {"If-None-Match", "If-Modified-Since"}:  # noqa: PLR2004 - not modified
                return Answer(url=url, status=status, headers=headers, kept=kept)
            raw, odd = (b"", "") if status in _REDIRECTS else self._body(response, limit)
            body, unpacked = unpack(raw, encoding=headers.get("content-encoding", ""), limit=limit)
        return Answer(url=url, status=status, headers=headers, body=body, odd=odd or unpacked)

    def _send(self, local: str, asked: Mapping[str, str], timeout: tuple[float, float]) -> requests.Response:
        """One request as it is: what a session does besides (environment, redirects, addresses) is done elsewhere, or not at all."""
        session, request = self._session, requests.PreparedRequest()
        request.method, request.url, request.hooks = "GET", local, {}
        request.headers = CaseInsensitiveDict[str]()
        request.headers.update(session.headers)  # type: ignore[arg-type] # ours are all text
        request.headers.update(asked)
        cookie = get_cookie_header(session.cookies, request) if len(session.cookies) else ""  # type: ignore[no-untyped-call]
        if cookie:
            request.headers["Cookie"] = cookie
        response = session.get_adapter(local).send(request, stream=True, timeout=timeout, verify=True)
        extract_cookies_to_jar(session.cookies, request, response.raw)  # type: ignore[no-untyped-call]
        return response

    def _body(self, response: requests.Response, limit: int) -> tuple[bytes, str]:
        """Raw bytes up to the limit, and why they may not be all. Raises TimeoutError at the deadline."""
        parts: list[bytes] = []
        size, odd = 0, ""
        try:
            while size <= limit and (part := response.raw.read1(_CHUNK, decode_content=False)):
                parts.append(part)
                size += len(part)
        except (urllib3.exceptions.ProtocolError, HTTPException, OSError):
            if not parts:
                raise
            odd = BROKEN
        if self._watch.expired:
            raise TimeoutError
        if size > limit:
            odd = f"it is longer than {limit:,} bytes, and only so much was read"
        return b"".join(parts)[:limit], odd

    def _reason(self, error: Exception) -> str:
        """One sentence, the same for the same kind of failure, without address or object ids."""
        text = f"{type(error).__name__} {error}".lower()
        if self._watch.expired or isinstance(error, TimeoutError | requests.Timeout) or "timed out" in text:
            return f"no complete answer within {self._crawl.deadline:g} s"
        if isinstance(error, requests.exceptions.SSLError):
            return "its TLS certificate is not accepted" if "certificate" in text else "no secure connection (TLS) could be made"
        for sign, reason in _REASONS:
            if sign in text:
                return reason
        return "the host gave no proper answer"


_REASONS = (
    ("refused", "the connection was refused"),
    ("nameresolution", "the host name is not known"),
    ("getaddrinfo", "the host name is not known"),
    ("unreachable", "the host cannot be reached"),
    ("content-encoding", "the answer is compressed in a way that was not asked for"),
    ("remotedisconnected", "the host closed the connection without an answer"),
    ("connection aborted", "the host closed the connection without an answer"),
    ("reset by peer", "the host closed the connection without an answer"),
)


def _conditions(kept: Kept | None) -> dict[str, str]:
    """The headers that ask whether something has changed; values that no host can have sent are not sent back."""
    if kept is None:
        return {}
    given = {"If-None-Match": kept.etag, "If-Modified-Since": kept.modified}
    return {name: value for name, value in given.items() if value and value.isascii() and value.isprintable()}


def retry_after(value: str) -> float:
    """Seconds that a `Retry-After` header asks for, given in seconds or as a date; 0 for the past and for nonsense.

    >>> retry_after("3"), retry_after("-5"), retry_after("soon")
    (3.0, 0.0, 0.0)
    """
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value[:12])
    parsed = email.utils.parsedate_to_datetime(value) if value[:3].isalpha() and "," in value and _is_date(value) else None
    return max(0.0, parsed.timestamp() - time.time()) if parsed else 0.0


def _is_date(value: str) -> bool:
    return email.utils.parsedate_tz(value) is not None


def status_reason(status: int) -> str:
    """What a status that brings no page means, in words.

    >>> status_reason(410)
    'the host answers 410: it is gone'
    """
    names = {401: "asks for a login", 403: "refuses", 404: "does not exist", 410: "is gone", 429: "asks to be left alone"}
    return f"the host answers {status}: it {names[status]}" if status in names else f"the host answers {status}"
