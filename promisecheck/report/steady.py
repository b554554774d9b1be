"""An archive written anew without the time at which it was written: the same content, the same bytes."""

import re
import shutil
import zipfile
import zlib
from pathlib import Path
from typing import IO

_CORE = "docProps/core.xml"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest that an archive can say."""
_UNIX = 3
_MADE_HERE = b">promisecheck</dc:creator>"
_SAVED_HERE = b"lastModifiedBy>promisecheck<"
_TIMES = re.compile(rb">([^<]+)</dcterms:(?:created|modified)>")
_LONGEST_CORE = 100_000


def write_steady(made: IO[bytes], out: IO[bytes], *, core: bytes) -> None:
    """Copy an office file part by part with `core` as what it says of itself; no part is held in memory as a whole."""
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist()):
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, _UNIX
            if name == _CORE:
                target.writestr(entry, core)
                continue
            large = source.getinfo(name).file_size > zipfile.ZIP64_LIMIT
            with source.open(name) as part, target.open(entry, "w", force_zip64=large) as copy:
                shutil.copyfileobj(part, copy)


def made_here(path: Path) -> bool:
    """Whether this program made the office file and nobody saved it since: what a reviewer wrote into it is not ours."""
    core = _core_of(path)
    return _MADE_HERE in core and b"lastModifiedBy" not in core and len(set(_TIMES.findall(core))) == 1


def saved_here(path: Path) -> bool:
    """Whether this program was the last that saved the office file: then nobody wrote into it since."""
    return _SAVED_HERE in _core_of(path)


def _core_of(path: Path) -> bytes:
    """What the file says of itself; nothing for what is no office file."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open(_CORE) as part:
            return part.read(_LONGEST_CORE)
    except (OSError, KeyError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError):
        return b""
