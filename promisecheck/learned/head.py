"""A head: observed texts -> a probability for each label. Linear, so that every answer can be traced to the words it saw."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from promisecheck.errors import ModelError
from promisecheck.learned.features import N_GRAMS, Observed

Numbers = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Head:
    """A linear model over n-grams (weighted by rarity, rows of length one) and the encoder's vectors."""

    labels: tuple[str, ...]
    exclusive: bool
    """Exactly one label holds (softmax), or each for itself (sigmoid)."""
    rarity: Numbers
    """The inverse document frequency of each n-gram; 0 for those never seen: [N_GRAMS]."""
    ngram_weights: Numbers
    """[N_GRAMS kept, labels], in the order of the n-grams whose rarity is not 0."""
    vector_weights: Numbers
    """[d, labels]."""
    bias: Numbers
    thresholds: Numbers
    encoder: str
    """The fingerprint of the encoder whose vectors it was trained on."""

    def scores(self, observed: Observed) -> Numbers:
        """Log-odds [n, labels] before they become probabilities."""
        kept = np.flatnonzero(self.rarity)
        sparse = observed.ngrams[:, kept].multiply(self.rarity[kept]).tocsr()
        lengths = np.sqrt(np.asarray(sparse.multiply(sparse).sum(axis=1)).ravel())
        total = (sparse @ self.ngram_weights) / np.maximum(lengths, 1e-9)[:, None]
        total += observed.vectors @ self.vector_weights + self.bias
        return np.asarray(total, dtype=np.float32)

    def __call__(self, observed: Observed) -> Numbers:
        """Probabilities [n, labels]."""
        scores = self.scores(observed).astype(np.float64)
        if self.exclusive:
            powers = np.exp(scores - scores.max(axis=1, keepdims=True))
            return np.asarray(powers / powers.sum(axis=1, keepdims=True), dtype=np.float32)
        return np.asarray(1 / (1 + np.exp(-np.clip(scores, -30, 30))), dtype=np.float32)

    def save(self, path: Path) -> None:
        """Write it as safetensors, the big table in half precision."""
        from safetensors.numpy import save_file

        about = {"labels": self.labels, "exclusive": self.exclusive, "encoder": self.encoder, "ngrams": N_GRAMS}
        arrays: dict[str, Any] = {
            "rarity": self.rarity.astype(np.float16),
            "ngram_weights": self.ngram_weights.astype(np.float16),
            "vector_weights": self.vector_weights.astype(np.float16),
            "bias": self.bias.astype(np.float32),
            "thresholds": self.thresholds.astype(np.float32),
        }
        path.parent.mkdir(parents=True, exist_ok=True)
        save_file({name: np.ascontiguousarray(array) for name, array in arrays.items()}, path, metadata={"about": json.dumps(about)})


def load_head(path: Path, *, encoder: str) -> Head:
    """Read a head; ModelError when it is damaged, or was trained with another encoder than `encoder` (a fingerprint)."""
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(path, framework="numpy") as file:
            about = json.loads(file.metadata()["about"])
            arrays = {name: file.get_tensor(name).astype(np.float32) for name in file.keys()}  # noqa: SIM118 - not a mapping
    except (OSError, SafetensorError, KeyError, TypeError, ValueError) as error:
        raise ModelError("this is not a head of promisecheck", where=str(path), next_step="Reinstall promisecheck") from error
    if about["encoder"] != encoder or about["ngrams"] != N_GRAMS:
        raise ModelError(
            f"trained with encoder {about['encoder']}, not {encoder}",
            where=str(path),
            next_step="Run `promisecheck train` with this encoder",
        )
    return Head(labels=tuple(about["labels"]), exclusive=about["exclusive"], encoder=about["encoder"], **arrays)
