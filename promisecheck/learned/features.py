"""Text -> features: hashed word and letter n-grams, and the encoder's vector. The same for every head."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from promisecheck.core.stages import Encode

WORD_BITS = 16
LETTER_BITS = 17
N_GRAMS = 2**WORD_BITS + 2**LETTER_BITS
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Observed:
    """What all heads look at, computed once for many texts."""

    ngrams: Any
    """Binary word 1-2-grams and letter 2-5-grams: CSR float32 [n, N_GRAMS]."""
    vectors: Any
    """The encoder's vectors: float32 [n, d]."""


def observe(texts: Sequence[str], encode: Encode) -> Observed:
    """Look at `texts` once, for as many heads as like to read them."""
    return Observed(ngrams=ngrams(texts), vectors=encode(texts))


@cache
def _vectorizers() -> tuple[Any, Any]:
    from sklearn.feature_extraction.text import HashingVectorizer

    words = HashingVectorizer(
        n_features=2**WORD_BITS, ngram_range=(1, 2), alternate_sign=False, norm=None, token_pattern=r"(?u)\b\w+\b|[?!%€£$]", binary=True
    )
    letters = HashingVectorizer(
        n_features=2**LETTER_BITS, analyzer="char_wb", ngram_range=(2, 5), alternate_sign=False, norm=None, binary=True
    )
    return words, letters


def ngrams(texts: Sequence[str]) -> Any:
    """Binary word 1-2-grams and letter 2-5-grams: CSR float32 [n, N_GRAMS]."""
    import numpy as np
    from scipy.sparse import hstack

    texts = [text[:_LONGEST] for text in texts]
    words, letters = _vectorizers()
    return hstack([words.transform(texts), letters.transform(texts)], format="csr", dtype=np.float32)
