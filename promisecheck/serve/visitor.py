"""Who asks: a signed-in user, or whoever sits at this machine."""

import getpass
import hashlib
import hmac
import secrets
from dataclasses import dataclass
from urllib.parse import quote, unquote

from fastapi import Request

from promisecheck.core.text import tidy
from promisecheck.serve.bench import Bench
from promisecheck.serve.refusals import Refused, SignInFirst
from promisecheck.store.users import Role, User, session_user

SESSION, NAME, LANGUAGE, KEYS = "promisecheck", "promisecheck-name", "promisecheck-language", "promisecheck-keys"
"""Cookies: the secret; and, on this machine only, what one chose to be called, to read, and whether single keys decide."""
_INTERFACES = ("en", "da", "nb")
_LONGEST = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Who asks, and the secret that the browser (or program) holds; `fresh`: it was made just now and has to be given."""

    user: User | None
    secret: str
    language: str
    fresh: bool = False
    program: bool = False
    """It came with a token: no browser sent it by itself."""

    @property
    def name(self) -> str:
        """As decisions are signed."""
        return self.user.name if self.user else ""

    @property
    def csrf(self) -> str:
        """What every change has to bring along: another site cannot know it."""
        return hashlib.sha256(f"change {self.secret}".encode()).hexdigest()

    def may(self, role: Role) -> bool:
        """Whether the visitor may do what this role may."""
        return self.user is not None and self.user.role.may(role)


def see(request: Request) -> Visitor:
    """Who sends this request; nobody in particular where nobody is signed in."""
    bench: Bench = request.app.state.bench
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer":
        return _program(bench, token.strip(), request)
    secret = request.cookies.get(SESSION, "")
    if bench.local:
        fresh = len(secret) < 20  # noqa: PLR2004 - shorter than any that was given
        return Visitor(
            user=_whoever(request), secret=secrets.token_urlsafe(32) if fresh else secret, language=_language(request), fresh=fresh
        )
    user = None
    if secret:
        with bench.database.reading() as connection:
            user = session_user(connection, secret, kind="browser")
    fresh = not secret
    language = user.language if user and user.language in _INTERFACES else _language(request)
    return Visitor(user=user, secret=secret or secrets.token_urlsafe(32), language=language, fresh=fresh)


def _program(bench: Bench, token: str, request: Request) -> Visitor:
    with bench.database.reading() as connection:
        user = session_user(connection, token, kind="token")
    return Visitor(user=user, secret=token, language=_language(request), program=True)


def _whoever(request: Request) -> User:
    """On this machine: the name that was chosen, else the one that the machine knows."""
    chosen = tidy(unquote(request.cookies.get(NAME, "")))[:_LONGEST]
    return User(id=0, name=chosen or _own_name(), role=Role.ADMIN, single_keys=request.cookies.get(KEYS) != "off")


def _own_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "me"


def _language(request: Request) -> str:
    """The one that was chosen, else the first of the browser's that is spoken here."""
    if request.cookies.get(LANGUAGE) in _INTERFACES:
        return str(request.cookies[LANGUAGE])
    for wanted in request.headers.get("accept-language", "").lower().split(","):
        short = wanted.partition(";")[0].strip().partition("-")[0]
        if (spoken := {"no": "nb", "nn": "nb"}.get(short, short)) in _INTERFACES:
            return spoken
    return "en"


def need(visitor: Visitor, role: Role) -> User:
    """The user, who may do what this role may; else SignInFirst or Refused."""
    if visitor.user is None:
        raise SignInFirst
    if not visitor.may(role):
        raise Refused
    return visitor.user


def check_change(request: Request, visitor: Visitor, given: str) -> None:
    """Refused unless the change comes from a page of ours: it brings the visitor's own word along."""
    if visitor.program:
        return
    brought = given or request.headers.get("x-csrf-token", "")
    if visitor.fresh or not hmac.compare_digest(brought.encode(), visitor.csrf.encode()):
        raise Refused(stale=True)


def cookie_text(text: str) -> str:
    """Text as a cookie can carry it."""
    return quote(text, safe="")
