"""The body of the second look: the teacher's layers over our own pieces of words, taught to say in six languages what the teacher says.

Slow (some twenty minutes on two cores), so every few hundred steps are kept.
"""

import logging
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

from promisecheck.train.parallel import Pair
from promisecheck.train.reader import matrices, nearest, pool
from promisecheck.train.teacher import Vectors

_LOG = logging.getLogger(__name__)
_POSITIONS = 256
_TOKENS = 6_000
"""Pieces of words in one batch."""
_MOST = 512
_RATE = 3e-4
_NEW_RATE = 4.0
"""Words are new, layers are not: so much faster."""
_LAYERS_WAIT = 100
_WARM = 150
_LONGEST = 64
_KEEP_EVERY = 200
_SAME = 0.97


def sayings(pairs: Iterable[Pair], english: Iterable[str]) -> list[tuple[str, str]]:
    """Texts of any language, each with an English text that says the same; over one third language where there is no direct pair."""
    direct: dict[str, set[str]] = {}
    between: dict[str, set[str]] = {}
    for pair in pairs:
        if pair.left_language == "en":
            direct.setdefault(pair.right, set()).add(pair.left)
        elif pair.right_language == "en":
            direct.setdefault(pair.left, set()).add(pair.right)
        else:
            between.setdefault(pair.left, set()).add(pair.right)
            between.setdefault(pair.right, set()).add(pair.left)
    found = [(text, said) for text, sayings_ in direct.items() for said in sorted(sayings_)[:3]]
    for text, others in between.items():
        if text not in direct:
            reached = sorted({said for other in others for said in direct.get(other, ())})
            found += [(text, said) for said in reached[:2]]
    return sorted(found) + [(text, text) for text in sorted(set(english))]


def new_body(first: Vectors, donor: Any) -> Any:
    """A BERT with the layers of `donor` and the input vectors `first` [pieces, width]."""
    from transformers import BertConfig, BertModel

    config = BertConfig(**{**donor.config.to_dict(), "vocab_size": len(first), "max_position_embeddings": _POSITIONS})
    config.hidden_dropout_prob = config.attention_probs_dropout_prob = 0.0
    body = BertModel(config, add_pooling_layer=False)
    shared = {name: value for name, value in donor.state_dict().items() if not name.startswith("pooler") and "_embeddings." not in name}
    body.load_state_dict(shared, strict=False)
    body.embeddings.word_embeddings.weight.data = torch.from_numpy(first)
    body.embeddings.position_embeddings.weight.data = donor.embeddings.position_embeddings.weight.data[:_POSITIONS].clone()
    body.embeddings.token_type_embeddings.weight.data = donor.embeddings.token_type_embeddings.weight.data.clone()
    return body


def distil(body: Any, tokenizer: Any, texts: Sequence[str], said: Vectors, *, rounds: float, kept: Path, seed: int) -> None:
    """Teach `body` in place that each text means its vector of `said` [texts, width]; taken up where an earlier run left `kept`."""
    pieces = [encoding for start in range(0, len(texts), 1_000) for encoding in tokenizer.encode_batch(list(texts[start : start + 1_000]))]
    for encoding in pieces:
        encoding.truncate(_LONGEST)
    steps = int(rounds * sum(len(encoding.ids) for encoding in pieces) * 1.1 / _TOKENS)
    optimiser = torch.optim.AdamW(_groups(body), lr=_RATE, betas=(0.9, 0.98))
    done = _resume(kept, body, optimiser)
    wanted = torch.from_numpy(said)
    body.train()
    for step, rows in enumerate(_batches([len(encoding.ids) for encoding in pieces], steps, seed=seed)):
        if step < done:
            continue
        for group in optimiser.param_groups:
            waits = group["most"] == _RATE and step < _LAYERS_WAIT
            group["lr"] = 0.0 if waits else group["most"] * min(1.0, step / _WARM) * max(0.02, 1 - step / steps)
        loss = _loss(body, [pieces[row] for row in rows], wanted[rows])
        optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(body.parameters(), 1.0)
        optimiser.step()
        if (step + 1) % _KEEP_EVERY == 0:
            _LOG.info("student: step %d of %d, loss %.3f", step + 1, steps, float(loss.detach()))
            _keep(kept, body, optimiser, step + 1)


def _groups(body: Any) -> list[dict[str, Any]]:
    words = body.embeddings.word_embeddings.weight
    layers = [weight for weight in body.parameters() if weight is not words]
    return [{"params": [words], "most": _RATE * _NEW_RATE, "weight_decay": 0.0}, {"params": layers, "most": _RATE, "weight_decay": 0.01}]


def _loss(body: Any, pieces: Sequence[Any], wanted: torch.Tensor) -> torch.Tensor:
    """Near what the teacher said, and nearer than to what it said of the others."""
    inputs = matrices(pieces)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        states = body(**inputs).last_hidden_state
    own = torch.nn.functional.normalize(pool(states.float(), inputs["attention_mask"]), dim=-1)
    loss: torch.Tensor = 5 * (1 - (own * wanted).sum(1).mean()) + 0.5 * nearest(own @ wanted.T, (wanted @ wanted.T) > _SAME)
    return loss


def _batches(lengths: Sequence[int], steps: int, *, seed: int) -> Iterator[list[int]]:
    """Rows of texts of like length, `_TOKENS` pieces a batch, in an order that the seed decides."""
    random = np.random.default_rng(seed)
    given = 0
    while given < steps:
        order = random.permutation(len(lengths))
        for block in np.array_split(order, max(1, len(order) // 12_000)):
            ranked = sorted(block.tolist(), key=lambda row: lengths[row])
            batches = list(fill(ranked, lengths, tokens=_TOKENS, most=_MOST))
            for number in random.permutation(len(batches)):
                yield batches[number]
                given += 1
                if given >= steps:
                    return


def fill(rows: Sequence[int], lengths: Sequence[int], *, tokens: int, most: int) -> Iterator[list[int]]:
    """Batches of `rows` (the shortest first) of at most `tokens` pieces, padding included, and `most` rows."""
    batch: list[int] = []
    for row in rows:
        if batch and (lengths[row] * (len(batch) + 1) > tokens or len(batch) >= most):
            yield batch
            batch = []
        batch.append(row)
    if batch:
        yield batch


def _keep(path: Path, body: Any, optimiser: Any, step: int) -> None:
    part = path.with_suffix(".part")
    torch.save({"body": body.state_dict(), "optimiser": optimiser.state_dict(), "step": step}, part)
    os.replace(part, path)  # noqa: PTH105 - atomic


def _resume(path: Path, body: Any, optimiser: Any) -> int:
    if not path.exists():
        return 0
    state = torch.load(path, weights_only=True)
    body.load_state_dict(state["body"])
    optimiser.load_state_dict(state["optimiser"])
    return int(state["step"])
