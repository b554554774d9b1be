"""Addresses as browsers read them (WHATWG), without what only counts visitors; and when two of them are one page."""

import re
from functools import lru_cache

import ada_url

from promisecheck.sources.wordlist import word_set

LONGEST = 2_000
_COUNTING = word_set(
    "fbclid gclid gclsrc gbraid wbraid dclid msclkid yclid twclid ttclid li_fat_id igshid mc_cid mc_eid mkt_tok vero_id _ga _gl "
    "_hsenc _hsmi hsctatracking s_cid wickedid phpsessid jsessionid aspsessionid cfid cftoken epik ref_src srsltid"
)
_COUNTING_STARTS = ("utm_", "hsa_", "pk_", "piwik_", "matomo_", "mtm_", "oly_")
_SESSION = re.compile(r";jsessionid=[^/?#]*", re.IGNORECASE)
_INDEX = re.compile(r"/(?:index|default|forside)\.(?:html?|php|aspx?|jsp)$", re.IGNORECASE)


def is_address(target: str) -> bool:
    """Whether a target is meant as an address on the web.

    >>> is_address("HTTPS://www.muldtoft.example/"), is_address("pages/index.html")
    (True, False)
    """
    return target[:8].lower().startswith(("http://", "https://"))


def normalise(href: str, *, base: str = "") -> str:
    """The full address without fragment, user name and tracking parameters; "" if it is no http(s) address.

    >>> normalise("../b/?utm_source=nyhedsbrev&q=1#top", base="https://www.muldtoft.example:443/a/")
    'https://www.muldtoft.example/b/?q=1'
    """
    if len(href) > LONGEST:
        return ""
    try:
        url = ada_url.URL(href.strip(), base) if base else ada_url.URL(href.strip())
        if url.protocol not in {"http:", "https:"} or not url.hostname:
            return ""
        url.hash = url.username = url.password = ""
        url.pathname = _SESSION.sub("", url.pathname)
        if url.search:
            url.search = _without_counting(url.search)
        return str(url.href) if len(url.href) <= LONGEST else ""
    except (ValueError, UnicodeError):
        return ""


@lru_cache(maxsize=32_768)
def page_key(url: str) -> str:
    """Equal for addresses that are one page: http or https, www or not, /index.html or /, the order of parameters.

    >>> page_key("http://www.muldtoft.example/a/index.html?b=1&a=2") == page_key("https://muldtoft.example/a?a=2&b=1")
    True
    """
    parsed = ada_url.URL(url)
    path = _INDEX.sub("/", parsed.pathname).rstrip("/")
    query = "&".join(sorted(parsed.search.removeprefix("?").split("&")))
    return f"{site_of(url)}{path}?{query}"


@lru_cache(maxsize=32_768)
def site_of(url: str) -> str:
    """The host, without www. and with a port that is not the usual one: what one crawl stays on."""
    parsed = ada_url.URL(url)
    return str(parsed.host).removeprefix("www.")


def host_of(url: str) -> str:
    """The host's name or IP address alone, without port and brackets."""
    return str(ada_url.URL(url).hostname).strip("[]").lower()


@lru_cache(maxsize=32_768)
def origin_of(url: str) -> str:
    """Scheme, host and port."""
    return str(ada_url.URL(url).origin)


def moved(url: str, *, origin: str) -> str:
    """The same page on another origin of the site."""
    return origin + url[len(origin_of(url)) :]


def path_of(url: str) -> str:
    """Path and query, as they are shown in reports."""
    return url[len(origin_of(url)) :]


def _without_counting(search: str) -> str:
    kept = [part for part in search.removeprefix("?").split("&") if part and not _only_counts(part.partition("=")[0].lower())]
    return "&".join(kept)


def _only_counts(name: str) -> bool:
    return name in _COUNTING or name.startswith(_COUNTING_STARTS)
