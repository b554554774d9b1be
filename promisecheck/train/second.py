"""Teacher -> student -> second look, and where each is kept."""

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

from promisecheck.errors import ModelError
from promisecheck.learned import StaticEncoder
from promisecheck.train.cross import teach_reader
from promisecheck.train.export import export_reader
from promisecheck.train.parallel import Pair
from promisecheck.train.reader import Example, Reader
from promisecheck.train.student import distil, new_body, sayings
from promisecheck.train.teacher import teach
from promisecheck.train.vocabulary import build_tokenizer, first_vectors

_LOG = logging.getLogger(__name__)
_TAUGHT = 15_000
"""So many sayings of the teacher are repeated while the second look learns, so that it forgets nothing."""


def train_student(
    pairs: Sequence[Pair], texts: Sequence[tuple[str, str]], *, teacher: str, encode: StaticEncoder, cache: Path, rounds: float, seed: int
) -> int:
    """Distil the teacher; `texts`: language and text of the corpora. Returns how many sayings it learned from."""
    from transformers import AutoModel, AutoTokenizer

    own = [text for language, text in texts if language != "en"]
    english = [text for language, text in texts if language == "en"]
    said = sayings(pairs, english)
    theirs = AutoTokenizer.from_pretrained(teacher, local_files_only=True).backend_tokenizer
    donor = AutoModel.from_pretrained(teacher, local_files_only=True)
    others = own * 3 + [text for text, meaning in said if text != meaning]
    tokenizer, n_kept = build_tokenizer([meaning for _, meaning in said] + english * 3, others, teacher=theirs)
    table = donor.embeddings.word_embeddings.weight.data.numpy()
    first = first_vectors(tokenizer, n_kept, others, teacher=theirs, table=table, encode=encode)
    body = new_body(first, donor)
    vectors = _vectors(said, teacher=teacher, cache=cache)
    distil(body, tokenizer, [text for text, _ in said], vectors, rounds=rounds, kept=cache / "student.pt", seed=seed)
    body.save_pretrained(cache / "student")
    tokenizer.save(str(cache / "student" / "tokenizer.json"))
    return len(said)


def _vectors(said: Sequence[tuple[str, str]], *, teacher: str, cache: Path) -> Any:
    meanings = sorted({meaning for _, meaning in said})
    row = {meaning: number for number, meaning in enumerate(meanings)}
    return teach(meanings, teacher=teacher, cache=cache)[[row[meaning] for _, meaning in said]]


def train_second(
    examples: Sequence[Example],
    said: Sequence[tuple[str, str]],
    *,
    teacher: str,
    cache: Path,
    out: Path,
    rounds: float,
    seed: int,
) -> None:
    """Teach the student the `examples`, with some of what the teacher `said` among them, and write the second look to `out`."""
    from tokenizers import Tokenizer
    from transformers import BertModel

    student = cache / "student"
    if not student.is_dir():
        raise ModelError("no student to start from", where=str(student), next_step="Run `promisecheck train student` first")
    tokenizer = Tokenizer.from_file(str(student / "tokenizer.json"))
    tokenizer.enable_truncation(96)
    body = BertModel.from_pretrained(student, add_pooling_layer=False, local_files_only=True, attn_implementation="eager")
    for part in body.modules():
        if isinstance(part, torch.nn.Dropout):
            part.p = 0.1
    chosen = np.random.default_rng(seed).permutation(len(said))[:_TAUGHT]
    vectors = _vectors([said[row] for row in chosen], teacher=teacher, cache=cache)
    repeated = [Example(first=said[row][0], row=number) for number, row in enumerate(chosen)]
    reader = Reader(body)
    teach_reader(reader, tokenizer, [*examples, *repeated], vectors, rounds=rounds, seed=seed)
    torch.save({name: value.half() for name, value in reader.state_dict().items()}, student / "reader.pt")
    export_reader(reader, tokenizer, out)
