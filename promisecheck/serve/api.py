"""The HTTP API: the same reports, decisions and audits for programs. A change brings a token, or the word of a session."""

from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Header, Path, Query, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ConfigDict, Field

from promisecheck.serve import deciding
from promisecheck.serve.asking import Asked, ask
from promisecheck.serve.deciding import Given
from promisecheck.serve.line import Line
from promisecheck.serve.opened import Opened, bench_of, board_of, opened
from promisecheck.serve.pages.exchange import export_json
from promisecheck.serve.refusals import Missing
from promisecheck.serve.rendering import greet
from promisecheck.serve.visitor import Visitor, check_change, need, see
from promisecheck.store.jobs import Job, get_job
from promisecheck.store.kept import latest
from promisecheck.store.talk import read_comments
from promisecheck.store.users import Role, User

router = APIRouter(prefix="/api/v1", tags=["workbench"])
Run = Annotated[int, Path(ge=1, le=2**31 - 1)]
Key = Annotated[str, Path(max_length=64)]
Text = Annotated[str, Field(max_length=2_000)]
Opening = Annotated[Opened, Depends(opened)]
_ERROR = {"application/json": {"schema": {"type": "object", "properties": {"error": {"type": "string"}}}}}
_SAID = (
    (401, "Nobody is signed in"), (403, "Not allowed, or the change brings no word along"), (404, "There is no such thing"),
    (413, "Too large"), (421, "Another host's name"), (422, "What was sent cannot be used"), (429, "Too many requests"),
)  # fmt: skip
_REFUSALS: dict[int | str, dict[str, Any]] = {code: {"description": text, "content": _ERROR} for code, text in _SAID}


class Deciding(BaseModel):
    """A decision as it is sent."""

    model_config = ConfigDict(extra="forbid")
    status: Literal["fix-copy", "fix-delivery", "proven", "accepted", "not-a-promise", "evidence-wrong"]
    reason: Text = ""
    until: date | None = None
    document: Text = ""
    owner: Text = ""
    expiry: date | None = None
    settles: bool = False


class Saying(BaseModel):
    """A comment as it is sent."""

    model_config = ConfigDict(extra="forbid")
    text: Annotated[str, Field(min_length=1, max_length=2_000)]


class Leaving(BaseModel):
    """A quote that is not about the promise (`out`), or is after all."""

    model_config = ConfigDict(extra="forbid")
    review: Annotated[str, Field(max_length=2_000)]
    out: bool = True


class Auditing(BaseModel):
    """An audit of a site, as it is asked for."""

    model_config = ConfigDict(extra="forbid")
    url: Annotated[str, Field(max_length=2_000)]
    name: Annotated[str, Field(max_length=200)] = ""
    max_pages: Annotated[int, Field(ge=1, le=100_000)] = 200


def changer(request: Request, x_csrf_token: Annotated[str, Header()] = "") -> User:
    """Whoever may change something: a reviewer with a token, or with a session and its word."""
    visitor = see(request)
    user = need(visitor, Role.REVIEWER)
    check_change(request, visitor, x_csrf_token)
    return user


def looker(request: Request) -> Visitor:
    """Whoever may look."""
    visitor = see(request)
    need(visitor, Role.VIEWER)
    return visitor


Changer = Annotated[User, Depends(changer)]
Looker = Annotated[Visitor, Depends(looker)]


@router.get("/session", responses=_REFUSALS)
def session(request: Request, visitor: Looker) -> Response:
    """Who asks, and the word that changes bring along in the header X-CSRF-Token where no token is used."""
    user = visitor.user
    told = {"name": visitor.name, "role": str(user.role) if user else "", "csrf": visitor.csrf}
    return greet(request, visitor, JSONResponse(told))


@router.get("/runs", responses=_REFUSALS)
def runs(request: Request, _visitor: Looker) -> list[dict[str, Any]]:
    """The newest report of everything that was audited."""
    with bench_of(request).database.reading() as connection:
        kept = latest(connection)
    return [{"id": one.id, "name": one.name, "started": one.started, "as_of": one.as_of} for one in kept]


@router.get("/runs/{run}/report", responses=_REFUSALS)
def report(opening: Opening, run: Run) -> Response:  # noqa: ARG001 - it stands here for the description of the API
    """The report as `--format json` gives it."""
    return JSONResponse(dict(opening.board.volume.report))


@router.get("/runs/{run}/claims", responses=_REFUSALS)
def claims(
    opening: Opening, run: Run, skip: Annotated[int, Query(ge=0, le=10**9)] = 0, most: Annotated[int, Query(ge=1, le=500)] = 100
) -> dict[str, Any]:  # fmt: skip
    """The promises with what was decided; the filters of the list (verdict, category, status, who, q, page, sort) work here too."""
    lines = opening.board.chosen(opening.wanted)
    return {"run": run, "found": len(lines), "claims": [_row(line) for line in lines[skip : skip + most]]}


def _row(line: Line) -> dict[str, Any]:
    share = line.share
    return {
        "id": line.key, "claim": line.claim, "text": line.row["text"], "language": line.row["language"], "rule": line.row["rule"],
        "verdict": line.verdict, "contradict": line.contradict, "support": line.support,
        "share": {"low": share[0], "mid": share[1], "high": share[2]} if share else None,
        "status": line.standing.status, "why": line.standing.why, "waits": line.waits, "disagree": line.standing.disagree,
        "assignee": line.assignee, "unsigned": list(line.unsigned), "not_about": sorted(line.left_out),
    }  # fmt: skip


@router.get("/runs/{run}/claims/{claim}", responses=_REFUSALS)
def claim(opening: Opening, run: Run, claim: Key) -> dict[str, Any]:  # noqa: ARG001 - as above
    """One promise with its decisions and comments."""
    line = opening.board.line(claim)
    with opening.bench.database.reading() as connection:
        said = read_comments(connection, opening.board.names, claims=opening.board.names.keys(line.claim))
    return _row(line) | {
        "decisions": [
            {"reviewer": made.reviewer, "status": made.status, "at": made.at, "reason": made.reason} for made in line.standing.newest
        ],
        "comments": [{"author": one.author, "text": one.text, "at": one.at} for one in said.get(line.claim, ())],
    }  # fmt: skip


@router.post("/runs/{run}/claims/{claim}/decisions", status_code=201, responses=_REFUSALS)
def decide(request: Request, run: Run, claim: Key, sent: Deciding, user: Changer) -> dict[str, Any]:
    """Decide."""
    bench = bench_of(request)
    board = board_of(bench, run)
    line = board.line(claim)
    given = Given(**sent.model_dump(exclude={"status"}))
    with bench.database.writing() as connection:
        made = deciding.decide(connection, board, line, deciding.status_of(sent.status), given, by=user)
    return {"claim": made.claim, "status": made.status, "reviewer": made.reviewer, "at": made.at, "lacks": list(made.lacks)}


@router.delete("/decisions/last", responses=_REFUSALS)
def undo(request: Request, user: Changer) -> dict[str, Any]:
    """Take one's last decision back."""
    with bench_of(request).database.writing() as connection:
        made = deciding.undo(connection, by=user)
    if made is None:
        raise Missing
    return {"claim": made.claim, "status": made.status}


@router.post("/runs/{run}/claims/{claim}/comments", status_code=201, responses=_REFUSALS)
def say(request: Request, run: Run, claim: Key, sent: Saying, user: Changer) -> dict[str, Any]:
    """Comment."""
    bench = bench_of(request)
    line = board_of(bench, run).line(claim)
    with bench.database.writing() as connection:
        deciding.say(connection, line, sent.text.strip(), by=user)
    return {"claim": line.claim, "author": user.name}


@router.post("/runs/{run}/claims/{claim}/quotes", responses=_REFUSALS)
def quote(request: Request, run: Run, claim: Key, sent: Leaving, user: Changer) -> dict[str, Any]:
    """Leave a quote out, or count it again; the promise as it is judged now."""
    bench = bench_of(request)
    line = board_of(bench, run).line(claim)
    with bench.database.writing() as connection:
        deciding.judge_quote(connection, line, sent.review, out=sent.out, by=user)
    return _row(board_of(bench, run).line(claim))


@router.get("/runs/{run}/decisions", responses=_REFUSALS)
def decisions(opening: Opening, run: Run) -> Response:  # noqa: ARG001 - as above
    """Every reviewer's newest decision, in the form that an import reads."""
    return Response(export_json(opening), media_type="application/json")


@router.post("/audits", status_code=202, responses=_REFUSALS)
def audit(request: Request, sent: Auditing, user: Changer) -> dict[str, Any]:
    """Ask for an audit of a site."""
    return {"id": ask(bench_of(request), Asked(url=sent.url, name=sent.name.strip(), max_pages=sent.max_pages), by=user)}


@router.get("/audits/{job}", responses=_REFUSALS)
def watch(request: Request, job: Key, _visitor: Looker) -> dict[str, Any]:
    """How far an audit is."""
    with bench_of(request).database.reading() as connection:
        found = get_job(connection, job)
    if found is None:
        raise Missing
    return _job(found)


def _job(job: Job) -> dict[str, Any]:
    names = ("id", "name", "state", "by", "created", "started", "finished", "stage", "count", "total", "why", "run")
    return {name: getattr(job, name) for name in names}
