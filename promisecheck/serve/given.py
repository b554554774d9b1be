"""What a form brought along, read with care."""

from collections.abc import AsyncIterator, Mapping
from datetime import date
from typing import Any

from fastapi import Request
from starlette.datastructures import FormData, UploadFile

from promisecheck.serve.refusals import Wrong
from promisecheck.serve.visitor import Visitor, check_change, see

LONGEST = 2_000
"""Characters of a text that somebody types."""


async def read_form(request: Request) -> AsyncIterator[tuple[Visitor, FormData]]:
    """Who sends the form, and what is in it, until the answer is made; Refused for one that does not come from a page of ours."""
    visitor = await _seen(request)
    form = await request.form(max_files=200, max_fields=200)
    try:
        check_change(request, visitor, text_of(form, "csrf"))
        yield visitor, form
    finally:
        await form.close()


async def _seen(request: Request) -> Visitor:
    from starlette.concurrency import run_in_threadpool

    return await run_in_threadpool(see, request)


def text_of(form: Mapping[str, Any], name: str, *, most: int = LONGEST) -> str:
    """A text without blanks around it, cut; "" where there is none, or a file in its place."""
    given = form.get(name, "")
    return given.strip()[:most] if isinstance(given, str) else ""


def day_of(form: Mapping[str, Any], name: str) -> date | None:
    """A day, or None where none is given; Wrong for anything else."""
    given = text_of(form, name)
    try:
        return date.fromisoformat(given) if given else None
    except ValueError as error:
        raise Wrong("wrong_day", value=given[:40]) from error


def files_of(form: FormData, name: str) -> list[UploadFile]:
    """The files of a field; an empty field gives a file without a name, which is none."""
    return [given for given in form.getlist(name) if isinstance(given, UploadFile) and given.filename]


def number_of(given: str | None, *, least: int, most: int) -> int:
    """A whole number within limits; the least where it is none."""
    return max(least, min(most, int(given))) if given and given.isascii() and given.isdigit() and len(given) < 10 else least  # noqa: PLR2004 - digits of a number that a database holds
