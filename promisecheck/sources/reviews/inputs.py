"""The files that the user named: found, told apart, and grouped."""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from promisecheck.core.promises import Skipped, Trouble
from promisecheck.sources.reviews.counts import Notice

_TABLES = {".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".json", ".jsonl", ".ndjson"}
_LETTERS = {".txt", ".eml"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One file, or all the letters (`.txt`, `.eml`) of one folder: `source` is what the user will see it called."""

    source: str
    paths: tuple[Path, ...]
    from_folder: bool = False


def find_inputs(files: Sequence[str], *, notice: Notice) -> list[Input]:
    """Every input that exists, in the order given, once; what is missing becomes a Trouble."""
    found: dict[tuple[Path, ...], Input] = {}
    for name in files:
        for given in _find(name, notice=notice):
            found.setdefault(tuple(path.resolve() for path in given.paths), given)
    return list(found.values())


def _find(name: str, *, notice: Notice) -> Iterator[Input]:
    path = Path(name)
    try:
        if path.is_dir():
            yield from _find_in(path, notice=notice)
        elif path.exists():
            yield Input(source=name, paths=(path,))
        else:
            notice(_missing(name, path))
    except (OSError, ValueError) as error:
        notice(Trouble(what=name, why=f"cannot be opened ({error})", next_step="Check the name and who may read it"))


def _missing(name: str, path: Path) -> Trouble:
    if "://" in name:
        return Trouble(what=name, why="is an address, and reviews are read from files", next_step="Download the file and name it here")
    folder = path.parent
    near = difflib.get_close_matches(path.name, [entry.name for entry in folder.iterdir()], n=1) if folder.is_dir() else []
    why = "no such file" if folder.is_dir() else f"no such file: there is no folder {folder}"
    return Trouble(what=name, why=why, next_step=f"Did you mean {folder / near[0]}?" if near else "Check the path")


def _find_in(folder: Path, *, notice: Notice) -> Iterator[Input]:
    """The tables below a folder one by one, then its letters as one input; other files are said."""
    files = sorted(
        path for path in folder.rglob("*") if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )
    tables = [path for path in files if path.suffix.lower() in _TABLES]
    letters = tuple(path for path in files if path.suffix.lower() in _LETTERS)
    for path in files:
        if path not in tables and path.suffix.lower() not in _LETTERS:
            notice(Skipped(what=str(path), why="not a kind of file that holds reviews"))
    if not tables and not letters:
        notice(
            Trouble(
                what=str(folder),
                why="the folder holds no reviews",
                next_step="Reviews are read from .csv .tsv .xlsx .json .jsonl .txt .eml",
            )
        )
    for path in tables:
        yield Input(source=str(path), paths=(path,), from_folder=True)
    if letters:
        yield Input(source=str(folder), paths=letters, from_folder=True)
