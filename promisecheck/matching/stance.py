"""Signals -> stance: one small calibrated network over all signals, contradiction tested first."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from promisecheck.core.taxonomy import Stance
from promisecheck.errors import ModelError

Numbers = npt.NDArray[np.float32]
ORDER = (Stance.CONTRADICTS, Stance.SUPPORTS, Stance.UNRELATED)
"""The columns of its answers."""


@dataclass(frozen=True)
class StanceModel:
    """A network with one hidden layer over standardised signals, calibrated for the kind of pairs it was fitted on."""

    names: tuple[str, ...]
    centre: Numbers
    spread: Numbers
    layers: tuple[tuple[Numbers, Numbers], ...]
    thresholds: Numbers
    """Least probability of `contradicts`, of `supports`, to be called so."""
    temperature: float = 1.0

    def logits(self, signals: Numbers) -> Numbers:
        """Scores before they become probabilities: float32 [pairs, 3] in `ORDER`."""
        state = (signals - self.centre) / self.spread
        for number, (weights, bias) in enumerate(self.layers):
            state = state @ weights + bias
            if number < len(self.layers) - 1:
                state = np.maximum(state, 0)
        return np.asarray(state / self.temperature, dtype=np.float32)

    def __call__(self, signals: Numbers) -> Numbers:
        """Probabilities [pairs, 3] in `ORDER`."""
        scores = self.logits(signals)
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.asarray(powers / powers.sum(axis=1, keepdims=True), dtype=np.float32)

    def decide(self, probabilities: Numbers) -> list[Stance]:
        """Contradiction first, then support, else unrelated."""
        contradicts, supports = self.thresholds
        return [
            Stance.CONTRADICTS
            if row[0] >= contradicts and row[0] >= row[1]
            else Stance.SUPPORTS
            if row[1] >= supports
            else Stance.UNRELATED
            for row in probabilities
        ]

    def parts(self, signals: Numbers, *, column: int) -> list[tuple[str, float]]:
        """What each signal did to the score of `ORDER[column]` in one pair [signals]: the change without it, the largest first."""
        without = np.tile(signals, (len(self.names), 1))
        np.fill_diagonal(without, self.centre)
        change = self.logits(signals[None])[0, column] - self.logits(without)[:, column]
        order = np.argsort(-np.abs(change))
        return [(self.names[number], float(change[number])) for number in order]

    def save(self, path: Path) -> None:
        """Write it as safetensors."""
        from safetensors.numpy import save_file

        arrays = {"centre": self.centre, "spread": self.spread, "thresholds": self.thresholds}
        for number, (weights, bias) in enumerate(self.layers):
            arrays |= {f"weights{number}": weights, f"bias{number}": bias}
        about = json.dumps({"names": self.names, "layers": len(self.layers), "temperature": self.temperature})
        save_file({name: np.ascontiguousarray(array, dtype=np.float32) for name, array in arrays.items()}, path, metadata={"about": about})


def load_stance(path: Path, *, names: tuple[str, ...]) -> StanceModel:
    """Read it; ModelError when it is damaged or looks at other signals than `names`."""
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(path, framework="numpy") as file:
            about = json.loads(file.metadata()["about"])
            arrays: dict[str, Any] = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 - not a mapping
    except (OSError, SafetensorError, KeyError, TypeError, ValueError) as error:
        raise ModelError("this is not a stance model of promisecheck", where=str(path), next_step="Reinstall promisecheck") from error
    if tuple(about["names"]) != names:
        raise ModelError("it looks at other signals than this version has", where=str(path), next_step="Run `promisecheck train`")
    layers = tuple((arrays[f"weights{number}"], arrays[f"bias{number}"]) for number in range(about["layers"]))
    return StanceModel(
        names=names,
        centre=arrays["centre"],
        spread=arrays["spread"],
        layers=layers,
        thresholds=arrays["thresholds"],
        temperature=about["temperature"],
    )
