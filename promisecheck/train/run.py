"""`promisecheck train`: corpora -> models/, step by step; each step reads what the one before it wrote."""

import gzip
import json
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from promisecheck.audit import Audit
from promisecheck.errors import SettingsError
from promisecheck.learned import ModelFiles, StaticEncoder
from promisecheck.learned.files import write_manifest
from promisecheck.settings import Training
from promisecheck.train import models
from promisecheck.train.corpus import Row, read_corpus
from promisecheck.train.parallel import Pair, read_parallel

_LOG = logging.getLogger(__name__)
STEPS = ("encoder", "student", "heads", "second", "blend", "stance")
_HEADS: dict[str, dict[str, Any]] = {
    "categories": {"strictness": 10.0},
    "topics": {"strictness": 10.0, "least_documents": 5},
    "outcome": {"exclusive": True},
    "polarity": {"exclusive": True},
}
_LEARN = frozenset({"train"})
_TUNE = frozenset({"dev"})
_ROUNDS = 4.0
"""How often the second look reads all corpora."""
_STUDENT_ROUNDS = 4.0


class Trainer:
    """One run over the corpora."""

    def __init__(self, training: Training, *, root: Path) -> None:
        """`root` is where relative paths of the settings begin."""
        self._settings = training
        self._corpora = root / training.corpora
        self._out = root / training.models
        self._cache = root / training.cache
        self._root = root

    def run(self, steps: Sequence[str]) -> list[str]:
        """Do the steps in their order; returns what was written and from what, a line each."""
        unknown = [step for step in steps if step not in STEPS]
        if unknown:
            raise SettingsError(f"no training step called {unknown[0]}", next_step=f"Steps: {', '.join(STEPS)}")
        lines = []
        for step in (step for step in STEPS if step in steps):
            lines.append(getattr(self, f"_{step}")())
            write_manifest(self._out)
        return lines

    def _read(self, kind: str, splits: frozenset[str] = _LEARN) -> list[Row]:
        return read_corpus(self._corpora, kind, splits=splits)

    def _pairs(self) -> list[Pair]:
        files = [self._root / path for path in self._settings.parallel] + sorted((self._corpora / "parallel").glob("*.tsv"))
        return [pair for file in files for pair in read_parallel(file)]

    def _texts(self) -> list[tuple[str, str]]:
        """Language and text of every row to learn from."""
        rows = [(row["language"], row["text"]) for kind in ("claims", "remarks") for row in self._read(kind)]
        for row in self._read("pairs"):
            rows += [(row["language"], row["claim"]), (row["evidence_language"], row["evidence"])]
        return rows

    def _encoder(self) -> str:
        from promisecheck.train.encoder import train_encoder

        if not self._settings.teacher:
            return "encoder: no [train] teacher named, left as it is"
        pairs, texts = self._pairs(), self._texts()
        english = sorted({text for language, text in texts if language == "en"})
        train_encoder(
            pairs,
            english,
            extra=[text for _, text in texts],
            teacher=self._settings.teacher,
            cache=self._cache,
            out=self._out / "encoder",
            seed=self._settings.seed,
        )
        return f"encoder: {len(pairs)} parallel pairs, {len(english)} English sentences, teacher {Path(self._settings.teacher).name}"

    def _static(self) -> StaticEncoder:
        return StaticEncoder(self._out / "encoder")

    def _student(self) -> str:
        from promisecheck.train.second import train_student

        if not self._settings.teacher:
            return "student: no [train] teacher named, left as it is"
        taught = train_student(
            self._pairs(),
            self._texts(),
            teacher=self._settings.teacher,
            encode=self._static(),
            cache=self._cache,
            rounds=_STUDENT_ROUNDS,
            seed=self._settings.seed,
        )
        return f"student: {taught} sayings of the teacher, {_STUDENT_ROUNDS} rounds"

    def _heads(self) -> str:
        learn, tune = ({kind: self._read(kind, splits) for kind in ("claims", "remarks", "pairs")} for splits in (_LEARN, _TUNE))
        learn["further"] = self._further()
        encode = self._static()
        for kind, options in _HEADS.items():
            examples, held = (models.examples_of(kind, rows, encode) for rows in (learn, tune))
            path = self._out / "heads" / f"{kind}.safetensors"
            models.fit_and_tune(examples, held, kind, encoder=encode.fingerprint, path=path, **options)
        return f"heads: {len(learn['claims'])} rows of copy, {len(learn['remarks'])} remarks, {len(learn['pairs'])} pairs"

    def _further(self) -> list[Row]:
        rows: list[Row] = []
        for name in self._settings.polarity:
            path = self._root / name
            opener: Any = gzip.open if path.suffix == ".gz" else open
            with opener(path, "rt", encoding="utf-8") as lines:
                rows += [json.loads(line) for line in lines]
        return rows

    def _second(self) -> str:
        from promisecheck.train.lessons import lessons
        from promisecheck.train.second import train_second
        from promisecheck.train.student import sayings

        claims, remarks, pairs, companies = (self._read(kind) for kind in ("claims", "remarks", "pairs", "companies"))
        examples = lessons(claims, remarks, pairs, companies, self._further(), encode=self._static())
        train_second(
            examples,
            sayings(self._pairs(), [text for language, text in self._texts() if language == "en"]),
            teacher=self._settings.teacher,
            cache=self._cache,
            out=self._out / "second",
            rounds=_ROUNDS,
            seed=self._settings.seed,
        )
        return f"second: {len(examples)} examples, {_ROUNDS} rounds"

    def _blend(self) -> str:
        from promisecheck.train.blend import fit_blend

        rows = self._read("claims", _TUNE)
        fit_blend(Audit(models=ModelFiles(self._out)).second, rows, seed=self._settings.seed).save(self._out / "claims.json")
        return f"blend: {len(rows)} rows of copy"

    def _stance(self) -> str:
        from promisecheck.train.stance import fit_all

        judge = Audit(models=ModelFiles(self._out)).new_judge(untrained=True)
        pairs, companies = self._read("pairs", _TUNE), self._read("companies", _TUNE)
        fitted = fit_all(judge, pairs, companies, seed=self._settings.seed)
        fitted.near.save(self._out / "near.json")
        fitted.listed.save(self._out / "stance.safetensors")
        fitted.audited.save(self._out / "audit.safetensors")
        (self._out / "confusion.json").write_text(json.dumps(fitted.confusion, indent=1) + "\n", encoding="utf-8")
        return f"stance: {len(pairs)} pairs, {len(companies)} companies; {fitted.lost} of their related pairs are never looked at"
