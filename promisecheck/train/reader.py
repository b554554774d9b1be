"""The net of the second look, and what it learns from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch

from promisecheck.learned.second import HEADS, MARKS, VECTOR

_WIDTH = 384
_TEMPERATURE = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One text, or a claim and a remark, with what is known of it."""

    first: str
    second: str | None = None
    targets: dict[str, Any] | None = None
    """Head -> a label's number, or bool [labels]; only what is known."""
    spans: tuple[tuple[int, int], ...] | None = None
    """Where promises stand in `first`; None: not known."""
    stance: int | None = None
    """For pairs: the column of the stance, or None where the two are only to be drawn together."""
    row: int = -1
    """For what the teacher said: the row of its vector."""
    weight: float = 1.0


class Reader(torch.nn.Module):
    """Body, and a head for each question."""

    def __init__(self, body: Any) -> None:
        """`body`: a BertModel without pooler; changed in place while learning."""
        super().__init__()
        self.body = body
        self.pairs = _head(_WIDTH, 3)
        self.vector = torch.nn.Linear(_WIDTH, VECTOR)
        self.marks = _head(_WIDTH, MARKS)
        self.heads = torch.nn.ModuleDict({name: _head(2 * _WIDTH, labels) for name, labels in HEADS.items()})

    def forward(self, input_ids: Any, attention_mask: Any, token_type_ids: Any) -> tuple[Any, ...]:
        """Scores: pairs [n, 3], marks [n, pieces, 2], vector [n, 128] of length one, then one [n, labels] a head of `HEADS`."""
        states = self.body(input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids).last_hidden_state
        mean = pool(states, attention_mask)
        both = torch.cat([states[:, 0], mean], dim=1)
        vector = torch.nn.functional.normalize(self.vector(mean), dim=-1)
        return (self.pairs(states[:, 0]), self.marks(states), vector, *(head(both) for head in self.heads.values()))


def pool(states: Any, mask: Any) -> Any:
    """The mean of the states that are no padding: [n, width]."""
    shown = mask.unsqueeze(-1).to(states.dtype)
    return (states * shown).sum(1) / shown.sum(1)


def _head(width: int, labels: int) -> torch.nn.Module:
    return torch.nn.Sequential(
        torch.nn.Dropout(0.1), torch.nn.Linear(width, _WIDTH), torch.nn.GELU(), torch.nn.Dropout(0.1), torch.nn.Linear(_WIDTH, labels)
    )


def matrices(pieces: Sequence[Any]) -> dict[str, torch.Tensor]:
    """What a BERT takes of encoded texts, padded to the longest."""
    longest = max(len(own.ids) for own in pieces)
    arrays = {name: np.zeros((len(pieces), longest), dtype=np.int64) for name in ("input_ids", "attention_mask", "token_type_ids")}
    for row, own in enumerate(pieces):
        arrays["input_ids"][row, : len(own.ids)] = own.ids
        arrays["attention_mask"][row, : len(own.ids)] = 1
        arrays["token_type_ids"][row, : len(own.ids)] = own.type_ids
    return {name: torch.from_numpy(array) for name, array in arrays.items()}


def nearest(scores: Any, same: Any) -> Any:
    """Cross-entropy of finding one's own in cosines `scores` [n, n]; those that are the `same` are no others."""
    others = same & ~torch.eye(len(scores), dtype=torch.bool)
    return torch.nn.functional.cross_entropy((scores / _TEMPERATURE).masked_fill(others, -1e4), torch.arange(len(scores)))
