"""The second look: a small transformer reads claim and remark together, where the first look leaves a pair possible."""

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
    """A CrossEncoder folder, loaded when the first pair comes: torch takes seconds to import."""

    def __init__(self, folder: Path) -> None:
        """Nothing is read yet."""
        self._folder = folder
        self._model: Any = None

    def __call__(self, claims: Sequence[str], remarks: Sequence[str]) -> Numbers:
        """Scores of each pair before they become probabilities: float32 [pairs, 3], contradicts, supports, unrelated."""
        if not claims:
            return np.zeros((0, 3), dtype=np.float32)
        self._model = self._model or self._load()
        import torch

        pairs = [(claim[:_LONGEST], remark[:_LONGEST]) for claim, remark in zip(claims, remarks, strict=True)]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = self._model.predict(
                pairs, batch_size=_BATCH, activation_fn=torch.nn.Identity(), convert_to_numpy=True, show_progress_bar=False
            )
        return np.asarray(scores, dtype=np.float32)

    def _load(self) -> Any:
        from sentence_transformers import CrossEncoder

        try:
            return CrossEncoder(str(self._folder), device="cpu", local_files_only=True, trust_remote_code=False).float()
        except (OSError, ValueError, RuntimeError) as error:
            raise ModelError(
                f"the second look cannot be loaded ({type(error).__name__})", where=str(self._folder), next_step="Reinstall promisecheck"
            ) from error
