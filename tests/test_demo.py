"""The bundled company, end to end, against its truth; no model was trained on its sentences."""

import json
import re
from importlib.resources import files

import pytest

from promisecheck.core.taxonomy import Verdict
from promisecheck.core.text import normal
from promisecheck.demo import demo_files

pytestmark = pytest.mark.slow
TRUTH = json.loads(files("promisecheck.demo").joinpath("truth.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def report(audit_run):
    """One audit of the demo."""
    target, reviews = demo_files()
    return audit_run.run([target], reviews)


def _same(one, other):
    one, other = normal(one), normal(other)
    if min(len(one), len(other)) >= 8 and (one in other or other in one):
        return True
    words, others = set(re.findall(r"\w+", one)), set(re.findall(r"\w+", other))
    return len(words & others) >= 0.6 * max(len(words), len(others))


def _findings(report, claim):
    texts = [claim["text"], *(place["text"] for place in claim["also_on"])]
    return [finding for finding in report.findings if any(_same(finding.claim.text, text) for text in texts)]


def test_most_promises_are_found(report):
    """At least four of five promises of the demo are found."""
    found = sum(bool(_findings(report, claim)) for claim in TRUTH["claims"])
    assert found >= 0.8 * len(TRUTH["claims"])


def test_hidden_text_is_no_promise(report):
    """Nothing that is hidden, in a comment, a script or a template is a promise."""
    hidden = [row["text"] for row in TRUTH["hidden_not_claims"]]
    assert not [finding.claim.text for finding in report.findings for text in hidden if normal(text) == normal(finding.claim.text)]


def test_little_else_is_taken_for_a_promise(report):
    """At most a quarter of the sentences that promise nothing are taken for promises."""
    wrong = [
        row["text"] for row in TRUTH["not_claims"] if any(normal(row["text"]) == normal(finding.claim.text) for finding in report.findings)
    ]
    assert len(wrong) <= 0.25 * len(TRUTH["not_claims"]), wrong


def test_what_repeats_is_one_promise(report):
    """A promise of the USP bar is one finding with a place on each page."""
    bar = next(claim for claim in TRUTH["claims"] if len(claim["also_on"]) >= 6)
    finding = max(_findings(report, bar), key=lambda found: len({p.source for o in found.occurrences for p in o.passage.places}))
    assert len({place.source for occurrence in finding.occurrences for place in occurrence.passage.places}) >= 7


def test_broken_promises_are_found(report):
    """At least two of the eight over-promised claims are flagged as over-promised or contested, and one as over-promised."""
    broken = [claim for claim in TRUTH["claims"] if claim["verdict"] == "over-promised"]
    worst = [{finding.verdict for finding in _findings(report, claim)} for claim in broken]
    assert sum(Verdict.OVER_PROMISED in verdicts for verdicts in worst) >= 1
    assert sum(bool(verdicts & {Verdict.OVER_PROMISED, Verdict.CONTESTED}) for verdicts in worst) >= 2


def test_company_responses_never_count(report):
    """No word of a company's response is a quote."""
    quotes = {match.remark.text for finding in report.findings for match in finding.matches}
    assert not [text for text in quotes if text.startswith(("Kære kunde", "Hej og tak for din anmeldelse"))]


def test_order_does_not_matter(audit_run, report):
    """The same customers' words in another order give the same verdicts."""
    target, reviews = demo_files()
    again = type(audit_run)(audit_run.settings).run([target], list(reversed(reviews)))
    assert [(finding.claim.key, finding.verdict, finding.contradict, finding.support) for finding in again.findings] == [
        (finding.claim.key, finding.verdict, finding.contradict, finding.support) for finding in report.findings
    ]
