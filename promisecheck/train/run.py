"""`promisecheck train`: corpora -> models/, step by step."""

import dataclasses
import json
import logging
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from promisecheck.core.stages import Encode
from promisecheck.core.taxonomy import Stance
from promisecheck.errors import SettingsError
from promisecheck.language.compare import compare
from promisecheck.language.quantities import read_quantities
from promisecheck.learned import Head, StaticEncoder, observe
from promisecheck.learned.files import write_manifest
from promisecheck.matching.sides import ClaimSide, RemarkSide, weigh
from promisecheck.matching.stance import ORDER
from promisecheck.settings import Training
from promisecheck.train import models, stance
from promisecheck.train.corpus import Row, read_corpus
from promisecheck.train.heads import fit_head
from promisecheck.train.parallel import read_parallel

_LOG = logging.getLogger(__name__)
STEPS = ("encoder", "heads", "stance")
_FOLDS = 4


class Trainer:
    """One run over the corpora; each step reads what the one before it wrote."""

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
        lines = [line for step in STEPS if step in steps for line in getattr(self, f"_{step}")()]
        write_manifest(self._out)
        return lines

    def _encoder(self) -> list[str]:
        from promisecheck.train.encoder import train_encoder

        if not self._settings.teacher:
            return ["encoder: no [train] teacher named, left as it is"]
        files = [self._root / path for path in self._settings.parallel] + sorted((self._corpora / "parallel").glob("*.tsv"))
        pairs = [pair for file in files for pair in read_parallel(file)]
        texts = self._texts()
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
        return [
            f"encoder: {len(pairs)} parallel pairs and {len(english)} English sentences of our own, teacher {Path(self._settings.teacher).name}"
        ]

    def _texts(self) -> list[tuple[str, str]]:
        """Language and text of every row that is not kept back for testing."""
        rows = [(row["language"], row["text"]) for kind in ("claims", "remarks") for row in self._read(kind)]
        for row in self._read("pairs"):
            rows += [(row["language"], row["claim"]), (row["evidence_language"], row["evidence"])]
        return rows

    def _read(self, kind: str) -> list[Row]:
        return read_corpus(self._corpora, kind)

    def _encode(self) -> Encode:
        return StaticEncoder(self._out / "encoder")

    def _heads(self) -> list[str]:
        encode = self._encode()
        claims, remarks, pairs = self._read("claims"), self._read("remarks"), self._read("pairs")
        folder = self._out / "heads"
        fit = partial(models.fit_and_tune, encoder=encode.fingerprint)
        fit(models.claim_examples(claims, encode), "claims", path=folder / "claims.safetensors", strictness=2.0)
        fit(models.split_examples(claims, encode), "split", path=folder / "split.safetensors", strictness=1.0)
        spans = [
            (row["text"][claim["start"] : claim["end"]], claim["strengths"], row["scenario"]) for row in claims for claim in row["claims"]
        ]
        fit(models.about_examples(spans, encode, models.labels_of("strength")), "strength", path=folder / "strength.safetensors")
        for kind in ("categories", "topics"):
            rows = models.texts_with(kind, claims=claims, remarks=remarks, pairs=pairs)
            fit(models.about_examples(rows, encode, models.labels_of(kind)), kind, path=folder / f"{kind}.safetensors", folds=3)
        outcomes = models.outcome_rows(remarks, pairs)
        fit(
            models.about_examples(outcomes, encode, models.labels_of("outcome")),
            "outcome",
            path=folder / "outcome.safetensors",
            exclusive=True,
        )
        polarities = models.polarity_rows(remarks, self._further())
        fit(
            models.about_examples(polarities, encode, models.labels_of("polarity")),
            "polarity",
            path=folder / "polarity.safetensors",
            exclusive=True,
        )
        return [f"heads: {len(claims)} rows of copy, {len(remarks)} remarks, {len(pairs)} pairs"]

    def _further(self) -> list[Row]:
        import gzip

        rows: list[Row] = []
        for name in self._settings.polarity:
            path = self._root / name
            opener: Any = gzip.open if path.suffix == ".gz" else open
            with opener(path, "rt", encoding="utf-8") as lines:
                rows += [json.loads(line) for line in lines]
        return rows

    def _stance(self) -> list[str]:
        encode = self._encode()
        pairs = self._read("pairs")
        scenarios = sorted({row["scenario"] for row in pairs})
        random = np.random.default_rng(self._settings.seed)
        fold_of = dict(zip(scenarios, random.integers(0, _FOLDS, len(scenarios)), strict=True))
        seen, truth, crowd, crowd_truth, folds, crowd_folds = [], [], [], [], [], []
        for fold in range(_FOLDS):
            sides = self._sides_without({name for name, number in fold_of.items() if number == fold}, encode)
            own = [row for row in pairs if fold_of[row["scenario"]] == fold]
            seen.append(stance.pair_signals(own, sides, compare=compare, seed=self._settings.seed))
            truth += [stance.target(row) for row in own]
            folds += [fold] * len(own)
            for company in _companies(own):
                signals, stances = stance.company_signals(company, sides, compare=compare, seed=self._settings.seed)
                crowd.append(signals)
                crowd_truth.append(stances)
                crowd_folds += [fold] * len(stances)
            _LOG.info("stance: fold %d of %d", fold + 1, _FOLDS)
        np.savez(
            self._cache / "stance-signals.npz", seen=np.concatenate(seen), truth=truth, folds=folds, crowd=np.concatenate(crowd),
            crowd_truth=np.concatenate(crowd_truth), crowd_folds=crowd_folds,
        )  # fmt: skip
        model = fit_and_calibrate(dict(np.load(self._cache / "stance-signals.npz")), seed=self._settings.seed)
        model.save(self._out / "stance.safetensors")
        return [f"stance: {len(pairs)} pairs of {len(scenarios)} scenarios"]

    def _sides_without(self, scenarios: set[str], encode: Encode) -> stance.Sides:
        """Heads that never saw the texts of these scenarios, as a function from texts to sides."""
        pairs = [row for row in self._read("pairs") if row["scenario"] not in scenarios]
        claims, remarks = self._read("claims"), self._read("remarks")

        def head(kind: str, rows: list[tuple[str, list[str], str]], *, exclusive: bool = False) -> Head:
            examples = models.about_examples(rows, encode, models.labels_of(kind))
            return examples.fit(
                lambda observed, targets, marks=(): fit_head(  # noqa: ARG005 - these heads have no marks
                    observed, targets, labels=models.labels_of(kind), encoder=encode.fingerprint, exclusive=exclusive
                )
            )

        about = {
            kind: head(kind, models.texts_with(kind, claims=claims, remarks=remarks, pairs=pairs)) for kind in ("categories", "topics")
        }
        outcome = head("outcome", models.outcome_rows(remarks, pairs), exclusive=True)
        polarity = head("polarity", models.polarity_rows(remarks, self._further()), exclusive=True)

        def sides(claim_texts: Sequence[str], remark_texts: Sequence[str], ratings: Sequence[float | None]) -> tuple[ClaimSide, RemarkSide]:
            left, right = observe(claim_texts, encode), observe(remark_texts, encode)
            return (
                ClaimSide(
                    texts=claim_texts, observed=left, words=weigh(left, outcome.rarity),
                    vectors=left.vectors, categories=about["categories"](left), topics=about["topics"](left),
                    quantities=[read_quantities(text) for text in claim_texts],
                ),
                RemarkSide(
                    texts=remark_texts, observed=right, words=weigh(right, outcome.rarity),
                    vectors=right.vectors, categories=about["categories"](right), topics=about["topics"](right),
                    outcomes=outcome(right), polarities=polarity(right),
                    ratings=np.array([np.nan if rating is None else rating for rating in ratings], dtype=np.float32),
                    quantities=[read_quantities(text) for text in remark_texts],
                ),
            )  # fmt: skip

        return sides


def _companies(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows of each scenario that has several claims."""
    of_scenario: dict[str, list[Row]] = {}
    for row in rows:
        of_scenario.setdefault(row["scenario"], []).append(row)
    return [own for own in of_scenario.values() if len({row["claim"] for row in own}) >= 5]  # noqa: PLR2004 - a company says a few things


def fit_and_calibrate(found: dict[str, Any], *, seed: int) -> Any:  # noqa: ANN401 - a StanceModel
    """Fit on all folds; temperature and thresholds from models that did not see the fold."""
    unseen = np.zeros((len(found["truth"]), 3), dtype=np.float32)
    crowd = np.zeros((len(found["crowd_truth"]), 3), dtype=np.float32)
    for fold in range(_FOLDS):
        model = _fit(found, found["folds"] != fold, found["crowd_folds"] != fold, seed=seed)
        unseen[found["folds"] == fold] = model.logits(found["seen"][found["folds"] == fold])
        crowd[found["crowd_folds"] == fold] = model.logits(found["crowd"][found["crowd_folds"] == fold])
    divisor = stance.temperature(unseen, found["truth"])
    scores = np.exp(unseen / divisor)
    both = stance.thresholds(scores / scores.sum(axis=1, keepdims=True), found["truth"])
    rare = stance.rare_settings(crowd / divisor, found["crowd_truth"])
    model = _fit(found, np.ones(len(unseen), bool), np.ones(len(crowd), bool), seed=seed)
    return dataclasses.replace(model, temperature=divisor, thresholds=np.array(both, np.float32), rare=np.array(rare, np.float32))


def _fit(found: dict[str, Any], rows: Any, crowd: Any, *, seed: int) -> Any:  # noqa: ANN401 - NumPy arrays, a StanceModel
    """On the labelled pairs, and on unlabelled ones of the same companies (a quarter of the weight), which are unrelated."""
    unrelated = crowd & (found["crowd_truth"] == ORDER.index(Stance.UNRELATED))
    seen = np.concatenate([found["seen"][rows], found["crowd"][unrelated]])
    truth = np.concatenate([found["truth"][rows], found["crowd_truth"][unrelated]])
    weight = np.concatenate([np.full(rows.sum(), 1.0), np.full(unrelated.sum(), 0.25 * rows.sum() / max(1, unrelated.sum()))])
    return stance.fit_stance(seen, truth, weight, seed=seed)
