"""Thirty nights of a changing site and growing reviews."""

from datetime import timedelta

import pytest
from company import START, Company, turns
from sources_site import Site
from werkzeug import Response

pytestmark = pytest.mark.slow

_MENU = "<nav><a href=/levering>Levering</a><a href=/vilkaar>Vilkår</a></nav>"


def _page(*promises):
    body = "".join(f"<p>{promise}</p>" for promise in promises)
    return f"<html lang=da><main><h1>Velkommen til butikken</h1>{_MENU}{body}</main></html>"


@pytest.fixture
def site(httpserver):
    """Three pages with five promises."""
    return Site(
        httpserver,
        {
            "/": _page("Vi har altid lave priser på alle varer", "Du får en gratis kop kaffe i butikken"),
            "/levering": _page("Vi leverer din pakke på 2 dage", "Tilbud: halv pris til og med 12. oktober 2026"),
            "/vilkaar": _page("Du har altid 30 dages returret"),
        },
    )


@pytest.fixture
def company(tmp_path, site):
    """The company, with customers who have praised it so far."""
    company = Company(tmp_path, site.url + "/")
    before = START.date() - timedelta(days=40)
    for day in range(0, 40, 4):
        for text in (
            "Pakken kom til tiden",
            "Lave priser, dejligt billigt",
            "Gratis kaffe mens man venter",
            "Fik pengene retur med det samme",
        ):
            company.hear(text, 3, day=before + timedelta(days=day))
    return company


def _break_down(site):
    """The site is offline: every answer is a 503."""
    kept = dict(site.pages)
    site.pages |= {path: Response("down", 503) for path in [*kept, "/robots.txt"]}
    return kept


def test_thirty_nights(company, site):
    """What was planted is told on its own night, once: added, reworded, moved, withdrawn, over, turned by customers, offline."""
    told, worked = {}, []
    kept = {}
    for night in range(1, 31):
        if night == 4:
            site.pages["/vilkaar"] = _page("Du har altid 30 dages returret", "Vi svarer på alle mails inden for 4 timer")
        if night == 7:
            site.pages["/levering"] = _page("Vi leverer din pakke på 1 dag", "Tilbud: halv pris til og med 12. oktober 2026")
        if night == 10:
            site.pages["/"] = _page("Du får en gratis kop kaffe i butikken")
            site.pages["/vilkaar"] = _page(
                "Vi har altid lave priser på alle varer", "Du har altid 30 dages returret", "Vi svarer på alle mails inden for 4 timer"
            )
        if night == 16:
            site.pages["/"] = _page("Velkommen")
        if 18 <= night <= 24:
            company.hear("Pakken kom alt for sent", 9)
        if night == 27:
            kept = _break_down(site)
        if night == 28:
            site.pages = kept
        before = company.finder.asked
        outcome = company.night()
        worked.append(company.finder.asked - before)
        if turns(outcome) or (outcome.since and outcome.since.lost):
            told[night] = [(turn, text) for turn, text in turns(outcome) if turn != "evidence"], outcome.since.lost
    lost = tuple(f"{site.url}/{path}" for path in ("", "levering", "vilkaar"))
    assert told.pop(4) == ([("new", "Vi svarer på alle mails inden for 4 timer")], ())
    assert told.pop(7) == ([("reworded", "Vi leverer din pakke på 1 dag")], ())
    assert told.pop(10) == ([("moved", "Vi har altid lave priser på alle varer")], ())
    assert told.pop(13) == ([("expired", "Tilbud: halv pris til og med 12. oktober 2026")], ())
    assert told.pop(16) == ([("withdrawn", "Du får en gratis kop kaffe i butikken")], ())
    turned = {night: changes for night, changes in told.items() if 18 <= night <= 24}
    assert [changes for changes, _ in turned.values() if changes] == [[("worse", "Vi leverer din pakke på 1 dag")]]
    assert sorted(turn for turn, _ in told[27][0]) == ["unreachable"] * 5
    assert told[27][1] == lost
    assert set(told) - set(turned) == {27}
    # Nights on which nothing came in do no work.
    assert [night for night in range(1, 31) if worked[night - 1]] == [1, 4, 7, 10, 16, 18, 19, 20, 21, 22, 23, 24]
