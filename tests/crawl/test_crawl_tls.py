"""Certificates: expired, self-signed, of another host (hostile input, case 20)."""

import datetime as dt
import socket
import ssl

import pytest
import trustme
from sources_site import crawl, raw_server

from promisecheck.errors import SettingsError

REFUSED = "its TLS certificate is not accepted, and without robots.txt nothing of a host is read"


@pytest.fixture(scope="module")
def authority():
    """Who signs certificates here."""
    return trustme.CA()


def secure(certificate: trustme.LeafCert, heard: list[bytes]):
    """A talk over TLS: a page for every request."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    certificate.configure_cert(context)

    def talk(connection: socket.socket) -> None:
        with context.wrap_socket(connection, server_side=True) as wrapped:
            while request := wrapped.recv(65_536):
                heard.append(request)
                body = b"" if b"/robots.txt" in request else b"<p>Fri fragt i dag."
                status = b"404 Not Found" if b"/robots.txt" in request or b"/sitemap" in request else b"200 OK"
                wrapped.sendall(b"HTTP/1.1 %s\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s" % (status, len(body), body))

    return talk


def certificates(authority: trustme.CA) -> dict[str, trustme.LeafCert]:
    """Certificates that are no good."""
    past = dt.datetime.now(dt.UTC) - dt.timedelta(days=2)
    return {
        "expired": authority.issue_cert("127.0.0.1", not_before=past - dt.timedelta(days=9), not_after=past),
        "another host": authority.issue_cert("elsewhere.example"),
        "self-signed": trustme.CA().issue_cert("127.0.0.1"),
    }


@pytest.mark.parametrize("name", ["expired", "another host", "self-signed"])
def test_bad_certificates(authority, tmp_path, name):
    """Case 20: an expired certificate, one of another host, and one that nobody vouches for are refused; not a byte is sent."""
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    heard: list[bytes] = []
    with raw_server(secure(certificates(authority)[name], heard)) as plain:
        url = plain.replace("http:", "https:") + "/"
        crawled = crawl(url, ca_file=str(tmp_path / "ca.pem"), retries=0)
        assert (crawled.pages, crawled.troubles, heard) == ([], [REFUSED], [])
        crawled = crawl(url, insecure=("127.0.0.1",), retries=0)
        assert crawled.pages[0].passages[0].text == "Fri fragt i dag."


def test_good_certificate(authority, tmp_path):
    """A certificate of a company's own authority is accepted where the settings name it, and only there."""
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    with raw_server(secure(authority.issue_cert("127.0.0.1"), [])) as plain:
        url = plain.replace("http:", "https:") + "/"
        assert crawl(url, ca_file=str(tmp_path / "ca.pem")).paths == [""]
        assert crawl(url, retries=0).troubles == [REFUSED]
        assert crawl(url, retries=0, insecure=("other.example", "127.0.0.1.other.example")).troubles == [REFUSED]


def test_silence_in_the_handshake():
    """Case 21: a host that never agrees on TLS is given up at the deadline."""
    with raw_server(lambda connection: [connection.recv(9_000), connection.recv(9_000)]) as url:
        crawled = crawl(url.replace("http:", "https:") + "/", deadline=0.4, retries=0, hold=0.0)
    assert crawled.troubles == ["no complete answer within 0.4 s, and without robots.txt nothing of a host is read"]


def test_no_certificates_in_the_file(tmp_path):
    """A file of certificates that holds none is an error that names it."""
    (tmp_path / "ca.pem").write_text("none")
    with pytest.raises(SettingsError, match="no certificates can be read"):
        crawl("https://127.0.0.1:9/", ca_file=str(tmp_path / "ca.pem"))
