"""The second look: a small transformer that reads a sentence, or a claim and a remark together, more closely than the linear heads.

A CrossEncoder folder whose body also carries heads for single sentences, in `heads.safetensors` beside it.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from promisecheck.errors import ModelError

Numbers = npt.NDArray[np.float32]
_BATCH = 64
_DECIMALS = 1
"""Scores are rounded to what half precision can tell, so that a text's neighbours in its batch do not matter."""
_LONGEST = 400
"""Characters of one side; the model reads 96 pieces of words in all."""


class SecondLook:
    """Loaded when the first text comes: torch takes seconds to import."""

    def __init__(self, folder: Path) -> None:
        """Nothing is read yet."""
        self._folder = folder
        self._model: Any = None
        self._heads: dict[str, Any] = {}

    def pairs(self, claims: Sequence[str], remarks: Sequence[str]) -> Numbers:
        """Scores of each pair before they become probabilities: float32 [pairs, 3], contradicts, supports, unrelated."""
        return self._read([text[:_LONGEST] for text in claims], [text[:_LONGEST] for text in remarks], heads={"pairs": 3})["pairs"]

    def single(self, texts: Sequence[str], **heads: int) -> dict[str, Numbers]:
        """Scores of each text by some of the heads for single sentences (name = number of labels): float32 [texts, labels] each."""
        return self._read([text[:_LONGEST] for text in texts], None, heads=heads)

    def _read(self, first: Sequence[str], second: Sequence[str] | None, *, heads: dict[str, int]) -> dict[str, Numbers]:
        """In batches of texts of like length, in the order that came."""
        result = {name: np.zeros((len(first), labels), dtype=np.float32) for name, labels in heads.items()}
        if not first:
            return result
        self._load()
        lengths = [len(text) + (len(second[row]) if second else 0) for row, text in enumerate(first)]
        order = np.argsort(lengths, kind="stable")
        for start in range(0, len(order), _BATCH):
            rows = order[start : start + _BATCH]
            scores = self._batch([first[row] for row in rows], [second[row] for row in rows] if second else None, heads)
            for name in heads:
                result[name][rows] = np.round(scores[name], _DECIMALS)
        return result

    def _batch(self, first: list[str], second: list[str] | None, heads: dict[str, int]) -> dict[str, Any]:
        import torch

        batch = self._model.tokenizer(first, second, truncation=True, max_length=96, padding=True, return_tensors="pt")
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
            network = self._model.model
            states = network.electra(**batch).last_hidden_state
            return {name: self._head(name, states).float().numpy() for name in heads}

    def _head(self, name: str, states: Any) -> Any:
        import torch

        if name == "pairs":
            return self._model.model.classifier(states)
        weights = self._heads
        inner = torch.nn.functional.gelu(states[:, 0] @ weights[f"{name}.dense.weight"].T + weights[f"{name}.dense.bias"])
        return inner @ weights[f"{name}.out_proj.weight"].T + weights[f"{name}.out_proj.bias"]

    def _load(self) -> None:
        if self._model is not None:
            return
        from safetensors import SafetensorError
        from safetensors.torch import load_file

        try:
            self._heads = {name: value.float() for name, value in load_file(self._folder / "heads.safetensors").items()}
            self._model = _open(self._folder)
        except (OSError, ValueError, RuntimeError, SafetensorError) as error:
            raise ModelError(
                f"the second look cannot be loaded ({type(error).__name__})", where=str(self._folder), next_step="Reinstall promisecheck"
            ) from error


def _open(folder: Path) -> Any:
    """A CrossEncoder in single precision, without what transformers likes to print while loading."""
    import torch
    from sentence_transformers import CrossEncoder
    from transformers.utils import logging

    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    options = {"dtype": torch.float32}
    return CrossEncoder(str(folder), device="cpu", local_files_only=True, trust_remote_code=False, model_kwargs=options).eval()
