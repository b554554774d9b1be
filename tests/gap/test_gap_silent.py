from dataclasses import replace

from making import claim, remark

from promisecheck.core.taxonomy import Category, Outcome, Polarity
from promisecheck.gap import Silence


def _said(customer, *, topic="delivery.damage", outcome=Outcome.GOT_IT, **parts):
    told = remark(f"Det siger {customer}.", customer=customer, outcome=outcome)
    return replace(told, categories=(Category.DELIVERY,), topics=(topic,), **parts)


def _gaps(remarks, *claims):
    silence = Silence()
    assert list(silence.watch(remarks)) == remarks
    return silence.gaps(claims)


def test_what_several_talk_about_and_nobody_promises_is_a_gap():
    """A topic of three reviews and of no claim is a gap with its praise, its blame and a few quotes, the larger side first."""
    told = [_said("a"), _said("b"), _said("c"), _said("d", outcome=Outcome.DID_NOT)]
    (gap,) = _gaps(told, replace(claim(), topics=("delivery.time",)))
    assert (gap.category, gap.topic, gap.praise, gap.blame, gap.reviews) == (Category.DELIVERY, "delivery.damage", 3, 1, 4)
    assert {quote.text for quote in gap.quotes} == {"Det siger a.", "Det siger b.", "Det siger c."}


def test_a_promised_topic_is_no_gap():
    """What the copy speaks of is no gap; nor is what fewer than three reviews tell."""
    told = [_said("a"), _said("b"), _said("c")]
    assert _gaps(told, replace(claim(), topics=("delivery.damage",))) == ()
    assert _gaps(told[:2]) == ()


def test_a_review_counts_once_a_side_and_silence_counts_nothing():
    """Three sentences of one review are one review; sentences that tell nothing, or hardly anything surely, are none."""
    neutral = {"outcome": Outcome.NONE, "polarity": Polarity.NEUTRAL}
    unsure = [_said(name, confidence=0.2) for name in "xyz"]
    assert _gaps([_said("a"), _said("a"), _said("a"), *(_said(name, **neutral) for name in "bcd"), *unsure]) == ()


def test_a_mood_counts_where_no_outcome_is_told():
    """Praise without an outcome is praise."""
    (gap,) = _gaps([_said(name, outcome=Outcome.NONE, polarity=Polarity.POSITIVE) for name in "abc"])
    assert (gap.praise, gap.blame) == (3, 0)


def test_a_category_without_topics_is_a_gap_only_where_nothing_of_it_is_promised():
    """Remarks of which only the category is known are a gap only where no claim has that category."""
    told = [replace(_said(name), topics=()) for name in "abc"]
    assert _gaps(told, claim()) == ()
    (gap,) = _gaps(told, claim(category=Category.PRICE))
    assert gap.topic == ""


def test_the_order_of_reviews_does_not_matter():
    """The same reviews in another order give the same gaps with the same quotes."""
    told = [_said(f"kunde {number}", confidence=0.6 + number % 4 / 10) for number in range(20)]
    assert _gaps(told) == _gaps(told[::-1])
