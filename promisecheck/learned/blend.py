"""Two readers of one question -> one answer: log-odds weighed and added, with the thresholds that fit the sum."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from promisecheck.errors import ModelError


@dataclass(frozen=True, slots=True, kw_only=True)
class Blend:
    """`weights` one a reader, a `bias`, the least probability of a promise, and the least log-odds of a cut before one."""

    weights: tuple[float, ...]
    bias: float
    whole: float
    cut: float

    def __call__(self, log_odds: Sequence[Any]) -> Any:
        """Probabilities float [n] from the readers' log-odds, each [n]."""
        total = sum(weight * np.asarray(own, dtype=np.float64) for weight, own in zip(self.weights, log_odds, strict=True)) + self.bias
        return 1 / (1 + np.exp(-np.clip(total, -30, 30)))

    def save(self, path: Path) -> None:
        """Write it as JSON."""
        path.write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")


def load_blend(path: Path) -> Blend:
    """Read it; ModelError when it is none."""
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        return Blend(weights=tuple(table["weights"]), bias=table["bias"], whole=table["whole"], cut=table["cut"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError("this is no blend of promisecheck", where=str(path), next_step="Reinstall promisecheck") from error
