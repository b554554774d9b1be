"""Run the models over the rows kept back, language by language."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from promisecheck.audit import Audit
from promisecheck.core.promises import Review, StancePair
from promisecheck.core.taxonomy import Outcome, Stance
from promisecheck.core.text import Origin, Passage
from promisecheck.evaluate import measures
from promisecheck.evaluate.baseline import Baseline
from promisecheck.evaluate.companies import evidence
from promisecheck.evaluate.finding import across_languages
from promisecheck.evaluate.score import Score, bootstrap
from promisecheck.train.corpus import Row, read_corpus

KEPT_BACK = ("test", "fresh")
"""Splits that nothing is trained on; `fresh` was written last, and nothing was chosen while looking at it."""
_LEAST = 30
"""Fewer rows than this in a language give no figure."""


def evaluate_all(corpora: Path, *, splits: Sequence[str] = KEPT_BACK) -> list[Score]:
    """Every score on `splits` of `corpora`, beside TF-IDF with logistic regression trained on the rest."""
    audit, kept = Audit(), frozenset(splits)
    scores: list[Score] = []
    for kind, task in (("claims", _claims), ("remarks", _remarks), ("pairs", _stance)):
        test = read_corpus(corpora, kind, splits=kept)
        learn = read_corpus(corpora, kind)
        for language in _languages(test):
            own = [row for row in test if _same(row, language)]
            if len(own) >= _LEAST:
                scores += task(audit, own, [row for row in learn if _same(row, language)], language)
    companies = read_corpus(corpora, "companies", splits=kept)
    for language in _languages(companies):
        scores += evidence(audit, companies, language)
    return scores + across_languages(audit, read_corpus(corpora, "pairs", splits=kept))


def _languages(rows: Sequence[Row]) -> list[str]:
    return sorted({row["language"] for row in rows if row["language"] != "nn"}, key=("da", "nb", "en", "sv", "de").index)


def _same(row: Row, language: str) -> bool:
    """Nynorsk is measured with bokmål."""
    return bool(row["language"] == language or (language == "nb" and row["language"] == "nn"))


def _score(
    task: str,
    name: str,
    measure: Callable[[Any, Any], float],
    language: str,
    truth: Any,
    answers: Any,
    baseline: Any = None,
) -> Score:
    value, low, high = bootstrap(measure, truth, answers)
    simple = None if baseline is None else round(measure(truth, baseline), 4)
    return Score(
        task=task,
        measure=name,
        language=language,
        value=round(value, 4),
        low=round(low, 4),
        high=round(high, 4),
        n=len(truth),
        baseline=simple,
    )


def _claims(audit: Audit, rows: list[Row], learn: list[Row], language: str) -> list[Score]:
    passages = [
        Passage(text=row["text"], language=row["language"], origin=Origin(source="test", place=row["id"], role=row["role"])) for row in rows
    ]
    found = {claim.passage.origin.place: claim for claim in audit.find_claims(passages)}
    truth = np.array([bool(row["claims"]) for row in rows])
    answers = np.array([row["id"] in found for row in rows])
    simple = Baseline([row["text"] for row in learn], [str(bool(row["claims"])) for row in learn])
    scores = [_score("claim or not", "F1", measures.f1, language, truth, answers, simple([row["text"] for row in rows]) == "True")]
    both = [row for row in rows if len(row["claims"]) == 1 and row["id"] in found]
    wanted = np.array([row["claims"][0]["categories"][0] for row in both])
    given = np.array([str(found[row["id"]].categories[0]) for row in both])
    sorter = Baseline(*_first_categories(learn))
    scores.append(
        _score("category of a claim", "accuracy", measures.accuracy, language, wanted, given, sorter([row["text"] for row in both]))
    )
    return scores


def _first_categories(rows: list[Row]) -> tuple[list[str], list[str]]:
    spans = [(row["text"][claim["start"] : claim["end"]], claim["categories"][0]) for row in rows for claim in row["claims"]]
    return [text for text, _ in spans], [category for _, category in spans]


def _remarks(audit: Audit, rows: list[Row], learn: list[Row], language: str) -> list[Score]:
    reviews = [Review(id=row["id"], text=row["text"], language=row["language"]) for row in rows]
    first = {remark.review_id: remark for remark in audit.find_remarks(reviews) if remark.number == 0}
    rows = [row for row in rows if row["id"] in first]
    told = [first[row["id"]] for row in rows]
    texts = [row["text"] for row in rows]
    moods = Baseline([row["text"] for row in learn], [row["polarity"] for row in learn])
    scores = [
        _score(
            "polarity of a remark", "macro-F1", measures.macro_f1, language, np.array([row["polarity"] for row in rows]),
            np.array([str(remark.polarity) for remark in told]), moods(texts),
        )
    ]  # fmt: skip
    clear = [number for number, row in enumerate(rows) if row["outcome"] != Outcome.NONE]
    truth = np.array([rows[number]["outcome"] == Outcome.DID_NOT for number in clear])
    chances = [dict(told[number].scores) for number in clear]
    answers = np.array([chance["did-not"] - chance["got-it"] - chance["more"] for chance in chances])
    known = [row for row in learn if row["outcome"] != Outcome.NONE]
    simple = Baseline([row["text"] for row in known], [str(row["outcome"] == Outcome.DID_NOT) for row in known])
    scores.append(
        _score(
            "outcome of a remark", "AUC", measures.auc, language, truth, answers, simple.chance([texts[number] for number in clear], "True")
        )
    )
    about = [number for number, row in enumerate(rows) if row["categories"]]
    wanted = np.array([rows[number]["categories"][0] for number in about])
    given = np.array([str(told[number].categories[0]) if told[number].categories else "" for number in about])
    sorted_rows = [row for row in learn if row["categories"]]
    sorter = Baseline([row["text"] for row in sorted_rows], [row["categories"][0] for row in sorted_rows])
    scores.append(
        _score("category of a remark", "accuracy", measures.accuracy, language, wanted, given, sorter([texts[number] for number in about]))
    )
    return scores


def _stance(audit: Audit, rows: list[Row], learn: list[Row], language: str) -> list[Score]:
    told = list(audit.stance(StancePair(id=row["id"], claim=row["claim"], evidence=row["evidence"]) for row in rows))
    truth = np.array([row["stance"] for row in rows])
    answers = np.array([str(answer.stance) for answer in told])
    both = Baseline([f"{row['claim']} {row['evidence']}" for row in learn], [row["stance"] for row in learn])
    claim_only = Baseline([row["claim"] for row in learn], [row["stance"] for row in learn])
    evidence_only = Baseline([row["evidence"] for row in learn], [row["stance"] for row in learn])
    texts = [f"{row['claim']} {row['evidence']}" for row in rows]
    against = truth == Stance.CONTRADICTS
    unrelated = truth == Stance.UNRELATED
    return [
        _score("stance", "macro-F1", measures.macro_f1, language, truth, answers, both(texts)),
        _score("stance, claim only", "macro-F1", measures.macro_f1, language, truth, claim_only([row["claim"] for row in rows])),
        _score("stance, evidence only", "macro-F1", measures.macro_f1, language, truth, evidence_only([row["evidence"] for row in rows])),
        _score("contradictions found", "recall", measures.accuracy, language, truth[against], answers[against]),
        _score(
            "unrelated left alone",
            "share",
            measures.accuracy,
            language,
            truth[unrelated] != "contradicts",
            answers[unrelated] != "contradicts",
        ),
    ]
