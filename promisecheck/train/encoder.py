"""The multilingual encoder: a static embedding that says in six languages what the teacher says in English."""

import logging
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from promisecheck.train.parallel import Pair
from promisecheck.train.teacher import Vectors, reduce, teach
from promisecheck.train.tokenizer import train_tokenizer

_LOG = logging.getLogger(__name__)
DIMENSIONS = 256
_BATCH = 1_024
_EPOCHS = 6
_RATE = 0.01
_TEMPERATURE = 0.05
_TEACHER_WEIGHT = 5.0


class _Bags:
    """Token ids of many texts, ready to be drawn in batches."""

    def __init__(self, tokenizer, texts: Sequence[str]) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001 - no types shipped
        self.ids = [encoding.ids[:96] or [1] for encoding in tokenizer.encode_batch(list(texts), add_special_tokens=False)]

    def draw(self, rows: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> tuple[torch.Tensor, torch.Tensor]:
        """The rows' ids in one line, and where each begins."""
        chosen = [self.ids[row] for row in rows]
        starts = np.cumsum([0] + [len(ids) for ids in chosen[:-1]])
        return torch.tensor([token for ids in chosen for token in ids]), torch.from_numpy(starts)


def train_encoder(
    pairs: Sequence[Pair], english: Sequence[str], *, extra: Sequence[str], teacher: str, cache: Path, out: Path, seed: int
) -> None:
    """Distil the teacher over `pairs` and the `english` sentences (each its own pair) and save it as a sentence-transformers folder.

    `extra`: further text for the tokenizer alone. Needs the teacher for every distinct English text; the rest is a minute or two.
    """
    pairs = [*pairs, *(Pair(left_language="en", left=text, right_language="en", right=text) for text in english)]
    texts = list(dict.fromkeys(text for pair in pairs for text in (pair.left, pair.right)))
    number = {text: row for row, text in enumerate(texts)}
    english_texts = sorted({text for pair in pairs for text in _english(pair)})
    targets = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
    targets[[number[text] for text in english_texts]] = reduce(teach(english_texts, teacher=teacher, cache=cache), dimensions=DIMENSIONS)
    tokenizer = train_tokenizer([*texts, *extra])
    weights = _distil(_Bags(tokenizer, texts), _rows(pairs, number), targets, vocabulary=tokenizer.get_vocab_size(), seed=seed)
    save_static(tokenizer, weights, out)


def _english(pair: Pair) -> list[str]:
    return [text for language, text in ((pair.left_language, pair.left), (pair.right_language, pair.right)) if language == "en"]


def _rows(pairs: Sequence[Pair], number: dict[str, int]) -> "np.ndarray[tuple[int, int], np.dtype[np.int64]]":
    """Row numbers [n, 3]: left, right, and the English side whose vector both should have (-1: none)."""
    rows = []
    for pair in pairs:
        english = _english(pair)
        rows.append((number[pair.left], number[pair.right], number[english[0]] if english else -1))
    return np.array(rows, dtype=np.int64)


def _distil(
    bags: _Bags, rows: "np.ndarray[tuple[int, int], np.dtype[np.int64]]", targets: Vectors, *, vocabulary: int, seed: int
) -> Vectors:
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)
    table = torch.nn.EmbeddingBag(vocabulary, DIMENSIONS, mode="mean", sparse=True)
    torch.nn.init.normal_(table.weight, std=0.05)
    optimiser = torch.optim.SparseAdam(list(table.parameters()), lr=_RATE)
    steps = _EPOCHS * (len(rows) // _BATCH + 1)
    step = 0
    for epoch in range(_EPOCHS):
        total = 0.0
        for batch in np.array_split(random.permutation(len(rows)), len(rows) // _BATCH + 1):
            for group in optimiser.param_groups:
                group["lr"] = _RATE * max(0.02, 1 - step / steps)
            loss = _loss(table, bags, rows[batch], targets)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()  # type: ignore[no-untyped-call]
            total += float(loss.detach())
            step += 1
        _LOG.info("encoder: epoch %d of %d, loss %.3f", epoch + 1, _EPOCHS, total / (len(rows) // _BATCH + 1))
    return table.weight.detach().numpy()


def _loss(
    table: torch.nn.EmbeddingBag, bags: _Bags, rows: "np.ndarray[tuple[int, int], np.dtype[np.int64]]", targets: Vectors
) -> torch.Tensor:
    """Five times the cosine distance to the teacher on both sides, and InfoNCE between the sides."""
    left = torch.nn.functional.normalize(table(*bags.draw(rows[:, 0])))
    right = torch.nn.functional.normalize(table(*bags.draw(rows[:, 1])))
    taught = torch.from_numpy(rows[:, 2] >= 0)
    wanted = torch.from_numpy(targets[rows[:, 2].clip(0)])
    distance = (2 - (left * wanted).sum(1) - (right * wanted).sum(1))[taught]
    differ = torch.from_numpy(rows[:, 0] != rows[:, 1])
    loss = _TEACHER_WEIGHT * distance.sum() / max(1, len(rows)) / 2
    if bool(differ.any()):
        scores = left[differ] @ right[differ].T / _TEMPERATURE
        labels = torch.arange(len(scores))
        loss = loss + torch.nn.functional.cross_entropy(scores, labels) / 2 + torch.nn.functional.cross_entropy(scores.T, labels) / 2
    return loss


def save_static(tokenizer, weights: Vectors, out: Path) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001 - no types shipped
    """Write tokenizer and weights [vocabulary, d] as a sentence-transformers folder, in half precision."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding

    static = StaticEmbedding(tokenizer, embedding_weights=weights)
    model = SentenceTransformer(modules=[static, Normalize()], device="cpu").half()
    model.save(str(out), create_model_card=False)
