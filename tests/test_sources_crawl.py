"""The crawl of one site, on real sockets."""

import gzip
import time

import pytest
from sources_site import Site, crawl
from werkzeug import Request, Response

from promisecheck.core.promises import Skipped
from promisecheck.settings import Crawl
from promisecheck.sources import read_copy

HOME = "<html lang=da><main><p>Fri fragt i dag.</p><a href=/a>A</a> <a href=/b?utm_source=x#top>B</a></main>"


@pytest.fixture
def site(httpserver):
    """A small site with two linked pages."""
    return Site(
        httpserver,
        {
            "/": HOME,
            "/a": "<p>Leveret i morgen.</p><a href=/c>C</a><a href=/a>A</a>",
            "/b": "<p>Åbent hver dag.</p>",
            "/c": "<p>Altid billigst.</p><a href='https://elsewhere.example/'>elsewhere</a>",
        },
    )


def test_links_are_followed(site):
    """From the named page the site's links are followed, each page once, near ones first, with GET alone."""
    crawled = crawl(site.url + "/")
    assert crawled.paths == ["", "a", "b", "c"]
    assert site.asked == ["/robots.txt", "/", "/sitemap.xml", "/a", "/b", "/c"]
    assert site.methods == {"GET"}
    assert crawled.notices == []


def test_pages_become_passages(site):
    """read_copy gives the passages of all pages, and the text that repeats is one with many places."""
    for path in ("/", "/a", "/b", "/c"):
        site.pages[path] = f"<div class=usp>Prisgaranti i et år</div>{site.pages[path]}"
    seen = []
    passages = list(
        read_copy([site.url], crawl=Crawl(delay=0), notice=lambda _: None, progress=lambda stage, done, _: seen.append((stage, done)))
    )
    assert [passage.text for passage in passages if passage.origin.role == "paragraph"] == [
        "Fri fragt i dag.",
        "Leveret i morgen.",
        "Åbent hver dag.",
        "Altid billigst.",
    ]
    assert len(passages[0].places) == 4
    assert seen[-1] == ("pages", 4)


def test_robots_forbids_pages(site):
    """What robots.txt forbids is never asked for, and said; the group for our name counts before the one for all."""
    site.pages["/robots.txt"] = "User-agent: *\nDisallow: /\n\nUser-agent: promisecheck\nDisallow: /a\n"
    crawled = crawl(site.url + "/")
    assert crawled.paths == ["", "b"]
    assert "/a" not in site.asked
    assert crawled.notices == [Skipped(what=site.url + "/a", why="robots.txt forbids it")]


def test_robots_forbids_all(site):
    """A site that forbids everything is not read, and that is no failure."""
    site.pages["/robots.txt"] = "User-agent: *\nDisallow: /\n"
    crawled = crawl(site.url + "/")
    assert (crawled.pages, crawled.troubles, crawled.skipped) == ([], [], ["robots.txt forbids it"])
    assert site.asked == ["/robots.txt"]


def test_sitemap(site):
    """Pages that only a sitemap names are read: from an index, gzipped, with foreign hosts left out and counted."""
    inner = f"<urlset><url><loc>{site.url}/c</loc></url><url><loc>https://elsewhere.example/x</loc></url></urlset>"
    site.pages |= {
        "/": "<p>Hej med jer",
        "/robots.txt": f"Sitemap: {site.url}/maps.xml\n",
        "/maps.xml": f"<sitemapindex xmlns='x'><sitemap><loc>{site.url}/in.xml.gz</loc></sitemap>"
        f"<sitemap><loc>{site.url}/maps.xml</loc></sitemap>"
        "</sitemapindex>",
        "/in.xml.gz": gzip.compress(inner.encode()),
    }
    crawled = crawl(site.url + "/")
    assert crawled.paths == ["", "c"]
    assert crawled.skipped == ["1 of its addresses are not on this site: https://elsewhere.example/x ..."]


def test_same_page_once(site):
    """An address in another dress is the same page: fragment, tracking, order of parameters, index.html, a closing slash."""
    links = (
        "/#x",
        "/index.html",
        "/a?b=1&c=2",
        "/a/?c=2&b=1&utm_medium=mail",
        "/a?fbclid=9&b=1&c=2",
        "/x/../b",
        "/b/",
        site.url.upper() + "/b",
    )
    site.pages["/"] = "<p>Hej</p>" + "".join(f'<a href="{link}">x</a>' for link in links)
    site.pages["/a?b=1&c=2"] = "<p>En side"
    crawled = crawl(site.url + "/")
    assert crawled.paths == ["", "a?b=1&c=2", "b"]


def test_same_content_once(site):
    """The same bytes at another address are one page."""
    site.pages["/"] = "<p>Hej</p><a href=/b>1</a><a href=/copy>2</a>"
    site.pages["/copy"] = site.pages["/b"]
    crawled = crawl(site.url + "/")
    assert crawled.paths == ["", "b"]
    assert crawled.skipped == ["the same page as one read before, at another address"]


def test_links_that_act(site):
    """Links that log in or out, buy or unsubscribe are not followed, nor those with rel=nofollow; documents are counted."""
    links = ("/log-ud", "/konto/logout.php", "/kurv", "/afmeld?id=7", "/vare?add-to-cart=3", "/wp-login.php", "/minside/")
    site.pages["/"] = (
        "<p>Hej</p><a href=/x7>Log ud</a><a rel=nofollow href=/b>B</a>"
        "<a href=/a.odt>ODT</a><a href=/pic.jpg>J</a><a href=/maaltidskasse>K</a>" + "".join(f"<a href='{link}'>gå</a>" for link in links)
    )
    crawled = crawl(site.url + "/")
    assert site.asked == ["/robots.txt", "/", "/sitemap.xml", "/maaltidskasse"]
    assert min(crawled.skipped).startswith("a document of a kind that is not read")
    assert any(why.startswith("it signs in or out, buys or unsubscribes, so it was not followed: ") for why in crawled.skipped)


def test_missing_pages_are_one_notice(site):
    """Links that lead to nothing are one notice, with the first addresses."""
    site.pages["/"] = "<p>Hej</p>" + "".join(f"<a href=/gone{number}>x</a>" for number in range(7))
    crawled = crawl(site.url + "/")
    assert crawled.notices == [
        Skipped(
            what=f"7 pages of {site.url}", why="the host answers 404: it does not exist: /gone0, /gone1, /gone2, /gone3, /gone4 and 2 more"
        )
    ]


def test_named_page_is_missing(site):
    """A named page that does not exist is a trouble, and the site is not read in its place."""
    crawled = crawl(site.url + "/tilbdu")
    assert crawled.troubles == ["the host answers 404: it does not exist"]
    assert site.asked == ["/robots.txt", "/tilbdu"]


def test_several_starts(site):
    """Several named pages of a site are one crawl; one that fails does not keep the others."""
    crawled = crawl(site.url + "/gone", site.url + "/c", site.url + "/b")
    assert crawled.paths == ["c", "b"]
    assert len(crawled.troubles) == 1


def test_page_limit(site):
    """At the limit of pages the crawl ends, and says how many known addresses are left."""
    crawled = crawl(site.url + "/", max_pages=2)
    assert crawled.paths == ["", "a"]
    assert crawled.skipped == ["the limit of 2 pages is reached; 2 known addresses were left unread"]


def test_calendar_without_end(site):
    """Pages that differ only in their query are read up to a limit."""

    def month(request: Request) -> Response:
        number = int(request.args.get("month", "0"))
        return Response(f"<p>Måned {number} <a href='/kal?month={number + 1}'>næste</a>", content_type="text/html")

    site.pages = {f"/kal?month={number}": month for number in range(200)} | {"/": "<p>Hej</p><a href='/kal?month=1'>Kalender</a>"}
    crawled = crawl(site.url + "/")
    assert len(crawled.pages) < 30


def test_growing_links(site):
    """Relative links that grow with every page (`/x/x/x/`) come to an end."""
    site.pages = {"/" + "x/" * number: f"<p>Side {number} <a href='x/'>mere</a>" for number in range(30)}
    crawled = crawl(site.url + "/")
    assert len(crawled.pages) == 3
    assert crawled.skipped == ["its path repeats itself, as in a trap"]


def test_redirects(site):
    """A redirect on the site is followed and the page reported where it is; one to a page read before adds nothing."""
    site.pages["/"] = "<p>Hej</p><a href=/old>O</a><a href=/b>B</a><a href=/older>P</a>"
    site.pages["/old"] = Response(status=301, headers={"Location": "/c"})
    site.pages["/older"] = Response(status=302, headers={"Location": "/old"})
    assert crawl(site.url + "/").paths == ["", "c", "b"]


@pytest.mark.parametrize(
    ("location", "why"),
    [
        ("/", "its redirects go round in a circle"),
        ("https://elsewhere.example/x", "it redirects to another host, which was not followed"),
        ("http://127.0.0.1:9/", "it redirects to another host, which was not followed"),
        ("file:///etc/passwd", "it redirects to 'file:///etc/passwd', which is no web address"),
        ("javascript:alert(1)", "it redirects to 'javascript:alert(1)', which is no web address"),
        ("/login?back=/", "it redirects to a login or a basket, which was not followed"),
    ],
)
def test_bad_redirects(site, location, why):
    """A circle, another host, another scheme or a login ends a redirect, and the named page is a trouble that says so."""
    site.pages["/"] = Response(status=302, headers={"Location": location})
    crawled = crawl(site.url + "/")
    assert (crawled.pages, crawled.troubles) == ([], [why])


def test_redirects_without_end(site):
    """More than ten redirects are too many."""
    site.pages = {f"/{number}": Response(status=302, headers={"Location": f"/{number + 1}"}) for number in range(50)}
    assert crawl(site.url + "/0").troubles == ["it redirects more than 10 times"]
    assert len(site.asked) == 12


def test_rewrite(site):
    """A staging copy is asked for locally and reported publicly; links, sitemap and redirects to either name stay inside."""
    public = "https://www.muldtoft.example"
    site.pages |= {
        "/": f"<link rel=canonical href='{public}/index.html'><p>Hej</p><a href='{public}/a'>A</a><a href='http://muldtoft.example/b'>B</a>",
        "/robots.txt": f"User-agent: *\nDisallow: /c\nSitemap: {public}/sitemap.xml\n",
        "/sitemap.xml": f"<urlset><url><loc>{public}/d</loc></url></urlset>",
        "/d": Response(status=301, headers={"Location": f"{site.url}/e"}),
        "/e": "<p>Sidste side",
    }
    crawled = crawl(public + "/", rewrite=((public, site.url),))
    assert [page.source for page in crawled.pages] == [f"{public}{path}" for path in ("/", "/a", "/b", "/e")]
    assert crawled.notices == [Skipped(what=f"{public}/c", why="robots.txt forbids it")]
    assert "/index.html" not in site.asked


def test_www_redirect(site):
    """A site that sends its visitors to www. is read under that name."""
    bare, full = "https://muldtoft.example", "https://www.muldtoft.example"
    site.pages["/"] = lambda request: (
        Response(HOME, content_type="text/html")
        if request.cookies
        else Response(status=301, headers={"Location": full + "/", "Set-Cookie": "a=b"})
    )
    crawled = crawl(bare + "/", rewrite=((bare, site.url),))
    assert [page.source for page in crawled.pages] == [f"{full}{path}" for path in ("/", "/a", "/b", "/c")]


def test_walls(site):
    """A page that says it does not exist, or asks for a login, is not read as copy, and that is said."""
    site.pages["/"] = "<p>Hej</p><a href=/a>A</a><a href=/b>B</a>"
    site.pages["/a"] = "<title>Siden findes ikke</title><h1>Ups</h1><p>Prøv igen."
    site.pages["/b"] = "<h1>Mit hjørne</h1><form><input type=password></form>"
    crawled = crawl(site.url + "/")
    assert [len(page.passages) for page in crawled.pages] == [3, 0, 0]
    assert crawled.skipped == ["the page says that it does not exist (though the host answers 200)", "the page asks for a login"]
    assert crawl(site.url + "/b").troubles == ["the page asks for a login"]


def test_drawn_by_script(site):
    """A named page that JavaScript draws is a trouble, not "nothing found"."""
    site.pages["/"] = "<body><div id=app></div><script src=/app.js></script>"
    crawled = crawl(site.url + "/")
    assert "drawn by JavaScript" in crawled.skipped[0]
    assert crawled.troubles == ["no text was found in it"]


def test_what_is_no_page(site):
    """Answers that are no pages are said: by their media type, or by their bytes where that lies; plain text is read."""
    site.pages |= {
        "/": "<p>Hej</p><a href=/a>A</a><a href=/b>B</a><a href=/c>C</a>",
        "/a": b"\x7fELF ...",
        "/b": Response(b"{}", content_type="application/json"),
        "/c": Response("Vi leverer i morgen.", content_type="text/plain"),
    }
    crawled = crawl(site.url + "/")
    assert crawled.skipped == ["it is a program, not a page", "it is application/json, not a page"]
    assert [passage.text for page in crawled.pages for passage in page.passages][-1] == "Vi leverer i morgen."


def test_charset_of_the_header(site):
    """A page whose header lies about its bytes keeps its letters."""
    site.pages["/"] = "<p>Smørrebrød på Ærø".encode("cp1252")
    assert crawl(site.url + "/").pages[0].passages[0].text == "Smørrebrød på Ærø"


def test_nofollow_of_a_whole_page(site):
    """A page whose meta or header says nofollow is read, and its links are left."""
    site.pages["/"] = "<meta name=robots content='noindex, nofollow'>" + HOME
    assert crawl(site.url + "/").paths == [""]
    site.pages["/"] = Response(HOME, headers={"X-Robots-Tag": "nofollow"}, content_type="text/html")
    assert crawl(site.url + "/").paths == [""]


def test_user_name_in_the_address(site):
    """A user name and password in an address are not sent and never repeated."""
    notices = []
    target = site.url.replace("http://", "http://anna:secret@") + "/"
    assert list(read_copy([target], crawl=Crawl(delay=0), notice=notices.append))
    assert notices[0] == Skipped(what=site.url + "/", why="the user name in the address was not used")
    assert "secret" not in repr(notices)


def test_interrupt(site):
    """Ctrl-C ends the crawl at once and is not swallowed."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(read_copy([site.url], crawl=Crawl(delay=0.2), notice=lambda _: None, progress=stop))
    asked = len(site.asked)
    time.sleep(0.5)
    assert len(site.asked) == asked < 6


def test_known_pages_are_asked_for_again(site):
    """Pages that were read before are asked for again though nothing leads to them, and a notice names those that failed, in full."""
    site.pages |= {"/orphan": "<p>Vi lover det samme.</p>", "/down": Response(status=503), "/away": Response(status=410)}
    notices = []
    known = [f"{site.url}/{name}" for name in ("orphan", "down", "away", "a")]
    passages = list(read_copy([site.url], crawl=Crawl(delay=0, retries=0), notice=notices.append, known=known))
    assert f"{site.url}/orphan" in {place.source for passage in passages for place in passage.places}
    assert {(notice.pages, notice.gone) for notice in notices} == {((known[1],), False), ((known[2],), True)}


def test_pages_beyond_the_limit_are_named(site):
    """Known addresses that the limit leaves unread are in the notice that says so: nobody takes them for removed."""
    notices = []
    list(read_copy([site.url], crawl=Crawl(delay=0, max_pages=2), notice=notices.append))
    assert [notice.pages for notice in notices] == [(f"{site.url}/b", f"{site.url}/c")]


def test_pictures_and_documents_of_a_site(site):
    """Words in a drawing and in a document behind a link are copy of the site, each asked for once; other hosts are not asked."""
    import io

    import docx

    file = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("Du har altid 60 dages returret hos os.")
    document.save(file)
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><text>Levering i morgen, hver gang</text></svg>'
    pictures = "<img src=/banner.svg><img src=https://elsewhere.example/b.svg>"
    site.pages |= {
        "/": f"<html lang=da><p>Hej med dig</p>{pictures}<a href=/vilkaar.docx>Vilkår</a><a href=/b>B</a>",
        "/b": f"<html lang=da><p>En side mere her</p>{pictures}",
        "/banner.svg": Response(drawing, content_type="image/svg+xml"),
        "/vilkaar.docx": Response(file.getvalue(), content_type="application/octet-stream"),
    }
    crawled = crawl(site.url + "/")
    told = {(passage.text, passage.origin.role) for page in crawled.pages for passage in page.passages}
    assert {("Levering i morgen, hver gang", "banner"), ("Du har altid 60 dages returret hos os.", "paragraph")} <= told
    assert sorted(path for path in site.asked if "." in path) == ["/banner.svg", "/robots.txt", "/sitemap.xml", "/vilkaar.docx"]
