"""One file from an address, under the rules of a crawl: the guard against private hosts, the deadline, the limits."""

from dataclasses import replace
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from promisecheck.errors import FetchFailed
from promisecheck.settings import Crawl

_LARGEST = 500_000_000
_TYPES = {"text/csv": ".csv", "application/json": ".json", "application/x-ndjson": ".jsonl", "text/tab-separated-values": ".tsv"}


def download(url: str, path: Path, *, crawl: Crawl) -> Path:
    """The file, at `path` with the ending that its address or type tells (.csv where neither does).

    FetchFailed where it cannot be had, or is not whole; a user name and password in the address are never repeated.
    """
    from promisecheck.sources.address import host_of, normalise
    from promisecheck.sources.crawl.clock import WallClock
    from promisecheck.sources.crawl.credentials import read_credentials
    from promisecheck.sources.crawl.fetch import Fetcher, status_reason
    from promisecheck.sources.crawl.follow import follow
    from promisecheck.sources.crawl.peers import Peers
    from promisecheck.sources.crawl.rewrite import read_rewrite
    from promisecheck.sources.crawl.stop import Stop

    address = normalise(url)
    shown = address.partition("?")[0]
    if not address:
        raise FetchFailed("this is no valid address", where=url.partition("?")[0][:200], next_step="Check the spelling")
    rewrite = read_rewrite(crawl.rewrite)
    local, stop = rewrite.to_local(address), Stop()
    fetcher = Fetcher(
        replace(crawl, delay=0.0, max_bytes=_LARGEST),
        rewrite=rewrite,
        peers=Peers(named=frozenset({host_of(local)} if crawl.private else ())),
        clock=WallClock(stop),
        stop=stop,
        credentials=read_credentials(crawl, named=[local]),
    )
    try:
        answer = follow(address, get=fetcher.get, allowed=lambda _: True, rewrite=rewrite)
    except FetchFailed as error:
        raise FetchFailed(error.what, where=shown, next_step=error.next_step) from error
    finally:
        fetcher.close()
    if answer.status != 200 or answer.odd:  # noqa: PLR2004 - success
        raise FetchFailed(answer.odd or status_reason(answer.status), where=shown, next_step="Check the address, and that the host is up")
    ending = PurePosixPath(urlsplit(answer.url).path).suffix or _TYPES.get(answer.headers.get("content-type", "").partition(";")[0], ".csv")
    whole = path.with_suffix(ending.lower()[:10])
    whole.write_bytes(answer.body)
    return whole
