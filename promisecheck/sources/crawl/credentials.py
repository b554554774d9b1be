"""What opens a staging site: names and passwords, cookies, headers. Each goes to its own host only, and is never shown."""

import base64
import netrc
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from http.cookiejar import Cookie, CookieJar, LoadError, MozillaCookieJar
from pathlib import Path

from promisecheck.errors import SettingsError
from promisecheck.settings import Crawl
from promisecheck.sources.address import host_of

_HEADER = re.compile(r"([!#$%&'*+.^_`|~0-9A-Za-z-]{1,100})\s*:\s*([\x20-\x7e]{0,8000})$")
_SECTION = re.compile(r"\[([^\]\s]{1,255})\]$")
_OURS = frozenset({"host", "content-length", "transfer-encoding", "connection", "accept-encoding", "user-agent", "te", "upgrade"})
"""Headers that the crawler itself must write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """Headers by host, and a jar of cookies. Hosts that were named with https are never sent any in clear text."""

    headers: Mapping[str, Mapping[str, str]] = field(default_factory=dict, repr=False)
    cookies: CookieJar = field(default_factory=CookieJar, repr=False)
    clear: frozenset[str] = frozenset()
    """The hosts that were named with http."""

    def headers_for(self, url: str) -> Mapping[str, str]:
        """The headers that open `url` (the address that is really asked), none for any other host."""
        host = host_of(url)
        return self.headers.get(host, {}) if url.startswith("https:") or host in self.clear else {}


def read_credentials(crawl: Crawl, *, named: Collection[str]) -> Credentials:
    """The credentials that the settings name, for the hosts of the addresses `named` (those that are really asked).

    Raises:
        SettingsError: a file that is missing or no such file; no line of it is repeated.
    """
    hosts = sorted({host_of(url) for url in named})
    headers: dict[str, dict[str, str]] = {host: dict(pairs) for host, pairs in _logins(crawl.auth_file).items()}
    for host, pairs in _headers(crawl.headers, hosts).items():
        headers.setdefault(host, {}).update(pairs)
    clear = frozenset(host_of(url) for url in named if url.startswith("http:"))
    return Credentials(headers=headers, cookies=_cookies(crawl.cookies), clear=clear)


def _logins(path: str) -> dict[str, dict[str, str]]:
    """A netrc file; its `default` entry is for no host at all, for nobody named one."""
    if not path:
        return {}
    _must_exist(path, "auth_file")
    try:
        entries = netrc.netrc(path).hosts
    except (netrc.NetrcParseError, UnicodeDecodeError) as error:
        line = getattr(error, "lineno", None)
        where = f"{path}, line {line}" if line else path
        raise SettingsError("not a netrc file", where=where, next_step="Write: machine HOST login NAME password SECRET") from None
    return {
        host.lower(): {"Authorization": "Basic " + base64.b64encode(f"{login}:{password}".encode()).decode()}
        for host, (login, _, password) in entries.items()
        if host != "default"
    }


def _headers(path: str, hosts: list[str]) -> dict[str, dict[str, str]]:
    """Lines `Name: value`, for the host in the line `[host]` above them, or for the only host that was named."""
    if not path:
        return {}
    _must_exist(path, "headers")
    host = hosts[0] if len(hosts) == 1 else ""
    found: dict[str, dict[str, str]] = {}
    for number, line in enumerate(_lines(path), 1):
        if section := _SECTION.match(line):
            host = section[1].lower()
        elif line and not line.startswith("#"):
            name, value = _header(line, where=f"{path}, line {number}")
            if not host:
                raise SettingsError(
                    "several hosts are read, and the file does not say whose header this is",
                    where=f"{path}, line {number}",
                    next_step="Write the host in a line above it: [stage.example.com]",
                )
            found.setdefault(host, {})[name] = value
    return found


def _header(line: str, *, where: str) -> tuple[str, str]:
    match = _HEADER.match(line)
    if match is None:
        raise SettingsError("not a header", where=where, next_step="Write it as Name: value, in plain ASCII")
    if match[1].lower() in _OURS:
        raise SettingsError(f"the header {match[1]} is written by the crawler itself", where=where, next_step="Leave it out")
    return match[1], match[2].strip()


def _lines(path: str) -> list[str]:
    try:
        return [line.strip() for line in Path(path).read_text(encoding="utf-8-sig").splitlines()]
    except UnicodeDecodeError:
        raise SettingsError("not a text file", where=path, next_step="Save it as UTF-8") from None


def _cookies(path: str) -> CookieJar:
    if not path:
        return CookieJar()
    _must_exist(path, "cookies")
    jar = MozillaCookieJar(path)
    try:
        jar.load(ignore_discard=True, ignore_expires=True)
    except (LoadError, UnicodeDecodeError):
        said = "Export it in the Netscape format (cookies.txt), whose first line says so"
        raise SettingsError("not a cookie jar", where=path, next_step=said) from None
    for cookie in list(jar):
        _mend(jar, cookie)
    return jar


def _mend(jar: CookieJar, cookie: Cookie) -> None:
    """As browsers export them: no end is written as 0, and a host without a dot as it is, which this library calls .local."""
    if cookie.expires == 0:
        cookie.expires = None
    if cookie.is_expired() or "." not in cookie.domain:
        jar.clear(cookie.domain, cookie.path, cookie.name)
    if not cookie.is_expired():
        cookie.domain = cookie.domain if "." in cookie.domain else f"{cookie.domain}.local"
        jar.set_cookie(cookie)


def _must_exist(path: str, setting: str) -> None:
    if not Path(path).is_file():
        raise SettingsError("no such file", where=path, next_step=f"Check crawl.{setting}, or leave it out")
