from datetime import date

from cases import AS_OF, asked, promise

from promisecheck.law import Asker, History

MAY = date(2026, 5, 1)


def evidence(asker, text, rule, history):
    """What the crawls add to the question of a rule."""
    found = next(question for question in asker(promise(text), history=history) if question.rule == rule)
    return [reason.saw for reason in found.evidence]


def test_a_hurry_that_lasts_is_told(asker):
    """“Only today” that three crawls saw within two weeks is asked about with those days; on its first day it is asked about alone."""
    text = "Kun i dag: alt strik halveret."
    lasting = History(first_seen=MAY, last_seen=date(2026, 5, 15), crawls=3)
    assert evidence(asker, text, "R12", lasting) == ["2026-05-01 to 2026-05-15, 3 crawls"]
    assert evidence(asker, text, "R12", History(first_seen=MAY, last_seen=MAY)) == []


def test_a_timer_that_starts_again_is_told(asker):
    """Two crawls that read two ends of the same promise are told with both ends."""
    moved = History(first_seen=MAY, last_seen=date(2026, 5, 2), crawls=2, deadlines=(date(2026, 5, 2), MAY))
    assert evidence(asker, "Kun i dag: alt strik halveret.", "R12", moved) == ["ends 2026-05-01, 2026-05-02"]


def test_a_former_price_that_nobody_paid_is_told(asker):
    """A former price that was charged on no day of the month before is told with the lowest that was; one that was charged is not."""
    text = "Før 899 kr., nu 599 kr."
    never = History(first_seen=MAY, last_seen=MAY, prices=((date(2026, 4, 10), 649.0), (date(2026, 4, 20), 699.0)))
    charged = History(first_seen=MAY, last_seen=MAY, prices=((date(2026, 4, 10), 899.0),))
    assert evidence(asker, text, "R18", never) == ["899 not charged 2026-04-01 to 2026-05-01, lowest 649"]
    assert evidence(asker, text, "R18", charged) == []
    assert evidence(asker, text, "R18", History(first_seen=MAY, last_seen=MAY)) == []


def test_an_offer_is_old_once_its_date_is_over():
    """The same offer is asked about the day after its date, not on it; without a day to compare the last crawl's counts."""
    claim = promise("Tilbuddet gælder til 31. marts 2026.")
    assert "R25" not in asked(Asker(as_of=date(2026, 3, 31)), claim)
    assert "R25" in asked(Asker(as_of=date(2026, 4, 1)), claim)
    assert "R25" not in asked(Asker(), claim)
    assert "R25" in asked(Asker(), claim, history=History(first_seen=MAY, last_seen=AS_OF))
