"""The card of one promise, the queue, and everything that one decides on them."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData

from promisecheck.report.rewrite import rewrite
from promisecheck.serve import deciding
from promisecheck.serve.board import Board
from promisecheck.serve.charts import quotes_by_month
from promisecheck.serve.deciding import Given, around, following
from promisecheck.serve.given import day_of, read_form, text_of
from promisecheck.serve.line import Line
from promisecheck.serve.opened import Opened, bench_of, board_of, opened
from promisecheck.serve.phrases import sentences
from promisecheck.serve.rendering import go, short, show
from promisecheck.serve.visitor import Visitor, need
from promisecheck.serve.wanted import Wanted, read_wanted
from promisecheck.store.log import read_log
from promisecheck.store.register import read_proofs
from promisecheck.store.talk import read_comments
from promisecheck.store.users import Role, User, read_users

router = APIRouter(include_in_schema=False)
Opening = Annotated[Opened, Depends(opened)]
Sent = Annotated[tuple[Visitor, FormData], Depends(read_form)]


@router.get("/runs/{run}/queue")
def queue(request: Request, opening: Opening) -> Response:
    """The first promise that waits for a decision."""
    wanted = Wanted(status="waits", who=opening.wanted.who)
    waiting = opening.board.chosen(wanted)
    if not waiting:
        return show(request, opening.visitor, "queue_empty.html", tab="queue", board=opening.board)
    return RedirectResponse(_address(opening.board, waiting[0], wanted), status_code=303)


@router.get("/runs/{run}/claims/{claim}")
def card(request: Request, opening: Opening, claim: str) -> Response:
    """One promise with everything that is known of it."""
    line = opening.board.line(claim)
    return show(request, opening.visitor, "card.html", **_card(opening, line))


def _card(opening: Opened, line: Line) -> dict[str, Any]:
    board, wanted = opening.board, opening.wanted
    place, lines = around(board, wanted, line)
    queue, evidence, me = wanted.status == "waits", line.row["evidence"], opening.visitor.name
    return _talk(opening, line) | {
        "tab": "queue" if queue else "claims", "board": board, "line": line, "wanted": wanted, "queue": queue,
        "back": f"/runs/{board.volume.id}/claims{wanted.query()}", "place": place + 1, "of": len(lines),
        "before": lines[place - 1] if place > 0 else None,
        "after": lines[place + 1] if 0 <= place < len(lines) - 1 else following(board, wanted, line) if place < 0 else None,
        "against": [quote for quote in evidence if quote["stance"] == "contradicts"],
        "favour": [quote for quote in evidence if quote["stance"] == "supports"],
        "months": quotes_by_month(evidence),
        "rewritten": [rewrite(line.row["text"], better["text"]) for better in line.row["suggestions"][:3]],
        "lacking": _lacking(line, opening.visitor.language), "today": opening.bench.today(),
        "mine": next((decision.status for decision in line.standing.newest if decision.reviewer == me), None),
        "desks": _desks(opening, line),
        "limit": next((step["values"]["limit"] for step in line.row["steps"] if step["by"] == "limit"), 0.0),
    }  # fmt: skip


def _talk(opening: Opened, line: Line) -> dict[str, Any]:
    """What people added, from the database."""
    names = opening.board.names
    with opening.bench.database.reading() as connection:
        users = [user.name for user in read_users(connection) if user.active]
        return {
            "comments": read_comments(connection, names, claims=names.keys(line.claim)).get(line.claim, ()),
            "proofs": read_proofs(connection, names).get(line.claim, ()),
            "entries": read_log(connection, about=line.claim, most=30),
            "people": sorted({*users, opening.visitor.name}),
        }


def _lacking(line: Line, language: str) -> str:
    say, made = sentences(language), line.standing.decision
    return ", ".join(say[f"lacks_{name}"] for name in made.lacks) if made else ""


def _desks(opening: Opened, line: Line) -> tuple[str, ...]:
    """For whom the visitor may sign here."""
    user = opening.visitor.user
    return line.unsigned if opening.bench.local else tuple(desk for desk in line.unsigned if user and user.desk == desk)


@router.post("/runs/{run}/claims/{claim}/decide")
async def decide(request: Request, run: int, claim: str, sent: Sent) -> Response:
    """Decide, and go on to the next promise."""
    visitor, form = sent
    return await run_in_threadpool(_decide, request, run, claim, visitor, form)


def _decide(request: Request, run: int, claim: str, visitor: Visitor, form: FormData) -> Response:
    user, board, line, wanted = _act(request, run, claim, visitor)
    status, given = deciding.status_of(text_of(form, "status")), given_of(form)
    onward = following(board, wanted, line)
    with bench_of(request).database.writing() as connection:
        deciding.decide(connection, board, line, status, given, by=user)
    where = _address(board, onward, wanted) if onward else f"/runs/{run}/queue"
    return go(request, visitor, where, tell="decided_note", status=str(status), text=short(line.row["text"], 60))


def given_of(form: FormData) -> Given:
    """What stands in the form beside the decision."""
    texts = {name: text_of(form, name) for name in ("reason", "document", "owner")}
    return Given(**texts, until=day_of(form, "until"), expiry=day_of(form, "expiry"), settles=text_of(form, "settles") == "yes")


def _act(request: Request, run: int, claim: str, visitor: Visitor) -> tuple[User, Board, Line, Wanted]:
    """Whoever acts, on what; Refused for those who may only look."""
    user = need(visitor, Role.REVIEWER)
    board = board_of(bench_of(request), run)
    return user, board, board.line(claim), read_wanted(request.query_params)


@router.post("/runs/{run}/claims/{claim}/comments")
async def comment(request: Request, run: int, claim: str, sent: Sent) -> Response:
    """Say something."""
    visitor, form = sent
    return await run_in_threadpool(_comment, request, run, claim, visitor, form)


def _comment(request: Request, run: int, claim: str, visitor: Visitor, form: FormData) -> Response:
    user, board, line, wanted = _act(request, run, claim, visitor)
    with bench_of(request).database.writing() as connection:
        deciding.say(connection, line, text_of(form, "text"), by=user)
    return go(request, visitor, _address(board, line, wanted), tell="commented")


@router.post("/runs/{run}/claims/{claim}/assign")
async def assign(request: Request, run: int, claim: str, sent: Sent) -> Response:
    """Say who is to look at it."""
    visitor, form = sent
    return await run_in_threadpool(_assign, request, run, claim, visitor, form)


def _assign(request: Request, run: int, claim: str, visitor: Visitor, form: FormData) -> Response:
    user, board, line, wanted = _act(request, run, claim, visitor)
    name = text_of(form, "assignee", most=80)
    with bench_of(request).database.writing() as connection:
        deciding.give_to(connection, line, name, by=user)
    return go(request, visitor, _address(board, line, wanted), tell="assigned" if name else "assigned_nobody", name=name)


@router.post("/runs/{run}/claims/{claim}/quotes")
async def quote(request: Request, run: int, claim: str, sent: Sent) -> Response:
    """Leave a quote out, or count it again."""
    visitor, form = sent
    return await run_in_threadpool(_quote, request, run, claim, visitor, form)


def _quote(request: Request, run: int, claim: str, visitor: Visitor, form: FormData) -> Response:
    user, board, line, wanted = _act(request, run, claim, visitor)
    out = text_of(form, "out") != "no"
    with bench_of(request).database.writing() as connection:
        deciding.judge_quote(connection, line, text_of(form, "review"), out=out, by=user)
    return go(request, visitor, _address(board, line, wanted), tell="left_out" if out else "counted_again")


@router.post("/runs/{run}/claims/{claim}/proofs")
async def proof(request: Request, run: int, claim: str, sent: Sent) -> Response:
    """Enter a document into the register."""
    visitor, form = sent
    return await run_in_threadpool(_proof, request, run, claim, visitor, form)


def _proof(request: Request, run: int, claim: str, visitor: Visitor, form: FormData) -> Response:
    user, board, line, wanted = _act(request, run, claim, visitor)
    with bench_of(request).database.writing() as connection:
        deciding.document(connection, line, given_of(form), by=user)
    return go(request, visitor, _address(board, line, wanted), tell="document_kept")


@router.post("/runs/{run}/claims/{claim}/sign")
async def sign(request: Request, run: int, claim: str, sent: Sent) -> Response:
    """Sign the decision that stands."""
    visitor, form = sent
    return await run_in_threadpool(_sign, request, run, claim, visitor, form)


def _sign(request: Request, run: int, claim: str, visitor: Visitor, form: FormData) -> Response:
    user, board, line, wanted = _act(request, run, claim, visitor)
    bench, desk = bench_of(request), text_of(form, "desk", most=64)
    with bench.database.writing() as connection:
        deciding.sign_for(connection, line, desk, by=user, local=bench.local)
    return go(request, visitor, _address(board, line, wanted), tell="signed", desk=desk)


@router.post("/undo")
async def undo(request: Request, sent: Sent) -> Response:
    """Take one's last decision back, and go to its promise."""
    visitor, form = sent
    return await run_in_threadpool(_undo, request, visitor, form)


def _undo(request: Request, visitor: Visitor, form: FormData) -> Response:
    user = need(visitor, Role.REVIEWER)
    with bench_of(request).database.writing() as connection:
        decision = deciding.undo(connection, by=user)
    if decision is None:
        return go(request, visitor, own_path(text_of(form, "back")), tell="nothing_to_undo")
    where = f"/runs/{decision.report}/claims/{decision.claim}" if decision.report.isdigit() else "/"
    return go(request, visitor, where, tell="undone", status=str(decision.status))


def own_path(given: str) -> str:
    """A path of this site; anything that could lead elsewhere is the first page."""
    plain = given.startswith("/") and not given.startswith("//") and given.isprintable() and "\\" not in given
    return given if plain else "/"


def _address(board: Board, line: Line, wanted: Wanted) -> str:
    return f"/runs/{board.volume.id}/claims/{line.key}{wanted.query()}"
