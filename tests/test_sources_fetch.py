"""Hosts that fail, drag, lie or lead astray."""

import gzip
import itertools
import socket
import time
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sources_site import Site, crawl, raw_server
from werkzeug import Response

from promisecheck.core.promises import Skipped
from promisecheck.sources.crawl.fetch import retry_after
from promisecheck.sources.crawl.peers import PeerRefused, Peers, is_private
from promisecheck.sources.crawl.unpack import unpack

HEADER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
ROBOTS = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


@pytest.fixture
def site(httpserver):
    """A site of one page."""
    return Site(httpserver, {"/": "<p>Fri fragt i dag."})


def answers(*later: tuple[bytes, float]) -> Callable[[socket.socket], None]:
    """A talk that says 404 to the first request (robots.txt), then sends the given pieces."""
    count = itertools.count()

    def talk(connection: socket.socket) -> None:
        connection.recv(65_536)
        if next(count) == 0:
            connection.sendall(ROBOTS)
            return
        for piece, pause in later:
            connection.sendall(piece)
            time.sleep(pause)

    return talk


def test_delay_between_requests(site):
    """Between two requests lies the delay, or the longer one that robots.txt asks for."""
    site.pages["/"] = "<p>Hej</p><a href=/x>X</a>"
    assert crawl(site.url + "/", delay=2.0).clock.slept == [2.0] * 3
    site.pages["/robots.txt"] = "User-agent: *\nCrawl-delay: 7\n"
    assert crawl(site.url + "/", delay=2.0).clock.slept == [7.0] * 3


@pytest.mark.parametrize("asked", ["-1", "abc", "nan", "inf"])
def test_nonsense_delay(site, asked):
    """A Crawl-delay that is no sensible number is no reason to wait."""
    site.pages["/robots.txt"] = f"User-agent: *\nCrawl-delay: {asked}\n"
    assert crawl(site.url + "/").clock.slept == []


def test_endless_delay(site):
    """A site that asks for more than a minute between pages is left alone, and that is said."""
    site.pages["/robots.txt"] = "User-agent: *\nCrawl-delay: 86400\n"
    crawled = crawl(site.url + "/")
    assert crawled.troubles == ["its robots.txt asks for 86,400 s between two pages"]
    assert site.asked == ["/robots.txt"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_no_robots(site, status):
    """Without a robots.txt (4xx) everything may be read."""
    site.pages["/robots.txt"] = Response("User-agent: *\nDisallow: /", status)
    assert crawl(site.url + "/").paths == [""]


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_failing_robots(site, status):
    """Case 2: a host that fails at its robots.txt is left alone, tried once more, and then not read at all; that is a trouble."""
    site.pages["/robots.txt"] = Response("", status)
    crawled = crawl(site.url + "/", retries=1)
    assert crawled.troubles == [f"the host answers {status} for its robots.txt, and without robots.txt nothing of a host is read"]
    assert site.asked == ["/robots.txt"] * 4
    assert crawled.clock.slept[1] == 15.0


def test_robots_is_a_page(site):
    """A robots.txt that is a web page forbids nothing, with a notice."""
    site.pages["/robots.txt"] = "<!doctype html><p>Disallow: /"
    crawled = crawl(site.url + "/")
    assert (crawled.paths, crawled.skipped) == ([""], ["it is a web page, not a robots.txt, so it forbids nothing"])


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffUser-agent: *\rDisallow: /tilbud-på-sko\r",
        "User-agent: *\r\n\x00Disallow: /x\r\nDisallow: /tilbud-p%C3%A5-sko",
        "#" + "x" * 100_000 + "\nUser-agent: *\nDisallow: /tilbud-på-sko",
        "user-agent:*\ndisallow:/*-sko$",
    ],
)
def test_odd_robots(site, text):
    """A BOM, bare carriage returns, NULs, endless lines and unescaped letters do not change what is forbidden."""
    for data in (text.encode(), text.encode("cp1252", "ignore"), text.encode("utf-16")):
        site.pages["/robots.txt"] = data
        assert crawl(site.url + "/tilbud-på-sko").skipped == ["robots.txt forbids it"]
    assert not any("sko" in path for path in site.asked)


def test_redirected_robots(site):
    """A robots.txt that is elsewhere counts for the host that was asked; a sixth redirect is one too many and allows."""
    site.pages["/robots.txt"] = Response(status=301, headers={"Location": "/r1"})
    site.pages |= {f"/r{number}": Response(status=302, headers={"Location": f"/r{number + 1}"}) for number in range(1, 5)}
    site.pages["/r5"] = "User-agent: *\nDisallow: /\n"
    assert crawl(site.url + "/").pages == []
    site.pages["/r5"] = Response(status=302, headers={"Location": "/r6"})
    site.pages["/r6"] = "User-agent: *\nDisallow: /\n"
    assert crawl(site.url + "/").paths == [""]


def test_led_to_a_private_address(site):
    """A robots.txt that redirects to a private host which nobody named is not followed there; not a byte is sent."""
    heard: list[bytes] = []
    with raw_server(lambda connection: heard.append(connection.recv(9))) as elsewhere:
        site.pages["/robots.txt"] = Response(status=302, headers={"Location": elsewhere + "/robots.txt"})
        crawled = crawl(site.url + "/", retries=0)
    assert b"".join(heard) == b""
    assert crawled.troubles == [
        "refused: 127.0.0.1 leads to the private address 127.0.0.1, and without robots.txt nothing of a host is read"
    ]


def test_peers():
    """A named host may be private, but not once it was public; a host that was not named never may."""
    peers = Peers(named=frozenset({"stage", "www.muldtoft.example"}))
    peers.check("stage", "10.1.2.3")
    peers.check("other.example", "9.9.9.9")
    peers.check("www.muldtoft.example", "9.9.9.9")
    for host in ("www.muldtoft.example", "other.example", "unseen.example"):
        with pytest.raises(PeerRefused):
            peers.check(host, "127.0.0.1")


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.1",
        "172.16.9.9",
        "192.168.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fd00::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::",
        "2001:0:4136:e378:8000:63bf:f5ff:fffe",
        "nonsense",
    ],
)
def test_private_addresses(address):
    """Loopback, private, link-local and shared addresses are private however they are wrapped."""
    assert is_private(address)


def test_refused_connection():
    """A host where nobody listens is one trouble that says so."""
    with raw_server(lambda _: None) as url:
        pass
    crawled = crawl(url + "/")
    assert crawled.troubles == ["the connection was refused, and without robots.txt nothing of a host is read"]


def test_no_tls(site):
    """A host that speaks no TLS where it should is a trouble that says so."""
    crawled = crawl(site.url.replace("http:", "https:") + "/", retries=0)
    assert crawled.troubles == ["no secure connection (TLS) could be made, and without robots.txt nothing of a host is read"]


def test_unknown_host():
    """A host name that nobody knows is one trouble that says so."""
    assert "host name is not known" in crawl("http://muldtoft.invalid/", retries=0).troubles[0]


def test_silence():
    """A host that accepts and says nothing is given up at the deadline."""
    began = time.monotonic()
    with raw_server(lambda _: time.sleep(3)) as url:
        crawled = crawl(url + "/", deadline=0.4, retries=0)
    assert time.monotonic() - began < 2
    assert crawled.troubles == ["no complete answer within 0.4 s, and without robots.txt nothing of a host is read"]


@pytest.mark.parametrize("head", [HEADER + b"\r\n", HEADER, HEADER + b"Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n"])
def test_dripping(head):
    """Bytes that drip in, in headers or body, do not stretch the deadline."""
    began = time.monotonic()
    with raw_server(answers((head, 0.0), *[(b"1", 0.05)] * 60)) as url:
        crawled = crawl(url + "/", deadline=0.4, retries=0)
    assert time.monotonic() - began < 2
    assert crawled.troubles == ["no complete answer within 0.4 s"]


def test_endless_body():
    """A body without end is cut at the limit of bytes, read so far, and that is said."""
    with raw_server(answers((HEADER + b"\r\n<p>Fri fragt</p>" + b"x" * 50_000, 0.0))) as url:
        crawled = crawl(url + "/", max_bytes=10_000)
    assert crawled.pages[0].passages[0].text == "Fri fragt"
    assert "it is longer than 10,000 bytes, and only so much was read" in crawled.skipped


@pytest.mark.parametrize(
    "head", [b"Content-Length: 9999\r\n\r\n<p>Fri fragt</p>", b"Transfer-Encoding: chunked\r\n\r\n10\r\n<p>Fri fragt</p>\r\n"]
)
def test_broken_off(head):
    """A connection that breaks in the middle gives what came, with a notice."""
    with raw_server(answers((HEADER + head, 0.0))) as url:
        crawled = crawl(url + "/", retries=0)
    assert [passage.text for passage in crawled.pages[0].passages] == ["Fri fragt"]
    assert crawled.skipped[0] == "the connection broke before its end, so only a part was read"


@pytest.mark.parametrize(
    "nonsense", [b"", b"HTTP/0.9", b"\x00\xff\r\n\r\n", HEADER + b"X: " + b"y" * 200_000 + b"\r\n\r\n", b"HTTP/1.1 999 No\r\n\r\n"]
)
def test_nonsense_answers(nonsense):
    """An answer that is none is a trouble with a reason."""
    with raw_server(answers((nonsense, 0.0))) as url:
        crawled = crawl(url + "/", retries=0, deadline=2.0)
    assert len(crawled.troubles) == 1
    assert crawled.pages == []


def test_tries_again(site):
    """A host that fails for a moment is asked again, with growing pauses."""
    states = iter([503, 500, 200])
    site.pages["/"] = lambda _: Response("<p>Fri fragt", next(states), content_type="text/html")
    crawled = crawl(site.url + "/")
    assert crawled.paths == [""]
    first, second = crawled.clock.slept
    assert 0.5 <= first <= 0.625
    assert 1.0 <= second <= 1.25


def test_fails_for_good(site):
    """A named page that answers 500 to the last is a trouble; how often it was tried is set."""
    site.pages["/"] = Response("", 500)
    crawled = crawl(site.url + "/", retries=3)
    assert crawled.troubles == ["the host answers 500"]
    assert site.asked.count("/") == 4


def test_retry_after(site):
    """The host says how long to wait, and that is how long it is left alone."""
    states = iter([429, 200])
    site.pages["/"] = lambda _: Response("<p>Fri fragt", next(states), headers={"Retry-After": "3"}, content_type="text/html")
    assert crawl(site.url + "/").clock.slept == [3.0]


def test_retry_after_for_ever(site):
    """A host that asks for more than two minutes is given up at once, and what was not tried is counted."""
    site.pages["/"] = "<p>Hej</p>" + "".join(f"<a href=/{number}>x</a>" for number in range(9))
    site.pages["/0"] = Response("", 503, headers={"Retry-After": "1000000000"})
    crawled = crawl(site.url + "/")
    assert crawled.troubles == ["the host answers 503 and asks to be left alone for 1,000,000,000 s, so 8 known pages were not tried"]
    assert crawled.clock.slept == []


def test_retry_after_header():
    """Retry-After is read as seconds or as a date; the past and nonsense count for nothing."""
    assert retry_after("120") == 120
    assert retry_after("Fri, 31 Dec 2066 23:59:59 GMT") > 3e8
    assert [retry_after(value) for value in ("", "-3", "x", "Fri, 31 Dec 1999 23:59:59 GMT", "Fri, 99 Foo")] == [0] * 5


@given(st.text(max_size=40))
def test_retry_after_never_raises(value):
    """No header raises."""
    assert retry_after(value) >= 0


def test_silent_pages_are_one_notice(site):
    """Thirty-seven pages that do not answer are one line, with the first of them."""
    site.pages["/"] = "<p>Hej</p>" + "".join(f"<a href=/{number}>x</a><a href=/ok{number}>y</a>" for number in range(37))
    site.pages |= {f"/ok{number}": f"<p>Side {number} er her" for number in range(37)}
    site.pages |= {f"/{number}": Response("", 503) for number in range(37)}
    crawled = crawl(site.url + "/", retries=0)
    assert len(crawled.pages) == 38
    assert crawled.notices == [Skipped(what=f"37 pages of {site.url}", why="the host answers 503: /0, /1, /2, /3, /4 and 32 more")]


def test_host_falls_silent(site):
    """A host that has stopped answering is left alone after twenty pages, and the rest is counted as not tried."""
    site.pages["/"] = "<p>Hej</p>" + "".join(f"<a href=/{number}>x</a>" for number in range(50))
    site.pages |= {f"/{number}": Response("", 500) for number in range(50)}
    crawled = crawl(site.url + "/", retries=0)
    assert crawled.troubles == ["the host stopped answering, so 30 known pages were not tried"]
    assert len(site.asked) == 23


def test_compressed_pages(site):
    """Gzip and deflate are read; plain text that calls itself gzip too; a bomb is cut at the limit, a broken stream salvaged."""
    html = b"<p>Fri fragt</p>" + b"<!-- x -->" * 9_000
    bodies = {
        "gzip": gzip.compress(html),
        "deflate": zlib.compress(html),
        "raw": zlib.compress(html)[2:-4],
        "plain": html,
        "bomb": gzip.compress(html + b" " * 50_000_000),
        "short": gzip.compress(html)[:-30],
    }
    for name, body in bodies.items():
        encoding = "deflate" if name in {"deflate", "raw"} else "gzip"
        site.pages["/"] = Response(body, content_type="text/html", headers={"Content-Encoding": encoding})
        crawled = crawl(site.url + "/", max_bytes=200_000)
        assert [passage.text for passage in crawled.pages[0].passages] == ["Fri fragt"], name
        assert crawled.skipped == {"bomb": ["it was cut"], "short": ["its compression ends too early"]}.get(name, [])


def test_unknown_compression(site):
    """A compression that was not asked for is a trouble, and so are many layers."""
    for encoding in ("br", "gzip, gzip, gzip"):
        site.pages["/"] = Response(b"\x8b\x00", content_type="text/html", headers={"Content-Encoding": encoding})
        assert crawl(site.url + "/", retries=0).troubles == ["the answer is compressed in a way that was not asked for"]


@given(st.binary(max_size=300), st.sampled_from(["gzip", "deflate", "identity", "", "br"]))
def test_unpack_stays_within_its_limit(data, encoding):
    """Whatever the bytes are, no more comes out than was allowed."""
    try:
        unpacked, _ = unpack(data, encoding=encoding, limit=100)
    except ValueError:
        assert encoding == "br"
    else:
        assert len(unpacked) <= 100
