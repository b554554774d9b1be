"""Student -> second look: learn all lessons, save the head for pairs."""

from collections.abc import Sequence
from pathlib import Path

import torch

from promisecheck.errors import ModelError
from promisecheck.matching.stance import ORDER
from promisecheck.train.cross import Lesson, Pupil, pair_tokenizer, save_cross, teach_pupil
from promisecheck.train.lessons import PAIRS


def train_second(plan: Sequence[Lesson], *, student: Path, out: Path, rounds: int, seed: int) -> None:
    """Teach the student in `student` the lessons of `plan` and write a CrossEncoder to `out`."""
    from tokenizers import Tokenizer
    from transformers import ElectraModel

    if not student.is_dir():
        raise ModelError("no student to start from", where=str(student), next_step="Run `promisecheck train student` first")
    torch.manual_seed(seed)
    own = pair_tokenizer(Tokenizer.from_file(str(student / "tokenizer.json")))
    body = ElectraModel.from_pretrained(student, local_files_only=True)
    body.resize_token_embeddings(len(own))
    pupil = Pupil(body, plan)
    teach_pupil(pupil, own, plan, epochs=rounds, seed=seed)
    torch.save({name: value.half() for name, value in pupil.state_dict().items()}, student / "pupil.pt")
    save_cross(pupil, own, out, lesson=PAIRS, labels=[str(stance) for stance in ORDER])
