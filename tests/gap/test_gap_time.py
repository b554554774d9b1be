"""Drift with its month, withdrawn extras, bursts."""

from datetime import date, timedelta

import pytest
from telling import NO, TODAY, YES, finding, month, people, said

from promisecheck.core.taxonomy import Verdict
from promisecheck.gap.withdrawn import withdrawn_words


def _history(*turns):
    """(month, contradict, support) -> the customers."""
    return [
        one
        for number, against, favour in turns
        for one in people(NO, against, name=f"{number} ", day=month(number)) + people(YES, favour, name=f"{number} ", day=month(number))
    ]


def test_broken_since_a_month():
    """Kept by all seven until July 2025, missed by all seven since August: broken since 2025-08, and over-promised though half got it.

    The likelihoods: B(1, 8) B(8, 1) / B(8, 8) = 804 for the month between.
    """
    found = finding(_history(*((number, 0, 1) for number in range(7)), (7, 4, 0), (8, 2, 0), (9, 1, 0)), as_of=month(10))
    assert found.verdict is Verdict.OVER_PROMISED
    assert (found.drift.turn, found.drift.since, found.drift.until) == ("broken", "2025-08", "2025-07")
    assert (found.drift.before, found.drift.after) == ((0, 7), (7, 0))
    assert any(reason.by == "drift" and "broken since 2025-08" in reason.saw for reason in found.why)


def test_mended_since_a_month():
    """The other way round it is mended, and what was missed before still counts."""
    found = finding(_history((0, 5, 0), (1, 4, 0), (2, 0, 5), (3, 0, 6)), as_of=month(4))
    assert (found.drift.turn, found.drift.since) == ("mended", "2025-03")
    assert found.verdict is Verdict.CONTESTED


def test_worse_where_it_was_never_kept():
    """From one third who miss it to nearly all, at a limit of a quarter: worse, not broken."""
    found = finding(_history(*((number, 4, 8) for number in range(4)), *((number, 11, 1) for number in range(4, 8))), as_of=month(8))
    assert (found.drift.turn, found.drift.since) == ("worse", "2025-05")


def test_an_even_history_has_no_drift():
    """Where every month is like the others nothing is named; nor on two customers, nor where no day is known."""
    assert finding(_history(*((number, 2, 4) for number in range(12)))).drift is None
    assert finding(_history((0, 0, 1), (5, 1, 0))).drift is None
    assert finding(people(NO, 9, day=None) + people(YES, 9, day=None)).drift is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Før fik man et glas vin med i prisen.", "Før fik"),
        ("De pleide å svare samme dag.", "pleide"),
        ("Det pleidde vere frukt på rommet, det er det ikkje lenger.", "pleidde"),
        ("Det brukade ingå frukost.", "brukade"),
        ("Früher gab es das gratis.", "Früher"),
        ("You used to get a free coffee.", "used to"),
        ("Pleijer tapte kampen.", ""),
        ("It came the next day.", ""),
    ],
)
def test_what_used_to_be_so(text, words):
    """The words of each language with which customers say that something was withdrawn."""
    assert withdrawn_words(text) == words


def test_a_withdrawn_extra_is_named_with_the_claims_own_history():
    """Kept in spring, missed in summer by customers who say how it was before: withdrawn since then, with their words."""
    gone = [said(NO, f"gone {count}", day=month(6), text=f"Før fik man kaffe, nu ikke mere ({count}).") for count in range(5)]
    found = finding(_history(*((number, 0, 2) for number in range(5))) + gone, as_of=month(7))
    assert (found.drift.turn, found.drift.since, found.drift.saw) == ("withdrawn", "2025-07", ("Før fik",))
    assert found.drift.before == (0, 10)


def test_one_who_remembers_is_not_enough():
    """One customer who says that it used to be so withdraws nothing."""
    found = finding([*_history((0, 0, 3)), said(NO, "one", day=month(6), text="Før fik man kaffe.")])
    assert found.drift is None


def test_a_burst_is_named_and_judged_with_and_without():
    """Twelve contradictions on two days of a year in which others speak every week: a burst, without which the claim is kept."""
    usual = [said(YES, f"usual {week}", day=date(2025, 1, 6) + timedelta(days=7 * week)) for week in range(50)]
    usual += [said(NO, f"unusual {week}", day=date(2025, 1, 9) + timedelta(days=70 * week)) for week in range(5)]
    rush = [said(NO, f"rush {count}", day=date(2025, 6, 3 + count % 2)) for count in range(25)]
    found = finding(usual + rush, as_of=date(2025, 12, 31))
    (burst,) = found.bursts
    assert (burst.first, burst.last, len(burst.customers)) == (date(2025, 6, 3), date(2025, 6, 4), 25)
    assert (found.verdict, burst.without) == (Verdict.CONTESTED, Verdict.KEPT)


def test_one_day_on_which_everybody_speaks_is_no_burst():
    """An export of a single day says nothing about rushes."""
    assert finding(people(NO, 30)).bursts == ()


def test_now_is_the_newest_day_unless_said():
    """Without a day the newest remark's is now."""
    told = people(NO, 4, day=TODAY - timedelta(days=900))
    assert finding(told, as_of=None).voices == finding(told, as_of=TODAY - timedelta(days=900)).voices
