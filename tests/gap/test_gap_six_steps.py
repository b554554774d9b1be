"""The six-step report as data."""

import pytest
from making import claim
from telling import NO, RULES, TODAY, YES, people

from promisecheck.core.taxonomy import Category, Kind, Strength
from promisecheck.gap import judge, six_steps


def _steps(*told):
    """Of claims, each with (contradict, support, kind)."""
    claims = [claim(f"Løfte nummer {number}", category=list(Category)[number % 13]) for number in range(len(told))]
    matches = [
        one
        for of, (against, favour, kind) in zip(claims, told, strict=True)
        for one in people(NO, against, of=of, name=of.text, kind=kind) + people(YES, favour, of=of, name=of.text, kind=kind)
    ]
    findings = judge({of.key: [of] for of in claims}, matches, rules=RULES, as_of=TODAY)
    return {step.id: step for step in six_steps(findings, RULES.standing)}, claims


def test_the_six_steps_in_order():
    """Expected, experienced, delivered, standards, beliefs, communication; each figure says what it rests on."""
    steps, _ = _steps((1, 9, Kind.REVIEW), (0, 0, Kind.REVIEW))
    assert list(steps) == ["expected", "experienced", "delivered", "standards", "beliefs", "communication"]
    reviews = steps["experienced"].figures[0]
    assert (reviews.name, reviews.customers, reviews.claims, reviews.of_claims) == ("review", 10, 1, 2)
    assert reviews.interval[1] == pytest.approx(10 / 12, abs=1e-4)
    assert [figure.interval for figure in steps["expected"].figures] == [(0.95, 0.95, 0.95), (0.95, 0.95, 0.95)]


def test_each_kind_has_its_step():
    """Operational data tell what was delivered, staff notes what is believed; where nothing was given the step says so."""
    steps, _ = _steps((2, 8, Kind.OPERATIONS), (1, 3, Kind.STAFF))
    assert (steps["delivered"].figures[0].customers, steps["beliefs"].figures[0].customers) == (10, 4)
    assert steps["experienced"].figures[0].customers == 0
    steps, _ = _steps((1, 3, Kind.REVIEW))
    assert steps["beliefs"].because == "nothing was given that tells it"


def test_marketed_too_well():
    """One of two decided promises is over-promised: yes, and that claim decides it."""
    steps, claims = _steps((9, 0, Kind.REVIEW), (0, 9, Kind.REVIEW), (0, 0, Kind.REVIEW))
    told = steps["communication"]
    assert (told.answer, told.deciding) == ("yes", (claims[0].key,))
    assert told.because == "1 of 2 promises that customers decide are over-promised; 1 are undecided"


def test_not_marketed_too_well():
    """All that are decided are kept, and they are more than half: no."""
    steps, claims = _steps((0, 9, Kind.REVIEW), (1, 9, Kind.REVIEW), (0, 0, Kind.REVIEW))
    assert (steps["communication"].answer, set(steps["communication"].deciding)) == ("no", {claims[0].key, claims[1].key})


def test_uncertain_where_few_are_decided():
    """One of three promises is decided: uncertain, and the undecided ones are those that matter."""
    steps, claims = _steps((0, 9, Kind.REVIEW), (0, 0, Kind.REVIEW), (1, 0, Kind.REVIEW))
    assert (steps["communication"].answer, set(steps["communication"].deciding)) == ("uncertain", {claims[1].key, claims[2].key})


def test_standards_are_what_can_be_measured():
    """Vague praise is no standard."""
    vague = claim("Vidunderlig", strengths=(Strength.PUFF,))
    findings = judge({vague.key: [vague]}, people(YES, 5, of=vague), rules=RULES, as_of=TODAY)
    assert six_steps(findings, RULES.standing)[3].figures[0].customers == 0


def test_no_claims_at_all():
    """Without a promise there is nothing to answer."""
    assert six_steps([], RULES.standing)[5].answer == "uncertain"
