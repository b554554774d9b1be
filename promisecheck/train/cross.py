"""The second look: one small transformer that reads a sentence, or a claim and a remark together, taught on all corpora at once.

The pairs alone are too few to learn from, so the same body also learns what a promise is, where it begins and ends, what a text is
about, outcome, polarity and strength, keeps to what its teacher said of parallel sentences, and draws claims and their customers'
words together.
"""

import logging
import time
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import torch

from promisecheck.train.losses import kind_of, losses_of
from promisecheck.train.reader import Example, Reader
from promisecheck.train.student import fill

_LOG = logging.getLogger(__name__)
_TOKENS = 4_000
"""Pieces of words in one batch."""
_MOST = 160
"""Rows in one batch."""
_RATE = 1.5e-4
_HEAD_RATE = 1e-3


def teach_reader(reader: Reader, tokenizer: Any, examples: Sequence[Example], said: Any, *, rounds: float, seed: int) -> None:
    """Read all examples `rounds` times, mixed batch by batch; `said`: the teacher's vectors [rows, 384]."""
    torch.manual_seed(seed)
    pieces = [_encode(tokenizer, example) for example in examples]
    lengths = [max(len(part.ids) for part in parts) for parts in pieces]
    plan = _plan(examples, lengths, seed=seed)
    steps = int(rounds * sum(lengths) * 1.1 / _TOKENS)
    optimiser = torch.optim.AdamW(_groups(reader), lr=_RATE)
    reader.train()
    begun = time.monotonic()
    running: dict[str, float] = {}
    for step, rows in enumerate(plan):
        if step == steps:
            break
        for group in optimiser.param_groups:
            group["lr"] = group["most"] * min(1.0, step / 200) * max(0.02, 1 - step / steps)
        losses = losses_of(reader, [examples[row] for row in rows], [pieces[row] for row in rows], said)
        optimiser.zero_grad(set_to_none=True)
        sum(losses.values()).backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optimiser.step()
        for name, loss in losses.items():
            running[name] = 0.97 * running.get(name, float(loss.detach())) + 0.03 * float(loss.detach())
        if (step + 1) % 100 == 0:
            told = ", ".join(f"{name} {value:.2f}" for name, value in running.items())
            _LOG.info("second look: step %d of %d, %.0f min, %s", step + 1, steps, (time.monotonic() - begun) / 60, told)


def _groups(reader: Reader) -> list[dict[str, Any]]:
    """Heads learn faster than the body."""
    body = {id(weight) for weight in reader.body.parameters()}
    heads = [weight for weight in reader.parameters() if id(weight) not in body]
    return [
        {"params": list(reader.body.parameters()), "most": _RATE, "weight_decay": 0.01},
        {"params": heads, "most": _HEAD_RATE, "weight_decay": 0.01},
    ]


def _encode(tokenizer: Any, example: Example) -> tuple[Any, ...]:
    """The pieces of one text, of a pair read together, or of both texts of a pair that is only drawn together."""
    if kind_of(example) == "together":
        return tokenizer.encode(example.first), tokenizer.encode(example.second)
    return (tokenizer.encode(example.first, example.second),)


def _plan(examples: Sequence[Example], lengths: Sequence[int], *, seed: int) -> Iterator[list[int]]:
    """Batches without end: one kind of example each, of like length, kinds mixed."""
    random = np.random.default_rng(seed)
    kinds: dict[str, list[int]] = {}
    for row, example in enumerate(examples):
        kinds.setdefault(kind_of(example), []).append(row)
    while True:
        batches: list[list[int]] = []
        for rows in kinds.values():
            order = random.permutation(rows)
            for block in np.array_split(order, max(1, len(order) // 4_000)):
                batches += fill(sorted(block.tolist(), key=lambda row: lengths[row]), lengths, tokens=_TOKENS, most=_MOST)
        for number in random.permutation(len(batches)):
            yield batches[number]
