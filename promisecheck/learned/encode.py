"""Texts -> vectors: the encoder that ships with promisecheck, or any sentence-transformers model that the user names."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from promisecheck.core.stages import Encode
from promisecheck.errors import ModelError
from promisecheck.learned.files import ModelFiles, digest_of

Vectors = npt.NDArray[np.float32]
_LONGEST = 2_000
_BATCH = 4_096


class StaticEncoder:
    """A sentence-transformers folder of StaticEmbedding + Normalize, read with NumPy alone.

    The same vectors as `SentenceTransformer(path).encode(texts)` (a test holds the two together), without the
    three seconds that importing torch takes.
    """

    def __init__(self, folder: Path) -> None:
        """Read tokenizer and weights; ModelError when the folder does not hold such a model."""
        from safetensors.numpy import load_file
        from tokenizers import Tokenizer

        inner = next((path for path in (folder / "0_StaticEmbedding", folder) if (path / "model.safetensors").is_file()), None)
        if inner is None:
            raise ModelError("no static embedding in it", where=str(folder), next_step="Name a sentence-transformers folder")
        self.fingerprint = digest_of(inner / "model.safetensors")[:12]
        self.table: Vectors = load_file(inner / "model.safetensors")["embedding.weight"].astype(np.float32)
        self.tokenizer = Tokenizer.from_file(str(inner / "tokenizer.json"))

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """Encode `texts`: float32 [n, d], rows of length one (a text without any letter: zeros)."""
        parts = [self._encode(texts[start : start + _BATCH]) for start in range(0, len(texts), _BATCH)]
        return np.concatenate(parts) if parts else np.zeros((0, self.table.shape[1]), dtype=np.float32)

    def _encode(self, texts: Sequence[str]) -> Vectors:
        encodings = self.tokenizer.encode_batch_fast([text[:_LONGEST] for text in texts], add_special_tokens=False)
        lengths = np.array([len(encoding.ids) for encoding in encodings])
        ids = np.fromiter((token for encoding in encodings for token in encoding.ids), dtype=np.int64, count=int(lengths.sum()))
        vectors = np.zeros((len(texts), self.table.shape[1]), dtype=np.float32)
        filled = np.flatnonzero(lengths)
        if len(filled):
            starts = np.concatenate([[0], np.cumsum(lengths[filled])[:-1]])
            vectors[filled] = np.add.reduceat(self.table[ids], starts, axis=0)
        unit: Vectors = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
        return unit


class NamedEncoder:
    """Any sentence-transformers model by name or path, for a user who wants another than ours."""

    def __init__(self, name: str) -> None:
        """Load it; ModelError when it cannot be had."""
        from sentence_transformers import SentenceTransformer

        try:
            self._model = SentenceTransformer(name, device="cpu", trust_remote_code=False)
        except (OSError, ValueError) as error:
            raise ModelError(
                f"cannot be loaded ({type(error).__name__})",
                where=f"encoder {name}",
                next_step="Name a folder or a model that this machine can reach, or leave --encoder out",
            ) from error
        self.fingerprint = f"named:{name}"

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """Encode `texts`: float32 [n, d], rows of length one."""
        vectors: Any = self._model.encode(
            [text[:_LONGEST] or " " for text in texts], normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True
        )
        return np.asarray(vectors, dtype=np.float32)


def encoder(files: ModelFiles) -> Encode:
    """The encoder that ships with promisecheck."""
    return StaticEncoder(files.folder_of("encoder"))
