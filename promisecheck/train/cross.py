"""The second look: a small transformer that reads claim and sentence together, taught on all corpora at once.

The pairs alone are too few to learn from, so the same body also learns outcome, polarity, categories, topics and what a
promise is from single sentences. What ships is the body with the head for pairs, as a CrossEncoder.
"""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch

_LOG = logging.getLogger(__name__)
_BATCH = 64
_RATE = 3e-4
_LONGEST = 96
_SPECIAL = ("<cls>", "<sep>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """One task: texts (or pairs of them) with targets; `exclusive` means one label each (int), else bool [n, labels]."""

    name: str
    first: Sequence[str]
    second: Sequence[str] | None
    targets: Any
    labels: int
    exclusive: bool
    weight: float = 1.0


def pair_tokenizer(tokenizer: Any) -> Any:
    """The encoder's tokenizer with `<cls> a <sep> b <sep>` around it, as a transformers tokenizer."""
    from tokenizers import Tokenizer
    from tokenizers.processors import TemplateProcessing
    from transformers import PreTrainedTokenizerFast

    own = Tokenizer.from_str(tokenizer.to_str())
    own.add_special_tokens(list(_SPECIAL))
    ids = [(name, own.token_to_id(name)) for name in _SPECIAL]
    own.post_processor = TemplateProcessing(single="<cls> $A <sep>", pair="<cls> $A <sep> $B:1 <sep>:1", special_tokens=ids)
    return PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=own, pad_token="<pad>", unk_token="<unk>", cls_token="<cls>", sep_token="<sep>", model_max_length=_LONGEST
    )


class Pupil(torch.nn.Module):
    """The body with one head a lesson."""

    def __init__(self, student: Any, lessons: Sequence[Lesson]) -> None:
        """`student` is changed in place while learning."""
        super().__init__()
        from transformers.models.electra.modeling_electra import ElectraClassificationHead

        self.body = student
        config = student.config
        config.hidden_dropout_prob = config.attention_probs_dropout_prob = 0.1
        heads = {}
        for lesson in lessons:
            config.num_labels = lesson.labels
            heads[lesson.name] = ElectraClassificationHead(config)  # type: ignore[no-untyped-call]
        self.heads = torch.nn.ModuleDict(heads)

    def forward(self, lesson: str, batch: Any) -> torch.Tensor:
        """Scores [n, labels] of one lesson."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = self.body(**batch).last_hidden_state
            return self.heads[lesson](states).float()  # type: ignore[no-any-return]


def teach_pupil(pupil: Pupil, tokenizer: Any, lessons: Sequence[Lesson], *, epochs: int, seed: int) -> None:
    """Several rounds over all lessons, mixed batch by batch."""
    torch.manual_seed(seed)
    plan = list(_plan(lessons, epochs=epochs, seed=seed))
    optimiser = torch.optim.AdamW(_groups(pupil), lr=_RATE)
    pupil.train()
    running: dict[str, float] = {}
    for step, (lesson, rows) in enumerate(plan):
        for group in optimiser.param_groups:
            group["lr"] = _RATE * group["factor"] * _slope(step, len(plan))
        loss = lesson.weight * _loss(pupil(lesson.name, _batch(tokenizer, lesson, rows)), lesson, rows)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(pupil.parameters(), 1.0)
        optimiser.step()
        running[lesson.name] = 0.98 * running.get(lesson.name, float(loss.detach())) + 0.02 * float(loss.detach())
        if (step + 1) % 100 == 0:
            _LOG.info(
                "second look: step %d of %d, %s", step + 1, len(plan), ", ".join(f"{name} {value:.2f}" for name, value in running.items())
            )


def _slope(step: int, steps: int) -> float:
    """Warm up over 6 %, then down to a fiftieth."""
    part = step / steps
    return min(1.0, part / 0.06) * max(0.02, 1 - part)


def _groups(pupil: Pupil) -> list[dict[str, Any]]:
    """Heads learn faster than the body."""
    return [
        {"params": list(pupil.body.parameters()), "factor": 1.0, "weight_decay": 0.01},
        {"params": list(pupil.heads.parameters()), "factor": 2.0, "weight_decay": 0.01},
    ]


def _plan(lessons: Sequence[Lesson], *, epochs: int, seed: int) -> Iterator[tuple[Lesson, Any]]:
    """Which rows of which lesson come when: texts of like length together, lessons mixed."""
    random = np.random.default_rng(seed)
    for _ in range(epochs):
        batches = []
        for lesson in lessons:
            order = random.permutation(len(lesson.first))
            for block in np.array_split(order, max(1, len(order) // (_BATCH * 16))):
                lengths = [len(lesson.first[row]) + (len(lesson.second[row]) if lesson.second else 0) for row in block]
                ranked = block[np.argsort(lengths, kind="stable")]
                batches += [(lesson, ranked[start : start + _BATCH]) for start in range(0, len(ranked), _BATCH)]
        for number in random.permutation(len(batches)):
            yield batches[number]


def _batch(tokenizer: Any, lesson: Lesson, rows: Any) -> Any:
    first = [lesson.first[row] for row in rows]
    second = [lesson.second[row] for row in rows] if lesson.second is not None else None
    return tokenizer(first, second, truncation=True, max_length=_LONGEST, padding=True, return_tensors="pt")


def _loss(scores: torch.Tensor, lesson: Lesson, rows: Any) -> torch.Tensor:
    targets = torch.from_numpy(np.asarray(lesson.targets)[rows])
    if lesson.exclusive:
        return torch.nn.functional.cross_entropy(scores, targets.long(), label_smoothing=0.05)
    return 3.0 * torch.nn.functional.binary_cross_entropy_with_logits(scores, targets.float())


@torch.no_grad()
def ask_pupil(pupil: Pupil, tokenizer: Any, name: str, first: Sequence[str], second: Sequence[str] | None = None) -> Any:
    """Scores [n, labels] of one lesson for new texts, float32."""
    pupil.eval()
    lesson = Lesson(name=name, first=first, second=second, targets=(), labels=0, exclusive=True)
    order = np.argsort([len(text) for text in first], kind="stable")
    parts = [(rows, pupil(name, _batch(tokenizer, lesson, rows)).numpy()) for rows in np.array_split(order, max(1, len(order) // 64))]
    result = np.zeros((len(first), parts[0][1].shape[1]), dtype=np.float32)
    for rows, scores in parts:
        result[rows] = scores
    return result


def save_cross(pupil: Pupil, tokenizer: Any, out: Path, *, lesson: str, labels: Sequence[str]) -> None:
    """Write body and one head as a CrossEncoder folder in half precision, the other heads beside it."""
    from safetensors.torch import save_file
    from transformers import ElectraForSequenceClassification

    config = pupil.body.config
    config.num_labels = len(labels)
    config.id2label = dict(enumerate(labels))
    config.label2id = {label: number for number, label in enumerate(labels)}
    model = ElectraForSequenceClassification(config)
    model.electra.load_state_dict(pupil.body.state_dict())
    model.classifier.load_state_dict(pupil.heads[lesson].state_dict())
    model.half().save_pretrained(out)  # type: ignore[no-untyped-call]
    tokenizer.save_pretrained(out)
    others = {name: value for name, value in pupil.heads.state_dict().items() if not name.startswith(f"{lesson}.")}
    save_file({name: value.half().contiguous() for name, value in others.items()}, out / "heads.safetensors")
