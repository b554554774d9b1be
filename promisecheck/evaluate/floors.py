"""Scores that a change may raise and may not lower silently."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from promisecheck.errors import SettingsError
from promisecheck.evaluate.score import Score


def check_floors(scores: Sequence[Score], path: Path) -> list[str]:
    """A sentence for each floor that is not reached, or that nothing measures any more."""
    floors = read_floors(path)
    reached = {score.key: score for score in scores}
    failures = [f"{key}: nothing measures it any more" for key in floors if key not in reached]
    return failures + [
        f"{key}: {reached[key].value:.3f} is below its floor of {floor:.3f}"
        for key, floor in floors.items()
        if key in reached and not reached[key].value >= floor
    ]


def read_floors(path: Path) -> dict[str, float]:
    """The floors by task and language."""
    try:
        floors: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))["floors"]
    except (OSError, ValueError, KeyError) as error:
        raise SettingsError("no floors can be read here", where=str(path), next_step="Name a file such as models/floors.json") from error
    return floors


def corpora_fingerprint(corpora: Path) -> str:
    """Twelve characters that change when a labelled row does."""
    state = hashlib.sha256()
    for path in sorted(corpora.glob("*/*.jsonl")):
        state.update(path.relative_to(corpora).as_posix().encode())
        state.update(path.read_bytes())
    return state.hexdigest()[:12]
