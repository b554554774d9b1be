"""`promisecheck doctor`: whether everything that an audit needs is there, and what to do where it is not."""

import importlib.util
import locale
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import typer

from promisecheck.cli.running import UNCHECKED, write_out
from promisecheck.errors import PromiseCheckError

_EXTRAS = {
    "ocr": ("rapidocr", "words in pictures are not read"),
    "store": ("sqlalchemy", "runs, history and decisions cannot be kept"),
    "postgres": ("psycopg", "a PostgreSQL store cannot be used"),
    "serve": ("fastapi", "the workbench cannot be started"),
    "render": ("playwright", "pages that JavaScript draws cannot be read"),
    "notify": ("apprise", "nobody can be told what changed"),
}
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """One thing that was looked at: `bad` stops an audit, an extra that is missing does not; `next_step` is a command."""

    what: str
    found: str
    fine: bool = True
    bad: bool = False
    next_step: str = ""


def doctor() -> None:
    """Look whether everything is there: models, settings, extras, browser, places to write, locale.

    Example: promisecheck doctor
    """
    looked = [one for look in _LOOKS for one in look()]
    for one in looked:
        mark = "✓" if one.fine else "✗" if one.bad else "-"
        write_out(f"{mark} {one.what}: {one.found}\n" + (f"    {one.next_step}\n" if one.next_step else ""))
    bad = sum(one.bad for one in looked)
    typer.echo(f"{bad} problems" if bad else "Everything an audit needs is there.", err=True)
    raise typer.Exit(UNCHECKED if bad else 0)


def _python() -> Iterator[Looked]:
    from promisecheck import __version__

    yield Looked(what="promisecheck", found=f"{__version__} on Python {sys.version.split()[0]}")


def _models() -> Iterator[Looked]:
    from promisecheck.learned import ModelFiles

    try:
        files = ModelFiles.default()
        names = files.check_all()
    except PromiseCheckError as error:
        yield Looked(what="models", found=error.what, fine=False, bad=True, next_step="pip install --force-reinstall promisecheck")
        return
    yield Looked(what="models", found=f"{len(names)} files, all as they were made")


def _settings() -> Iterator[Looked]:
    from promisecheck.cli.rule_list import rule_ids
    from promisecheck.gate.ignoring import rules_of_settings
    from promisecheck.settings import find_file, load_settings

    try:
        settings = load_settings()
        rules_of_settings(settings.ignore, known=rule_ids(settings))
    except PromiseCheckError as error:
        yield Looked(what="settings", found=str(error), fine=False, bad=True, next_step="promisecheck config show")
        return
    file = find_file(Path.cwd())
    yield Looked(
        what="settings", found=str(file) if file else "none: everything is as it comes", next_step="" if file else "promisecheck init"
    )


def _extras() -> Iterator[Looked]:
    for extra, (package, without) in _EXTRAS.items():
        there = importlib.util.find_spec(package) is not None
        found = "there" if there else f"not installed: {without}"
        yield Looked(what=f"extra {extra}", found=found, fine=there, next_step="" if there else f"pip install 'promisecheck[{extra}]'")


def _browser() -> Iterator[Looked]:
    path = next((path for name in _BROWSERS if (path := shutil.which(name))), "")
    found = path or "none found: pages that JavaScript draws cannot be read"
    yield Looked(what="Chromium", found=found, fine=bool(path), next_step="" if path else "apt-get install chromium")


def _places() -> Iterator[Looked]:
    for what, folder in (("this folder", Path.cwd()), ("temporary files", Path(tempfile.gettempdir()))):
        fine = os.access(folder, os.W_OK)
        yield Looked(
            what=what,
            found=f"{folder} can be written" if fine else f"{folder} cannot be written",
            fine=fine,
            bad=not fine,
            next_step="" if fine else "Name another place with -o, or set TMPDIR",
        )


def _locale() -> Iterator[Looked]:
    name = locale.getpreferredencoding(do_setlocale=False)
    fine = name.lower().replace("-", "") == "utf8"
    yield Looked(what="locale", found=name, fine=fine, next_step="" if fine else "PYTHONUTF8=1 promisecheck ...")


_LOOKS: tuple[Callable[[], Iterator[Looked]], ...] = (_python, _models, _settings, _extras, _browser, _places, _locale)
