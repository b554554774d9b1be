"""Promise or not, and its category, on real copy: beside "every paragraph, list item and quote is a claim".

    python benchmarks/real_copy.py FILE.jsonl

A line: `text`, `lang`, `role`, `is_claim`, `categories` (primary first). Bootstrap intervals in brackets.
"""

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

from promisecheck.audit import Audit
from promisecheck.core.text import Origin, Passage
from promisecheck.evaluate.measures import f1
from promisecheck.evaluate.score import bootstrap

_PLAIN = frozenset({"paragraph", "list", "quote"})


def measure(rows: list[dict[str, Any]], audit: Audit) -> None:
    """Print the scores of one language."""
    passages = [
        Passage(text=row["text"], language=row["lang"], origin=Origin(source="real", place=row["id"], role=row["role"])) for row in rows
    ]
    found: dict[str, Any] = {}
    for claim in audit.find_claims(passages):
        found.setdefault(claim.passage.origin.place, claim)
    truth, said = np.array([row["is_claim"] for row in rows]), np.array([row["id"] in found for row in rows])
    value, low, high = bootstrap(f1, truth, said)
    simple = f1(truth, np.array([row["role"] in _PLAIN for row in rows]))
    both = [row for row in rows if row["is_claim"] and row["id"] in found]
    hits = sum(bool(row["categories"]) and str(found[row["id"]].categories[0]) == row["categories"][0] for row in both)
    print(f"{rows[0]['lang']}: claim or not F1 {value:.2f} [{low:.2f}, {high:.2f}] (rule {simple:.2f}, n {len(rows)})")
    print(f"    primary category of a found claim: {hits} of {len(both)}")
    if "-v" in sys.argv:
        for row in rows:
            claim = found.get(row["id"])
            print(
                "  ", row["is_claim"], claim is not None, row["categories"], claim and [str(c) for c in claim.categories], row["text"][:110]
            )


def main() -> None:
    """Every language of the file."""
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    audit = Audit()
    for language in sorted({row["lang"] for row in rows}):
        measure([row for row in rows if row["lang"] == language], audit)


if __name__ == "__main__":
    main()
