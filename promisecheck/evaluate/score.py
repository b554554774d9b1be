"""A score with its interval, and how a list of them is shown."""

import dataclasses
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

_DRAWS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One figure: what was measured, in which language, on how many rows; 95 % bootstrap interval; the baseline's figure."""

    task: str
    measure: str
    language: str
    value: float
    low: float
    high: float
    n: int
    baseline: float | None = None

    @property
    def key(self) -> str:
        """Its name in the file of floors."""
        return f"{self.task} {self.language}"


def bootstrap(measure: Callable[[Any, Any], float], truth: Any, answers: Any, *, seed: int = 1) -> tuple[float, float, float]:
    """The measure with its 95 % interval over redrawn rows: value, low, high."""
    random = np.random.default_rng(seed)
    values = []
    for _ in range(_DRAWS):
        rows = random.integers(0, len(truth), len(truth))
        values.append(measure(truth[rows], answers[rows]))
    return float(measure(truth, answers)), float(np.nanquantile(values, 0.025)), float(np.nanquantile(values, 0.975))


def show(scores: Sequence[Score], form: str) -> str:
    """A table for people, or JSON."""
    if form == "json":
        return json.dumps([dataclasses.asdict(score) for score in scores], indent=1)
    lines = [f"{'task':24} {'measure':10} {'lang':4} {'value':>6}  {'95 % interval':15} {'n':>6}  baseline"]
    for score in scores:
        baseline = "" if score.baseline is None else f"{score.baseline:.3f}"
        interval = f"{score.low:.3f}-{score.high:.3f}"
        lines.append(f"{score.task:24} {score.measure:10} {score.language:4} {score.value:6.3f}  {interval:15} {score.n:6}  {baseline}")
    return "\n".join(lines)
