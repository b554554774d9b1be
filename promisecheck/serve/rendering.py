"""Pages from templates: everything that others wrote is escaped by the template engine."""

from datetime import date, datetime
from functools import cache
from typing import Any
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from promisecheck import __version__
from promisecheck.core.decisions import CHOICES, Status
from promisecheck.core.taxonomy import Category, Verdict
from promisecheck.serve.bench import Bench
from promisecheck.serve.phrases import sentences
from promisecheck.serve.visitor import SESSION, Visitor
from promisecheck.store.users import Role

SYMBOL = {Verdict.OVER_PROMISED: "✗", Verdict.CONTESTED: "≈", Verdict.UNPROVEN: "?", Verdict.KEPT: "✓", Verdict.OVER_DELIVERED: "★"}
"""The mark of each verdict, beside its word."""
_TOLD = "promisecheck-told"
_DAY = 24 * 3600


def show(request: Request, visitor: Visitor, template: str, *, status: int = 200, **values: Any) -> Response:
    """A page in the visitor's language."""
    bench: Bench = request.app.state.bench
    say = sentences(visitor.language)
    told = request.cookies.get(_TOLD, "")
    page = _environment().get_template(template).render(
        say=say, version=__version__, lang=visitor.language, visitor=visitor, csrf=visitor.csrf, bench=bench, path=request.url.path,
        told=_sentence(told, say),
        may_decide=visitor.may(Role.REVIEWER), may_manage=visitor.may(Role.ADMIN), undoable=told.startswith("decided_note"), **values,
    )  # fmt: skip
    answer = HTMLResponse(page, status_code=status)
    if told:
        answer.delete_cookie(_TOLD)
    return greet(request, visitor, answer)


def greet(request: Request, visitor: Visitor, answer: Response) -> Response:
    """Give a new visitor the secret that changes are known by."""
    if visitor.fresh and not visitor.program:
        hold(request, answer, visitor.secret)
    return answer


def hold(request: Request, answer: Response, secret: str, *, days: float = 1) -> None:
    """The browser keeps the secret: no script can read it, and no other site's page sends it along with a change."""
    secure = request.url.scheme == "https"
    answer.set_cookie(SESSION, secret, max_age=round(days * _DAY), httponly=True, samesite="lax", secure=secure)


def go(request: Request, visitor: Visitor, where: str, *, tell: str = "", **values: str) -> Response:
    """To another page after a change; `tell` is the key of a sentence that is shown there once."""
    answer = RedirectResponse(where, status_code=303)
    if tell:
        packed = "&".join([tell, *(f"{name}={quote(value[:120], safe='')}" for name, value in values.items())])
        answer.set_cookie(_TOLD, packed, max_age=60, httponly=True, samesite="lax", secure=request.url.scheme == "https")
    return greet(request, visitor, answer)


def _sentence(told: str, say: Any) -> str:
    """What a cookie tells, if it is one of our sentences."""
    from urllib.parse import unquote

    key, *values = told.split("&")
    if key not in say:
        return ""
    given = dict(pair.partition("=")[::2] for pair in values)
    known = {name: say.get(f"status.{value}", value) if name == "status" else value for name, value in
             ((name, unquote(value)) for name, value in given.items())}  # fmt: skip
    try:
        return str(say[key].format(**known))
    except (KeyError, IndexError, ValueError):
        return ""


@cache
def _environment() -> Any:
    from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

    environment = Environment(
        loader=PackageLoader("promisecheck.serve"), autoescape=select_autoescape(default=True), undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters |= {"day": day, "percent": percent, "stars": stars, "fragment": fragment, "short": short, "first_language": _spoken}
    environment.globals |= {
        "SYMBOL": SYMBOL, "CHOICES": CHOICES, "STATUSES": tuple(Status), "VERDICTS": tuple(Verdict), "CATEGORIES": tuple(Category),
    }  # fmt: skip
    return environment


def day(moment: datetime | date | None) -> str:
    """A day as people of the North write it to a machine: 2026-11-03; with the time where it is a moment."""
    if moment is None:
        return ""
    return moment.strftime("%Y-%m-%d %H:%M") if isinstance(moment, datetime) else moment.isoformat()


def percent(share: float) -> int:
    """A share in whole percent."""
    return round(100 * share)


def stars(rating: float | None) -> str:
    """A rating of 0..1 as five stars, or nothing."""
    if rating is None:
        return ""
    full = max(1, min(5, round(rating * 4) + 1))
    return "★" * full + "☆" * (5 - full)


def fragment(source: str, text: str) -> str:
    """A link that jumps to the words on the page, or "" where the source is no web address."""
    return f"{source}#:~:text={quote(text[:120], safe='')}" if source.startswith(("http://", "https://")) else ""


def short(text: str, most: int = 160) -> str:
    """The beginning of a text."""
    return text if len(text) <= most else f"{text[: most - 2].rstrip()} …"


def _spoken(language: str) -> str:
    """One code for the `lang` of an element."""
    return language.partition("|")[0]
