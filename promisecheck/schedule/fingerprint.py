"""A digest of everything that goes into a night: equal means that there is nothing to weigh."""

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from promisecheck.settings import Settings
from promisecheck.store import Database
from promisecheck.store.pages import pages_digest
from promisecheck.store.reviews import reviews_digest
from promisecheck.store.tables.columns import digest

if TYPE_CHECKING:
    from promisecheck.audit import Audit


def fingerprint(database: Database, sites: Sequence[str], audit: "Audit") -> str:
    """Of pages, customers' words, models, and the settings and files that say how they are weighed; no model is loaded for it."""
    with database.reading() as connection:
        kept = (pages_digest(connection, sites), reviews_digest(connection))
    return digest(*kept, _bytes(audit.models.folder / "manifest.json"), *_weighing(audit.settings))


def _weighing(settings: Settings) -> list[str]:
    parts = [repr(dataclasses.asdict(part)) for part in (settings.policy, settings.law, settings.judge)]
    return [*parts, settings.encoder, _bytes(Path(settings.policy.file)), _bytes(Path(settings.law.rules))]


def _bytes(path: Path) -> str:
    """What a file holds, "" where there is none."""
    return path.read_bytes().hex() if path.is_file() else ""
