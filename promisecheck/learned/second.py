"""The second look: a small transformer that reads a sentence, or a claim and a remark together, more closely than the linear heads.

One ONNX graph with an answer for each question; onnxruntime loads in a fraction of a second and needs no torch.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from promisecheck.core.taxonomy import Category, Outcome, Polarity, Strength, topics
from promisecheck.errors import ModelError

Numbers = npt.NDArray[np.float32]
HEADS = {"claims": 1, "about": len(Category) + len(topics()), "outcome": len(Outcome), "polarity": len(Polarity), "strength": len(Strength)}
"""What it is asked of a single text, and how many labels the answer has."""
MARKS = 2
"""Of each piece of a word: does a promise begin here, is it inside one?"""
VECTOR = 128
_SINGLE = {"vector": VECTOR, **HEADS}
_OUTPUTS = {"pairs": 3, **_SINGLE}
_KEPT = 10_000
"""So many texts' answers are kept, a kilobyte each."""
_PIECES = 4_000
"""Pieces of words in one batch, padding included."""
_BATCH = 128
_MOST = 96
_LONGEST = 400
"""Characters of one side; the model reads 96 pieces of words in all."""
_DECIMALS = 2
"""Scores are rounded to what the order of arithmetic cannot change, so that a text's neighbours in its batch do not matter."""


class SecondLook:
    """Loaded when the first text comes."""

    def __init__(self, folder: Path) -> None:
        """Nothing is read yet."""
        self._folder = folder
        self._session: Any = None
        self._tokenizer: Any = None
        self._kept: dict[str, tuple[Numbers, ...]] = {}

    def pairs(self, claims: Sequence[str], remarks: Sequence[str]) -> Numbers:
        """Scores of each pair before they become probabilities: float32 [pairs, 3], contradicts, supports, unrelated."""
        both = [(claim[:_LONGEST], remark[:_LONGEST]) for claim, remark in zip(claims, remarks, strict=True)]
        return self._read(both, ["pairs"])["pairs"]

    def single(self, texts: Sequence[str], *heads: str) -> dict[str, Numbers]:
        """Scores of each text by some of `HEADS`, or its `vector` (of length one): float32 [texts, labels] each.

        The answers to the last texts are kept: who finds remarks and who matches them ask about the same.
        """
        shown = [text[:_LONGEST] for text in texts]
        fresh = list(dict.fromkeys(text for text in shown if text not in self._kept))
        answers = self._read(fresh, list(_SINGLE))
        known = {text: self._kept[text] for text in shown if text in self._kept}
        known |= {text: tuple(answers[name][row] for name in _SINGLE) for row, text in enumerate(fresh)}
        self._kept = {**self._kept, **known} if len(self._kept) < _KEPT else known
        result = {}
        for name in heads:
            column = list(_SINGLE).index(name)
            rows = [known[text][column] for text in shown]
            result[name] = np.array(rows, dtype=np.float32).reshape(len(shown), _SINGLE[name])
        return result

    def marks(self, texts: Sequence[str]) -> list[tuple[list[tuple[int, int]], Numbers]]:
        """For each text the places [start, end) of its pieces, and their log-odds [pieces, 2]: a promise begins, stands here."""
        found: list[Any] = [None] * len(texts)
        for rows, pieces in self._batches([text[:_LONGEST] for text in texts]):
            (scores,) = self._run(pieces, ["marks"])
            for row, own, score in zip(rows, pieces, scores, strict=True):
                found[row] = (own.offsets, score[: len(own.offsets)])
        return found

    def _read(self, texts: Sequence[Any], names: list[str]) -> dict[str, Numbers]:
        result = {name: np.zeros((len(texts), _OUTPUTS[name]), dtype=np.float32) for name in names}
        for rows, pieces in self._batches(texts):
            for name, scores in zip(names, self._run(pieces, names), strict=True):
                result[name][rows] = np.round(scores, _DECIMALS)
        return result

    def _batches(self, texts: Sequence[Any]) -> Iterator[tuple[list[int], list[Any]]]:
        """Rows and pieces of texts of like length, so that little is padding; in the end each has its place in the order that came."""
        if not texts:
            return
        self._load()
        encoded = self._tokenizer.encode_batch(list(texts))
        batch: list[int] = []
        for row in sorted(range(len(encoded)), key=lambda row: len(encoded[row].ids)):
            if batch and (len(encoded[row].ids) * (len(batch) + 1) > _PIECES or len(batch) >= _BATCH):
                yield batch, [encoded[own] for own in batch]
                batch = []
            batch.append(row)
        yield batch, [encoded[own] for own in batch]

    def _run(self, pieces: Sequence[Any], names: list[str]) -> list[Any]:
        shape = (len(pieces), len(pieces[-1].ids))
        inputs = {name: np.zeros(shape, dtype=np.int64) for name in ("input_ids", "attention_mask", "token_type_ids")}
        for row, own in enumerate(pieces):
            for name, values in (("input_ids", own.ids), ("attention_mask", own.attention_mask), ("token_type_ids", own.type_ids)):
                inputs[name][row, : len(values)] = values
        return self._session.run(names, inputs)  # type: ignore[no-any-return]

    def _load(self) -> None:
        if self._session is not None:
            return
        import onnxruntime
        from tokenizers import Tokenizer

        try:
            self._tokenizer = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
            self._tokenizer.enable_truncation(_MOST)
            options = onnxruntime.SessionOptions()
            options.log_severity_level = 3
            self._session = onnxruntime.InferenceSession(self._folder / "model.onnx", options, providers=["CPUExecutionProvider"])
        except Exception as error:  # neither library has an error class of its own for a broken file
            raise ModelError(
                f"the second look cannot be loaded ({type(error).__name__})", where=str(self._folder), next_step="Reinstall promisecheck"
            ) from error


def chances(scores: Numbers) -> Numbers:
    """Scores of labels that exclude each other -> probabilities, float32 [n, labels]."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True, initial=-np.inf))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), dtype=np.float32)
