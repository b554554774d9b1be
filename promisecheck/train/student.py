"""The small transformer: a few of the teacher's layers over our own tokenizer, taught to say in six languages what the teacher says.

It is where the cross-encoder of `stance` starts from. Slow (most of an hour on two cores), so every few hundred steps are kept.
"""

import logging
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

from promisecheck.train.parallel import Pair
from promisecheck.train.teacher import Vectors, teach

_LOG = logging.getLogger(__name__)
HIDDEN = 384
LAYERS = (0, 2, 4, 5)
"""Which of the teacher's six layers the student starts from."""
_BATCH = 256
_RATE = 4e-4
_LONGEST = 64
_KEEP_EVERY = 200


def new_student(table: Vectors, teacher: str) -> Any:
    """An Electra of four layers: word vectors [vocabulary, 256] from the static encoder, layers from the teacher."""
    from transformers import AutoModel, ElectraConfig, ElectraModel

    config = ElectraConfig(
        vocab_size=len(table), embedding_size=table.shape[1], hidden_size=HIDDEN, num_hidden_layers=len(LAYERS), num_attention_heads=12,
        intermediate_size=1536, max_position_embeddings=256, pad_token_id=0,
    )  # fmt: skip
    student = ElectraModel(config)
    donor = AutoModel.from_pretrained(teacher, local_files_only=True)
    for own, layer in enumerate(LAYERS):
        student.encoder.layer[own].load_state_dict(donor.encoder.layer[layer].state_dict())
    scale = 0.05 / float(table.std())
    student.embeddings.word_embeddings.weight.data = torch.from_numpy(table * scale)
    return student


def distil_student(
    student: Any,
    tokenizer: Any,
    pairs: Sequence[Pair],
    *,
    teacher: str,
    cache: Path,
    epochs: float,
    seed: int,
) -> None:
    """Teach `student` in place; what `cache` holds of an earlier run is taken up where it stopped."""
    english = sorted({_english(pair) for pair in pairs if _english(pair)})
    number = {text: row for row, text in enumerate(english)}
    targets = torch.from_numpy(teach(english, teacher=teacher, cache=cache))
    steps = int(epochs * len(pairs) / _BATCH)
    optimiser = torch.optim.AdamW(student.parameters(), lr=_RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, _RATE, total_steps=steps + 1, pct_start=0.06)
    kept = cache / "student.pt"
    done = _resume(kept, student, optimiser, schedule)
    student.train()
    for step, batch in enumerate(_batches(pairs, steps, seed=seed)):
        if step < done:
            continue
        loss = _loss(student, tokenizer, batch, [number.get(_english(pair), -1) for pair in batch], targets)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(student.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        if (step + 1) % _KEEP_EVERY == 0:
            _LOG.info("student: step %d of %d, loss %.3f", step + 1, steps, float(loss.detach()))
            _keep(kept, student, optimiser, schedule, step + 1)


def _english(pair: Pair) -> str:
    if pair.left_language == "en":
        return pair.left
    return pair.right if pair.right_language == "en" else ""


def _batches(pairs: Sequence[Pair], steps: int, *, seed: int) -> Iterator[list[Pair]]:
    """Batches of pairs about equally long, in an order that the seed decides."""
    random = np.random.default_rng(seed)
    given = 0
    while given < steps:
        order = random.permutation(len(pairs))
        for block in np.array_split(order, max(1, len(order) // (_BATCH * 40))):
            by_length = sorted(block, key=lambda row: len(pairs[row].left) + len(pairs[row].right))
            batches = [by_length[start : start + _BATCH] for start in range(0, len(by_length), _BATCH)]
            for number in random.permutation(len(batches)):
                yield [pairs[row] for row in batches[number]]
                given += 1
                if given >= steps:
                    return


def embed(student: Any, tokenizer: Any, texts: Sequence[str]) -> torch.Tensor:
    """Mean-pooled, normalised vectors float32 [n, 384], in bfloat16 inside."""
    ids = [encoding.ids[:_LONGEST] or [1] for encoding in tokenizer.encode_batch(list(texts), add_special_tokens=False)]
    longest = max(len(row) for row in ids)
    matrix = torch.zeros((len(ids), longest), dtype=torch.long)
    for row, tokens in enumerate(ids):
        matrix[row, : len(tokens)] = torch.tensor(tokens)
    mask = matrix != 0
    with torch.autocast("cpu", dtype=torch.bfloat16):
        states = student(input_ids=matrix, attention_mask=mask.long()).last_hidden_state
    states = states.float() * mask.unsqueeze(-1)
    return torch.nn.functional.normalize(states.sum(1) / mask.sum(1, keepdim=True))


def _loss(student: Any, tokenizer: Any, batch: Sequence[Pair], rows: Sequence[int], targets: torch.Tensor) -> torch.Tensor:
    both = embed(student, tokenizer, [pair.left for pair in batch] + [pair.right for pair in batch])
    left, right = both[: len(batch)], both[len(batch) :]
    taught = torch.tensor(rows) >= 0
    wanted = targets[torch.tensor(rows).clamp(min=0)]
    loss = 5.0 * ((2 - (left * wanted).sum(1) - (right * wanted).sum(1)) * taught).mean() / 2
    scores = left @ right.T / 0.05
    labels = torch.arange(len(scores))
    return loss + 0.5 * (torch.nn.functional.cross_entropy(scores, labels) + torch.nn.functional.cross_entropy(scores.T, labels))


def _keep(path: Path, student: Any, optimiser: Any, schedule: Any, step: int) -> None:
    part = path.with_suffix(".part")
    torch.save(
        {"student": student.state_dict(), "optimiser": optimiser.state_dict(), "schedule": schedule.state_dict(), "step": step}, part
    )
    os.replace(part, path)  # noqa: PTH105 - atomic


def _resume(path: Path, student: Any, optimiser: Any, schedule: Any) -> int:
    if not path.exists():
        return 0
    state = torch.load(path, weights_only=True)
    student.load_state_dict(state["student"])
    optimiser.load_state_dict(state["optimiser"])
    schedule.load_state_dict(state["schedule"])
    return int(state["step"])
