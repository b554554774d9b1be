"""Where the models lie, and that they are the ones that were trained: a manifest with a digest for each file."""

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from promisecheck.errors import ModelError

MANIFEST = "manifest.json"
FORMAT = 1
_PACKAGE = Path(__file__).resolve().parent.parent


def default_folder() -> Path:
    """The models that came with the installation: inside the package (a wheel) or beside it (a checkout)."""
    inside = _PACKAGE / "models"
    return inside if inside.is_dir() else _PACKAGE.parent / "models"


@dataclass(frozen=True)
class ModelFiles:
    """A folder of models whose every file is listed, with its SHA-256, in `manifest.json`."""

    folder: Path

    @classmethod
    def default(cls) -> "ModelFiles":
        """The models that came with the installation."""
        return cls(default_folder())

    @cached_property
    def _digests(self) -> dict[str, str]:
        path = self.folder / MANIFEST
        try:
            manifest = json.loads(path.read_text(encoding="utf-8"))
            if manifest["format"] != FORMAT:
                raise ModelError(
                    f"models of format {manifest['format']}, this version reads format {FORMAT}", where=str(path), next_step=_NEXT
                )
            return dict(manifest["files"])
        except FileNotFoundError as error:
            raise ModelError("no models here (manifest.json is missing)", where=str(self.folder), next_step=_NEXT) from error
        except (ValueError, KeyError, TypeError) as error:
            raise ModelError("manifest.json cannot be read", where=str(path), next_step=_NEXT) from error

    def path(self, name: str) -> Path:
        """The file `name` (as in the manifest), after checking that it is the one that was trained.

        Raises ModelError when it is missing, not listed, or altered.
        """
        path = self.folder / name
        if name not in self._digests:
            raise ModelError(f"{name} is not in the manifest", where=str(self.folder), next_step=_NEXT)
        if not path.is_file():
            raise ModelError("the file is missing", where=str(path), next_step=_NEXT)
        if digest_of(path) != self._digests[name]:
            raise ModelError("the file is not the one that was trained (its SHA-256 differs)", where=str(path), next_step=_NEXT)
        return path

    def check_all(self) -> tuple[str, ...]:
        """The names of all files, each checked; ModelError names the first that is missing or altered."""
        for name in self._digests:
            self.path(name)
        return tuple(self._digests)

    def folder_of(self, name: str) -> Path:
        """The folder `name`, after checking every listed file in it."""
        inside = [file for file in self._digests if file.startswith(f"{name}/")]
        if not inside:
            raise ModelError(f"no model called {name}", where=str(self.folder), next_step=_NEXT)
        for file in inside:
            self.path(file)
        return self.folder / name

    def fingerprint(self, name: str) -> str:
        """Twelve characters that change when the model does."""
        digests = [digest for file, digest in sorted(self._digests.items()) if file == name or file.startswith(f"{name}/")]
        return hashlib.sha256("".join(digests).encode()).hexdigest()[:12]


_NEXT = "Reinstall promisecheck, or rebuild the models with `promisecheck train`"


def digest_of(path: Path) -> str:
    """The file's SHA-256 in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_manifest(folder: Path) -> None:
    """List every file of `folder` with its digest."""
    files = {
        path.relative_to(folder).as_posix(): digest_of(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST and path.suffix != ".md" and path.name != "floors.json"
    }
    text = json.dumps({"format": FORMAT, "files": files}, indent=1, sort_keys=True)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")
