"""Pages to look at: all reports, one report, its promises, its pages, what nobody promises, what changed."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from promisecheck.core.taxonomy import Verdict
from promisecheck.serve.board import Board, make_board
from promisecheck.serve.charts import promised_delivered
from promisecheck.serve.given import number_of
from promisecheck.serve.headline import headline
from promisecheck.serve.line import Line
from promisecheck.serve.opened import Opened, bench_of, opened
from promisecheck.serve.phrases import sentences
from promisecheck.serve.rendering import show
from promisecheck.serve.visitor import need, see
from promisecheck.store.jobs import read_jobs
from promisecheck.store.kept import latest, list_kept
from promisecheck.store.users import Role

router = APIRouter(include_in_schema=False)
Opening = Annotated[Opened, Depends(opened)]
_A_PAGE = 50
_AT_HOME = 12
_FIRST = 3
_MOST_PASSAGES = 400


@router.get("/")
def home(request: Request) -> Response:
    """The newest report of everything that was audited, and the audits in hand."""
    visitor, bench = see(request), bench_of(request)
    need(visitor, Role.VIEWER)
    with bench.database.reading() as connection:
        kept, jobs = latest(connection, most=_AT_HOME), read_jobs(connection, most=8)
    volumes = [bench.shelf.get(one.id) for one in kept]
    with bench.database.reading() as connection:
        boards = [make_board(connection, volume, today=bench.today(), serving=bench.settings.serve) for volume in volumes]
    say = sentences(visitor.language)
    return show(request, visitor, "home.html", tab="home", boards=[(board, headline(board, say)) for board in boards], jobs=jobs)


@router.get("/runs/{run}")
def overview(request: Request, opening: Opening) -> Response:
    """One report: the sentence, the counts, what to fix first, promised against delivered."""
    board, say = opening.board, sentences(opening.visitor.language)
    with opening.bench.database.reading() as connection:
        earlier = list_kept(connection, name=board.volume.name)
    first = [line for line in board.lines if line.verdict is Verdict.OVER_PROMISED and (line.waits or not line.standing.newest)][:_FIRST]
    chart = promised_delivered(board.volume.report["categories"], say)
    return show(
        request, opening.visitor, "overview.html", tab="overview", board=board, wanted=opening.wanted, headline=headline(board, say),
        first=first, chart=chart, earlier=earlier,
    )  # fmt: skip


@router.get("/runs/{run}/claims")
def claims(request: Request, opening: Opening) -> Response:
    """The promises, filtered and in order, a page at a time."""
    lines = opening.board.chosen(opening.wanted)
    pages = max(1, -(-len(lines) // _A_PAGE))
    number = number_of(request.query_params.get("n"), least=1, most=pages)
    return show(
        request, opening.visitor, "claims.html", tab="claims", board=opening.board, wanted=opening.wanted, found=len(lines),
        lines=lines[(number - 1) * _A_PAGE : number * _A_PAGE], number=number, pages=pages,
        assignees=sorted({line.assignee for line in opening.board.lines if line.assignee}),
    )  # fmt: skip


@router.get("/runs/{run}/pages")
def pages(request: Request, opening: Opening) -> Response:
    """Each page of copy with its promises as they stand there."""
    sources = sorted(_by_source(opening.board).items())
    number = number_of(request.query_params.get("n"), least=1, most=max(1, -(-len(sources) // 10)))
    return show(
        request, opening.visitor, "pages.html", tab="pages", board=opening.board, wanted=opening.wanted,
        sources=sources[(number - 1) * 10 : number * 10], number=number, pages=max(1, -(-len(sources) // 10)),
    )  # fmt: skip


def _by_source(board: Board) -> dict[str, list[tuple[str, Line, str, tuple[str, str, str]]]]:
    """The sentences of each page that hold a promise, each with its promise marked."""
    together: dict[str, list[tuple[str, Line, str, tuple[str, str, str]]]] = {}
    for line in board.lines:
        for place in line.row["places"]:
            passages = together.setdefault(place["source"], [])
            if len(passages) < _MOST_PASSAGES:
                passages.append((place["sentence"], line, place["role"], _cut(place["sentence"], line.row["text"])))
    return together


def _cut(sentence: str, words: str) -> tuple[str, str, str]:
    before, found, after = sentence.partition(words)
    return (before, found, after) if found else ("", sentence, "")


@router.get("/runs/{run}/silent")
def silent(request: Request, opening: Opening) -> Response:
    """What customers talk about that nobody promises."""
    gaps: list[Any] = list(opening.board.volume.report.get("silent") or ())
    return show(request, opening.visitor, "silent.html", tab="silent", board=opening.board, gaps=gaps[:60])


@router.get("/runs/{run}/changes")
def changes(request: Request, opening: Opening) -> Response:
    """What became of the promises since the run before."""
    return show(
        request, opening.visitor, "changes.html", tab="changes", board=opening.board, changes=opening.board.volume.report.get("changes")
    )
