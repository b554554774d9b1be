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
        return self._read([text[:_LONGEST] for text in claims], [text[:_LONGEST] for text in remarks], head="pairs", labels=3)

    def single(self, head: str, texts: Sequence[str], *, labels: int) -> Numbers:
        """Scores of each text by one of the heads for single sentences: float32 [texts, labels]."""
        return self._read([text[:_LONGEST] for text in texts], None, head=head, labels=labels)

    def _read(self, first: Sequence[str], second: Sequence[str] | None, *, head: str, labels: int) -> Numbers:
        """In batches of texts of like length, in the order that came."""
        result = np.zeros((len(first), labels), dtype=np.float32)
        if not first:
            return result
        self._load()
        lengths = [len(text) + (len(second[row]) if second else 0) for row, text in enumerate(first)]
        order = np.argsort(lengths, kind="stable")
        for start in range(0, len(order), _BATCH):
            rows = order[start : start + _BATCH]
            result[rows] = self._batch([first[row] for row in rows], [second[row] for row in rows] if second else None, head)
        return result

    def _batch(self, first: list[str], second: list[str] | None, head: str) -> Any:
        import torch

        batch = self._model.tokenizer(first, second, truncation=True, max_length=96, padding=True, return_tensors="pt")
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
            network = self._model.model
            if head == "pairs":
                return network(**batch).logits.float().numpy()
            state = network.electra(**batch).last_hidden_state[:, 0]
            weights = self._heads
            inner = torch.nn.functional.gelu(state @ weights[f"{head}.dense.weight"].T + weights[f"{head}.dense.bias"])
            return (inner @ weights[f"{head}.out_proj.weight"].T + weights[f"{head}.out_proj.bias"]).float().numpy()

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

    logging.set_verbosity_error()
    logging.disable_progress_bar()
    options = {"dtype": torch.float32}
    return CrossEncoder(str(folder), device="cpu", local_files_only=True, trust_remote_code=False, model_kwargs=options).eval()
