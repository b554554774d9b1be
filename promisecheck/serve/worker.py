"""Audits in the background: one at a time, each in a process of its own, begun again when that process or this program dies."""

import multiprocessing
import os
import socket
import threading
from contextlib import suppress

from promisecheck.errors import PromiseCheckError
from promisecheck.serve.asking import may_read_private
from promisecheck.serve.bench import Bench
from promisecheck.serve.work import Order, work
from promisecheck.store.jobs import Job, beat, end_job, give_back, take_job, workers

_LOOK = 1.0
"""Seconds between two looks for a job, and between two signs of life."""
_STOP = 5.0


def _me() -> str:
    return f"{socket.gethostname()}:{os.getpid()}"


class Worker:
    """A thread that takes jobs and watches the process that does each."""

    def __init__(self, bench: Bench) -> None:
        """Nothing is in hand."""
        self._bench, self._me = bench, _me()
        self._leaving = threading.Event()
        self._thread = threading.Thread(target=self._loop, name="promisecheck-worker", daemon=True)

    def start(self) -> None:
        """Put back what a dead process of this machine had in hand, and begin."""
        with self._bench.database.writing() as connection:
            for other in workers(connection):
                host, _, number = other.rpartition(":")
                if host == socket.gethostname() and not (number.isdigit() and _alive(int(number))):
                    give_back(connection, worker=other)
        self._thread.start()

    def stop(self) -> None:
        """Leave; what is in hand is put back and begun again at the next start."""
        self._leaving.set()
        if self._thread.is_alive():
            self._thread.join(2 * _STOP)
        with suppress(PromiseCheckError), self._bench.database.writing() as connection:
            give_back(connection, worker=self._me)

    def _loop(self) -> None:
        while not self._leaving.is_set():
            job = None
            with suppress(PromiseCheckError):  # a database that is away for a while is asked again
                with self._bench.database.writing() as connection:
                    job = take_job(connection, worker=self._me)
                if job:
                    self._do(job)
            if job is None:
                self._leaving.wait(_LOOK)

    def _do(self, job: Job) -> None:
        """Start the process, give signs of life while it works, and end it where the job was stopped or we leave."""
        bench = self._bench
        url = bench.database.engine.url.render_as_string(hide_password=False)
        where = str(bench.database.file) if bench.database.file else url
        order = Order(database=where, job=job.id, settings=bench.settings, private=may_read_private(bench))
        process = multiprocessing.get_context("spawn").Process(target=work, args=(order,), daemon=True)
        process.start()
        mine = True
        while mine and process.is_alive() and not self._leaving.is_set():
            process.join(_LOOK)
            with bench.database.writing() as connection:
                mine = beat(connection, job.id, worker=self._me) or not process.is_alive()
        if process.is_alive():
            _end(process)
        elif process.exitcode:
            self._again(job, process.exitcode)

    def _again(self, job: Job, code: int) -> None:
        """The process died without saying why: the job is put back, or has failed where it was tried often enough."""
        from promisecheck.store.jobs import MOST_TRIES

        with self._bench.database.writing() as connection:
            if job.tries < MOST_TRIES:
                give_back(connection, worker=self._me)
            else:
                end_job(connection, job.id, state="failed", why=f"its process ended with {code}, {job.tries} times")


def _end(process: multiprocessing.process.BaseProcess) -> None:
    process.terminate()
    process.join(_STOP)
    if process.is_alive():
        process.kill()
        process.join(_STOP)


def _alive(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return number != os.getpid()
