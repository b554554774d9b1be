"""A judgement made again without what is not about the promise."""

import json

import pytest
from making import claim
from telling import NO, TODAY, YES, finding, month, people, said

from promisecheck.core.taxonomy import Verdict
from promisecheck.gap import judge_again
from promisecheck.report.rows import finding_row


def _row(found):
    """As a report's JSON gives it."""
    return json.loads(json.dumps(finding_row(found)))


@pytest.mark.parametrize(("against", "favour"), [(8, 2), (5, 6), (1, 7), (0, 3), (1, 1)])
def test_nothing_left_out_gives_the_same(against, favour):
    """Without leaving anything out it is the judgement of the report: verdict, counts and interval."""
    spread = [said(NO, f"n {place}", day=month(place)) for place in range(against)]
    found = finding(spread + people(YES, favour))
    again = judge_again(_row(found), not_about=(), as_of=TODAY)
    assert again.verdict is found.verdict
    assert (again.contradict, again.support) == (found.contradict, found.support)
    assert again.share.mid == pytest.approx(found.contradicted.mid, abs=1e-6)
    assert again.share.low == pytest.approx(found.contradicted.low, abs=1e-6)


def test_what_is_not_about_it_no_longer_counts():
    """Of eight who say no five turn out to speak of something else: three are too few for the verdict."""
    found = finding(people(NO, 8))
    assert found.verdict is Verdict.OVER_PROMISED
    wrong = [match.remark.review_id for match in found.matches][:5]
    again = judge_again(_row(found), not_about=wrong, as_of=TODAY)
    assert again.verdict is Verdict.UNPROVEN
    assert (again.contradict, again.support) == (3, 0)
    assert again.share.mid < found.contradicted.mid
    assert again.share.customers == 3


def test_it_is_what_the_audit_would_have_found():
    """Leaving them out afterwards gives what judging without them would have given."""
    everybody = people(NO, 9) + people(YES, 4)
    without = finding(everybody[3:])
    again = judge_again(_row(finding(everybody)), not_about=[match.remark.review_id for match in everybody[:3]], as_of=TODAY)
    assert (again.verdict, again.contradict, again.support) == (without.verdict, without.contradict, without.support)
    assert again.share.mid == pytest.approx(without.contradicted.mid, abs=1e-6)


def test_a_customer_speaks_with_what_is_left():
    """Who complained of something else in one review and was content in another is counted as content."""
    no = said(NO, "ane", confidence=0.95, review_id="r1", customer_key="ane")
    yes = said(YES, "ane", confidence=0.8, review_id="r2", customer_key="ane")
    row = _row(finding([no, yes, *people(YES, 3)]))
    again = judge_again(row, not_about=["r1"], as_of=TODAY)
    assert (again.contradict, again.support) == (0, 4)


def test_without_customers_words_there_is_nothing_to_judge():
    """A claim that was never judged is not judged again."""
    from promisecheck.gap import leave_unjudged, load_rules

    found = leave_unjudged({claim().key: [claim()]}, rules=load_rules())[0]
    assert judge_again(_row(found), not_about=["r1"], as_of=TODAY) is None
