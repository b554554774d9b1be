from dataclasses import replace
from datetime import date

import pytest
from making import claim, crowd

from promisecheck.core.promises import Report
from promisecheck.core.silence import Over
from promisecheck.core.taxonomy import Verdict
from promisecheck.core.text import Origin
from promisecheck.errors import SettingsError
from promisecheck.gap import find
from promisecheck.gate import failing, silence
from promisecheck.settings import Gate, Ignore, PathGate, Policy

KNOWN = ("PC102", "PC202", "PC302", "PC511", "PC516")
TODAY = date(2026, 11, 1)


def report(*places, marks=(), contradict=12, support=1):
    """One promise that customers contradict, at the named places, with a mark on some of them."""
    origins = [Origin(source=source, place="p", mark=dict(marks).get(source, "")) for source in places or ("index.html",)]
    of = claim()
    of = replace(of, passage=replace(of.passage, origin=origins[0], others=tuple(origins[1:])))
    finding = find(of, [of], crowd(contradict, support, of=of), compared=True, policy=Policy())
    return Report(findings=(finding,), compared=True, marked=tuple(origin for origin in origins if origin.mark))


def silenced(of, *ignore, baseline=None):
    """The report with what is known of its finding."""
    return silence(of, ignore=ignore, known=KNOWN, baseline=baseline, today=TODAY)


def test_a_rule_in_the_settings_silences_and_the_finding_stays_counted():
    """`[[ignore]]` with a rule and a reason: the finding is there, counted, and fails no more."""
    told = silenced(report(), Ignore(rules=("PC102",), reason="the new warehouse"))
    assert told.findings[0].silenced
    assert told.findings[0].silence.reason == "the new warehouse"
    assert told.count(Verdict.OVER_PROMISED) == 1
    assert failing(report(), Gate()) != ()
    assert failing(told, Gate()) == ()


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (Ignore(rules=("PC102",)), r"\[\[ignore\]\] number 1: the ignore gives no reason\. Add reason"),
        (Ignore(rules=("PC120",), reason="x"), r"no rule is called 'PC120'\. Did you mean PC"),
        (Ignore(reason="x"), r"it says not what to ignore"),
        (Ignore(rules=("PC102",), reason="x", until="spring"), r"until='spring' is no day\. Write it as until=2027-03-01"),
    ],
)
def test_an_ignore_that_cannot_be_followed_is_an_error(table, message):
    """Without a reason, with an unknown rule, for nothing, or until no day: the error names the table and what to write."""
    with pytest.raises(SettingsError, match=message):
        silenced(report(), table)


def test_an_ignore_ends_with_its_day():
    """On its last day an ignore holds; the day after, the finding fails again and says why."""
    on_the_day = silenced(report(), Ignore(rules=("PC102",), reason="sale", until="2026-11-01"))
    after = silenced(report(), Ignore(rules=("PC102",), reason="sale", until="2026-10-31"))
    assert on_the_day.findings[0].silenced
    assert not after.findings[0].silenced
    assert after.findings[0].silence.over is Over.EXPIRED
    assert failing(after, Gate()) != ()


def test_what_ignores_nothing_is_said():
    """An ignore that no finding needs is told with its place; one that a finding needs is not."""
    told = silenced(report(), Ignore(rules=("PC102",), reason="a"), Ignore(claims=("Gratis fragt",), reason="b"))
    assert [one.what for one in told.idle] == ["[[ignore]] number 2"]


def test_a_mark_speaks_for_its_place_only():
    """A promise on two pages of which one is marked is told still; marked on both it is silent."""
    mark = 'ignore PC102 reason="agreed"'
    assert not silenced(report("a.html", "b.html", marks=[("a.html", mark)])).findings[0].silenced
    both = silenced(report("a.html", "b.html", marks=[("a.html", mark), ("b.html", mark)]))
    assert both.findings[0].silenced
    assert both.findings[0].silence.by == "page"
    assert both.idle == ()


def test_a_mark_without_a_reason_is_an_error_with_its_place():
    """A mark on a page that gives no reason silences nothing and is an error that names the page and the place."""
    told = silenced(report(marks=[("index.html", "ignore PC102")]))
    assert not told.findings[0].silenced
    assert [(error.what, error.why) for error in told.errors] == [("index.html: p", "the ignore gives no reason")]


@pytest.mark.parametrize(
    ("mark", "message"),
    [
        ("silence", "is told 'silence', which it does not know"),
        ('ignore PC102 because="x"', "'because' is not known here"),
        ("ignore PC102 reason='x' until=2027-13-01", "is no day"),
    ],
)
def test_a_mark_that_means_nothing_is_said(mark, message):
    """Another verb, another key, a day that there is not: each is named."""
    assert message in silenced(report(marks=[("index.html", mark)])).errors[0].why


def test_paths_choose_where():
    """An ignore for drafts holds for a promise in the drafts, and not for one that stands on the site too."""
    drafts = Ignore(paths=("drafts/*",), reason="not published")
    assert silenced(report("drafts/a.html"), drafts).findings[0].silenced
    assert not silenced(report("drafts/a.html", "site/a.html"), drafts).findings[0].silenced


def test_a_gate_for_some_places():
    """Drafts never fail, the others do; so many as are allowed pass."""
    gate = Gate(paths=(PathGate(paths=("drafts/*",), fail_on="never"),))
    assert failing(report("drafts/a.html"), gate) == ()
    assert failing(report("site/a.html"), gate) != ()
    assert failing(report("drafts/a.html", "site/a.html"), gate) != ()
    assert failing(report("site/a.html"), Gate(max_findings=1)) == ()
