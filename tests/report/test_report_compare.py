"""Two reports, and what became of each promise."""

from datetime import date

import pytest
from nights import night, promise

from promisecheck.core.changes import Turn
from promisecheck.errors import UsageError
from promisecheck.report.compare import compare


def turns(old, new, **options):
    """What changed, as pairs of turn and words."""
    return [(one.turn, one.text) for one in compare(old, new, **options).differences]


def test_nothing_changed():
    """The same report twice has no differences, whatever the order of its promises and their evidence."""
    said = [("supports", "Kom i morges."), ("contradicts", "Kom aldrig.")]
    first, second = promise("Fri fragt", said=said), promise("Åbent hver dag")
    assert turns(night(first, second), night(second, promise("Fri fragt", said=said[::-1]))) == []


def test_a_new_promise():
    """Words that were not there before are a new promise, with its verdict and page."""
    found = compare(night(), night(promise("Levering i morgen", verdict="over-promised", says=(9, 12)))).differences
    assert [(one.turn, one.before, one.now.contradict, one.places) for one in found] == [(Turn.NEW, None, 9, ("index.html",))]


@pytest.mark.parametrize(
    ("before", "now", "turn"),
    [
        ("kept", "over-promised", Turn.WORSE),
        ("contested", "over-promised", Turn.WORSE),
        ("kept", "unproven", Turn.WORSE),
        (None, "contested", Turn.WORSE),
        ("over-promised", "contested", Turn.BETTER),
        ("over-promised", "unproven", Turn.BETTER),
        ("unproven", "kept", Turn.BETTER),
        ("over-promised", "kept", Turn.FIXED),
        ("contested", "over-delivered", Turn.FIXED),
        ("kept", "over-delivered", Turn.EVIDENCE),
    ],
)
def test_a_verdict_that_turned(before, now, turn):
    """A verdict that turned is worse, better or fixed; two good ones are only other evidence."""
    assert turns(night(promise("Fri fragt", verdict=before)), night(promise("Fri fragt", verdict=now))) == [(turn, "Fri fragt")]


def test_only_the_evidence_changed():
    """The same words and verdict with another remark, or other counts, is evidence."""
    old = night(promise("Fri fragt", said=[("supports", "Ja.")]))
    assert turns(old, night(promise("Fri fragt", said=[("supports", "Ja."), ("supports", "Jo.")]))) == [(Turn.EVIDENCE, "Fri fragt")]
    assert turns(old, night(promise("Fri fragt", said=[("supports", "Ja.")], says=(2, 21)))) == [(Turn.EVIDENCE, "Fri fragt")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Levering på 2 dage", "Levering på 5 dage"),
        ("Vi leverer i morgen", "Vi leverer allerede i morgen"),
        ("Altid lave priser", "Altid lave priser på alt"),
        ("Norges raskeste levering", "Norges aller raskeste levering"),
        ("Free delivery over £50", "Free UK delivery over £50"),
    ],
)
def test_a_light_rewording_is_the_same_promise(old, new):
    """A lightly reworded promise is told with both wordings and how alike they are, not as one gone and one new."""
    found = compare(night(promise(old)), night(promise(new))).differences
    assert [(one.turn, one.text, one.old_text) for one in found] == [(Turn.REWORDED, new, old)]
    assert 0.75 <= found[0].sameness <= 1


@pytest.mark.parametrize(
    ("old", "new", "others"),
    [
        ("Fri fragt", "Fri retur", {}),
        ("Altid lave priser", "Altid friske varer", {}),
        ("Levering på 2 dage", "30 dages returret", {}),
        ("Vi svarer inden for 24 timer", "Vi leverer inden for 24 timer", {"category": "service"}),
        ("Åbent hver dag", "Åpent hver dag", {"language": "nb"}),
    ],
)
def test_another_promise_is_another(old, new, others):
    """Other words, another category, another language or numbers of another kind: one is gone, one is new."""
    found = turns(night(promise(old, at=["a#p"])), night(promise(new, at=["b#p"], **others)))
    assert {turn for turn, _ in found} == {Turn.NEW, Turn.WITHDRAWN}


def test_a_doubtful_rewording_is_said_as_one():
    """Where two promises are only somewhat alike, the new one says which it may have been, and nothing is taken for the same."""
    old, new = promise("Ingen oprettelse nogensinde hos os"), promise("Aldrig oprettelse hos os", at=["b#p"])
    found = {one.turn: one for one in compare(night(old), night(new)).differences}
    assert set(found) == {Turn.NEW, Turn.WITHDRAWN}
    assert found[Turn.NEW].old_text == old["text"]
    assert 0.6 <= found[Turn.NEW].sameness < 0.75


def test_meaning_helps_where_words_do_not():
    """An encoder that is passed in knows a promise in quite other words."""
    old, new = night(promise("Gratis levering over 499 kr")), night(promise("Fri fragt over 499 kr", at=["b#p"]))
    import numpy as np

    assert Turn.REWORDED not in dict(turns(old, new))
    assert turns(old, new, similar=lambda texts: np.ones((len(texts), 1))) == [(Turn.REWORDED, "Fri fragt over 499 kr")]


def test_a_rewording_whose_verdict_turned_says_both():
    """A reworded promise that became worse is worse, with its earlier words."""
    found = compare(night(promise("Levering på 2 dage")), night(promise("Levering på 1 dag", verdict="over-promised"))).differences
    assert [(one.turn, one.old_text) for one in found] == [(Turn.WORSE, "Levering på 2 dage")]


def test_moved():
    """The same words on another page have moved; another spot of the same page, or one page more, is no move."""
    old = night(promise("Fri fragt", at=["a.html#h1", "b.html#p"]))
    found = compare(old, night(promise("Fri fragt", at=["a.html#h1", "c.html#p"]))).differences
    assert [(one.turn, one.old_places, one.places) for one in found] == [(Turn.MOVED, ("a.html", "b.html"), ("a.html", "c.html"))]
    assert turns(old, night(promise("Fri fragt", at=["a.html#h2", "b.html#p"]))) == []
    assert turns(old, night(promise("Fri fragt", at=["a.html#h1", "b.html#p", "c.html#p"]))) == []


@pytest.mark.parametrize(
    ("verdict", "turn"),
    [
        ("over-promised", Turn.FIXED),
        ("contested", Turn.FIXED),
        ("unproven", Turn.GONE),
        (None, Turn.GONE),
        ("kept", Turn.WITHDRAWN),
        ("over-delivered", Turn.WITHDRAWN),
    ],
)
def test_words_that_are_gone(verdict, turn):
    """Contradicted words that are gone are fixed, an extra that customers confirmed is withdrawn, anything else is gone."""
    found = compare(night(promise("Gratis kaffe", verdict=verdict)), night()).differences
    assert [(one.turn, one.now, one.old_places) for one in found] == [(turn, None, ("index.html",))]


PAGE = "https://shop.example/levering"


@pytest.mark.parametrize(
    "told",
    [
        {"skipped": [{"what": PAGE, "why": "the host answers 503", "pages": [PAGE]}]},
        {"skipped": [{"what": "2 pages", "why": "the limit is reached", "pages": [PAGE, "https://shop.example/b"], "gone": False}]},
        {"errors": [{"what": "https://shop.example/", "why": "no answer", "next": ""}]},
        {"errors": [{"what": "https://shop.example", "why": "it stopped answering", "next": "", "pages": [PAGE]}]},
    ],
)
def test_unreachable_is_not_removed(told):
    """A promise whose page could not be read is neither gone nor fixed, and is told once; when it is back, nothing is new."""
    before, offline = night(promise("Levering i morgen", verdict="over-promised", at=[f"{PAGE}#h1"])), night(**told)
    found = compare(before, offline)
    assert [one.turn for one in found.differences] == [Turn.UNREACHABLE]
    assert found.lost == (PAGE,)


def test_a_page_that_is_gone_takes_its_promises_along():
    """A page that answers 404 is gone, and so is what it promised."""
    told = {"skipped": [{"what": PAGE, "why": "the host answers 404: it does not exist", "pages": [PAGE], "gone": True}]}
    found = compare(night(promise("Fri fragt", verdict="unproven", at=[f"{PAGE}#h1"])), night(**told))
    assert [one.turn for one in found.differences] == [Turn.GONE]
    assert found.lost == ()


def test_a_page_lost_for_two_nights_is_told_once():
    """What the runs kept of unread pages still stands: the first night says so, the second one does not, nor does the return."""
    kept = promise("Levering i morgen", at=[f"{PAGE}#h1"])
    assert turns(night(kept), night(kept), unread_now=[PAGE]) == [(Turn.UNREACHABLE, "Levering i morgen")]
    assert turns(night(kept), night(kept), unread_before=[PAGE], unread_now=[PAGE]) == []
    assert turns(night(kept), night(kept), unread_before=[PAGE]) == []


def test_an_offer_that_is_over():
    """An offer that still stands after its last day is told once: on the first run after that day, also after a pause."""
    offer = promise("Tilbud til og med 3. november 2026", category="price")
    assert turns(night(offer, day="2026-11-02"), night(offer, day="2026-11-03")) == []
    found = compare(night(offer, day="2026-11-02"), night(offer, day="2026-11-09")).differences
    assert [(one.turn, one.note) for one in found] == [(Turn.EXPIRED, "2026-11-03")]
    assert turns(night(offer, day="2026-11-09"), night(offer, day="2026-11-10")) == []
    assert turns(night(offer, day="2026-11-02"), night(offer, day="2026-11-02"), today=date(2026, 11, 4)) == [(Turn.EXPIRED, offer["text"])]


def test_an_extra_that_customers_miss():
    """Customers who begin to say that they used to get it are told with their words, once."""
    drift = {"turn": "withdrawn", "saw": ["Før fik"]}
    old, new = night(promise("Gratis kaffe")), night(promise("Gratis kaffe", drift=drift))
    assert [(one.turn, one.note) for one in compare(old, new).differences] == [(Turn.WITHDRAWN, "Før fik")]
    assert turns(new, new) == []


def test_no_report_is_said():
    """Something that is no report is refused in words."""
    with pytest.raises(UsageError, match=r"the later report: this is no report.*KeyError"):
        compare(night(), {"claims": [{"id": "x"}]})
