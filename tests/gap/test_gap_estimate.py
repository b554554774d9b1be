"""What is known of a share: from sampling, from the judge's errors, from the month and the age of what was said."""

import dataclasses
import json
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telling import NO, RULES, TODAY, YES, changed, finding, month, people

from promisecheck.errors import ModelError
from promisecheck.gap.confusion import errors_of, read_confusion
from promisecheck.gap.correlation import month_correlation
from promisecheck.gap.posterior import Mass, Posterior
from promisecheck.gap.weights import evenness, masses, recency, weigh

PERFECT = {
    truth: {said: 1e6 * (truth == said) for said in ("contradicts", "supports", "unrelated")}
    for truth in ("contradicts", "supports", "unrelated")
}
ERRING = {
    "contradicts": {"contradicts": 80, "supports": 20, "unrelated": 50},
    "supports": {"contradicts": 10, "supports": 90, "unrelated": 50},
    "unrelated": {"contradicts": 0, "supports": 0, "unrelated": 200},
}


def _posterior(against, favour, **known):
    return Posterior([Mass(language="da", contradict=against, support=favour)], **known)


def test_interval_by_hand():
    """Nobody of three contradicts: Beta(1, 4), of which .025 lie above 1 - .025^(1/4) = .602, and the mean is 1/5."""
    share = _posterior(0, 3).share(level=0.95, customers=3)
    assert (share.mid, share.high) == (0.2, pytest.approx(1 - 0.025**0.25, abs=1e-4))


def test_the_judges_errors_correct_the_count():
    """Heard .45 where .8 of contradictions and .9 of supports are heard as such: (.45 - .1) / (.8 - .1) = .5 really contradict."""
    assert errors_of(ERRING).really(0.45) == pytest.approx(0.5, abs=0.01)
    assert errors_of(ERRING).really(0.05) == 0.0


def test_strangers_are_taken_out():
    """Of 120 heard 20 speak of something else, all heard as contradicting: heard .25 are (.25 - 1/6) / (5/6) = .1 of the others."""
    rows = {
        "contradicts": {"contradicts": 50e3, "supports": 0, "unrelated": 0},
        "supports": {"contradicts": 0, "supports": 50e3, "unrelated": 0},
        "unrelated": {"contradicts": 20e3, "supports": 0, "unrelated": 0},
    }
    assert errors_of(rows).really(0.25) == pytest.approx(0.1, abs=0.001)


def test_a_judge_without_errors_changes_nothing():
    """With a perfect matrix the grid gives what the exact way gives."""
    exact, grid = _posterior(7, 12), _posterior(7, 12, errors={"da": errors_of(PERFECT)})
    assert grid.above(0.3) == pytest.approx(exact.above(0.3), abs=0.002)
    assert grid.share(level=0.95, customers=19).low == pytest.approx(exact.share(level=0.95, customers=19).low, abs=0.002)


def test_errors_widen_the_interval_however_many_speak():
    """A judge measured on 100 pairs a side leaves an interval open that 10,000 customers do not close."""
    sure, unsure = _posterior(4500, 5500), _posterior(4500, 5500, errors={"da": errors_of(ERRING)})
    widths = [share.high - share.low for share in (one.share(level=0.95, customers=10_000) for one in (sure, unsure))]
    assert widths[0] < 0.03
    assert widths[1] > 0.1


def test_a_useless_judge_decides_nothing():
    """A judge that says the same of both sides leaves what was known beforehand."""
    deaf = {**ERRING, "supports": {"contradicts": 80, "supports": 20, "unrelated": 0}}
    assert _posterior(30, 2, errors={"da": errors_of(deaf)}).above(0.5) < 0.9


def test_a_category_may_be_given_no_weight():
    """With a prior of no customers the share is what was counted: 3 of 4."""
    found = finding(people(NO, 3) + people(YES, 1), rules=changed("estimate", prior_customers=0.0))
    assert found.contradicted.mid == pytest.approx(0.75, abs=0.002)


def test_another_language_is_taken_at_its_word():
    """Errors that were measured in English say nothing of Danish."""
    assert finding(people(NO, 8), errors={"en": errors_of(ERRING)}).contradicted == finding(people(NO, 8)).contradicted


@pytest.mark.parametrize(
    "content", ["no json", "[]", '{"da": {}}', '{"da": 3}', json.dumps({"da": {**ERRING, "unrelated": {"contradicts": -1}}})]
)
def test_a_broken_matrix_is_named(tmp_path, content):
    """A file that is no confusion matrix is an error with its name."""
    path = tmp_path / "confusion.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match=r"confusion\.json"):
        read_confusion(path)


def test_a_matrix_is_read(tmp_path):
    """One matrix a language, rows the truth."""
    path = tmp_path / "confusion.json"
    path.write_text(json.dumps({"da": ERRING, "nb": PERFECT}), encoding="utf-8")
    errors = read_confusion(path)
    assert list(errors) == ["da", "nb"]
    assert errors["da"].sensitivity == (80.5, 20.5)


def test_half_after_a_half_life():
    """Words of a year ago weigh half of today's where the half-life is a year, and as much where nothing ages or no day is known."""
    assert recency(TODAY - timedelta(days=365), TODAY, 365.0) == 0.5
    assert recency(None, TODAY, 365.0) == recency(TODAY, TODAY, 365.0) == recency(date(2001, 1, 1), TODAY, 0.0) == 1.0


def test_age_moves_the_share_and_not_the_count():
    """Four old contradictions and four supports of today: with a half-life of the age 4 x 2/3 against 4 x 4/3, eight together."""
    rules = changed("estimate", half_life=730.0)
    told = finding(people(NO, 4, day=TODAY - timedelta(days=730)) + people(YES, 4), rules=rules).voices
    assert [(mass.contradict, mass.support) for mass in masses(told)] == [(pytest.approx(8 / 3, abs=1e-5), pytest.approx(16 / 3, abs=1e-5))]
    assert evenness(told, rules=rules, as_of=TODAY) == pytest.approx((4 * 0.5 + 4) ** 2 / (8 * (4 * 0.25 + 4)))


def test_customers_of_one_month_tell_less():
    """Eleven customers of a month, alike by .1, tell what 11 / (1 + .1 x 10) = 5.5 independent ones would."""
    told = finding(people(NO, 11)).voices
    weighed = weigh(told, rules=RULES, as_of=TODAY, correlation=0.1)
    assert sum(voice.weight for voice in weighed) == pytest.approx(5.5, abs=1e-4)


def test_undated_customers_are_taken_as_independent():
    """Where no day is known nobody is of the same month."""
    told = finding(people(NO, 11, day=None)).voices
    assert sum(voice.weight for voice in weigh(told, rules=RULES, as_of=TODAY, correlation=0.1)) == 11


def _months(*sides):
    """One claim with four customers in each of twenty months; `sides`: of each month in turn, who contradict."""
    told = []
    for turn in range(20):
        against = sides[turn * len(sides) // 20] if len(sides) < 20 else sides[turn]
        told += people(NO, against, name=f"{turn} ", day=month(turn)) + people(YES, 4 - against, name=f"{turn} ", day=month(turn))
    return finding(told).voices


def test_likeness_within_months_is_measured():
    """Months in which all say the same are alike by nearly 1, months with half of each not at all, and a small run tells nothing."""
    alike = _months(*[4, 0] * 10)
    assert month_correlation([alike] * 12, usual=0.3) > 0.85
    assert month_correlation([_months(2)] * 12, usual=0.3) == 0.0
    assert month_correlation([alike] * 2, usual=0.3) == 0.3


def test_one_change_that_stays_is_no_likeness():
    """A claim that broke once is alike within months only at the month of the break."""
    assert month_correlation([_months(0, 4)] * 12, usual=0.3) < 0.1


@settings(deadline=None)
@given(st.integers(0, 30), st.integers(0, 30), st.floats(0, 1))
def test_grid_and_exact_agree(against, favour, limit):
    """On the grid or exactly: the same share lies above any limit."""
    exact, grid = _posterior(against, favour), _posterior(against, favour, errors={"da": errors_of(PERFECT)})
    assert grid.above(limit) == pytest.approx(exact.above(limit), abs=0.005)


@settings(deadline=None)
@given(st.floats(0, 1), st.floats(0, 1))
def test_more_heard_is_never_less_in_truth(one, other):
    """The correction keeps the order."""
    errors = errors_of(ERRING)
    low, high = sorted((one, other))
    assert 0 <= errors.really(low) <= errors.really(high) <= 1


def test_weights_do_not_touch_the_voices():
    """Weighing changes nothing but the weight."""
    told = finding(people(NO, 3)).voices
    weighed = weigh(told, rules=RULES, as_of=TODAY, correlation=0.5)
    assert [dataclasses.replace(voice, weight=1.0) for voice in weighed] == [dataclasses.replace(voice, weight=1.0) for voice in told]
