"""What an English teacher makes of English sentences: the vectors that the student learns to reproduce."""

import hashlib
import logging
import os
from pathlib import Path

import numpy as np
import numpy.typing as npt

from promisecheck.errors import ModelError

_LOG = logging.getLogger(__name__)
_CHUNK = 8_192

Vectors = npt.NDArray[np.float32]
_Keys = npt.NDArray[np.uint64]


def teach(texts: list[str], *, teacher: str, cache: Path) -> Vectors:
    """Encode `texts` with the teacher, float32 [n, d], normalised; what `cache` holds of them is not encoded again."""
    path = cache / f"teacher-{Path(teacher).name}.npz"
    keys = np.array([_key(text) for text in texts], dtype=np.uint64)
    known, vectors = _kept(path)
    have = set(known.tolist())
    missing = [row for row, key in enumerate(keys.tolist()) if key not in have]
    model = _load(teacher) if missing else None
    for start in range(0, len(missing), _CHUNK):
        rows = missing[start : start + _CHUNK]
        new = model.encode([texts[row] for row in rows], batch_size=64, normalize_embeddings=True, show_progress_bar=False)  # type: ignore[union-attr]
        known = np.concatenate([known, keys[rows]])
        vectors = np.concatenate([vectors, new.astype(np.float16)]) if len(vectors) else new.astype(np.float16)
        _keep(path, known, vectors)
        _LOG.info("teacher: %d of %d new sentences", start + len(rows), len(missing))
    place = {int(key): row for row, key in enumerate(known)}
    return np.asarray(vectors[[place[int(key)] for key in keys]], dtype=np.float32)


def _key(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")


def _kept(path: Path) -> tuple[_Keys, npt.NDArray[np.float16]]:
    if not path.is_file():
        return np.zeros(0, dtype=np.uint64), np.zeros((0, 0), dtype=np.float16)
    with np.load(path, allow_pickle=False) as kept:
        return kept["keys"], kept["vectors"]


def _keep(path: Path, keys: _Keys, vectors: npt.NDArray[np.float16]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part.npz")
    np.savez(part, keys=keys, vectors=vectors)
    os.replace(part, path)  # noqa: PTH105 - atomic


def _load(teacher: str):  # type: ignore[no-untyped-def]  # noqa: ANN202 - a SentenceTransformer, which is imported here only
    from sentence_transformers import SentenceTransformer

    try:
        return SentenceTransformer(teacher, local_files_only=True, device="cpu")
    except (OSError, ValueError) as error:
        raise ModelError(
            f"the teacher cannot be loaded ({type(error).__name__})",
            where=teacher,
            next_step="Name a sentence-transformers folder in [train] teacher",
        ) from error


def reduce(vectors: Vectors, *, dimensions: int) -> Vectors:
    """The teacher's vectors on their first principal axes, float32 [n, dimensions], normalised again."""
    centred = vectors - vectors.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    reduced = centred @ axes[:, ::-1][:, :dimensions]
    unit: Vectors = (reduced / np.maximum(np.linalg.norm(reduced, axis=1, keepdims=True), 1e-9)).astype(np.float32)
    return unit
