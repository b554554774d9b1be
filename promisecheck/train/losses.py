"""What each kind of example costs the second look."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch

from promisecheck.learned.second import HEADS
from promisecheck.train.reader import Example, Reader, matrices, nearest, pool

_IMPORTANCE = {"claims": 1.0, "about": 0.35, "outcome": 1.0, "polarity": 0.5, "strength": 0.3, "marks": 1.0}
_RARE_BEGIN = 3.0
"""How much more a missed beginning of a promise costs than a wrong one: they are rare."""


def kind_of(example: Example) -> str:
    """Which loss it is for: pairs, together, said or single."""
    if example.second is not None:
        return "pairs" if example.stance is not None else "together"
    return "said" if example.row >= 0 else "single"


def _ask(reader: Reader, pieces: Sequence[Any]) -> dict[str, Any]:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        outputs = reader(**matrices(pieces))
    return {name: output.float() for name, output in zip(("pairs", "marks", "vector", *HEADS), outputs, strict=True)}


def losses_of(reader: Reader, batch: Sequence[Example], pieces: Sequence[Any], said: Any) -> dict[str, Any]:
    """What this batch, all of one kind, costs: a loss a question, float scalars."""
    kind = kind_of(batch[0])
    if kind == "together":
        return {"together": _together(reader, batch, pieces)}
    first = [parts[0] for parts in pieces]
    if kind == "said":
        return {"said": _said(reader, first, torch.from_numpy(said[[example.row for example in batch]]))}
    scores = _ask(reader, first)
    weights = torch.tensor([example.weight for example in batch])
    if kind == "pairs":
        truth = torch.tensor([example.stance for example in batch])
        own = torch.nn.functional.cross_entropy(scores["pairs"], truth, reduction="none", label_smoothing=0.05)
        return {"pairs": 2 * (own * weights).sum() / weights.sum()}
    losses = {name: _single(scores[name], name, batch, weights) for name in HEADS}
    losses["marks"] = _marks(scores["marks"], batch, first)
    return {name: _IMPORTANCE[name] * loss for name, loss in losses.items() if loss is not None}


def _single(scores: Any, name: str, batch: Sequence[Example], weights: Any) -> Any:
    rows = [row for row, example in enumerate(batch) if example.targets and name in example.targets]
    if not rows:
        return None
    truth = [batch[row].targets[name] for row in rows]  # type: ignore[index]
    if isinstance(truth[0], int):
        own = torch.nn.functional.cross_entropy(scores[rows], torch.tensor(truth), reduction="none", label_smoothing=0.05)
    else:
        own = torch.nn.functional.binary_cross_entropy_with_logits(
            scores[rows], torch.tensor(np.array(truth, dtype=np.float32)), reduction="none"
        ).sum(1)
    return (own * weights[rows]).sum() / len(batch)


def _marks(scores: Any, batch: Sequence[Example], pieces: Sequence[Any]) -> Any:
    """Does a promise begin at this piece of a word, does it stand inside one?"""
    truth, shown = np.zeros(scores.shape, dtype=np.float32), np.zeros(scores.shape[:2], dtype=np.float32)
    for row, (example, own) in enumerate(zip(batch, pieces, strict=True)):
        if example.spans is None:
            continue
        begun: set[int] = set()
        for place, (start, end) in enumerate(own.offsets):
            shown[row, place] = end > start
            for number, (first, last) in enumerate(example.spans):
                if end > start and first <= start < last:
                    truth[row, place] = (number not in begun, 1.0)
                    begun.add(number)
    if not shown.any():
        return None
    heavy = torch.tensor([_RARE_BEGIN, 1.0])
    own = torch.nn.functional.binary_cross_entropy_with_logits(scores, torch.from_numpy(truth), pos_weight=heavy, reduction="none").sum(-1)
    return (own * torch.from_numpy(shown)).sum() / shown.sum()


def _said(reader: Reader, pieces: Sequence[Any], wanted: Any) -> Any:
    """Keep to what the teacher said: near it, and nearer than to what it said of the others."""
    inputs = matrices(pieces)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        states = reader.body(**inputs).last_hidden_state
    own = torch.nn.functional.normalize(pool(states.float(), inputs["attention_mask"]), dim=-1)
    return 2 * (1 - (own * wanted).sum(1).mean()) + 0.2 * nearest(own @ wanted.T, (wanted @ wanted.T) > 0.97)  # noqa: PLR2004 - the same text


def _together(reader: Reader, batch: Sequence[Example], pieces: Sequence[Any]) -> Any:
    """A claim's own customer nearer than those of other claims, and the other way round."""
    left, right = (_ask(reader, [parts[side] for parts in pieces])["vector"] for side in (0, 1))
    same = torch.tensor([[a.first == b.first for b in batch] for a in batch])
    scores = left @ right.T
    return 0.5 * (nearest(scores, same) + nearest(scores.T, same))
