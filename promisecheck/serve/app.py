"""The workbench as a web application."""

from importlib.resources import files
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from promisecheck import __version__
from promisecheck.errors import PromiseCheckError
from promisecheck.serve import api
from promisecheck.serve.bench import Bench
from promisecheck.serve.guard import Guard, TooLong
from promisecheck.serve.pages import audits, deciding, exchange, looking, people, register
from promisecheck.serve.phrases import sentences
from promisecheck.serve.refusals import Missing, Refused, SignInFirst, Wrong
from promisecheck.serve.rendering import show
from promisecheck.serve.visitor import see

_STYLE = ("ground", "overview", "claims", "others")
"""The report's own sheets: the workbench looks like it."""


def make_app(bench: Bench) -> Guard:
    """The application around an open database."""
    app = FastAPI(
        title="promisecheck", version=__version__, docs_url=None, redoc_url=None, openapi_url="/api/openapi.json",
        description="Reports, decisions and audits of the promisecheck workbench.",
    )  # fmt: skip
    app.state.bench = bench
    for part in (looking, deciding, exchange, register, audits, people, api):
        app.include_router(part.router)
    app.add_api_route("/static/report.css", _report_style, include_in_schema=False)
    app.mount("/static", StaticFiles(packages=[("promisecheck.serve", "static")]))
    _answer_errors(app)
    serving = bench.settings.serve
    return Guard(
        app, names=serving.names, local=bench.local, max_upload=serving.max_upload, changes_a_minute=serving.changes_a_minute
    )  # fmt: skip


def _report_style() -> Response:
    folder = files("promisecheck.report").joinpath("templates", "style")
    sheets = [folder.joinpath(f"{name}.css") for name in _STYLE]
    text = "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets if sheet.is_file())
    return Response(text, media_type="text/css", headers={"cache-control": "public, max-age=300"})


def _answer_errors(app: FastAPI) -> None:
    """Every refusal in words, as a page or, for a program, as JSON."""
    app.add_exception_handler(SignInFirst, _sign_in_first)
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(Wrong, _wrong)
    app.add_exception_handler(TooLong, _too_long)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Missing, _missing)
    app.add_exception_handler(RequestValidationError, _missing)
    app.add_exception_handler(PromiseCheckError, _broken)
    app.add_exception_handler(Exception, _broken)


def _sign_in_first(request: Request, _error: Exception) -> Response:
    if _is_program(request):
        return JSONResponse({"error": "sign in first"}, status_code=401, headers={"www-authenticate": "Bearer"})
    from urllib.parse import quote

    where = request.url.path if request.method == "GET" else "/"
    return RedirectResponse(f"/sign-in?next={quote(where)}", status_code=303)


def _refused(request: Request, error: Exception) -> Response:
    stale = isinstance(error, Refused) and error.stale
    return _error(request, 403, "error_stale" if stale else "error_refused")


def _missing(request: Request, error: Exception) -> Response:
    odd = isinstance(error, RequestValidationError) and _is_program(request)
    return _error(request, 422 if odd else 404, "error_wrong" if odd else "error_missing")


def _wrong(request: Request, error: Exception) -> Response:
    assert isinstance(error, Wrong)  # noqa: S101 - it is registered for nothing else
    if error.values.get("why") == "413":
        return _too_long(request, error)
    return _error(request, 422, error.what, **error.values)


def _too_long(request: Request, _exception: Exception) -> Response:
    bench: Bench = request.app.state.bench
    return _error(request, 413, "error_large", most=f"{bench.settings.serve.max_upload / 1e6:g}")


def _http(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    allow = (error.headers or {}) if isinstance(error, HTTPException) else {}
    answer = _error(request, status, "error_missing" if status in {404, 405} else "error_wrong")
    answer.headers.update(allow)
    return answer


def _broken(request: Request, _exception: Exception) -> Response:
    return _error(request, 500, "error_broken")


def _error(request: Request, status: int, key: str, **values: Any) -> Response:
    if _is_program(request):
        return JSONResponse({"error": sentences("en")[key].format(**values)}, status_code=status)
    try:
        visitor = see(request)
    except PromiseCheckError:
        return Response(sentences("en")["error_broken"], status_code=500, media_type="text/plain")
    say = sentences(visitor.language)
    return show(request, visitor, "error.html", status=status, tab="", headline=say[key].format(**values), detail="")


def _is_program(request: Request) -> bool:
    return request.url.path.startswith("/api/")
