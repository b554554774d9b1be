"""Uploaded files on their way to an audit: a folder of their own, names that lead nowhere else."""

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from starlette.datastructures import UploadFile

from promisecheck.serve.refusals import Wrong

_UNSAFE = re.compile(r"[^\w.\- ()]+", re.UNICODE)
_LONGEST = 100
_CHUNK = 1 << 20


def keep_uploads(folder: Path, uploads: Sequence[UploadFile], *, most: int) -> list[Path]:
    """Write the files into a new folder; their paths. Wrong where all together are more than `most` bytes.

    A name is only a name here: whatever leads out of the folder, hides a file or is no letter is taken out of it.
    """
    if not uploads:
        return []
    folder.mkdir(parents=True, exist_ok=True)
    left, kept = most, []
    for number, upload in enumerate(uploads, start=1):
        path = folder / safe_name(upload.filename or "", number)
        while path.exists():
            path = path.with_name(f"{number}-{path.name}")
        left -= _copied(upload, path, left)
        kept.append(path)
    return kept


def safe_name(given: str, number: int) -> str:
    r"""A file's name without folders, hidden beginnings and odd characters; its ending stays.

    >>> safe_name("../../etc/pass wd.csv", 1), safe_name("C:\\x\\anmeldelser.csv", 1), safe_name("..", 2)
    ('pass wd.csv', 'anmeldelser.csv', 'file-2')
    """
    last = re.split(r"[\\/]", given)[-1]
    plain = _UNSAFE.sub("_", last).strip(" .")
    stem, dot, ending = plain.rpartition(".")
    return f"{stem[:_LONGEST]}{dot}{ending[:12]}" if stem else plain[:_LONGEST] or f"file-{number}"


def _copied(upload: UploadFile, path: Path, most: int) -> int:
    written = 0
    with path.open("wb") as out:
        while piece := upload.file.read(_CHUNK):
            written += len(piece)
            if written > most:
                shutil.rmtree(path.parent, ignore_errors=True)
                raise Wrong("wrong_file", value=path.name, why="413")
            out.write(piece)
    return written
