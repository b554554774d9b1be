import ast
import re
import tomllib
from pathlib import Path

import promisecheck
from promisecheck.core.questions import Mode
from promisecheck.law import load_rules
from promisecheck.law.words import remedy

PACKAGE = Path(promisecheck.__file__).parent
CLEARS_OR_CONDEMNS = re.compile(
    r"\b(non-?)?complian(t|ce)\b|\b(il)?legal(ly|ity)?\b|\b(un)?lawful(ly)?\b|\bu?lov(lig|medholdelig|stridig)\w*|\bo?laglig\w*|\brechts(widrig|mäßig|konform)\w*",
    re.IGNORECASE,
)
"""Words that would make a question about proof a judgement."""
SHELVES = ("law", "report", "gap", "gate", "cli", "serve", "schedule")
"""Parts of the program whose every word people read; in the others a single word may name a part of a page."""


def _values(table):
    for value in table.values() if isinstance(table, dict) else table:
        if isinstance(value, dict | list):
            yield from _values(value)
        elif isinstance(value, str):
            yield value


def _strings(path):
    if path.suffix == ".toml":
        yield from _values(tomllib.loads(path.read_text(encoding="utf-8")))
    elif path.suffix == ".py":
        nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        docstrings = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
        constants = [node for node in nodes if isinstance(node, ast.Constant) and id(node) not in docstrings]
        yield from (node.value for node in constants if isinstance(node.value, str))
    else:
        yield path.read_text(encoding="utf-8")


def test_our_own_words_judge_nobody():
    """No message, template or table that people read calls a promise or a company one thing or the other in the eyes of the law."""
    read, wrong = 0, []
    for path in sorted(PACKAGE.rglob("*")):
        if (
            path.suffix in {".py", ".toml", ".html"}
            and "rules" not in path.parts[-2:-1]
            and not path.is_relative_to(PACKAGE / "demo" / "site")
        ):
            shelf = path.relative_to(PACKAGE).parts[0]
            for text in _strings(path):
                read += 1
                if CLEARS_OR_CONDEMNS.search(text) and (shelf in SHELVES or text.rstrip().endswith((".", "?", "!"))) and " " in text:
                    wrong.append((path.name, text[:100]))
    assert wrong == []
    assert read > 2_000


def test_the_sentences_of_the_rules_judge_nobody():
    """What the rules ask for, their notes, their examples and their names hold no such word; only the copy's own words, the cues, may."""
    files = sorted((PACKAGE / "law" / "rules").glob("*.toml"))
    assert len(files) == 26
    for path in files:
        for rule in tomllib.loads(path.read_text(encoding="utf-8")).values():
            ours = [rule["asks"], *rule["cites"], *rule["examples"], [path.stem.replace("_", " ")]]
            assert not [text for table in ours for text in _values(table) if CLEARS_OR_CONDEMNS.search(text)]


def test_every_sentence_is_there_in_three_languages():
    """What each mode means and what each rule asks for is said in English, Danish and Norwegian, and differently."""
    for sentence in [*(remedy(mode) for mode in Mode), *(rule.asks for rule in load_rules())]:
        assert len({sentence.en, sentence.da, sentence.nb}) == 3
