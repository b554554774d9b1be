import re
from pathlib import Path

from promisecheck.core.taxonomy import Category, Outcome, Polarity, Stance, Strength, Verdict, rule_id, topics

DOCUMENT = Path(__file__).parent.parent / "docs" / "taxonomy.md"


def _documented(heading):
    """The words in backticks that begin the rows of the table under a heading of docs/taxonomy.md."""
    part = DOCUMENT.read_text(encoding="utf-8").split(f"## {heading}\n")[1].split("\n## ")[0]
    return re.findall(r"^\| `([a-z.-]+)`", part, flags=re.MULTILINE)


def test_categories():
    """The categories are the thirteen that the documentation lists, in its order."""
    assert [str(category) for category in Category] == _documented("Categories")
    assert len(Category) == 13


def test_topics():
    """The topics are those that the documentation lists, and every category has at least four."""
    assert list(topics()) == _documented("Topics")
    for category in Category:
        assert sum(topic.category is category for topic in topics().values()) >= 4


def test_verdicts():
    """The verdicts are the five that the documentation lists, the worst first."""
    assert [str(verdict) for verdict in Verdict] == _documented("Verdicts")


def test_other_lists():
    """Strengths, outcomes, stances and polarities are those of the documentation."""
    assert [str(strength) for strength in Strength] == _documented("Strengths")
    assert [str(outcome) for outcome in Outcome] == _documented("Outcomes")
    assert [str(stance) for stance in Stance] == _documented("Stances")
    assert [str(polarity) for polarity in Polarity] == _documented("Polarities")


def test_rule_ids():
    """A rule id is PC, a digit for the verdict, two for the category; it never changes."""
    assert rule_id(Verdict.OVER_PROMISED, Category.PRICE) == "PC101"
    assert rule_id(Verdict.CONTESTED, Category.REPUTATION) == "PC213"
    assert rule_id(Verdict.UNPROVEN, Category.SERVICE) == "PC306"
    assert rule_id(Verdict.OVER_DELIVERED, Category.EASE) == "PC608"
