"""What commands that read sites do around the crawl: its options, its state, and the wish to stop."""

import contextlib
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from promisecheck.cli.stopping import SIGNALED, stoppable
from promisecheck.errors import StoreError, UsageError
from promisecheck.settings import Settings, apply

if TYPE_CHECKING:
    from promisecheck.sources.crawl.sites import Crawling
    from promisecheck.store.frontier import CrawlState

State = Annotated[
    Path | None,
    typer.Option(
        "--state", metavar="FILE", help="Keep the crawl in this file: a stopped one goes on, unchanged pages are not read twice.",
        show_default=False,
    ),
]  # fmt: skip
AuthFile = Annotated[
    Path | None,
    typer.Option("--auth-file", metavar="FILE", help="Names and passwords by host, as in a netrc file.", show_default=False),
]
Cookies = Annotated[
    Path | None, typer.Option("--cookies", metavar="FILE", help="Cookies in the Netscape format (cookies.txt).", show_default=False)
]
Headers = Annotated[
    Path | None,
    typer.Option("--headers", metavar="FILE", help="Headers for the site, one Name: value a line.", show_default=False),
]
Insecure = Annotated[
    list[str] | None,
    typer.Option("--insecure", metavar="HOST", help="Do not check this host's TLS certificate; repeatable.", show_default=False),
]
Render = Annotated[
    str | None,
    typer.Option(
        "--render", metavar="auto|always|never", help="Draw pages in a browser (default auto: those without text).", show_default=False
    ),
]


def crawl_settings(
    settings: Settings,
    *,
    state: Path | None = None,
    auth_file: Path | None = None,
    cookies: Path | None = None,
    headers: Path | None = None,
    insecure: Sequence[str] | None = None,
    render: str | None = None,
) -> Settings:
    """The settings with these flags on top."""
    if render not in {None, "auto", "always", "never"}:
        raise UsageError(f"--render {render!r} is not known", next_step="One of: auto, always, never")
    files = {"state": state, "auth_file": auth_file, "cookies": cookies, "headers": headers}
    table: dict[str, Any] = {name: str(path) for name, path in files.items() if path}
    table |= {"insecure": [host.lower() for host in insecure]} if insecure else {}
    table |= {"render": render} if render else {}
    return apply(settings, {"crawl": table}, where="command line")


@contextlib.contextmanager
def crawling_for(settings: Settings) -> Iterator["Crawling"]:
    """What a crawl is given: the state that the settings name, and somebody whom signals ask to stop."""
    with stoppable() as stop:
        crawling = kept_crawling(settings)
        crawling.stop = stop
        yield crawling


def kept_crawling(settings: Settings) -> "Crawling":
    """What a crawl is given that no signal is to end early: the state that the settings name, if they name one."""
    from promisecheck.sources.crawl.sites import Crawling

    return Crawling(keep=partial(_open_state, Path(settings.crawl.state)) if settings.crawl.state else None)


def _open_state(path: Path, job: str) -> "CrawlState":
    """The state of a crawl; that an earlier one goes on is said."""
    try:
        from promisecheck.store.frontier import CrawlState
    except ModuleNotFoundError as error:
        raise StoreError("keeping a crawl needs a database", next_step="pip install 'promisecheck[store]'") from error
    from promisecheck.sources.crawl.keeping import edition

    state = CrawlState(path, job=job, edition=edition())
    if state.resumed:
        typer.echo(f"{path}: a crawl that was stopped goes on where it was", err=True)
    return state


def stopped_code(crawling: "Crawling") -> int:
    """128 and the signal's number where one stopped the crawl, else 0."""
    return SIGNALED + crawling.stop.number if crawling.stop.number else 0
