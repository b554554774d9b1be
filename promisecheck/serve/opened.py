"""A report opened for a visitor: who asks, and the report with everything that people added."""

from dataclasses import dataclass

from fastapi import Request

from promisecheck.serve.bench import Bench
from promisecheck.serve.board import Board, make_board
from promisecheck.serve.visitor import Visitor, need, see
from promisecheck.serve.wanted import Wanted, read_wanted
from promisecheck.store.users import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What every page of a report begins with."""

    visitor: Visitor
    bench: Bench
    board: Board
    wanted: Wanted


def bench_of(request: Request) -> Bench:
    """The workbench that answers."""
    bench: Bench = request.app.state.bench
    return bench


def opened(request: Request, run: int) -> Opened:
    """A report for somebody who may look; SignInFirst or Missing otherwise."""
    visitor = see(request)
    need(visitor, Role.VIEWER)
    return Opened(
        visitor=visitor, bench=bench_of(request), board=board_of(bench_of(request), run), wanted=read_wanted(request.query_params)
    )


def board_of(bench: Bench, run: int) -> Board:
    """The report of a run with everything that people added to it."""
    volume = bench.shelf.get(run)
    with bench.database.reading() as connection:
        return make_board(connection, volume, today=bench.today(), serving=bench.settings.serve)
