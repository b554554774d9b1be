"""Signing in and out, one's own settings, the users, the audit log."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData

from promisecheck.core.text import tidy
from promisecheck.errors import UsageError
from promisecheck.serve.bench import Bench
from promisecheck.serve.given import number_of, read_form, text_of
from promisecheck.serve.opened import bench_of
from promisecheck.serve.pages.deciding import own_path
from promisecheck.serve.passwords import fits, hash_password
from promisecheck.serve.refusals import Missing, Wrong
from promisecheck.serve.rendering import go, hold, show
from promisecheck.serve.visitor import KEYS, LANGUAGE, NAME, SESSION, Visitor, cookie_text, need, see
from promisecheck.store.log import count_log, read_log, write_log
from promisecheck.store.users import (
    Role,
    add_user,
    change_user,
    close_session,
    find_user,
    get_user,
    open_session,
    password_of,
    read_users,
)

router = APIRouter(include_in_schema=False)
Sent = Annotated[tuple[Visitor, FormData], Depends(read_form)]
_YEAR = 365 * 24 * 3600
_A_PAGE = 100


@router.get("/sign-in")
def sign_in_page(request: Request) -> Response:
    """The form to sign in with."""
    visitor = see(request)
    where = own_path(request.query_params.get("next", "/"))
    if visitor.user:
        return RedirectResponse(where, status_code=303)
    return show(request, visitor, "sign_in.html", tab="", next=where, wrong="")


@router.post("/sign-in")
async def sign_in(request: Request, sent: Sent) -> Response:
    """Sign in with name and password."""
    visitor, form = sent
    return await run_in_threadpool(_sign_in, request, visitor, form)


def _sign_in(request: Request, visitor: Visitor, form: FormData) -> Response:
    bench, name, where = bench_of(request), text_of(form, "name", most=80), own_path(text_of(form, "next"))
    client = request.client.host if request.client else ""
    if bench.attempts.wait(f"from {client}") or bench.attempts.wait(f"as {tidy(name).casefold()}"):
        return show(request, visitor, "sign_in.html", status=429, tab="", next=where, wrong="sign_in_wait")
    secret = _new_session(bench, name, str(form.get("password", "")))
    if secret is None:
        return show(request, visitor, "sign_in.html", status=403, tab="", next=where, wrong="sign_in_wrong")
    answer = RedirectResponse(where, status_code=303)
    hold(request, answer, secret, days=bench.settings.serve.session_days)
    return answer


def _new_session(bench: Bench, name: str, password: str) -> str | None:
    """A secret for the user, or None where name and password do not belong together."""
    with bench.database.reading() as connection:
        kept = password_of(connection, name)
    right = fits(password, kept)
    with bench.database.writing() as connection:
        user = find_user(connection, name) if right else None
        write_log(connection, who=user.name if user else name, did="sign-in" if user else "sign-in-refused")
        return open_session(connection, user, days=bench.settings.serve.session_days) if user else None


@router.post("/sign-out")
async def sign_out(request: Request, sent: Sent) -> Response:
    """Sign out: the secret is worth nothing any more."""
    visitor, _ = sent
    return await run_in_threadpool(_sign_out, request, visitor)


def _sign_out(request: Request, visitor: Visitor) -> Response:
    with bench_of(request).database.writing() as connection:
        close_session(connection, visitor.secret)
    answer = RedirectResponse("/sign-in", status_code=303)
    answer.delete_cookie(SESSION)
    return answer


@router.get("/account")
def account(request: Request) -> Response:
    """One's own settings."""
    visitor = see(request)
    user = need(visitor, Role.VIEWER)
    return show(request, visitor, "account.html", tab="account", chosen=user.language or request.cookies.get(LANGUAGE, ""))


@router.post("/account")
async def change_account(request: Request, sent: Sent) -> Response:
    """Change them: kept with the user, or in the browser where nobody signs in."""
    visitor, form = sent
    return await run_in_threadpool(_change_account, request, visitor, form)


def _change_account(request: Request, visitor: Visitor, form: FormData) -> Response:
    user, bench = need(visitor, Role.VIEWER), bench_of(request)
    language = text_of(form, "language") if text_of(form, "language") in {"", "da", "nb", "en"} else ""
    keys, password = text_of(form, "keys") != "off", str(form.get("password", ""))
    answer = go(request, visitor, "/account", tell="password_changed" if password else "saved")
    if bench.local:
        chosen = {LANGUAGE: language, KEYS: "on" if keys else "off", NAME: cookie_text(text_of(form, "name", most=80))}
        for name, value in chosen.items():
            answer.set_cookie(name, value, max_age=_YEAR, httponly=True, samesite="lax")
        return answer
    with bench.database.writing() as connection:
        change_user(connection, user.id, language=language, single_keys=keys)
        if password:
            change_user(connection, user.id, password=_hashed(password))
            write_log(connection, who=user.name, did="password", about=user.name)
    return answer


def _hashed(password: str) -> str:
    try:
        return hash_password(password)
    except UsageError as error:
        raise Wrong("wrong_user", why=error.what) from error


@router.get("/users")
def users(request: Request) -> Response:
    """Everybody who may sign in."""
    visitor, bench = see(request), bench_of(request)
    need(visitor, Role.ADMIN)
    with bench.database.reading() as connection:
        everybody = read_users(connection)
    return show(request, visitor, "users.html", tab="users", users=everybody, roles=tuple(Role), desks=bench.settings.serve.sign_off)


@router.post("/users")
async def new_user(request: Request, sent: Sent) -> Response:
    """Add a user."""
    visitor, form = sent
    return await run_in_threadpool(_new_user, request, visitor, form)


def _new_user(request: Request, visitor: Visitor, form: FormData) -> Response:
    admin, name = need(visitor, Role.ADMIN), text_of(form, "name", most=81)
    hashed = _hashed(str(form.get("password", "")))
    with bench_of(request).database.writing() as connection:
        try:
            made = add_user(connection, name=name, password=hashed, role=_role(form), desk=text_of(form, "desk", most=64))
        except UsageError as error:
            raise Wrong("wrong_user", why=error.what) from error
        write_log(connection, who=admin.name, did="add-user", about=made.name, role=str(made.role))
    return go(request, visitor, "/users", tell="user_added", name=made.name)


def _role(form: FormData) -> Role:
    given = text_of(form, "role")
    if given not in set(Role):
        raise Wrong("wrong_text")
    return Role(given)


@router.post("/users/{number}")
async def edit_user(request: Request, number: int, sent: Sent) -> Response:
    """Change a user's role, desk, or whether the user may sign in."""
    visitor, form = sent
    return await run_in_threadpool(_edit_user, request, number, visitor, form)


def _edit_user(request: Request, number: int, visitor: Visitor, form: FormData) -> Response:
    admin, role, active = need(visitor, Role.ADMIN), _role(form), text_of(form, "active") != "no"
    with bench_of(request).database.writing() as connection:
        user = get_user(connection, number) if number < 2**31 else None
        if user is None:
            raise Missing
        others = [one for one in read_users(connection) if one.role is Role.ADMIN and one.active and one.id != number]
        if not others and not (active and role is Role.ADMIN):
            raise Wrong("wrong_last_admin")
        desk = text_of(form, "desk", most=64)
        changes: dict[str, str | bool] = {"desk": desk} if user.desk != desk else {}
        changes |= ({"role": str(role)} if user.role is not role else {}) | ({"active": active} if user.active is not active else {})
        if changes:
            change_user(connection, number, **changes)
            write_log(connection, who=admin.name, did="change-user", about=user.name, **changes)
    return go(request, visitor, "/users", tell="user_changed", name=user.name)


@router.get("/log")
def log(request: Request) -> Response:
    """Who did what, when."""
    visitor, bench = see(request), bench_of(request)
    need(visitor, Role.ADMIN)
    with bench.database.reading() as connection:
        pages = max(1, -(-count_log(connection) // _A_PAGE))
        number = number_of(request.query_params.get("n"), least=1, most=pages)
        entries = read_log(connection, most=_A_PAGE, skip=(number - 1) * _A_PAGE)
    return show(request, visitor, "log.html", tab="log", entries=entries, number=number, pages=pages)
