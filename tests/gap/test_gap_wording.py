"""Wordings that the evidence carries, judged again by the same evidence."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import claim
from telling import NO, YES, finding, people, said

from promisecheck.core.taxonomy import Strength, Verdict
from promisecheck.gap.wording import _phrases
from promisecheck.language.quantities import read_quantities

GOOD = {Verdict.KEPT, Verdict.OVER_DELIVERED}


def _claim(text, language="da", topic="delivery.time", strengths=(Strength.SPECIFIC,)):
    return dataclasses.replace(
        claim(text, language=language, strengths=strengths), quantities=read_quantities(text, language), topics=(topic,)
    )


def _waited(of, *waits, language="da"):
    """Customers who tell how long it took; those told with "+" got it in time."""
    return [
        said(
            YES if wait.startswith("+") else NO,
            f"c {place}",
            of=of,
            text=wait.lstrip("+"),
            language=language,
            quantities=read_quantities(wait.lstrip("+"), language),
        )
        for place, wait in enumerate(waits)
    ]


def test_the_number_that_most_got_comes_first():
    """Promised 1-2 working days; eight of ten had it within eight days, which are six working days: that number, and it comes out kept."""
    of = _claim("Levering på 1-2 hverdage")
    in_time = ["+Leveret på 1 hverdag.", "+Leveret på 2 hverdage."]
    found = finding(_waited(of, *in_time, *["Leveringen tog 8 dage."] * 6, *["Leveringen tog 30 dage."] * 2), of=of)
    assert found.verdict is Verdict.OVER_PROMISED
    first = found.suggestions[0]
    assert (first.how, first.verdict, first.text) == ("number", Verdict.KEPT, "De fleste får varen inden 6 hverdage (8 af 10)")
    assert first.because == "8 af 10 kunder fik det sådan"
    assert [one.how for one in found.suggestions] == ["number", "drop"]


@pytest.mark.parametrize(
    ("language", "text", "wait", "expected"),
    [
        ("nb", "Levering på 2 dager", "Leveringen tok 5 dager.", "De fleste får varen innen 5 dager (7 av 7)"),
        ("nn", "Levering på 2 dagar", "Leveringa tok 5 dagar.", "Dei fleste får vara innan 5 dagar (7 av 7)"),
        ("en", "Delivery within 2 days", "Delivery took 5 days.", "Most get it within 5 days (7 of 7)"),
        ("sv", "Leverans inom 2 dagar", "Leveransen tog 5 dagar.", "Leverans inom 5 dagar för de flesta (7 av 7)"),
        ("de", "Lieferung in 2 Tagen", "Die Lieferung dauerte 5 Tage.", "Lieferung in 5 Tagen für die meisten (7 von 7)"),
    ],
)
def test_in_the_claims_language(language, text, wait, expected):
    """The suggestion speaks the claim's language; Swedish and German fall back to the claim's own words with the number changed."""
    of = _claim(text, language)
    assert finding(_waited(of, *[wait] * 7, language=language), of=of).suggestions[0].text == expected


def test_the_words_around_a_number_stay():
    """A number in words is replaced with its unit only, what stands before it and after it stays."""
    of = _claim("From order to online takes no more than ten working days.", "en", topic="delivery.installation")
    found = finding(_waited(of, *["It took 30 days to get online."] * 7, language="en"), of=of)
    assert found.suggestions[0].text == "From order to online takes no more than 22 working days for most (7 of 7)"


def test_another_price():
    """Where most paid 49 kroner that is the price to write."""
    of = _claim("Fragt kun 29 kr", topic="delivery.fee")
    found = finding(_waited(of, *["Jeg betalte 49 kr i fragt."] * 8, "Jeg betalte 99 kr i fragt."), of=of)
    assert [(one.how, one.text) for one in found.suggestions] == [("number", "Fragt kun 49 kr for de fleste (8 af 9)"), ("drop", _drop())]


def test_another_speed():
    """Where most get 120 megabits and more that is what can be promised."""
    of = _claim("At least 250 Mbps", "en", topic="performance.speed")
    waits = [*["I only get 120 Mbps."] * 4, *["We measured 150 Mbps."] * 4, "It gives me 3 Mbps."]
    first = finding(_waited(of, *waits, language="en"), of=of).suggestions[0]
    assert (first.how, first.verdict, first.text) == ("number", Verdict.KEPT, "At least 120 Mbps for most (8 of 9)")


def _drop():
    return _phrases()["da"]["drop"]


def test_a_hedge_where_three_in_ten_miss_it():
    """Three of eleven miss what is promised always: contested at .20, kept "as a rule" at .30 + .20."""
    of = claim("Altid friske brød.", strengths=(Strength.ABSOLUTE,))
    found = finding(people(NO, 3, of=of) + people(YES, 8, of=of), of=of)
    assert found.verdict is Verdict.CONTESTED
    assert [(one.how, one.verdict) for one in found.suggestions] == [("hedge", Verdict.KEPT), ("drop", None)]
    assert found.suggestions[0].text == "Som regel: Altid friske brød"


def test_no_hedge_for_half_of_them():
    """Where half miss it "as a rule" would not be true, though reviewers' allowance would let it pass; nor is a hedge hedged again."""
    assert [one.how for one in finding(people(NO, 5) + people(YES, 5)).suggestions] == ["drop"]
    hedged = claim("Som regel dagen efter", strengths=(Strength.PLAIN, Strength.HEDGED))
    assert "hedge" not in [one.how for one in finding(people(NO, 9, of=hedged) + people(YES, 9, of=hedged), of=hedged).suggestions]


def test_drop_what_nobody_got():
    """Where nothing carries it, it is to be left out, and the suggestion says why."""
    (drop,) = finding(people(NO, 8)).suggestions
    assert (drop.how, drop.verdict, drop.because) == ("drop", None, "8 af 8 kunder siger, at det ikke holdt")


def test_a_kept_promise_stays_as_it_is():
    """Nothing is suggested for what is kept."""
    assert finding(people(YES, 8)).suggestions == ()


def test_a_time_that_is_a_minimum_gets_no_other():
    """A guarantee of three years is not shortened to what customers waited."""
    of = _claim("Mindst 3 års garanti", topic="assurance.guarantee")
    assert [one.how for one in finding(_waited(of, *["Den holdt 5 år."] * 8), of=of).suggestions] == ["drop"]


def test_every_language_has_every_sentence():
    """No sentence is missing in a language; Swedish and German have the general ones."""
    needed = set(_phrases()["en"])
    assert all(set(_phrases()[language]) == needed for language in ("da", "nb", "nn"))
    assert all({key for key in needed if not key.startswith("number.")} <= set(_phrases()[language]) for language in ("sv", "de"))


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(1, 12), min_size=4, max_size=14))
def test_what_is_suggested_comes_out_kept(waits):
    """Whatever customers waited: another wording, judged by the same evidence, is kept, or there is none but to drop the promise."""
    of = _claim("Delivery within 2 days", "en")
    told = []
    for place, wait in enumerate(waits):
        text = f"Delivery took {wait} days."
        told.append(said(YES if wait <= 2 else NO, f"c {place}", of=of, text=text, language="en", quantities=read_quantities(text, "en")))
    for suggestion in finding(told, of=of).suggestions:
        assert suggestion.how == "drop" or suggestion.verdict in GOOD
