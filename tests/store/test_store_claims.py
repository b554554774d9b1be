"""Claims remembered: one id through moves and rewordings, and a verdict each run."""

from datetime import UTC, date, datetime, timedelta

import pytest
from making import claim
from sqlalchemy import select

from promisecheck.core.promises import claim_key
from promisecheck.store.claims import Alias, remember, still_there
from promisecheck.store.past import read_pasts
from promisecheck.store.runs import DONE, begin_run, end_run
from promisecheck.store.tables.claims import claims, places, verdicts, wordings

START = datetime(2026, 11, 1, 2, tzinfo=UTC)


def row(text, *, verdict="kept", at=("index.html#h1",), contradict=1):
    """A claim of a report's JSON."""
    spots = [{"source": spot.split("#")[0], "place": spot.split("#")[1], "role": "hero"} for spot in at]
    share = {"low": 0.1, "mid": 0.2, "high": 0.3, "contradict": contradict, "support": 9, "customers": 10}
    said = [{"stance": "supports", "text": "Ja.", "date": "2026-10-01"}]
    return {
        "id": claim_key(text, "da"), "text": text, "language": "da", "categories": ["delivery"], "verdict": verdict,
        "places": spots, "contradicted": share, "evidence": said, "confidence": 0.9, "priority": 0.5,
    }  # fmt: skip


def night(database, number, *rows, aliases=None):
    """A run, so many days after the first."""
    at = START + timedelta(days=number)
    with database.writing() as connection:
        run = begin_run(connection, name="", started=at, version="test")
        remember(connection, run, rows, aliases=aliases or {}, at=at)
        end_run(connection, run, finished=at, status=DONE)
    return run


def everything(database, *columns):
    """All rows of some columns, in the columns' order."""
    with database.reading() as connection:
        return [tuple(found) for found in connection.execute(select(*columns).order_by(*columns))]


def test_a_claim_has_a_history(database):
    """A claim that stands on two nights has one row, its first and last day, and a verdict for each run."""
    runs = [night(database, 0, row("Fri fragt")), night(database, 3, row("Fri fragt", verdict="contested", contradict=4))]
    assert everything(database, claims.c.first_seen, claims.c.last_seen) == [(START, START + timedelta(days=3))]
    kept = everything(database, verdicts.c.run, verdicts.c.verdict, verdicts.c.contradict)
    assert kept == [(runs[0], "kept", 1), (runs[1], "contested", 4)]


def test_a_reworded_claim_keeps_its_id(database):
    """Said to be the same promise, a new wording leads to the old id, with its score and why; twice reworded still does."""
    first, second, third = (claim_key(text, "da") for text in ("Levering på 2 dage", "Levering på 3 dage", "Vi leverer på 3 dage"))
    night(database, 0, row("Levering på 2 dage"))
    night(database, 1, row("Levering på 3 dage"), aliases={second: Alias(before=first, score=1.0, because="alike")})
    night(database, 2, row("Vi leverer på 3 dage"), aliases={third: Alias(before=second, score=0.8, because="alike")})
    assert everything(database, claims.c.id, claims.c.text) == [(first, "Vi leverer på 3 dage")]
    kept = dict(everything(database, wordings.c.key, wordings.c.score))
    assert kept == {first: None, second: 1.0, third: 0.8}
    assert {found for (found,) in everything(database, wordings.c.claim)} == {first}


def test_without_a_word_nothing_is_taken_for_the_same(database):
    """A wording that nobody said to be the same is a claim of its own."""
    night(database, 0, row("Levering på 2 dage"))
    night(database, 1, row("Levering på 3 dage"))
    assert len(everything(database, claims.c.id)) == 2


def test_two_wordings_that_become_one(database):
    """Where two wordings of a report are one claim, it has one verdict a run, and nothing fails."""
    old, new = claim_key("Fri fragt", "da"), claim_key("Fri fragt altid", "da")
    night(database, 0, row("Fri fragt"))
    night(database, 1, row("Fri fragt altid"), aliases={new: Alias(before=old, score=0.9, because="alike")})
    night(database, 2, row("Fri fragt"), row("Fri fragt altid"))
    assert len(everything(database, verdicts.c.claim, verdicts.c.run)) == 3


def test_a_claim_that_moves_keeps_its_places(database):
    """Places are kept with the days on which the claim was first and last seen there; an address may be of any length."""
    long = "https://shop.example/" + "x" * 9000
    night(database, 0, row("Fri fragt", at=("a.html#h1", f"{long}#p")))
    night(database, 1, row("Fri fragt", at=("b.html#h1",)))
    found = {
        source[:24]: (first, last) for source, first, last in everything(database, places.c.source, places.c.first_seen, places.c.last_seen)
    }
    later = START + timedelta(days=1)
    assert found == {"a.html": (START, START), long[:24]: (START, START), "b.html": (later, later)}


def test_an_unchanged_night_moves_the_last_day(database):
    """A night on which nothing came in says that everything stands there still."""
    run = night(database, 0, row("Fri fragt"))
    later = START + timedelta(days=5)
    with database.writing() as connection:
        still_there(connection, run, at=later)
    for table in (claims, wordings, places):
        assert everything(database, table.c.first_seen, table.c.last_seen) == [(START, later)]


def past(database, text, *, on):
    """What earlier runs saw of these words."""
    with database.reading() as connection:
        return read_pasts(connection, today=on)(claim(text))


def test_what_earlier_runs_saw(database):
    """A promise knows since when its words stand there, and on how many runs; one that nobody saw begins today."""
    for number in (0, 1, 2):
        night(database, number, row("Kun i dag: fri fragt"))
    seen = past(database, "Kun i dag: fri fragt", on=date(2026, 11, 4))
    assert (seen.first_seen, seen.last_seen, seen.runs) == (date(2026, 11, 1), date(2026, 11, 4), 4)
    assert past(database, "Nye ord", on=date(2026, 11, 4)).first_seen == date(2026, 11, 4)


@pytest.mark.parametrize(
    ("before", "now", "deadlines", "prices"),
    [
        (
            "Tilbud til og med 3. november 2026", "Tilbud til og med 10. november 2026",
            (date(2026, 11, 3), date(2026, 11, 10)), (),
        ),
        ("Sko 199 kroner", "Sko før 399 kroner, nu 199 kroner", (), ((date(2026, 11, 1), 199.0),)),
    ],
)  # fmt: skip
def test_earlier_wordings_tell_of_ends_and_prices(database, before, now, deadlines, prices):
    """The ends that a promise named before, and what was charged before a cut, come from its earlier wordings."""
    new = claim_key(now, "da")
    night(database, 0, row(before))
    night(database, 3, row(now), aliases={new: Alias(before=claim_key(before, "da"), score=0.9, because="alike")})
    seen = past(database, now, on=date(2026, 11, 5))
    assert (seen.deadlines, seen.prices) == (deadlines, prices)
