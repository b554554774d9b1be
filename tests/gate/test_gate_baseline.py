import json
from datetime import date

import pytest
from making import claim, crowd

from promisecheck.core.promises import Report
from promisecheck.core.silence import Over
from promisecheck.errors import SettingsError
from promisecheck.gap import find
from promisecheck.gate import Baseline, failing, pruned, read_baseline, silence, write_baseline, written
from promisecheck.gate.writing import Accepted
from promisecheck.report.rows import finding_row
from promisecheck.settings import Gate, Policy

KNOWN = ("PC102",)
TODAY = date(2026, 11, 1)


def report(text="Vi leverer din pakke inden for 24 timer", *, contradict=12, support=1):
    """One promise with so many customers on either side."""
    of = claim(text)
    return Report(findings=(find(of, [of], crowd(contradict, support, of=of), compared=True, policy=Policy()),), compared=True)


def rows(of):
    """The report's claims as its JSON holds them."""
    return [json.loads(json.dumps(finding_row(finding))) for finding in of.findings]


def baseline_of(of, **more):
    """The baseline that `write` makes of a report."""
    return written(rows(of), before=Baseline(path="b.json"), **more)


def held(of, baseline, today=TODAY):
    """The report held against a baseline."""
    return silence(of, known=KNOWN, baseline=baseline, today=today)


def test_only_new_findings_fail():
    """What the baseline knows does not fail; another promise does."""
    known = baseline_of(report())
    assert failing(held(report(), known), Gate()) == ()
    other = held(report("Gratis fragt på alle ordrer"), known)
    assert [finding.claim.text for finding in failing(other, Gate())] == ["Gratis fragt på alle ordrer"]


def test_a_finding_reopens_when_its_evidence_worsens():
    """The copy did not change, but three times as many customers say no: the finding fails again, and says that it is worse."""
    known = baseline_of(report(contradict=8, support=6))
    worse = held(report(contradict=30, support=6), known)
    assert worse.findings[0].silence.over is Over.WORSE
    assert failing(worse, Gate(fail_on="contested")) != ()
    same = held(report(contradict=8, support=6), known)
    assert failing(same, Gate(fail_on="contested")) == ()


def test_reasons_and_days_are_kept_and_end():
    """A reason and a last day are written, kept when the baseline is written again, and the day ends the silence."""
    known = baseline_of(report(), note=Accepted(reason="before the move", until=date(2026, 11, 1)))
    again = written(rows(report()), before=known, note=Accepted(reason="another"))
    assert (again.entries[0].reason, again.entries[0].until) == ("before the move", date(2026, 11, 1))
    assert held(report(), again).findings[0].silenced
    assert held(report(), again, today=date(2026, 11, 2)).findings[0].silence.over is Over.EXPIRED


def test_nearly_the_same_words_are_the_same_promise():
    """Two letters more are the same promise; another number is not."""
    known = baseline_of(report())
    assert held(report("Vi leverer dine pakker inden for 24 timer"), known).findings[0].silenced
    assert not held(report("Vi leverer din pakke inden for 12 timer"), known).findings[0].silenced


def test_earlier_wordings_stay_as_aliases():
    """A promise that was reworded keeps its entry with its reason; the earlier wording is an alias and still known."""
    known = baseline_of(report(), note=Accepted(reason="known"))
    after = written(rows(report("Din pakke leveres inden for 24 timer")), before=known)
    assert [(entry.text, entry.reason) for entry in after.entries] == [("Din pakke leveres inden for 24 timer", "known")]
    assert [alias.text for alias in after.entries[0].aliases] == ["Vi leverer din pakke inden for 24 timer"]
    assert held(report(), after).findings[0].silenced


def test_prune_says_what_it_takes_out():
    """Entries whose promise is gone, is kept now, or whose day has passed are taken out with the reason; the others stay."""
    known = baseline_of(report())
    assert pruned(known, rows(report()), today=TODAY)[1] == []
    assert [why for _, why in pruned(known, rows(report("Gratis fragt")), today=TODAY)[1]] == ["stands there no more"]
    assert [why for _, why in pruned(known, rows(report(contradict=0, support=40)), today=TODAY)[1]] == ["customers contradict it no more"]
    ended = baseline_of(report(), note=Accepted(reason="x", until=date(2026, 10, 1)))
    assert [why for _, why in pruned(ended, rows(report()), today=TODAY)[1]] == ["expired on 2026-10-01"]


def test_only_what_people_accepted():
    """With decisions only the accepted promises are written, with the reason that was given, and earlier entries stay."""
    key = report().findings[0].claim.key
    assert baseline_of(report(), decided={}).entries == ()
    assert baseline_of(report(), decided={key: Accepted(reason="seen by KT")}).entries[0].reason == "seen by KT"


def test_the_file_is_read_back(tmp_path):
    """What is written is read back the same, twice the same bytes; entries that nothing needs are said at the next audit."""
    known, path = baseline_of(report(), note=Accepted(reason="ø", until=TODAY)), tmp_path / "b.json"
    write_baseline(known, path)
    first = path.read_bytes()
    write_baseline(read_baseline(path), path)
    assert path.read_bytes() == first
    assert read_baseline(path).entries == known.entries
    assert "1 of 1 entries" in held(report("Gratis fragt"), read_baseline(path)).idle[0].what


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "is no JSON"),
        ("[]", "is no baseline"),
        ('{"schema": 1, "entries": [{}]}', "entry 1: cannot be read"),
        ("[" * 100_000, "is no JSON"),
    ],
)
def test_a_broken_file_is_said(tmp_path, text, message):
    """What is no baseline is an error that says so and what to do."""
    path = tmp_path / "b.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=message):
        read_baseline(path)
    with pytest.raises(SettingsError, match="promisecheck baseline write"):
        read_baseline(tmp_path / "none.json")
