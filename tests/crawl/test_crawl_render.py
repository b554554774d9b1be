"""Pages that scripts draw, in a real Chromium that opens no connection itself."""

import os
import time

import pytest
from sources_site import Site, crawl, raw_server
from werkzeug import Request, Response

from promisecheck.errors import SettingsError
from promisecheck.settings import Crawl
from promisecheck.sources.crawl import drawing
from promisecheck.sources.crawl.browser import Browser
from promisecheck.sources.crawl.means import Drawn

SHELL = "<!doctype html><html lang=da><body><div id=app></div><script src=/app.js></script></body></html>"
SCRIPT = """
fetch('/data.json').then(answer => answer.json()).then(found => {
  document.getElementById('app').innerHTML = '<main><p>' + found.promise + '</p><a href="/a">A</a></main>';
});
"""


@pytest.fixture(autouse=True)
def _chromium():
    """A Chromium; where none is installed the test is skipped with a sentence, and fails in CI."""
    if drawing.chromium() is None:
        say = pytest.fail if os.environ.get("CI") else pytest.skip
        say("No Chromium is installed: run `make browser`, or install one with your system's packages")


@pytest.fixture
def site(httpserver):
    """A site whose first page is drawn by a script, from data that it fetches."""
    return Site(
        httpserver,
        {
            "/": SHELL,
            "/app.js": Response(SCRIPT, content_type="text/javascript"),
            "/data.json": Response('{"promise": "Vi leverer i morgen inden klokken ti."}', content_type="application/json"),
            "/a": "<p>Helt almindelig tekst står her.</p>" * 20,
        },
    )


def texts(crawled) -> list[str]:
    """All texts of all pages."""
    return [passage.text for page in crawled.pages for passage in page.passages]


@pytest.mark.slow
def test_drawn_where_text_is_thin(site):
    """A page without text is drawn, its links are followed, and only it is drawn: the next one has text of its own."""
    crawled = crawl(site.url + "/", deadline=20.0)
    assert "Vi leverer i morgen inden klokken ti." in texts(crawled)
    assert crawled.paths == ["", "a"]
    assert (crawled.troubles, crawled.skipped) == ([], [])
    assert site.asked.count("/") == 1
    assert site.asked.count("/app.js") == 1


@pytest.mark.slow
def test_never_and_always(site):
    """With never the page stays empty, which is said; with always a page with text is drawn too."""
    assert crawl(site.url + "/", render="never").troubles == ["no text was found in it"]
    assert "/app.js" not in site.asked
    site.pages["/"] = "<main><p>" + "Her står tekst nok til alle. " * 20 + f"</p></main>{SHELL}"
    assert "Vi leverer i morgen inden klokken ti." not in texts(crawl(site.url + "/", deadline=20.0))
    assert "Vi leverer i morgen inden klokken ti." in texts(crawl(site.url + "/", render="always", deadline=20.0))


@pytest.mark.slow
def test_private_addresses_and_other_hosts(site):
    """What a drawn page asks of private addresses and other hosts gets no byte: scripts, data, frames, pictures, sockets."""
    heard: list[bytes] = []
    with raw_server(lambda connection: heard.append(connection.recv(9))) as elsewhere:
        port = elsewhere.rpartition(":")[2]
        tricks = f"""
          for (const host of ['127.0.0.1', '0x7f.1', '[::ffff:127.0.0.1]', '2130706433'])
            fetch('http://' + host + ':{port}/').catch(() => 0);
          new WebSocket('ws://127.0.0.1:{port}/');
          new EventSource('{elsewhere}/events');
          navigator.sendBeacon('{elsewhere}/beacon', 'x');
          new Image().src = '{elsewhere}/x.png';
          const frame = document.createElement('iframe'); frame.src = '{elsewhere}/'; document.body.append(frame);
          const link = document.createElement('link'); link.rel = 'preconnect'; link.href = '{elsewhere}'; document.head.append(link);
          new RTCPeerConnection({{iceServers: [{{urls: 'stun:127.0.0.1:{port}'}}]}}).createDataChannel('x');
          window.open('{elsewhere}/popup');
          import('{elsewhere}/module.js').catch(() => 0);
        """
        site.pages["/app.js"] = Response(tricks + SCRIPT, content_type="text/javascript")
        crawled = crawl(site.url + "/", render_hosts=("*",), deadline=20.0)
    assert "Vi leverer i morgen inden klokken ti." in texts(crawled)
    assert b"".join(heard) == b""


@pytest.mark.slow
def test_other_hosts_are_named(site):
    """A page that can only be drawn with another host's script names that host."""
    site.pages["/"] = SHELL.replace("/app.js", "https://cdn.muldtoft.invalid/app.js")
    crawled = crawl(site.url + "/", deadline=20.0)
    assert any("not let to load from cdn.muldtoft.invalid; if it may, name them in crawl.render_hosts" in why for why in crawled.skipped)
    assert crawled.troubles == ["no text was found in it"]


@pytest.mark.slow
def test_a_page_that_never_rests(site):
    """A script that runs for ever ends at the deadline, that is said, and the next page is read all the same."""
    site.pages["/"] = SHELL + "<a href=/a>A</a>"
    site.pages["/app.js"] = Response("while (true) {}", content_type="text/javascript")
    began = time.monotonic()
    crawled = crawl(site.url + "/", render_deadline=3.0, deadline=20.0)
    assert time.monotonic() - began < 25
    assert any("could not be drawn in a browser: it was not done within 3 s" in why for why in crawled.skipped)
    assert "a" in crawled.paths


@pytest.mark.slow
def test_only_get_and_what_robots_allow(site):
    """A drawn page changes nothing: no POST is sent, and what robots.txt forbids is not asked for."""
    site.pages["/robots.txt"] = "User-agent: *\nDisallow: /hidden\n"
    site.pages["/app.js"] = Response(
        "fetch('/post', {method: 'POST', body: 'x'}).catch(() => 0); fetch('/hidden.json').catch(() => 0);" + SCRIPT,
        content_type="text/javascript",
    )
    crawled = crawl(site.url + "/", deadline=20.0)
    assert "Vi leverer i morgen inden klokken ti." in texts(crawled)
    assert site.methods == {"GET"}
    assert not {"/post", "/hidden.json"} & set(site.asked)


@pytest.mark.slow
def test_staging_and_login(site, tmp_path):
    """A drawn page of a staging site is drawn under its public address, with the login of the staging host for its own files."""
    public = "https://www.muldtoft.example"
    sent: list[str | None] = []

    def script(request: Request) -> Response:
        sent.append(request.headers.get("Authorization"))
        return Response(SCRIPT, content_type="text/javascript")

    site.pages["/app.js"] = script
    (tmp_path / "netrc").write_text("machine localhost login anna password word\n")
    crawled = crawl(public + "/", rewrite=((public, site.url),), auth_file=str(tmp_path / "netrc"), deadline=20.0)
    assert crawled.pages[0].source == public + "/"
    assert "Vi leverer i morgen inden klokken ti." in texts(crawled)
    assert [value and value.startswith("Basic ") for value in sent] == [True]


def test_nothing_to_draw_with(monkeypatch):
    """Without a driver or a browser `always` is an error that says what to install, and `auto` draws nothing."""
    monkeypatch.setattr(drawing, "chromium", lambda: None)
    with pytest.raises(SettingsError, match="Install Chromium"):
        drawing.painter_for(Crawl(render="always"))
    assert drawing.painter_for(Crawl(render="auto")) is None
    assert drawing.painter_for(Crawl(render="never")) is None


def test_a_browser_that_does_not_start(tmp_path):
    """A browser that does not start is a reason, not a crash."""
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    browser = Browser(executable=str(broken), deadline=10.0, user_agent="x")
    try:
        with pytest.raises(drawing.FetchFailed, match=r"the browser failed|not done within"):
            browser.draw("http://muldtoft.example/", lambda _: Drawn())
    finally:
        browser.close()
