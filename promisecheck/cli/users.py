"""`promisecheck users`: who may sign in to the workbench."""

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from promisecheck.cli.options import SettingsFile
from promisecheck.cli.running import settings_from
from promisecheck.cli.serve import Store
from promisecheck.errors import UsageError

if TYPE_CHECKING:
    from promisecheck.store import Connection
    from promisecheck.store.users import User

users = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
Name = Annotated[str, typer.Argument(metavar="NAME", help="The user's name.", show_default=False)]
_ROLES = ("viewer", "reviewer", "admin")


@users.callback()
def _about() -> None:
    """Say who may sign in to the workbench: add, change, list, or give a program a token.

    Example: promisecheck users add NAME --role admin
    """


@users.command()
def add(
    name: Name,
    role: Annotated[str, typer.Option("--role", help="viewer (looks), reviewer (decides), admin (manages users too).")] = "reviewer",
    desk: Annotated[
        str, typer.Option("--desk", metavar="DESK", help="For whom the user signs, such as marketing.", show_default=False)
    ] = "",
    store: Store = "",
    settings: SettingsFile = None,
) -> None:
    """Add a user; the password is asked for, or read from PROMISECHECK_PASSWORD.

    Example: promisecheck users add NAME --role admin
    """
    from promisecheck.serve.passwords import hash_password
    from promisecheck.store import open_database
    from promisecheck.store.log import write_log
    from promisecheck.store.users import Role, add_user

    _check(role)
    database = open_database(store or settings_from(settings).run.store)
    hashed = hash_password(_password())
    with database.writing() as connection:
        made = add_user(connection, name=name, password=hashed, role=Role(role), desk=desk)
        write_log(connection, who="command line", did="add-user", about=made.name, role=role)
    typer.echo(f"{made.name} can sign in as {role}.", err=True)


def _check(role: str) -> None:
    if role not in _ROLES:
        raise UsageError(f"--role {role!r} is not known", next_step=f"One of: {', '.join(_ROLES)}")


def _password() -> str:
    """Asked for twice where somebody sits at a terminal; never an argument, which other programs could see."""
    if given := os.environ.get("PROMISECHECK_PASSWORD"):
        return given
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    return sys.stdin.readline().rstrip("\n")


@users.command("list")
def list_users(store: Store = "", settings: SettingsFile = None) -> None:
    """List everybody, with role and desk.

    Example: promisecheck users list
    """
    from promisecheck.store import open_database
    from promisecheck.store.users import read_users

    with open_database(store or settings_from(settings).run.store).reading() as connection:
        for user in read_users(connection):
            state = "" if user.active else "   may not sign in"
            typer.echo(f"{user.name:30} {user.role:10} {user.desk}{state}".rstrip())


@users.command()
def change(
    name: Name,
    role: Annotated[str, typer.Option("--role", help="viewer, reviewer or admin.", show_default=False)] = "",
    desk: Annotated[str | None, typer.Option("--desk", metavar="DESK", help="For whom the user signs.", show_default=False)] = None,
    password: Annotated[bool, typer.Option("--password", help="Ask for a new password.")] = False,
    off: Annotated[bool, typer.Option("--off", help="The user may no longer sign in.")] = False,
    store: Store = "",
    settings: SettingsFile = None,
) -> None:
    """Change a user; whoever's role or password changes has to sign in again.

    Example: promisecheck users change NAME --off
    """
    from promisecheck.serve.passwords import hash_password
    from promisecheck.store import open_database
    from promisecheck.store.log import write_log
    from promisecheck.store.users import change_user

    if role:
        _check(role)
    values: dict[str, str | bool] = {"role": role} if role else {}
    values |= ({"desk": desk} if desk is not None else {}) | ({"active": False} if off else {})
    database = open_database(store or settings_from(settings).run.store)
    hashed = {"password": hash_password(_password())} if password else {}
    with database.writing() as connection:
        user = _user(connection, name)
        change_user(connection, user.id, **values, **hashed)
        write_log(connection, who="command line", did="change-user", about=user.name, **values)


@users.command()
def token(
    name: Name,
    days: Annotated[float, typer.Option("--days", metavar="N", help="It ends after so many days.", min=0.01, max=3650)] = 365,
    store: Store = "",
    settings: SettingsFile = None,
) -> None:
    """Print a token with which a program may use the HTTP API as this user; it is shown once and kept nowhere.

    Example: promisecheck users token NAME --days 90
    """
    from promisecheck.store import open_database
    from promisecheck.store.log import write_log
    from promisecheck.store.users import open_session

    with open_database(store or settings_from(settings).run.store).writing() as connection:
        user = _user(connection, name)
        secret = open_session(connection, user, kind="token", days=days)
        write_log(connection, who="command line", did="token", about=user.name, days=days)
    typer.echo(secret)


def _user(connection: "Connection", name: str) -> "User":
    from promisecheck.store.users import find_user

    if found := find_user(connection, name):
        return found
    raise UsageError(f"there is no user called {name!r}", next_step="See who there is: promisecheck users list")
