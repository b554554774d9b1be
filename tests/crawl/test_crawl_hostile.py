"""What hosts may throw at a crawler: the cases of politeness and fetching, each named by its number."""

import gzip
import itertools
import subprocess
import sys
import time
import zlib

import pytest
from making import PEAK
from sources_site import Site, crawl, raw_server
from werkzeug import Request, Response

from promisecheck.core.promises import Skipped
from promisecheck.settings import Crawl
from promisecheck.sources.crawl.sites import crawl_sites

ROBOTS = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


@pytest.fixture
def site(httpserver):
    """A site of one page."""
    return Site(httpserver, {"/": "<p>Fri fragt i dag."})


def test_missing_robots_is_no_notice(site):
    """Case 1: a site without a robots.txt is read, and asked for it once."""
    for status in (401, 403, 404):
        site.asked.clear()
        site.pages["/robots.txt"] = Response("", status)
        crawled = crawl(site.url + "/")
        assert (crawled.paths, crawled.notices, site.asked.count("/robots.txt")) == ([""], [], 1)


def test_held_host_comes_back(site):
    """Case 2: a host that fails at its robots.txt for a while is left alone for a while, and then read."""
    states = itertools.chain([503] * 3, itertools.repeat(200))
    site.pages["/robots.txt"] = lambda _: Response("User-agent: *\nDisallow: /x", next(states))
    crawled = crawl(site.url + "/", retries=2)
    assert crawled.paths == [""]
    assert crawled.clock.slept[-1] == pytest.approx(15.0)


@pytest.mark.parametrize("talk", ["reset", "silence", "closes"])
def test_robots_that_never_comes(talk):
    """Case 3: a host that resets, falls silent or closes at its robots.txt is not read."""

    def answer(connection) -> None:
        connection.recv(9_000)
        if talk == "silence":
            time.sleep(1)
        if talk == "reset":
            connection.setsockopt(1, 13, b"\x01\x00\x00\x00\x00\x00\x00\x00")

    with raw_server(answer) as url:
        crawled = crawl(url + "/", retries=0, hold=0.0, deadline=0.4)
    assert len(crawled.troubles) == 1
    assert crawled.troubles[0].endswith("without robots.txt nothing of a host is read")


def test_redirected_robots_of_another_host(site, httpserver):
    """Case 4: a robots.txt that is on another host is followed there, and counts for the host that was asked."""
    moved = site.url.replace("localhost", "127.0.0.1")
    site.pages["/robots.txt"] = lambda request: (
        Response("User-agent: *\nDisallow: /a\n")
        if request.host.startswith("127.")
        else Response(status=301, headers={"Location": moved + "/robots.txt"})
    )
    site.pages["/"] = "<p>Fri fragt</p><a href=/a>A</a><a href=/b>B</a>"
    site.pages["/b"] = "<p>Åbent hver dag"
    crawled = crawl(site.url + "/", moved + "/b")
    assert "/a" not in site.asked
    assert len(crawled.pages) == 3
    assert httpserver is site.server


@pytest.mark.parametrize(
    "text", [b"Disallow: /\n" + b"x" * 5_000_000, b"#\n" * 200_000 + b"User-agent: *\nDisallow: /\n" + b"#" * 5_000_000]
)
def test_large_robots(site, text):
    """Case 6: of a robots.txt of 5 MB at least 500 KiB count, in any lines, within two seconds."""
    site.pages["/robots.txt"] = b"User-agent: *\n" + text
    began = time.process_time()
    assert crawl(site.url + "/").skipped == ["robots.txt forbids it"]
    assert time.process_time() - began < 2


def test_delays(site):
    """Case 8: half a second and ten are waited for; more than the longest that is set is a reason not to read the site."""
    site.pages["/"] = "<p>Hej</p><a href=/x>X</a>"
    for asked, waited in (("0.5", 0.5), ("10", 10.0)):
        site.pages["/robots.txt"] = f"User-agent: *\nCrawl-delay: {asked}\n"
        assert crawl(site.url + "/").clock.slept == [waited] * 3
    assert crawl(site.url + "/", longest_delay=5.0).troubles == ["its robots.txt asks for 10 s between two pages"]


def test_one_host_waits_alone(site):
    """Case 9: a host that asks to be left alone for two seconds gets them; another host is not delayed by that."""
    times: dict[str, list[float]] = {"localhost": [], "127.0.0.1": []}
    states = itertools.chain([429], itertools.repeat(200))

    def answer(request: Request) -> Response:
        host = request.host.partition(":")[0]
        times[host].append(time.monotonic())
        status = next(states) if host == "localhost" else 200
        return Response("<p>Fri fragt", status, headers={"Retry-After": "2"}, content_type="text/html")

    site.pages = dict.fromkeys(["/", *(f"/{number}" for number in range(5))], answer)
    site.pages |= {"/": lambda request: _with_links(answer(request))}
    groups = [[site.url + "/"], [site.url.replace("localhost", "127.0.0.1") + "/"]]
    list(crawl_sites(groups, crawl=Crawl(delay=0.02), notice=lambda _: None, progress=lambda *_: None))
    assert times["localhost"][1] - times["localhost"][0] >= 2
    assert times["127.0.0.1"][-1] < times["localhost"][1]


def _with_links(response: Response) -> Response:
    response.data += b"".join(b"<a href=/%d>x</a>" % number for number in range(5))
    return response


def test_failing_for_ever(site):
    """Case 11: a host that answers 503 for ever is tried a few times with growing pauses, then given up, and that is said."""
    site.pages["/"] = "<p>Hej</p>" + "".join(f"<a href=/{number}>x</a>" for number in range(40))
    site.pages |= {f"/{number}": Response("", 503) for number in range(40)}
    crawled = crawl(site.url + "/", retries=2)
    assert crawled.troubles == ["the host stopped answering, so 20 known pages were not tried"]
    assert len(site.asked) == 3 + 3 + 19
    assert crawled.clock.slept[0] < crawled.clock.slept[1]


def test_self_loop(site):
    """Case 14: a page that redirects to itself is asked for once."""
    site.pages["/"] = Response(status=302, headers={"Location": "/"})
    assert crawl(site.url + "/").troubles == ["its redirects go round in a circle"]
    assert site.asked.count("/") == 1


@pytest.mark.parametrize(
    "target", ["ftp://127.0.0.1/x", "data:text/html,<p>hej", "gopher://127.0.0.1/", "file:///etc/passwd", "javascript:x"]
)
def test_redirects_to_other_schemes(site, target):
    """Case 15: a redirect to anything but http(s) is refused."""
    site.pages["/"] = Response(status=302, headers={"Location": target})
    assert "which is no web address" in crawl(site.url + "/").troubles[0]


SPELLINGS = (
    "http://127.0.0.1:{port}/", "http://2130706433:{port}/", "http://0x7f000001:{port}/", "http://017700000001:{port}/",
    "http://127.1:{port}/", "http://0x7f.0.0.1:{port}/", "http://[::ffff:127.0.0.1]:{port}/", "http://[::ffff:7f00:1]:{port}/",
    "http://user@127.0.0.1:{port}/", "http://localhost@127.0.0.1:{port}/", "http://127.0.0.1.:{port}/", "http://①②⑦.0.0.1:{port}/",
    "//127.0.0.1:{port}/", "http:\\\\127.0.0.1:{port}\\", "http://0:{port}/", "http://0.0.0.0:{port}/", "http://[::]:{port}/",
    "http://127%2e0.0.1:{port}/", "http://127.0.0.1:{port}#@muldtoft.example/", "http://foo@127.0.0.1:{port}@muldtoft.example/",
)  # fmt: skip


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_spellings_of_a_private_address(site, spelling):
    """Case 16: however a private address is spelled, a redirect to it gets no byte, neither of a page nor of robots.txt."""
    heard: list[bytes] = []
    with raw_server(lambda connection: heard.append(connection.recv(9))) as elsewhere:
        target = spelling.format(port=elsewhere.rpartition(":")[2])
        for path in ("/", "/robots.txt"):
            site.pages["/robots.txt"] = Response("", 404)
            site.pages[path] = Response(status=302, headers={"Location": target})
            crawl(site.url + "/", retries=0, hold=0.0)
    assert b"".join(heard) == b""


def test_names_that_turn_private(site, monkeypatch):
    """Case 17: a name that leads to a private address when it is asked gets no byte, whatever it led to before."""
    import socket

    heard: list[bytes] = []
    resolve = socket.getaddrinfo
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda host, *rest, **more: resolve("127.0.0.1" if "rebind" in host else host, *rest, **more)
    )
    with raw_server(lambda connection: heard.append(connection.recv(9))) as elsewhere:
        port = elsewhere.rpartition(":")[2]
        site.pages["/robots.txt"] = Response(status=302, headers={"Location": f"http://rebind.example:{port}/robots.txt"})
        crawled = crawl(site.url + "/", retries=0)
    assert crawled.troubles[0].startswith("refused: rebind.example leads to the private address 127.0.0.1")
    assert b"".join(heard) == b""


def test_meta_refresh(site):
    """Case 19: a page that only sends its visitors on is read where they come to; a circle, and a way to a private address, end it."""
    site.pages = {"/": '<meta http-equiv=refresh content="0;url=/da/">', "/da/": "<p>Fri fragt i dag."}
    crawled = crawl(site.url + "/")
    assert (crawled.paths, crawled.troubles) == (["da/"], [])
    site.pages["/da/"] = '<meta http-equiv=refresh content="0;url=/">'
    assert crawl(site.url + "/").troubles == ["its redirects go round in a circle"]
    site.pages["/"] = '<meta http-equiv=refresh content="0;url=http://10.0.0.1/">'
    assert crawl(site.url + "/").troubles == ["it sends its visitors elsewhere, which was not followed"]


BOMBS = f"""
import sys
sys.path[:0] = sys.argv[1:3]
from sources_site import crawl
crawled = crawl(sys.argv[3], deadline=30.0)
print(len(crawled.pages), {PEAK})
"""


@pytest.mark.slow
def test_bombs(site, tmp_path):
    """Case 23: bombs of 1 GB, as a page and as a sitemap, and a hundred encodings, are cut; the crawl stays under 300 MB and goes on."""
    packer = zlib.compressobj(1, zlib.DEFLATED, 31)
    head = packer.compress(b"<p>Fri fragt</p>") + packer.flush(zlib.Z_FULL_FLUSH)
    bomb = head + 100 * (packer.compress(b" " * 10_000_000) + packer.flush(zlib.Z_FULL_FLUSH))
    site.pages |= {
        "/": "<p>Hej</p><a href=/bomb>B</a><a href=/nested>N</a><a href=/b>B</a>",
        "/bomb": Response(bomb, content_type="text/html", headers={"Content-Encoding": "gzip"}),
        "/nested": Response(bomb, content_type="text/html", headers={"Content-Encoding": ", ".join(["gzip"] * 100)}),
        "/robots.txt": f"Sitemap: {site.url}/sitemap.xml.gz\n",
        "/sitemap.xml.gz": Response(bomb, content_type="application/gzip"),
        "/b": "<p>Sidste side",
    }
    script = tmp_path / "bombs.py"
    script.write_text(BOMBS)
    here = __file__.rpartition("/tests/")[0]
    told = subprocess.run(
        [sys.executable, str(script), here, here + "/tests", site.url + "/"], capture_output=True, text=True, check=True, timeout=120
    )
    pages, most = map(int, told.stdout.split())
    assert pages == 3
    assert most < 300


def test_broken_gzip(site):
    """Case 24: bytes that are no gzip, or end in a wrong sum, are salvaged or named."""
    whole = gzip.compress(b"<p>Fri fragt i dag.</p>" + b"<!-- x -->" * 9_000)
    for body, said in (
        (whole[:-8] + b"\0" * 8, "its compression is broken further on"),
        (b"\x1f\x8b" + b"\xff" * 90, "its compression is broken"),
        (b"<p>Fri fragt i dag.</p>", ""),
    ):
        site.pages["/"] = Response(body, content_type="text/html", headers={"Content-Encoding": "gzip"})
        crawled = crawl(site.url + "/", retries=0)
        assert said in "; ".join([*crawled.skipped, ""])
        assert bool(crawled.pages[0].passages) is (said != "its compression is broken")


def test_broken_off_is_tried_again():
    """Case 25: an answer that breaks off is asked for again; only where it never comes whole is the part read, and marked."""
    count = itertools.count()
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 40\r\n\r\n<p>Fri fragt i dag.</p>"

    def talk(connection) -> None:
        connection.recv(9_000)
        number = next(count)
        connection.sendall(ROBOTS if number == 0 else page if number == 1 else page + b"<p>I morgen.</p>" + b" ")

    with raw_server(talk) as url:
        crawled = crawl(url + "/", retries=1)
    assert [passage.text for passage in crawled.pages[0].passages] == ["Fri fragt i dag.", "I morgen."]
    assert crawled.skipped == []


@pytest.mark.parametrize("head", ["X: y\r\n" * 200, "X: " + "y" * 1_000_000 + "\r\n", "X\x00: y\r\n\x01\r\n", "A" * 70_000 + ": b\r\n"])
def test_odd_headers(head):
    """Case 26: two hundred headers, one of a megabyte and illegal bytes end in a reason or a page, never in a crash."""
    count = itertools.count()

    def talk(connection) -> None:
        connection.recv(9_000)
        page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + head.encode() + b"\r\n<p>Fri fragt i dag."
        connection.sendall(ROBOTS if next(count) == 0 else page)

    with raw_server(talk) as url:
        crawled = crawl(url + "/", retries=0, deadline=2.0)
    assert len(crawled.pages) + len(crawled.troubles) == 1


@pytest.mark.parametrize("body", [b"%PDF-1.7 x", b"\x89PNG\r\n\x1a\n" + b"\0" * 90, b"PK\x03\x04" + b"\0" * 90])
def test_bytes_that_are_no_page(site, body):
    """Case 27: what calls itself a page and is a document, a picture or an archive is no page."""
    site.pages["/"] = Response(body, content_type="text/html")
    crawled = crawl(site.url + "/")
    assert not [passage for page in crawled.pages for passage in page.passages]
    assert crawled.troubles


def test_traps(site):
    """Case 29: calendars, sessions, filters and links that grow are bounded, and what they hide from nobody is read."""

    def trap(request: Request) -> Response:
        number = int(request.args.get("n", "0"))
        links = f"<a href='?n={number + 1}&sid={number}'>x</a><a href='?n={number}&farve={number}'>y</a><a href='{request.path}/a/a'>z</a>"
        return Response(f"<p>Dag {number}</p>{links}", content_type="text/html")

    site.server.clear()
    site.server.expect_request("/robots.txt").respond_with_data("", status=404)
    site.server.expect_request("/sitemap.xml").respond_with_data("", status=404)
    site.server.expect_request("/").respond_with_data("<p>Hej</p><a href=/kal>K</a><a href=/om>O</a>", content_type="text/html")
    site.server.expect_request("/om").respond_with_data("<p>Om os her", content_type="text/html")
    site.server.expect_request("/kal").respond_with_handler(trap)
    crawled = crawl(site.url + "/", max_pages=10_000)
    assert "om" in crawled.paths
    assert len(crawled.pages) < 90


def test_kinds_of_page_that_go_on(site):
    """Case 29: pages that differ only in their query are all read while each says something new."""
    site.pages = {"/": "<p>Hej</p>" + "".join(f"<a href='/vare?id={number}'>x</a>" for number in range(90))}
    words = [a + b for a in ("skrue", "lampe", "bord", "stol", "seng", "dyne", "pude", "krog", "hylde", "kurv") for b in "abcdefghi"]
    site.pages |= {f"/vare?id={number}": f"<p>Vores {words[number]} holder i et år" for number in range(90)}
    assert len(crawl(site.url + "/").pages) == 91


def test_canonical_twins(site):
    """Case 30: a page under a second address that names the first as its own counts once; one that only claims so counts."""
    copy = "<p>Fri fragt i dag.</p><p>Åbent hver dag.</p>"
    head = f"<link rel=canonical href='{site.url}/a'>"
    site.pages = {
        "/": "<p>Hej</p><a href=/a>A</a><a href=/b>B</a><a href=/c>C</a>",
        "/a": head + copy,
        "/b": head + copy + "<!-- x -->",
        "/c": head + "<p>En helt anden side.</p>",
    }
    crawled = crawl(site.url + "/")
    assert crawled.paths == ["", "a", "c"]
    assert crawled.skipped == ["the same page as one read before, at another address"]


def test_odd_links(site):
    """Case 31: links of a megabyte, with blanks, emoji, bad escapes and impossible ports are read as browsers do, or left."""
    odd = [
        "/" + "a" * 1_000_000,
        "\\b",
        " /b\t",
        "/%zz",
        "/🎉",
        "http://blåbær.example/",
        "http://x:99999/",
        "http://",
        "//",
        "?",
        "/b%",
        "http://[/",
    ]
    site.pages = {"/": "<p>Hej</p>" + "".join(f'<a href="{link}">x</a>' for link in odd), "/b": "<p>Fri fragt i dag."}
    crawled = crawl(site.url + "/")
    assert crawled.paths == ["", "b"]
    assert crawled.troubles == []


def test_odd_sitemaps(site):
    """Case 32: of sitemaps that loop, break off, are pages or lie, the good addresses are kept and the others counted."""
    site.pages = {
        "/": "<p>Hej",
        "/robots.txt": "".join(f"Sitemap: {site.url}/{name}\n" for name in ("loop.xml", "cut.xml", "page.xml", "none.xml")),
        "/loop.xml": f"<sitemapindex><sitemap><loc>{site.url}/loop.xml</loc></sitemap><sitemap><loc>{site.url}/cut.xml</loc></sitemap>"
        "</sitemapindex>",
        "/cut.xml": f"<urlset xmlns='urn:wrong'><url><loc>{site.url}/a</loc></url><url><loc>http://10.0.0.1/</loc></url><url><loc>{site.url}/b",
        "/page.xml": "<!doctype html><p>Hov",
        "/a": "<p>Fri fragt i dag.",
    }
    crawled = crawl(site.url + "/")
    assert crawled.paths == ["", "a"]
    assert site.asked.count("/cut.xml") == site.asked.count("/loop.xml") == 1
    assert "/b" not in site.asked
    assert crawled.skipped[0] == "1 of its addresses are not on this site: http://10.0.0.1/ ..."
    assert [why.partition(": ")[2] for why in crawled.skipped[1:]] == ["it is a web page", "the host answers 404: it does not exist"]


def test_noindex_is_read(site):
    """Case 33: a page that asks search engines not to list it is read, for visitors see it."""
    site.pages["/"] = Response(
        "<meta name=robots content=noindex><body><p>Fri fragt i dag.", headers={"X-Robots-Tag": "noindex"}, content_type="text/html"
    )
    assert crawl(site.url + "/").paths == [""]


@pytest.mark.slow
def test_a_tarpit_among_many():
    """Case 37: of thirty hosts one says nothing; it costs its own place, and the others are read meanwhile."""

    def talk(connection) -> None:
        request = connection.recv(9_000)
        body = b"" if b"/robots.txt" in request or b"/sitemap" in request else b"<p>Fri fragt i dag."
        status = b"200 OK" if body else b"404 Not Found"
        connection.sendall(
            b"HTTP/1.1 %s\r\nContent-Type: text/html\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s" % (status, len(body), body)
        )

    read: list[float] = []
    notices: list[Skipped] = []
    with raw_server(talk) as url, raw_server(lambda connection: time.sleep(8) or connection.close()) as tarpit:
        public = [f"http://host{number}.example" for number in range(30)]
        crawl_settings = Crawl(
            delay=0.05,
            deadline=7.0,
            retries=0,
            hold=0.0,
            rewrite=tuple((host, tarpit if number == 29 else url) for number, host in enumerate(public)),
        )
        began = time.monotonic()
        for _ in crawl_sites([[f"{host}/"] for host in public], crawl=crawl_settings, notice=notices.append, progress=lambda *_: None):
            read.append(time.monotonic() - began)  # noqa: PERF401 - the time of each
    assert len(read) == 29
    assert read[-1] < 6.5
    assert [notice.what for notice in notices] == ["http://host29.example/"]
