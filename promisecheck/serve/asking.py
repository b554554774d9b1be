"""An audit that somebody asks for: what it needs, checked before it is kept as a job."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from promisecheck.serve.bench import Bench
from promisecheck.serve.refusals import Wrong
from promisecheck.store.jobs import add_job, new_id
from promisecheck.store.log import write_log
from promisecheck.store.users import User


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Targets and files of customers' words; `name` "" is made from them."""

    url: str = ""
    copy: Sequence[Path] = ()
    reviews: Sequence[Path] = ()
    name: str = ""
    max_pages: int = 200
    id: str = ""


def ask(bench: Bench, asked: Asked, *, by: User) -> str:
    """Keep the job; its id. Wrong where there is nothing to audit, or no address to read."""
    if asked.url:
        check_address(bench, asked.url)
    targets = [*([asked.url] if asked.url else []), *map(str, asked.copy)]
    if not targets:
        raise Wrong("wrong_target")
    wanted = {"targets": targets, "reviews": [str(path) for path in asked.reviews], "max_pages": asked.max_pages}
    name = asked.name or urlsplit(asked.url).hostname or asked.copy[0].name
    with bench.database.writing() as connection:
        job = add_job(connection, name=name, wanted=wanted, by=by.name, job=asked.id or new_id())
        write_log(connection, who=by.name, did="audit", about=job, name=name)
    return job


def check_address(bench: Bench, url: str) -> None:
    """Wrong for what is no web address; whether it leads to a private network is seen when it is connected to."""
    try:
        parts = urlsplit(url)
        named = parts.hostname
    except ValueError as error:
        raise Wrong("wrong_target") from error
    if parts.scheme not in {"http", "https"} or not named or parts.username or parts.password:
        raise Wrong("wrong_target")
    if not may_read_private(bench) and _plainly_private(named):
        raise Wrong("wrong_private")


def may_read_private(bench: Bench) -> bool:
    """Whether audits may read sites on private addresses: where one sits at the machine itself, or the settings say so."""
    return bench.local or bench.settings.serve.private_sites


def _plainly_private(host: str) -> bool:
    from ipaddress import ip_address

    from promisecheck.sources.crawl.peers import is_private

    try:
        return is_private(str(ip_address(host)))
    except ValueError:
        return host == "localhost" or host.endswith((".localhost", ".internal", ".local"))
