"""Agreement of the first labels with the blind second ones of `corpora/second-labels`: Cohen's kappa, share, n.

python benchmarks/kappa.py
"""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

CORPORA = Path(__file__).parent.parent / "corpora"
OUTCOMES = {"g": "got-it", "d": "did-not", "m": "more", "n": "none"}
MOODS = {"+": "positive", "-": "negative", "0": "neutral"}
STANCES = {"c": "contradicts", "s": "supports", "u": "unrelated"}

Labels = tuple[str, str]
Row = dict[str, Any]


def kappa(pairs: Sequence[Labels]) -> str:
    """Cohen's kappa of pairs of labels, with the share of agreement and n."""
    n = len(pairs)
    agreed = sum(one == two for one, two in pairs) / n
    first, second = Counter(one for one, _ in pairs), Counter(two for _, two in pairs)
    chance = sum(first[label] * second[label] for label in first) / n / n
    return f"{(agreed - chance) / (1 - chance):.2f} ({agreed:.2f}, {n})"


def compare(kind: str, language: str, labels: Callable[[Row, list[str]], Labels | None]) -> str:
    """The agreement of one question in one language; rows to which it does not apply give None."""
    rows = {
        row["id"]: row
        for path in (CORPORA / kind).glob("*.jsonl")
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())
    }
    lines = (CORPORA / "second-labels" / f"{language}-{kind}.tsv").read_text(encoding="utf-8").splitlines()
    found = [labels(rows[cells[0]], cells) for cells in (line.split("\t") for line in lines) if cells[0] in rows]
    return kappa([pair for pair in found if pair is not None])


def category_of_claim(row: Row, cells: list[str]) -> Labels | None:
    """The primary category of the first claim, where both see one."""
    return (row["claims"][0]["categories"][0], cells[2].split(".")[0]) if row["claims"] and cells[1] == "y" else None


QUESTIONS: dict[str, tuple[str, Callable[[Row, list[str]], Labels | None]]] = {
    "is_claim": ("claims", lambda row, cells: (str(bool(row["claims"])), str(cells[1] == "y"))),
    "category of a claim": ("claims", category_of_claim),
    "outcome": ("remarks", lambda row, cells: (row["outcome"], OUTCOMES[cells[1]])),
    "polarity": ("remarks", lambda row, cells: (row["polarity"], MOODS[cells[2]])),
    "category of a remark": ("remarks", lambda row, cells: ((row["categories"] or ["none"])[0], cells[3].split(".")[0])),
    "stance": ("pairs", lambda row, cells: (row["stance"], STANCES[cells[1]])),
}


if __name__ == "__main__":
    for question, (kind, labels) in QUESTIONS.items():
        print(f"{question:22}", *(f"{language} {compare(kind, language, labels)}" for language in ("da", "nb", "en")), sep="  ")
