"""What people name -> addresses, files, folders: and the nearest name where there is no such thing."""

import difflib
import os
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from promisecheck.core.promises import Skipped
from promisecheck.errors import NotFound, SourceError
from promisecheck.sources.documents.kinds import DOCUMENTS, PICTURES
from promisecheck.sources.documents.ocr import can_read
from promisecheck.sources.files import PAGES, TEXTS

_UNREAD = frozenset({".doc", ".ppt", ".odt", ".odp", ".rtf", ".pages", ".key"})
"""Copy in files that are not read: named, so that nobody takes a folder for checked."""
_MOST_PICTURES = 100
"""So many pictures of a folder are looked at; each takes a second or so."""
_NO_COPY = frozenset({"node_modules", "__pycache__"})
_FOR_MACHINES = frozenset({"robots.txt", "humans.txt", "ads.txt", "app-ads.txt", "security.txt", "llms.txt", "requirements.txt"})
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]{1,20}):(?://|/?[^\\/])", re.IGNORECASE)
_HOST = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,24}(?:/\S*)?$", re.IGNORECASE)


def copy_files(folder: Path) -> list[Path]:
    """The pages, texts and documents in a folder and below, sorted; hidden folders and links to folders are left out.

    Pictures are among them where their text can be read, up to a hundred.

    Raises:
        NotFound: there is none.
    """
    files = _all_files(folder)
    copy = {path for path in files if path.suffix.lower() in PAGES | TEXTS | DOCUMENTS and path.name.lower() not in _FOR_MACHINES}
    found = sorted(copy.union(_pictures(files)))
    if not found:
        raise NotFound(
            "nothing in this folder can be read as copy",
            where=str(folder),
            next_step="Put .html, .md, .txt, .docx, .pptx or .pdf files there, or name a file or an address",
        )
    return found


def forbidden_files(folder: Path, paths: Sequence[Path]) -> set[Path]:
    """Those of `paths` that a robots.txt at the top of the folder forbids: a folder is read as the site it holds would be."""
    from protego import Protego

    try:
        rules = Protego.parse((folder / "robots.txt").read_text(encoding="utf-8", errors="replace")[:500_000])
    except OSError:
        return set()
    return {path for path in paths if not rules.can_fetch(f"https://folder.invalid/{path.relative_to(folder).as_posix()}", "promisecheck")}


def unread_copy(folder: Path) -> list[Skipped]:
    """One notice for the documents in a folder that may hold copy but are not read, and one for its pictures."""
    files = _all_files(folder)
    unread = [path for path in files if path.suffix.lower() in _UNREAD]
    pictures = [path for path in files if path.suffix.lower() in PICTURES][len(_pictures(files)) :]
    hint = "look at these by hand" if can_read() else "look at these by hand, or install promisecheck[ocr]"
    notices = ((unread, "documents of kinds that are not read: {}"), (pictures, f"pictures whose text was not read: {{}}; {hint}"))
    return [Skipped(what=str(folder), why=why.format(_counted(paths))) for paths, why in notices if paths]


def _pictures(files: Sequence[Path]) -> list[Path]:
    """Those that are looked at."""
    return [path for path in files if path.suffix.lower() in PICTURES][:_MOST_PICTURES] if can_read() else []


def _counted(paths: Sequence[Path]) -> str:
    kinds = Counter(path.suffix.lower() for path in paths)
    return ", ".join(f"{count} {suffix}" for suffix, count in sorted(kinds.items()))


def missing(target: str) -> SourceError:
    """The error for a target that is no address, no file and no folder, with the nearest name that exists."""
    if (scheme := _SCHEME.match(target)) and len(scheme[1]) > 1:
        return NotFound(
            f"addresses that begin with {scheme[1]}: are not read", where=target, next_step="Name an http(s) address, a file or a folder"
        )
    if near := _nearest(target):
        return NotFound("no such file, folder or address", where=target, next_step=f"Did you mean {near}?")
    if _HOST.match(target):
        return NotFound("no such file or folder", where=target, next_step=f"For the site, write https://{target}")
    return NotFound("no such file, folder or address", where=target, next_step="Check the spelling; an address begins with https://")


def _all_files(folder: Path) -> list[Path]:
    paths: list[Path] = []
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _NO_COPY)
        paths += [Path(root, name) for name in sorted(files) if not name.startswith(".")]
    return sorted(paths)


def _nearest(target: str) -> str:
    """The most similar name beside where `target` should be; of its nearest folder if that is missing too."""
    path = Path(target)
    try:
        if not path.parent.is_dir():
            return _nearest(str(path.parent)) if path.parent != path else ""
        close = _closest(path.name, sorted(entry.name for entry in path.parent.iterdir()))
    except (OSError, ValueError):
        return ""
    return str(path.parent / close[0]) if close else ""


def _closest(name: str, known: Sequence[str]) -> list[str]:
    lower = {other.lower(): other for other in known}
    return [lower[match] for match in difflib.get_close_matches(name.lower()[:255], list(lower)[:5_000], n=1)]
