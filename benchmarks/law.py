"""How often each law rule asks about real copy: `python benchmarks/law.py COPY.jsonl [--as-of DATE] [--show RULE]`.

A line of the file is {"text": .., "language" or "lang": .., "role"?: .., "is_claim"?: ..}; nothing of it is kept.
"""

import argparse
import json
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from promisecheck.core.promises import Claim  # noqa: E402 - found once the path is set
from promisecheck.core.text import Origin, Passage, Span, tidy  # noqa: E402 - the same
from promisecheck.language.quantities import read_quantities  # noqa: E402 - the same
from promisecheck.law import Asker, load_rules  # noqa: E402 - the same


def main() -> None:
    """Print the rate of each rule: of all lines, and of those that are marked as promises."""
    options = _options()
    lines = [json.loads(line) for line in options.copy.read_text(encoding="utf-8").splitlines() if line.strip()]
    asker, fired, marked, quiet = Asker(as_of=options.as_of), Counter[str](), Counter[str](), 0
    promises = sum(bool(line.get("is_claim")) for line in lines)
    start = time.process_time()
    for line in lines:
        questions = asker(_promise(line))
        quiet += not questions
        fired.update(question.rule for question in questions)
        marked.update(question.rule for question in questions if line.get("is_claim"))
        for question in questions:
            if question.rule == options.show:
                print(f"{question.saw}: {line['text']}")
    seconds = time.process_time() - start
    print(f"{len(lines)} texts, {promises} marked as promises; no rule asks about {quiet}; {seconds:.2f} s")
    for rule in load_rules():
        of_promises = f"{marked[rule.id] / promises:6.1%} of promises" if promises else ""
        print(f"{rule.id:>4} {rule.name:<26} {fired[rule.id]:>5} {fired[rule.id] / len(lines):6.1%} {of_promises}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("copy", type=Path, help="a .jsonl of copy")
    parser.add_argument("--as-of", type=date.fromisoformat, default=date(2026, 11, 22), help="the day asked about (YYYY-MM-DD)")
    parser.add_argument("--show", default="", help="print the texts that this rule asks about")
    return parser.parse_args()


def _promise(line: dict[str, str]) -> Claim:
    text, language = tidy(line["text"]), line.get("language") or line.get("lang", "")
    whole = Span(start=0, end=len(text))
    passage = Passage(text=text, language=language, origin=Origin(source="", role=line.get("role", "paragraph")))
    return Claim(passage=passage, sentence=whole, span=whole, quantities=read_quantities(text, language))


if __name__ == "__main__":
    main()
