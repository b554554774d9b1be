"""The screen of decisions: how far the reviewers are and agree, and the files that go out and come in."""

from collections.abc import Mapping
from io import BytesIO
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import PlainTextResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData

from promisecheck.core.decisions import Standing
from promisecheck.errors import SourceError
from promisecheck.serve.board import Board, agreements
from promisecheck.serve.exchange.reading import read_decisions_file
from promisecheck.serve.exchange.taking import take_decisions
from promisecheck.serve.exchange.writing import decisions_json, jsonl, training_rows, write_workbook
from promisecheck.serve.given import files_of, read_form
from promisecheck.serve.opened import Opened, bench_of, opened
from promisecheck.serve.refusals import Wrong
from promisecheck.serve.rendering import go, show
from promisecheck.serve.visitor import Visitor, need
from promisecheck.store.talk import read_comments
from promisecheck.store.users import Role

router = APIRouter(include_in_schema=False)
Opening = Annotated[Opened, Depends(opened)]
Sent = Annotated[tuple[Visitor, FormData], Depends(read_form)]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@router.get("/runs/{run}/decisions")
def decisions(request: Request, opening: Opening) -> Response:
    """How far the reviewers are, and how far they agree."""
    return show(
        request, opening.visitor, "decisions.html", tab="decisions", board=opening.board,
        agreements=agreements({line.claim: line.standing for line in opening.board.lines}),
        disagreeing=sum(line.standing.disagree for line in opening.board.lines),
    )  # fmt: skip


def own_standings(board: Board) -> dict[str, Standing]:
    """What was decided on the promises of a report, by the ids that the report gives them."""
    return {line.key: line.standing for line in board.lines if line.standing.newest}


@router.get("/runs/{run}/decisions.json")
def as_json(opening: Opening) -> Response:
    """The file that comes back in."""
    return Response(export_json(opening), media_type="application/json", headers=attached("decisions.json"))


def export_json(opening: Opened) -> str:
    """Everything that people added to this report."""
    board = opening.board
    with opening.bench.database.reading() as connection:
        said = read_comments(connection, board.names)
    return decisions_json(
        own_standings(board), report=str(board.volume.id),
        comments={line.key: said[line.claim] for line in board.lines if line.claim in said},
        assigned={line.key: line.assignee for line in board.lines if line.assignee}, left_out=_left_out(board),
    )  # fmt: skip


def _left_out(board: Board) -> Mapping[str, frozenset[str]]:
    return {line.key: line.left_out for line in board.lines if line.left_out}


@router.get("/runs/{run}/decisions.xlsx")
def as_workbook(opening: Opening) -> Response:
    """The same for Excel."""
    out = BytesIO()
    write_workbook(own_standings(opening.board), out)
    return Response(out.getvalue(), media_type=XLSX, headers=attached("decisions.xlsx"))


@router.get("/runs/{run}/training.jsonl")
def as_training(opening: Opening) -> Response:
    """What people corrected or confirmed, as rows to train on."""
    board = opening.board
    rows: Any = training_rows(board.volume.report["claims"], own_standings(board), _left_out(board))
    return PlainTextResponse("".join(jsonl(rows)), media_type="application/x-ndjson", headers=attached("training.jsonl"))


def attached(name: str) -> dict[str, str]:
    """A file to keep, not a page to open."""
    return {"content-disposition": f'attachment; filename="promisecheck-{name}"'}


@router.post("/runs/{run}/decisions/import")
async def bring_in(request: Request, run: int, sent: Sent) -> Response:
    """Take decisions over from a file."""
    visitor, form = sent
    return await run_in_threadpool(_bring_in, request, run, visitor, form)


def _bring_in(request: Request, run: int, visitor: Visitor, form: FormData) -> Response:
    user, bench = need(visitor, Role.REVIEWER), bench_of(request)
    bench.shelf.get(run)
    given = files_of(form, "file")
    if not given:
        raise Wrong("wrong_text")
    name = (given[0].filename or "")[:200]
    try:
        found = read_decisions_file(given[0].file.read(bench.settings.serve.max_upload), name=name)
    except SourceError as error:
        raise Wrong("wrong_file", value=name, why=error.what) from error
    with bench.database.writing() as connection:
        taken = take_decisions(connection, found, source=name, by=user.name, today=bench.today())
    told = {"taken": str(taken.taken), "known": str(taken.known), "disagree": str(len(taken.disagree))}
    return go(request, visitor, f"/runs/{run}/decisions", tell="imported" if found else "import_nothing", **told)
