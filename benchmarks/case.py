"""How an audit does on a company whose truth is known: claims found, flags, verdicts, evidence.

    python benchmarks/case.py [FOLDER]

`FOLDER` holds `site/`, `reviews.csv`, `complaints.jsonl` and `truth.json` in the shape of `promisecheck/demo`; default: the demo.
Where the verdicts go wrong is printed below the figures.
"""

import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from promisecheck.audit import Audit
from promisecheck.core.promises import Finding
from promisecheck.core.taxonomy import Stance
from promisecheck.core.text import normal
from promisecheck.demo import demo_files

_SAME_WORDS = 0.6


def same(one: str, other: str) -> bool:
    """The same words, one inside the other, or three words in five in common."""
    one, other = normal(one), normal(other)
    if one == other or (min(len(one), len(other)) >= 8 and (one in other or other in one)):  # noqa: PLR2004 - shorter texts stand in many
        return True
    words, others = set(re.findall(r"\w+", one)), set(re.findall(r"\w+", other))
    return len(words & others) >= _SAME_WORDS * max(len(words), len(others), 1)


def findings_of(claim: dict[str, Any], findings: list[Finding]) -> list[Finding]:
    """The findings that speak of a claim of the truth, the one with most evidence first."""
    texts = [claim["text"], *(place["text"] for place in claim.get("also_on", []))]
    found = [finding for finding in findings if any(same(finding.claim.text, text) for text in texts)]
    return sorted(found, key=lambda finding: -(finding.contradict + finding.support))


def spoken(finding: Finding, stance: Stance) -> set[str]:
    """The ids of the reviews that take this stance."""
    return {match.remark.review_id for match in finding.matches if match.stance is stance}


def measure(truth: dict[str, Any], findings: list[Finding]) -> None:
    """Print what was found of the truth."""
    own = {claim["id"]: findings_of(claim, findings) for claim in truth["claims"]}
    print(f"claims found: {sum(bool(found) for found in own.values())} of {len(own)}")
    none = [row["text"] for row in (*truth["not_claims"], *truth["hidden_not_claims"])]
    wrong = [text for text in none if any(normal(text) == normal(finding.claim.text) for finding in findings)]
    print(f"non-claims taken for claims: {len(wrong)} of {len(none)}")
    verdicts(truth, own, findings)
    for stance in (Stance.CONTRADICTS, Stance.SUPPORTS):
        evidence(truth, own, stance)


def verdicts(truth: dict[str, Any], own: dict[str, list[Finding]], findings: list[Finding]) -> None:
    """Flags, and each verdict beside the truth's."""
    said = {claim["id"]: (str(own[claim["id"]][0].verdict) if own[claim["id"]] else "not found") for claim in truth["claims"]}
    broken = {claim["id"] for claim in truth["claims"] if claim["verdict"] == "over-promised"}
    flagged = [finding for finding in findings if str(finding.verdict) == "over-promised"]
    hit = {number for number in broken if any(finding in flagged for finding in own[number])}
    right = [finding for finding in flagged if any(finding in own[number] for number in broken)]
    precision, recall = len(right) / max(len(flagged), 1), len(hit) / max(len(broken), 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    print(f"over-promised: {len(hit)} of {len(broken)} found, {len(right)} of {len(flagged)} flags right, F1 {f1:.2f}")
    print(f"verdicts right: {sum(said[claim['id']] == claim['verdict'] for claim in truth['claims'])} of {len(said)}")
    for (wanted, got), number in sorted(Counter((claim["verdict"], said[claim["id"]]) for claim in truth["claims"]).items()):
        print(f"    {wanted:15} -> {got:15} {number}")


def evidence(truth: dict[str, Any], own: dict[str, list[Finding]], stance: Stance) -> None:
    """Precision and recall of the reviews that speak to each claim."""
    right = asked = given = 0
    for claim in truth["claims"]:
        wanted, seen = claim["evidence"], set().union(*(spoken(finding, stance) for finding in own[claim["id"]]))
        ids = set(wanted[str(stance)]) | (set(wanted.get("supports_beyond", [])) if stance is Stance.SUPPORTS else set())
        seen -= set(wanted.get("either", []))
        right, asked, given = right + len(ids & seen), asked + len(ids), given + len(seen)
    precision, recall = right / max(given, 1), right / max(asked, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    print(f"evidence that {stance}: precision {precision:.2f}, recall {recall:.2f}, F1 {f1:.2f} (n {asked})")


def main() -> None:
    """Audit the folder and print."""
    if sys.argv[1:]:
        folder = Path(sys.argv[1])
        site, words = str(folder / "site"), [str(folder / name) for name in ("reviews.csv", "complaints.jsonl")]
        truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    else:
        site, words = demo_files()
        truth = json.loads((Path(site).parent / "truth.json").read_text(encoding="utf-8"))
    measure(truth, list(Audit().run([site], words).findings))


if __name__ == "__main__":
    main()
