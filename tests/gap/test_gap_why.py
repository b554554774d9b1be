"""Why, step by step and again; what would change it; what to fix first."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import claim
from telling import NO, RULES, TODAY, YES, changed, finding, month, people, said

from promisecheck.core.judgement import Change, Step
from promisecheck.core.promises import Share
from promisecheck.core.taxonomy import Category, Kind, Outcome, Polarity, Strength, Verdict
from promisecheck.gap import Importance, judge, replay
from promisecheck.gap.confusion import errors_of
from promisecheck.gap.priority import priority, reach

ERRORS = {
    "da": errors_of(
        {
            "contradicts": {"contradicts": 80, "supports": 20, "unrelated": 50},
            "supports": {"contradicts": 10, "supports": 90, "unrelated": 50},
            "unrelated": {"contradicts": 9, "supports": 3, "unrelated": 200},
        }
    )
}
VOICE = st.tuples(st.sampled_from([NO, YES]), st.integers(0, 16).map(month), st.sampled_from(list(Kind)), st.booleans())


@settings(deadline=None)
@given(st.lists(VOICE, max_size=16), st.sampled_from([None, ERRORS]), st.sampled_from([0.05, 0.01]))
def test_the_stored_steps_give_the_same_verdict(voices, errors, rate):
    """Applying the steps again to the stored voices, without any model, gives the verdict, also after a way through JSON."""
    told = [said(stance, f"c {place}", day=day, kind=kind, beyond=beyond) for place, (stance, day, kind, beyond) in enumerate(voices)]
    found = finding(told, errors=errors, rules=changed("verdict", false_flags=rate))
    rows = json.loads(json.dumps([[step.by, step.saw, step.values] for step in found.steps]))
    steps = [Step(by=by, saw=saw, values=tuple((name, value) for name, value in values)) for by, saw, values in rows]
    assert replay(steps, found.voices) is found.verdict


def test_steps_are_in_order():
    """From whose words count to the verdict."""
    found = finding(people(NO, 5) + people(YES, 5), errors=ERRORS)
    named = [step.by for step in found.steps if not step.by.startswith("judge")]
    assert named == ["scope", "tolerance", "limit", "kinds", "weights", "count", "category", "thresholds", "false flags", "verdict"]
    assert found.steps[-1].saw == found.verdict


def test_what_would_change_a_broken_promise():
    """Eight of eight at P(share > .5) = 1 - .5^9: with three supports P(Beta(9, 4) > .5) = .927, with four Beta(9, 5) .867, contested."""
    changes = finding(people(NO, 8)).changes
    assert changes[0] == Change(what="supports", number=4, verdict=Verdict.CONTESTED)
    assert changes[1].what == "tolerance"


def test_what_would_change_a_kept_promise():
    """One of five, .2 of .25: a second contradiction makes it 2 of 6 and unproven."""
    assert finding(people(NO, 1) + people(YES, 4)).changes == (Change(what="contradicts", number=1, verdict=Verdict.UNPROVEN),)


def test_a_tolerance_would_change_a_dispute():
    """Five of ten with an allowance of .20: kept from a tolerance of .30 on, or with ten more who got it, 5 of 20 being .25."""
    changes = {change.what: change for change in finding(people(NO, 5) + people(YES, 5)).changes}
    assert changes["tolerance"] == Change(what="tolerance", number=0.3, verdict=Verdict.KEPT)
    assert changes["supports"] == Change(what="supports", number=10, verdict=Verdict.KEPT)


def test_unproven_says_how_many_instead():
    """Where too few speak the finding says how many would be enough."""
    found = finding(people(NO, 1))
    assert (found.verdict, found.changes, found.enough) == (Verdict.UNPROVEN, (), 3)


def test_priority_is_importance_by_gap_by_reach():
    """Share .75 at a limit of .25, certain, on one of ten pages in the hero: .5 x .55 x 1; half of that where the category matters half."""
    share = Share(low=0.6, mid=0.75, high=0.9, customers=20)
    full = priority(share, limit=0.25, sure=1.0, importance=1.0, occurrences=[claim()], rule=RULES.priority)
    assert full == pytest.approx(0.5 * 0.55)
    assert priority(share, limit=0.25, sure=1.0, importance=0.5, occurrences=[claim()], rule=RULES.priority) == pytest.approx(
        full / 2, abs=1e-4
    )
    assert (
        priority(Share(low=0, mid=0.5, high=1, customers=0), limit=0.25, sure=1, importance=1, occurrences=[claim()], rule=RULES.priority)
        == 0
    )


def test_reach_counts_pages_and_the_best_place():
    """Ten pages in the footer reach .4, one in the hero .55, a role that nobody named counts as other."""
    footers = [claim(source=f"{page}.html", role="footer") for page in range(10)]
    assert reach(footers, RULES.priority) == pytest.approx(0.4)
    assert reach([claim(role="hero")], RULES.priority) == pytest.approx(0.55)
    assert reach([claim(role="sidebar")], RULES.priority) == pytest.approx(0.55 * 0.6)


def _rated(number, category, outcome, rating):
    return said(
        NO, f"{category} {outcome} {number}", rating=rating, categories=(category,), outcome=outcome, polarity=Polarity.NEUTRAL
    ).remark


def _weights(remarks):
    heard = Importance()
    assert list(heard.watch(remarks)) == remarks
    return heard.weights(RULES.priority)


def test_importance_is_what_moves_ratings():
    """Delivery moves the rating from 0 to 1, price from .4 to .6: price weighs about a fifth, never less than the policy's least."""
    rows = [
        (Category.DELIVERY, Outcome.DID_NOT, 0.0),
        (Category.DELIVERY, Outcome.GOT_IT, 1.0),
        (Category.PRICE, Outcome.DID_NOT, 0.4),
        (Category.PRICE, Outcome.GOT_IT, 0.6),
    ]
    weights = _weights([_rated(number, *row) for row in rows for number in range(50)])
    assert weights[Category.DELIVERY] == 1.0
    assert weights[Category.PRICE] == pytest.approx(0.2, abs=0.01)
    assert weights[Category.SERVICE] == 0.2


def test_few_ratings_tell_nothing():
    """With fewer rated reviews than the policy asks for every category weighs the same."""
    weights = _weights([_rated(number, Category.DELIVERY, Outcome.DID_NOT, 0.0) for number in range(19)])
    assert set(weights.values()) == {1.0}


def test_what_matters_comes_first():
    """Of two promises as badly broken the one whose category moves ratings has the higher priority."""
    fast, cheap = claim("Levering i morgen"), claim("Altid lav pris", category=Category.PRICE)
    told = [*people(NO, 8, of=fast), *people(NO, 8, of=cheap)]
    found = judge(
        {of.key: [of] for of in (fast, cheap)}, told, rules=RULES, as_of=TODAY, importance={Category.DELIVERY: 1.0, Category.PRICE: 0.3}
    )
    assert found[0].priority > found[1].priority
    assert (found[0].importance, found[1].importance) == (1.0, 0.3)


def test_a_tolerance_that_a_hedge_loosens_is_in_the_steps():
    """The steps name the strengths and the tolerance that follows."""
    of = claim("Svar normalt samme dag", strengths=(Strength.SPECIFIC, Strength.HEDGED))
    step = finding([], of=of).steps[1]
    assert (step.saw, step.values) == ("for a claim that is specific, hedged", (("tolerance", 0.3),))
