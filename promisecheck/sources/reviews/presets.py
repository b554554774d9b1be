"""Which known export a table is, told by its columns: it decides the scale, and what has to be asked."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from promisecheck.core.taxonomy import Kind
from promisecheck.sources.reviews.vocabulary import aliases, plain_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """One known export; `scale` is the lowest and highest mark, where the export always uses it."""

    name: str
    title: str
    needs: tuple[frozenset[str], ...]
    scale: tuple[int, int] | None = None
    codes: tuple[int, ...] = ()
    """Its marks, the worst first, where they are codes and no scale."""
    text: str = ""
    """The plain name of the column with the text, where several may hold one."""
    kind: Kind | None = None
    asks: str = ""
    """What is said where the file does not tell which column is the text."""


@cache
def presets() -> tuple[Preset, ...]:
    """All of `presets.toml`, in its order."""
    table = tomllib.loads(files(__package__).joinpath("presets.toml").read_text(encoding="utf-8"))
    return tuple(
        Preset(
            name=name,
            title=row["title"],
            needs=tuple(map(frozenset, row["needs"])),
            scale=(row["scale"][0], row["scale"][1]) if "scale" in row else None,
            codes=tuple(row.get("codes", ())),
            text=row.get("text", ""),
            kind=Kind(row["kind"]) if "kind" in row else None,
            asks=row.get("asks", ""),
        )
        for name, row in table.items()
    )


def find_preset(names: Sequence[str]) -> Preset | None:
    """The export that has these columns, or None.

    >>> find_preset(["Review Content", "Review Stars"]).title
    'Trustpilot service reviews'
    """
    plain = {_unwrapped(name) for name in names}
    return next((preset for preset in presets() if any(needed <= plain for needed in preset.needs)), None)


def _unwrapped(name: str) -> str:
    """`attributes.body` is a body: what only wraps a record says nothing."""
    parts = re.split(r"(?<=\w)\.(?=\w)", name[:300])
    wrappers = aliases()["nested"]["wrapper"]
    while len(parts) > 1 and plain_name(parts[0]) in wrappers and plain_name(parts[0]) != "review":
        parts = parts[1:]
    return plain_name(".".join(parts))
