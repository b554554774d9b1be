"""What an English teacher makes of English sentences: the vectors that the student learns to reproduce."""

import logging
from pathlib import Path

import numpy as np
import numpy.typing as npt

from promisecheck.errors import ModelError
from promisecheck.train.parallel import digest

_LOG = logging.getLogger(__name__)
_CHUNK = 8_192

Vectors = npt.NDArray[np.float32]


def teach(texts: list[str], *, teacher: str, cache: Path) -> Vectors:
    """Encode `texts` with the teacher, float32 [n, d], normalised; chunk by chunk into `cache`, so that it can go on later."""
    cache.mkdir(parents=True, exist_ok=True)
    model = None
    parts: list[Vectors] = []
    for start in range(0, len(texts), _CHUNK):
        chunk = texts[start : start + _CHUNK]
        path = cache / f"teacher-{digest([teacher.rsplit('/', 1)[-1], *chunk])}.npy"
        if not path.exists():
            model = model or _load(teacher)
            vectors = model.encode(chunk, batch_size=64, normalize_embeddings=True, show_progress_bar=False)
            np.save(path, vectors.astype(np.float16))
            _LOG.info("teacher: %d of %d sentences", start + len(chunk), len(texts))
        parts.append(np.load(path, allow_pickle=False).astype(np.float32))
    return np.concatenate(parts)


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
    return (reduced / np.maximum(np.linalg.norm(reduced, axis=1, keepdims=True), 1e-9)).astype(np.float32)
