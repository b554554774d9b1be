"""Starting an audit from the page, and watching it."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData

from promisecheck.serve.asking import Asked, ask
from promisecheck.serve.given import files_of, number_of, read_form, text_of
from promisecheck.serve.opened import bench_of
from promisecheck.serve.refusals import Missing
from promisecheck.serve.rendering import go, show
from promisecheck.serve.uploads import keep_uploads
from promisecheck.serve.visitor import Visitor, need, see
from promisecheck.store.jobs import Job, end_job, get_job, new_id
from promisecheck.store.kept import latest
from promisecheck.store.log import write_log
from promisecheck.store.users import Role

router = APIRouter(include_in_schema=False)
Sent = Annotated[tuple[Visitor, FormData], Depends(read_form)]


@router.get("/audits/new")
def new(request: Request) -> Response:
    """The form that starts an audit."""
    visitor, bench = see(request), bench_of(request)
    need(visitor, Role.REVIEWER)
    with bench.database.reading() as connection:
        names = [kept.name for kept in latest(connection)]
    return show(request, visitor, "audit_new.html", tab="", names=names)


@router.post("/audits")
async def start(request: Request, sent: Sent) -> Response:
    """Keep what was uploaded, and ask for the audit."""
    visitor, form = sent
    return await run_in_threadpool(_start, request, visitor, form)


def _start(request: Request, visitor: Visitor, form: FormData) -> Response:
    user, bench, job = need(visitor, Role.REVIEWER), bench_of(request), new_id()
    folder, most = bench.files / job, bench.settings.serve.max_upload
    copy = keep_uploads(folder / "copy", files_of(form, "copy"), most=most)
    reviews = keep_uploads(folder / "reviews", files_of(form, "reviews"), most=most)
    pages = number_of(text_of(form, "pages"), least=1, most=100_000) if text_of(form, "pages") else 200
    asked = Asked(
        url=text_of(form, "url"), copy=copy, reviews=reviews, name=text_of(form, "name", most=200), max_pages=pages, id=job
    )  # fmt: skip
    return go(request, visitor, f"/audits/{ask(bench, asked, by=user)}")


@router.get("/audits/{job}")
def watch(request: Request, job: str) -> Response:
    """How far an audit is."""
    visitor = see(request)
    need(visitor, Role.VIEWER)
    return show(request, visitor, "audit.html", tab="", job=_job(request, job))


@router.get("/audits/{job}/state")
def state(request: Request, job: str) -> Response:
    """The same, as the piece of the page that changes."""
    visitor = see(request)
    need(visitor, Role.VIEWER)
    return show(request, visitor, "audit_state.html", tab="", job=_job(request, job))


def _job(request: Request, job: str) -> Job:
    with bench_of(request).database.reading() as connection:
        found = get_job(connection, job)
    if found is None:
        raise Missing
    return found


@router.post("/audits/{job}/stop")
async def stop(request: Request, job: str, sent: Sent) -> Response:
    """Stop an audit that waits or runs."""
    visitor, _ = sent
    return await run_in_threadpool(_stop, request, job, visitor)


def _stop(request: Request, job: str, visitor: Visitor) -> Response:
    user, found = need(visitor, Role.REVIEWER), _job(request, job)
    with bench_of(request).database.writing() as connection:
        if end_job(connection, found.id, state="stopped"):
            write_log(connection, who=user.name, did="stop-audit", about=found.id, name=found.name)
    return go(request, visitor, f"/audits/{found.id}")
