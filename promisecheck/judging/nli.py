"""Any CrossEncoder that was trained for natural language inference as a judge: does the remark entail or contradict the claim?"""

import hashlib
import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from promisecheck.core.taxonomy import Stance
from promisecheck.errors import ModelError
from promisecheck.judging.question import Opinion, Question, Reply, Silence
from promisecheck.settings import Judging

_BATCH = 32
_MEANS = {
    "contradiction": Stance.CONTRADICTS, "contradicts": Stance.CONTRADICTS, "refutes": Stance.CONTRADICTS,
    "entailment": Stance.SUPPORTS, "entails": Stance.SUPPORTS, "supports": Stance.SUPPORTS,
    "neutral": Stance.UNRELATED, "unrelated": Stance.UNRELATED, "not enough info": Stance.UNRELATED,
}  # fmt: skip
"""Names of labels, in lower case with blanks."""


class NliExpert:
    """A model by name or path. Names are fetched once by the model library; paths ask nobody."""

    def __init__(self, name: str, *, chosen: Judging) -> None:
        """Load it; ModelError when it cannot be had, or its labels are not those of inference."""
        from sentence_transformers import CrossEncoder

        try:
            self._model: Any = CrossEncoder(name, device="cpu", trust_remote_code=False, model_kwargs={"use_safetensors": True})
        except (OSError, ValueError) as error:
            raise ModelError(
                f"cannot be loaded ({type(error).__name__})",
                where=f"judge {name}",
                next_step="Name a folder or a model that this machine can reach, or the address of a chat endpoint (http://...)",
            ) from error
        self._columns = columns(self._model.config.id2label, where=f"judge {name}")
        self._chosen = chosen
        self.name = f"nli {name}"
        self.fingerprint = f"nli {_digest(self._model)}"

    def cost(self, _question: Question) -> int:
        """It counts no tokens."""
        return 0

    def ask(self, questions: Sequence[Question]) -> Iterator[tuple[Question, Reply]]:
        """A reply to each, in order, until `[judge] deadline`."""
        end = time.monotonic() + self._chosen.deadline
        for start in range(0, len(questions), _BATCH):
            batch = questions[start : start + _BATCH]
            if time.monotonic() >= end:
                silence = Silence(why=f"the {self._chosen.deadline:g} s that [judge] deadline allows are over")
                yield from ((question, silence) for question in batch)
            else:
                yield from zip(batch, self._opinions(batch), strict=True)

    def _opinions(self, batch: Sequence[Question]) -> Iterator[Opinion]:
        both = [(question.remark, question.claim) for question in batch]
        for row in self._model.predict(both, batch_size=_BATCH, apply_softmax=True, show_progress_bar=False):
            scores = tuple(round(float(row[column]), 4) for column in self._columns)
            yield Opinion(stance=list(Stance)[scores.index(max(scores))], scores=scores)


def columns(labels: Mapping[int, str], *, where: str) -> tuple[int, ...]:
    """The columns of contradiction, entailment and neutral in a model with these labels; ModelError when it has others."""
    found = {_MEANS.get(" ".join(name.lower().replace("_", " ").replace("-", " ").split())): int(column) for column, name in labels.items()}
    if len(labels) != len(Stance) or set(found) != set(Stance):
        raise ModelError(
            f"its labels are {', '.join(labels.values())}",
            where=where,
            next_step="Name a model with the labels contradiction, entailment and neutral",
        )
    return tuple(found[stance] for stance in Stance)


def _digest(model: Any) -> str:
    """The first characters of the SHA-256 of all weights: another training is another judge, whatever its name."""
    digest = hashlib.sha256()
    for name, weights in sorted(model.state_dict().items()):
        digest.update(name.encode())
        digest.update(weights.float().cpu().numpy().tobytes())
    return digest.hexdigest()[:12]
