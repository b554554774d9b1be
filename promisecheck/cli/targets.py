"""What the user named, as a list: arguments, patterns that no shell has filled in, and a file of names."""

import glob  # Path.glob takes no pattern that begins at the root, as shells do
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from promisecheck.errors import NotFound, UsageError

_LARGEST = 50_000_000


def all_targets(named: Sequence[str] | None, files_from: Path | None) -> list[str]:
    """Every target once, in order; UsageError where there is none, NotFound for a pattern that nothing fits."""
    listed = _lines(files_from) if files_from else []
    found = list(dict.fromkeys(target for name in (*(named or ()), *listed) for target in _filled(name)))
    if not found:
        what = "names no target" if files_from else "no target given"
        raise UsageError(what, where=str(files_from or ""), next_step="Name a site, a file or a folder: promisecheck audit draft.html")
    return found


def check_apart(targets: Sequence[str], outputs: Iterable[Path]) -> None:
    """UsageError where a report would be written over what it is about; no flag allows that."""
    for path in outputs:
        if path.exists() and any(Path(target).exists() and path.samefile(target) for target in targets if "://" not in target):
            raise UsageError("this is what is to be audited", where=str(path), next_step="Name another file with -o")


def _filled(name: str) -> Iterable[str]:
    """The files that fit a pattern, in order; a name that is no pattern, or a file that is called so, as it is."""
    if "://" in name or not glob.has_magic(name) or Path(name).exists():
        return [name]
    found = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - as above
    if not found:
        raise NotFound("no file fits this pattern", where=name, next_step="Check the folder it starts in; ** goes into folders")
    return [path for path in found if not Path(path).is_dir()] or found


def _lines(path: Path) -> list[str]:
    try:
        data = sys.stdin.buffer.read(_LARGEST) if str(path) == "-" else path.read_bytes()[:_LARGEST]
    except OSError as error:
        raise NotFound(
            f"the list cannot be read ({error.strerror})", where=str(path), next_step="Name a file with a target a line"
        ) from error
    separator = "\0" if b"\0" in data else "\n"
    lines = (line.strip() for line in data.decode("utf-8-sig", errors="replace").split(separator))
    return [line for line in lines if line and not line.startswith("#")]
