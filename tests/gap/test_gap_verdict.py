"""The verdict rule of the taxonomy, by hand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import claim, crowd
from telling import NO, RULES, TODAY, YES, changed, finding, month, people, said

from promisecheck.core.taxonomy import Kind, Strength, Verdict
from promisecheck.gap import category_gaps, find, judge, leave_unjudged
from promisecheck.gap.flags import held_certainty
from promisecheck.gap.share import share
from promisecheck.gap.tolerance import tolerance
from promisecheck.settings import Policy

BADNESS = [Verdict.OVER_DELIVERED, Verdict.KEPT, Verdict.UNPROVEN, Verdict.CONTESTED, Verdict.OVER_PROMISED]


def test_specific_claim_broken():
    """Eight of nine customers contradict a specific claim: over-promised, with the numbers in the reasons."""
    found = finding(crowd(8, 1))
    assert found.verdict is Verdict.OVER_PROMISED
    assert (found.contradict, found.support) == (8, 1)
    assert any("8 customers contradict, 1 support" in reason.saw for reason in found.why)
    assert found.rule == "PC102"


def test_four_of_four_is_enough():
    """Four who contradict and none who supports are the least that makes a claim over-promised: P(share > .5) = 1 - .5^5 = .969."""
    found = finding(crowd(4, 0))
    assert found.verdict is Verdict.OVER_PROMISED
    assert found.confidence == pytest.approx(1 - 0.5**5, abs=1e-4)
    assert finding(crowd(3, 0)).verdict is Verdict.UNPROVEN


def test_contested():
    """Five against five, at a limit of .05 + .20: contested."""
    assert finding(crowd(5, 5)).verdict is Verdict.CONTESTED


def test_kept_and_over_delivered():
    """One of nine contradicts, within .05 + .20: kept; and over-delivered when half of the others got more."""
    assert finding(crowd(1, 8)).verdict is Verdict.KEPT
    assert finding(crowd(1, 8, beyond=4)).verdict is Verdict.OVER_DELIVERED
    assert finding(crowd(1, 8, beyond=3)).verdict is Verdict.KEPT


def test_praise_beyond_the_claim_is_no_advice_to_promise_it():
    """An over-delivered claim comes with the advice to decide before more is promised."""
    found = finding(crowd(0, 6, beyond=6))
    assert [(one.how, one.because) for one in found.suggestions] == [("decide", "6 af 6 kunder fik mere, end der er lovet")]


def test_too_few_and_how_many_would_be_enough():
    """Two who got it prove nothing; one more, speaking as they do, makes it kept."""
    assert (finding(crowd(0, 2)).verdict, finding(crowd(0, 2)).enough) == (Verdict.UNPROVEN, 1)
    assert finding(crowd(0, 3)).verdict is Verdict.KEPT


def test_nobody():
    """A claim of which nobody speaks is unproven, its share unknown, and the least that would do is three who got it."""
    found = finding([])
    assert (found.verdict, found.contradicted, found.enough) == (Verdict.UNPROVEN, share(0, 0), 3)


def test_without_customers_no_verdict():
    """Without customers' words there is no verdict at all."""
    assert leave_unjudged({claim().key: [claim()]}, rules=RULES)[0].verdict is None
    assert find(claim(), [claim()], [], compared=False, policy=Policy()).verdict is None


@pytest.mark.parametrize(
    ("text", "strengths", "expected"),
    [
        ("Altid varme brød", (Strength.ABSOLUTE,), 0.0),
        ("Levering på 2 dage", (Strength.SPECIFIC,), 0.05),
        ("Byens bedste kaffe", (Strength.SUPERLATIVE, Strength.PUFF), 0.10),
        ("Billigere end de andre", (Strength.COMPARATIVE,), 0.10),
        ("Vi leverer til døren", (Strength.PLAIN,), 0.15),
        ("Op til 100 Mbit/s", (Strength.SPECIFIC,), 0.20),
        ("Opptil 40 % rabatt", (Strength.SPECIFIC, Strength.HEDGED), 0.20),
        ("Vi svarer normalt samme dag", (Strength.SPECIFIC, Strength.HEDGED), 0.30),
        ("Et uforglemmeligt ophold", (Strength.PUFF,), 0.40),
    ],
)
def test_tolerance(text, strengths, expected):
    """The strictest strength decides what may fail; a hedge loosens it."""
    assert tolerance(claim(text, strengths=strengths), RULES.tolerance) == expected


def test_the_allowance_is_of_those_who_write():
    """Reviews and complaints get .20 on top, a survey of all customers none, and a mix what its parts have: 2 of 8 is kept or contested."""
    reviews = people(NO, 3) + people(YES, 9)
    assert finding(reviews).verdict is Verdict.KEPT
    assert finding([said(one.stance, one.remark.customer_key, kind=Kind.SURVEY) for one in reviews]).verdict is Verdict.CONTESTED
    half = people(YES, 6) + people(YES, 6, name="asked ", kind=Kind.SURVEY)
    assert any("allowance 0.15" in reason.saw for reason in finding(half).why)


def test_the_surest_flags_stand():
    """Of flags with certainty .99, .98 and .91 the first two are wrong in .015 of cases, all three in .04."""
    assert held_certainty([0.91, 0.99, 0.98], rate=0.05) == 0.0
    assert held_certainty([0.91, 0.99, 0.98], rate=0.03) == 0.98
    assert held_certainty([0.91, 0.9], rate=0.05) == 0.95
    assert held_certainty([], rate=0.05) == 0.0


def test_a_run_keeps_its_rate_of_false_flags():
    """A claim that would be flagged by itself (4 of 4, .969) is held back where the run allows one false flag in a hundred."""
    strict = changed("verdict", false_flags=0.01)
    found = finding(crowd(4, 0), rules=strict)
    assert found.verdict is Verdict.UNPROVEN
    assert any(reason.by == "false flags" for reason in found.why)
    assert found.enough == 2
    assert finding(crowd(9, 0), rules=strict).verdict is Verdict.OVER_PROMISED


def test_other_claims_of_the_category_pull_a_little():
    """Four of four contradict where twelve others of the category are kept: the category speaks with two customers, P falls below .9."""
    lone = claim("Svar inden to timer")
    others = [claim(f"Levering nummer {number}") for number in range(12)]
    matches = [*people(NO, 4, of=lone), *(one for other in others for one in people(YES, 9, of=other, name=other.text))]
    promises = {of.key: [of] for of in (lone, *others)}
    found = judge(promises, matches, rules=RULES, as_of=TODAY)
    assert found[0].verdict is Verdict.UNPROVEN
    assert finding(people(NO, 4, of=lone), of=lone).verdict is Verdict.OVER_PROMISED


def test_categories():
    """Promised is one minus the mean tolerance, delivered the share of customers who got it: 9 of 12 with one on either side, 10 / 14."""
    of = claim()
    gaps = category_gaps([finding(crowd(3, 9, of=of), of=of)])
    assert gaps[0].promised == pytest.approx(0.95)
    assert gaps[0].delivered.mid == pytest.approx(10 / 14, abs=1e-4)
    assert gaps[0].delivered.customers == 12


DAYS = st.integers(0, 16).map(month)
VOICES = st.lists(st.tuples(st.sampled_from([NO, YES]), DAYS, st.sampled_from([Kind.REVIEW, Kind.COMPLAINT, Kind.SURVEY])), max_size=16)


def _told(voices):
    return [said(stance, f"customer {place}", day=day, kind=kind) for place, (stance, day, kind) in enumerate(voices)]


@settings(deadline=None)
@given(VOICES, DAYS, st.sampled_from([Kind.REVIEW, Kind.COMPLAINT]))
def test_more_contradictions_never_look_better(voices, day, kind):
    """One more customer who contradicts, on whatever day, never makes a claim look better."""
    told = _told(voices)
    before, after = finding(told, as_of=month(17)), finding([*told, said(NO, "one more", day=day, kind=kind)], as_of=month(17))
    assert BADNESS.index(after.verdict) >= BADNESS.index(before.verdict)


@settings(deadline=None)
@given(VOICES)
def test_duplicates_change_nothing(voices):
    """The same words of the same customers twice are the same finding."""
    told = _told(voices)
    once, twice = finding(told), finding(told + told)
    assert (once.verdict, once.contradicted, once.voices, once.drift) == (twice.verdict, twice.contradicted, twice.voices, twice.drift)


@settings(deadline=None)
@given(st.integers(1, 12), st.integers(1, 12), st.integers(2, 4))
def test_more_of_the_same_narrows(against, favour, times):
    """More customers who speak as those so far do narrow the interval."""
    few = finding(people(NO, against) + people(YES, favour)).contradicted
    many = finding(people(NO, against * times) + people(YES, favour * times)).contradicted
    assert many.high - many.low < few.high - few.low


@settings(deadline=None)
@given(VOICES, st.randoms(use_true_random=False))
def test_order_changes_nothing(voices, chance):
    """Shuffled input gives the same bytes."""
    told = _told(voices)
    mixed = list(told)
    chance.shuffle(mixed)
    assert repr(finding(mixed)) == repr(finding(told))
