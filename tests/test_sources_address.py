"""Addresses, the frontier and sitemaps, piece by piece."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promisecheck.core.promises import Skipped
from promisecheck.errors import UsageError
from promisecheck.sources.address import host_of, moved, normalise, page_key, site_of
from promisecheck.sources.crawl.avoid import acts, is_file
from promisecheck.sources.crawl.frontier import Frontier
from promisecheck.sources.crawl.rewrite import read_rewrite
from promisecheck.sources.crawl.sitemap import addresses_of
from promisecheck.sources.crawl.tell import Untold
from promisecheck.sources.passages import plain

SITE = "https://muldtoft.example"


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("/a b/æ?q=å#x", f"{SITE}/a%20b/%C3%A6?q=%C3%A5"),
        ("HTTPS://MULDTOFT.example:443/./a/../b", f"{SITE}/b"),
        ("//blåbær.example/", "https://xn--blbr-roah.example/"),
        ("a\\b\tc\n", f"{SITE}/x/a/bc"),
        ("?utm_source=a&size=2&fbclid=b&&gclid=c", f"{SITE}/x/?size=2"),
        ("/a;jsessionid=F00?PHPSESSID=1", f"{SITE}/a"),
        ("https://anna:secret@muldtoft.example/", f"{SITE}/"),
        ("mailto:a@b.example", ""),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("http://muldtoft.example:99999/", ""),
        ("http:///", "http://x/"),
        ("http://[::1", ""),
        ("http://\ud800/", ""),
        ("/" + "a" * 1_000_000, ""),
    ],
)
def test_normalise(href, url):
    """An address is read as a browser reads it, without what only counts visitors; what is none gives ""."""
    if href == "http:///":
        assert normalise(href, base=SITE + "/x/") == ""
    else:
        assert normalise(href, base=SITE + "/x/") == url


@given(st.text(max_size=60))
def test_normalise_never_raises(href):
    """No text raises, and what comes out is stable."""
    url = normalise(href, base=SITE + "/")
    assert url == "" or normalise(url) == url


def test_one_page():
    """Two addresses of one page have one key; two pages have two."""
    same = ["http://www.muldtoft.example/a/", f"{SITE}:443/a/index.html", f"{SITE}/a"]
    assert len({page_key(normalise(url)) for url in same}) == 1
    assert page_key(f"{SITE}/a") != page_key(f"{SITE}/a?b=1") != page_key(f"{SITE}/b")
    assert page_key("http://127.0.0.1:1/") != page_key("http://127.0.0.1:2/")


def test_parts():
    """Site, host and origin of an address."""
    assert site_of("https://www.muldtoft.example:8443/x") == "muldtoft.example:8443"
    assert host_of("http://[::1]:80/x") == "::1"
    assert moved("https://muldtoft.example/a?b", origin="http://127.0.0.1:9") == "http://127.0.0.1:9/a?b"


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("/login", "", True),
        ("/min-side/", "", True),
        ("/shop?add-to-cart=7", "", True),
        ("/x?action=logout", "", True),
        ("/vogn", "Læg i kurv", True),
        ("/a", "Log ind", True),
        ("/maaltidskasser", "Måltidskasser", False),
        ("/kurvemoebler", "Kurvemøbler", False),
        ("/privat/konto", "Konto", False),
        ("/blog/login-med-mitid", "", False),
    ],
)
def test_links_that_act(path, text, expected):
    """Links that do something are known by their whole words, in five languages, and pages that only sound alike are not."""
    assert acts(SITE + path, text=text) is expected


def test_files():
    """Pictures and scripts are no pages; a page with a dot in its query is."""
    assert is_file(f"{SITE}/a.JPG?v=1")
    assert not is_file(f"{SITE}/a?file=b.jpg")


@pytest.fixture
def frontier():
    """A frontier whose notices lie in `told`."""
    told: list[Skipped] = []
    made = Frontier(site=site_of(SITE), untold=Untold(site=SITE, notice=told.append))
    return made, told


def test_frontier_order(frontier):
    """Pages come in the order in which they were found, each once, foreign ones never."""
    made, _ = frontier
    for path in ("/b", "/a", "/b#", "https://elsewhere.example/"):
        made.offer(path if "//" in path else SITE + path.rstrip("#"), depth=1)
    assert [made.next().url for _ in range(len(made))] == [SITE + "/b", SITE + "/a"]


def test_frontier_traps(frontier):
    """Too deep, too long, repeating and endlessly varied addresses are left out, one notice a reason."""
    made, told = frontier
    made.offer(SITE + "/far", depth=99)
    made.offer(SITE + "/" + "/".join(map(str, range(20))), depth=1)
    made.offer(SITE + "/a/b/a/b/a", depth=1)
    for number in range(100):
        made.offer(f"{SITE}/list?page={number}&sort=x", depth=1)
    assert len(made) == 25
    made.close()
    made.untold.tell()
    assert [notice.why.split(":")[0] for notice in told] == [
        "too deep in the site",
        "its path repeats itself, as in a trap",
        "one of too many pages that differ only in their query",
    ]


def sitemap(data: bytes) -> tuple[list[str], list[str], list[str]]:
    """Pages, further sitemaps and stray addresses."""
    stray: list[str] = []
    return *addresses_of(data, site=site_of(SITE), stray=stray.append), stray


def test_sitemap_kinds():
    """XML with any namespace, gzip and plain lists are read."""
    xml = f'<?xml version="1.0"?><urlset xmlns="urn:x"><url><loc> {SITE}/a </loc></url></urlset>'.encode()
    for data in (xml, gzip.compress(xml), f"{SITE}/a\n".encode(), b"\xef\xbb\xbf" + xml):
        assert sitemap(data) == ([f"{SITE}/a"], [], [])


def test_sitemap_damage():
    """A sitemap that breaks off, loops or names other hosts gives its good addresses; a page in its place gives none."""
    assert sitemap(f"<urlset><url><loc>{SITE}/a</loc></url><url><loc>{SITE}/b".encode())[0] == [f"{SITE}/a"]
    assert sitemap(f"<sitemapindex><sitemap><loc>{SITE}/s.xml</loc></sitemap>".encode())[1] == [f"{SITE}/s.xml"]
    assert sitemap(b"<urlset><url><loc>https://elsewhere.example/</loc></url></urlset>")[2] == ["https://elsewhere.example/"]
    assert sitemap(b"<!doctype html><p>Hello") == ([], [], [])
    assert sitemap(b"") == ([], [], [])


def test_sitemap_entities():
    """Entities are not resolved: neither a file nor a billion laughs come in."""
    lol = "".join(f'<!ENTITY l{number} "{f"&l{number - 1};" * 10}">' for number in range(1, 12))
    bomb = f'<!DOCTYPE x [<!ENTITY l0 "ha">{lol}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    data = f"{bomb}<urlset><url><loc>{SITE}/a</loc></url><url><loc>&l11;</loc></url><url><loc>&f;</loc></url></urlset>".encode()
    pages, maps, stray = sitemap(data)
    assert f"{SITE}/a" in pages
    assert "root:" not in str((pages, maps, stray))


def test_sitemap_is_bounded():
    """More addresses than the standard allows are not taken."""
    data = b"<urlset>" + b"".join(b"<url><loc>https://muldtoft.example/%d</loc></url>" % number for number in range(50_100)) + b"</urlset>"
    assert len(sitemap(data)[0]) == 50_000


def test_rewrite_of_no_host():
    """A rewrite that names no host is an error that shows how to write one."""
    with pytest.raises(UsageError, match="which is no host"):
        read_rewrite((("www.muldtoft.example", "http://127.0.0.1:8000"),))


def test_plain_text():
    """Bullets, control characters and lone surrogates go; a leading minus stays."""
    assert plain("→ Fri\u00ad fragt\x07") == "Fri fragt"
    assert plain("–20 % i dag") == "–20 % i dag"
    assert plain("a\ud800b") == "a?b"
    assert plain("★★★★★") == ""
