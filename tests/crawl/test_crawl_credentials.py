"""Names, cookies and headers: to their own host only, and in no output (hostile input, case 18)."""

import base64

import pytest
from sources_site import Site, crawl, raw_server
from werkzeug import Request, Response

from promisecheck.errors import SettingsError
from promisecheck.settings import Crawl
from promisecheck.sources.crawl.credentials import Credentials, read_credentials

SECRET = "s3kret-Ord"  # noqa: S105 - nobody's
BASIC = "Basic " + base64.b64encode(f"anna:{SECRET}".encode()).decode()


@pytest.fixture
def site(httpserver):
    """A staging site behind a login, and what it was sent."""
    made = Site(httpserver)
    made.sent = []

    def guarded(request: Request) -> Response:
        made.sent.append(dict(request.headers))
        if request.headers.get("Authorization") != BASIC:
            return Response("<h1>Login", 401, headers={"WWW-Authenticate": "Basic"})
        return Response("<p>Fri fragt i dag.<a href=/a>A</a>", content_type="text/html")

    made.pages = {"/": guarded, "/a": guarded}
    return made


def netrc(folder, host: str) -> str:
    """A netrc file for one host, and a `default` entry for all others."""
    path = folder / "netrc.txt"
    path.write_text(f"machine {host}\n login anna\n password {SECRET}\ndefault login eve password wrong\n")
    return str(path)


def test_basic_login(site, tmp_path):
    """A site behind a basic login is read with the name and password of a netrc file; without it the trouble says what is missing."""
    assert crawl(site.url + "/").troubles == ["the host answers 401: it asks for a login"]
    crawled = crawl(site.url + "/", auth_file=netrc(tmp_path, "localhost"))
    assert [page.passages[0].text for page in crawled.pages] == ["Fri fragt i dag.A"]
    assert SECRET not in repr(crawled)


def test_other_hosts_get_nothing(site, tmp_path):
    """A netrc entry for another host, also its `default` entry, is not sent."""
    crawl(site.url + "/", auth_file=netrc(tmp_path, "other.example"))
    assert all("Authorization" not in sent for sent in site.sent)


def test_redirect_to_another_host(site, tmp_path):
    """Case 18: where a redirect leads to another host, neither login, cookies nor headers go along."""
    heard: list[bytes] = []

    def talk(connection) -> None:
        heard.append(connection.recv(9_000))
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")

    jar = tmp_path / "cookies.txt"
    jar.write_text(f"# Netscape HTTP Cookie File\nlocalhost\tFALSE\t/\tFALSE\t0\tsession\t{SECRET}\n")
    headers = tmp_path / "headers.txt"
    headers.write_text(f"# mine\n[localhost]\nX-Stage-Key: {SECRET}\n")
    with raw_server(talk) as elsewhere:
        site.pages["/robots.txt"] = Response(status=302, headers={"Location": elsewhere + "/robots.txt"})
        starts = (site.url + "/", elsewhere.replace("http://", "http://www.") + "/")
        crawled = crawl(
            starts[0],
            auth_file=netrc(tmp_path, "localhost"),
            cookies=str(jar),
            headers=str(headers),
            rewrite=(("http://stage.example", elsewhere),),
            retries=0,
            hold=0.0,
        )
    sent = b"".join(heard).decode()
    assert SECRET not in sent
    assert "Authorization" not in sent
    assert "Cookie" not in sent
    assert "X-Stage-Key" not in sent
    assert SECRET not in repr(crawled)


def test_cookies_and_headers(site, tmp_path):
    """A jar's cookies and a file's headers are sent to their host; those of other hosts are not."""
    jar = tmp_path / "cookies.txt"
    rows = [f"{host}\tFALSE\t/\tFALSE\t0\t{name}\t{SECRET}\n" for host, name in (("localhost", "session"), ("other.example", "other"))]
    jar.write_text("# Netscape HTTP Cookie File\n" + "".join(rows))
    headers = tmp_path / "headers.txt"
    headers.write_text(f"X-Stage-Key: {SECRET}\n\n[other.example]\nX-Other: {SECRET}\n")
    crawl(site.url + "/", cookies=str(jar), headers=str(headers))
    assert site.sent[0]["Cookie"] == f"session={SECRET}"
    assert site.sent[0]["X-Stage-Key"] == SECRET
    assert "X-Other" not in site.sent[0]


def test_the_staging_host_gets_the_login(site, tmp_path):
    """With --rewrite the login is that of the host that is really asked, not of the public one."""
    public = "https://www.muldtoft.example"
    crawled = crawl(public + "/", rewrite=((public, site.url),), auth_file=netrc(tmp_path, "localhost"))
    assert [page.source for page in crawled.pages] == [public + "/"]
    site.sent.clear()
    crawl(public + "/", rewrite=((public, site.url),), auth_file=netrc(tmp_path, "www.muldtoft.example"))
    assert all("Authorization" not in sent for sent in site.sent)


def test_no_login_in_clear_text():
    """A host that was named with https is sent nothing in clear text; one that was named with http is."""
    made = {"stage.example": {"Authorization": BASIC}}
    assert Credentials(headers=made).headers_for("https://stage.example/") == made["stage.example"]
    assert Credentials(headers=made).headers_for("http://stage.example/") == {}
    assert Credentials(headers=made, clear=frozenset({"stage.example"})).headers_for("http://stage.example/")
    assert Credentials(headers=made).headers_for("https://stage.example.evil.example/") == {}
    assert SECRET not in repr(Credentials(headers=made))
    assert BASIC not in repr(Credentials(headers=made))


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("headers", f"X-Key {SECRET}\n", "line 1: not a header"),
        ("headers", f"[a.example]\nHost: {SECRET}\n", "line 2: the header Host is written by the crawler itself"),
        ("headers", f"[a.example]\nX-Key: {SECRET}\x00\n", "not a header"),
        ("headers", f"X-Key: {SECRET}\n", "does not say whose header this is"),
        ("auth_file", f"machine a.example login anna password {SECRET} more {SECRET}", "not a netrc file"),
        ("cookies", f"session={SECRET}\n", "not a cookie jar"),
    ],
)
def test_files_that_cannot_be_used(tmp_path, name, text, said):
    """A file that cannot be used is an error that names its line, and repeats nothing of it."""
    path = tmp_path / "file.txt"
    path.write_text(text)
    with pytest.raises(SettingsError, match=said) as caught:
        read_credentials(Crawl(**{name: str(path)}), named=["https://a.example/", "https://b.example/"])
    assert SECRET not in str(caught.value)
