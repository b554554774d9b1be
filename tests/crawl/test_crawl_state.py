"""A crawl that is kept: it goes on where it was, and an unchanged page costs nothing."""

import dataclasses
import sqlite3
import time

import pytest
from sources_site import Site, crawl
from werkzeug import Request, Response

from promisecheck.core.crawled import DONE, WAITING, Address, Kept
from promisecheck.core.promises import Skipped
from promisecheck.core.text import Origin, Passage
from promisecheck.errors import StoreError
from promisecheck.sources.crawl.keeping import edition, job_of, page_from_json, page_to_json
from promisecheck.sources.page.page import Image, Link, Page
from promisecheck.store.frontier import CrawlState

HOME = "<main><p>Fri fragt i dag.</p><a href=/a>A</a> <a href=/b>B</a><a href=/gone>C</a></main>"


def marked(html: str):
    """A page with an ETag that answers 304 to whoever knows it."""

    def respond(request: Request) -> Response:
        response = Response(html, content_type="text/html; charset=utf-8")
        response.set_etag(str(len(html)))
        return response.make_conditional(request)

    return respond


@pytest.fixture
def site(httpserver):
    """A site whose pages have marks."""
    pages = {"/": HOME, "/a": "<p>Leveret i morgen.</p><a href=/c>C</a>", "/b": "<p>Åbent hver dag.</p>", "/c": "<p>Altid billigst.</p>"}
    made = Site(httpserver, {path: marked(html) for path, html in pages.items()})
    made.pages["/robots.txt"] = marked("User-agent: *\nDisallow: /x\n")
    made.pages["/sitemap.xml"] = marked(f"<urlset><url><loc>{made.url}/d</loc></url><url><loc>https://a.example/</loc></url></urlset>")
    made.pages["/d"] = marked("<p>Kun her.</p>")
    return made


def state(path, *, job="muldtoft"):
    """The state of a crawl in `path`."""
    return CrawlState(path, job=job, edition=edition())


def test_unchanged_pages_cost_nothing(site, tmp_path, monkeypatch):
    """Case 12: a second crawl is answered 304, parses no page, and gives the same pages and notices in the same order."""
    with state(tmp_path / "crawl.db") as ledger:
        first = crawl(site.url + "/", ledger=ledger)
    monkeypatch.setattr("promisecheck.sources.crawl.reading.page_of", lambda _: pytest.fail("a page was parsed"))
    with state(tmp_path / "crawl.db") as ledger:
        assert not ledger.resumed
        second = crawl(site.url + "/", ledger=ledger)
    assert second.pages == first.pages
    assert second.notices == first.notices
    asked = [(request.path, response.status_code) for request, response in site.server.log[len(site.server.log) // 2 :]]
    assert asked == [
        (path, 404 if path == "/gone" else 304) for path in ("/robots.txt", "/", "/sitemap.xml", "/a", "/b", "/gone", "/d", "/c")
    ]


def test_a_changed_page_is_read_anew(site, tmp_path):
    """A page that changed is read again, and its new links are followed; the others stay."""
    with state(tmp_path / "crawl.db") as ledger:
        crawl(site.url + "/", ledger=ledger)
    site.pages["/b"] = marked("<p>Lukket om søndagen.</p><a href=/ny>Ny</a>")
    site.pages["/ny"] = marked("<p>Helt ny side.</p>")
    with state(tmp_path / "crawl.db") as ledger:
        crawled = crawl(site.url + "/", ledger=ledger)
    texts = [passage.text for page in crawled.pages for passage in page.passages]
    assert "Lukket om søndagen." in texts
    assert "Helt ny side." in texts
    assert "Åbent hver dag." not in texts


@pytest.mark.parametrize("etag", ['W/"x"', '"x"', "x", 'W/"æ\u2603"', "", '"' + "y" * 5_000 + '"'])
def test_marks_that_lie(site, tmp_path, etag):
    """Case 13: the same mark over other bytes, weak marks and marks that are none break nothing; the bytes that come count."""
    for text in ("Fri fragt i dag.", "Fri fragt i morgen."):
        site.pages["/"] = Response(f"<p>{text}", headers={"ETag": etag.encode("utf-8").decode("latin-1")}, content_type="text/html")
        with state(tmp_path / "crawl.db") as ledger:
            assert crawl(site.url + "/", ledger=ledger).pages[0].passages[0].text == text


def test_same_bytes_without_marks(site, tmp_path, monkeypatch):
    """A host that sends no marks is asked for the page, and the same bytes are not parsed twice."""
    site.pages = {"/": "<p>Fri fragt i dag."}
    with state(tmp_path / "crawl.db") as ledger:
        first = crawl(site.url + "/", ledger=ledger)
    monkeypatch.setattr("promisecheck.sources.crawl.reading.page_of", lambda _: pytest.fail("a page was parsed"))
    with state(tmp_path / "crawl.db") as ledger:
        assert crawl(site.url + "/", ledger=ledger).pages == first.pages


def test_not_modified_though_never_read(site):
    """Case 12: a host that answers 304 to somebody who never read the page is a trouble, not a loop."""
    site.pages["/"] = Response(status=304)
    assert crawl(site.url + "/").troubles == ["the host says that nothing has changed, and it was never read"]


def test_goes_on_where_it_was(site, tmp_path):
    """Case 34: a crawl that ends in the middle goes on: what was done is not asked for again, and nothing is missing or told twice."""
    whole = crawl(site.url + "/")
    site.asked.clear()
    with state(tmp_path / "crawl.db") as ledger:
        settle, steps = ledger.settle, []

        def dies(*args, **kwargs):
            steps.append(args)
            if len(steps) == 6:
                raise StoreError("the disk is full")
            settle(*args, **kwargs)

        ledger.settle = dies
        with pytest.raises(StoreError):
            crawl(site.url + "/", ledger=ledger)
    before = list(site.asked)
    with state(tmp_path / "crawl.db") as ledger:
        assert ledger.resumed
        crawled = crawl(site.url + "/", ledger=ledger)
    assert crawled.pages == whole.pages
    assert crawled.notices == whole.notices
    twice = [path for path in set(site.asked) if site.asked.count(path) > 1]
    assert twice == [before[-1]]


def test_another_crawl_is_refused(tmp_path):
    """Case 34: a second crawl on the same file is refused, and the file is free when the first is done."""
    with state(tmp_path / "crawl.db"), pytest.raises(StoreError, match="another crawl is using this file"):
        state(tmp_path / "crawl.db")
    state(tmp_path / "crawl.db").close()


def test_files_that_are_no_state(tmp_path):
    """Case 34: a file of another kind, of another program, or of a newer version is refused in words and left as it is."""
    text = tmp_path / "notes.txt"
    text.write_text("Hello, this is no database at all. " * 40)
    with pytest.raises(StoreError, match="no database"):
        state(text)
    assert text.read_text().startswith("Hello")
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE customers (name)")
    connection.close()
    with pytest.raises(StoreError, match="holds something else"):
        state(other)
    newer = tmp_path / "newer.db"
    state(newer).close()
    with sqlite3.connect(newer) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StoreError, match="newer version"):
        state(newer)
    with pytest.raises(StoreError):
        state(tmp_path)


def test_a_full_disk(site, tmp_path):
    """Case 34: a full disk ends the crawl in a sentence, and what was kept before is there when there is room again."""
    with state(tmp_path / "crawl.db") as ledger:
        ledger._connection.exec_driver_sql("PRAGMA max_page_count = 14")
        site.pages["/"] = marked(HOME + "<p>Et løfte mere.</p>" * 900)
        with pytest.raises(StoreError, match="disk is full"):
            crawl(site.url + "/", ledger=ledger)
    with state(tmp_path / "crawl.db") as ledger:
        assert ledger.resumed
        assert len(crawl(site.url + "/", ledger=ledger).pages) == 5


def test_jumping_clocks(site, tmp_path, monkeypatch):
    """Case 36: a clock that jumps back or forward makes a crawl begin anew, asked with its marks; it neither stalls nor loses a page."""
    for jump in (-400 * 86_400, 400 * 86_400):
        with state(tmp_path / "crawl.db", job=str(jump)) as ledger:
            ledger.settle("muldtoft.example", addresses=[Address(key="k", url="https://muldtoft.example/", state=WAITING)])
        now = time.time()
        monkeypatch.setattr(time, "time", lambda now=now, jump=jump: now + jump)
        with state(tmp_path / "crawl.db", job=str(jump)) as ledger:
            assert not ledger.resumed
            assert len(crawl(site.url + "/", ledger=ledger).pages) == 5
        monkeypatch.undo()


def test_what_another_edition_kept(tmp_path):
    """What another edition of the program made of a page is read anew."""
    with CrawlState(tmp_path / "crawl.db", job="x", edition="old") as ledger:
        ledger.settle("s", addresses=(), kept=Kept(url="https://muldtoft.example/", content="{}"))
        assert ledger.kept("https://muldtoft.example/")
    with state(tmp_path / "crawl.db", job="x") as ledger:
        assert ledger.kept("https://muldtoft.example/") is None


def test_order_of_what_stands(tmp_path):
    """What is done comes first, in the order of being done; then what waits, in the order of being found."""
    with state(tmp_path / "crawl.db") as ledger:
        found = [Address(key=key, url=f"https://muldtoft.example/{key}") for key in "abcd"]
        ledger.settle("s", addresses=found)
        for key in "ca":
            ledger.settle("s", addresses=[dataclasses.replace(found["abcd".index(key)], state=DONE)])
        ledger.settle("s", addresses=[Address(key="e", url="https://muldtoft.example/e")])
    with state(tmp_path / "crawl.db") as ledger:
        assert [address.key for address in ledger.standing("s")] == ["c", "a", "b", "d", "e"]


def test_jobs():
    """The same addresses in another order are the same crawl; others, or another staging host, are another."""
    assert job_of(["https://b.example", "https://a.example/"]) == job_of(["https://a.example", "https://B.example/#x"])
    assert job_of(["https://a.example"]) != job_of(["https://b.example"])
    assert job_of(["https://a.example"]) != job_of(["https://a.example"], rewrite=[("https://a.example", "http://127.0.0.1")])


def test_a_page_comes_back_as_it_was():
    """Every field of a page survives being kept; a new field must be kept too."""
    origin = Origin(source="https://muldtoft.example/", place="p", role="usp", heading="H", hidden=True, about=(("product", "P"),))
    page = Page(
        source="https://muldtoft.example/",
        passages=(
            Passage(text="Fri fragt – æøå \u2028", language="da|nb", origin=origin, others=(dataclasses.replace(origin, place="q"),)),
        ),
        links=(Link(url="https://muldtoft.example/a", text="A", follow=False),),
        images=(Image(url="https://muldtoft.example/a.png", place="img", alt=True),),
        canonical="https://muldtoft.example/b",
        lang="da",
        title="T",
        notices=(Skipped(what="w", why="y"),),
        wall="the page asks for a login",
        refresh="https://muldtoft.example/c",
        drawn=True,
    )
    unset = [field.name for field in dataclasses.fields(page) if not getattr(page, field.name)]
    assert unset == []
    assert page_from_json(page_to_json(page), source=page.source) == page
