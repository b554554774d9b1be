"""The workbench, started: database, worker, web server."""

import ipaddress
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from promisecheck.errors import StoreError, UsageError
from promisecheck.serve.app import make_app
from promisecheck.serve.bench import Bench
from promisecheck.serve.guard import Guard
from promisecheck.serve.shelf import Shelf
from promisecheck.serve.worker import Worker
from promisecheck.settings import Settings
from promisecheck.store import Database, open_database
from promisecheck.store.users import Role, read_users


def is_own(host: str) -> bool:
    """Whether an address to listen on is reached from this machine alone.

    >>> is_own("127.0.0.1"), is_own("localhost"), is_own("0.0.0.0"), is_own("::")
    (True, True, False, False)
    """
    try:
        return host == "localhost" or ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


@contextmanager
def workbench(settings: Settings, *, where: str = "", sign_in: bool = False, work: bool = True) -> Iterator[Guard]:
    """The application for these settings, with its database open and (`work`) its worker running, until the block ends.

    `where` is the database in place of the one in the settings; with `sign_in` one has to sign in on this machine too.
    UsageError where one would have to sign in, and nobody can.
    """
    database = open_database(where or settings.run.store)
    try:
        local = is_own(settings.serve.host) and not sign_in
        if not local:
            _check_somebody_can(database)
        bench = Bench(settings=settings, database=database, files=_files(settings, database), local=local, shelf=Shelf(database))
        worker = Worker(bench)
        if work:
            worker.start()
        try:
            yield make_app(bench)
        finally:
            worker.stop()
    finally:
        database.close()


def _check_somebody_can(database: Database) -> None:
    with database.reading() as connection:
        admins = [user for user in read_users(connection) if user.active and user.role is Role.ADMIN]
    if not admins:
        raise UsageError(
            "on this address one has to sign in, and there is nobody who can",
            where=database.where,
            next_step="Add the first one: promisecheck users add NAME --role admin",
        )


def _files(settings: Settings, database: Database) -> Path:
    if settings.serve.files:
        return Path(settings.serve.files).absolute()
    beside = database.file.with_name(f"{database.file.name}.files") if database.file else Path("promisecheck-files")
    return beside.absolute()


def serve(settings: Settings, *, where: str = "", sign_in: bool = False) -> None:
    """Listen until stopped; a job in hand is begun again at the next start."""
    try:
        import uvicorn
    except ModuleNotFoundError as error:
        raise StoreError("the workbench needs a web server", next_step="pip install 'promisecheck[serve]'") from error
    with workbench(settings, where=where, sign_in=sign_in) as app:
        uvicorn.run(
            app, host=settings.serve.host.strip("[]"), port=settings.serve.port, log_level="warning", access_log=False, server_header=False,
            timeout_graceful_shutdown=5, timeout_keep_alive=15, limit_concurrency=200,
        )  # fmt: skip
