"""What a night does, what it leaves alone, and what it says."""

from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from company import START, Company, turns
from sqlalchemy import select

from promisecheck.errors import SettingsError
from promisecheck.schedule.copy import Stopped, read_site
from promisecheck.schedule.periods import is_due, read_period
from promisecheck.store import open_database
from promisecheck.store.lock import Busy, only_one
from promisecheck.store.pages import kept_pages
from promisecheck.store.runs import list_runs, report_of
from promisecheck.store.tables.claims import claims

PAGE = "<html lang=da><p>Vi leverer din pakke på 2 dage</p><p>Du har altid 30 dages returret</p></html>"


@pytest.fixture
def company(tmp_path):
    """A company whose copy is a folder, with twelve customers who got their parcels."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text(PAGE, encoding="utf-8")
    company = Company(tmp_path, site)
    company.hear("Pakken kom til tiden", 12)
    yield company
    company.database.close()


def runs_of(company):
    """The status of every run, the newest first."""
    with company.database.reading() as connection:
        return [run.status for run in list_runs(connection)]


def test_a_run_before_its_time_does_nothing(company):
    """A run that comes an hour after another leaves no trace, and says when one is due; --now makes one all the same."""
    company.night()
    company.clock += timedelta(hours=-23)
    assert company.night().status == "early"
    assert "one is due every 1d" in company.said[-1]
    company.clock += timedelta(hours=-23)
    assert company.night(force=True).status == "unchanged"
    assert runs_of(company) == ["unchanged", "done"]


def test_36_a_pause_a_clock_set_back_and_summer_time(company):
    """Hostile 36: after a month there is one run; after a clock that was a year ahead there is one at once, and one only."""
    company.night()
    for away in (timedelta(days=30), timedelta(days=365), timedelta(days=-400)):
        company.clock += away
        assert company.night().status != "early"
        company.clock -= timedelta(days=1)
        assert company.night().status == "early"
        company.clock -= timedelta(days=1)
    assert is_due(START, timedelta(days=1), now=START + timedelta(hours=23))
    assert is_due(START + timedelta(days=365), timedelta(days=1), now=START)
    assert not is_due(START, timedelta(days=1), now=START + timedelta(hours=12))


def test_34_only_one_at_a_time(company):
    """Hostile 34: a night is refused while another process works, and leaves no run behind."""
    with only_one(open_database(company.settings.run.store)) as _, pytest.raises(Busy):
        company.night()
    assert runs_of(company) == []


def test_a_night_that_fails_is_kept_as_failed(company):
    """An error in a night is kept with its run and goes on to whoever called; the next night does the work."""

    def broken(_self, _passages):
        raise OSError(28, "No space left on device")

    whole, company.finder = company.finder, broken
    with pytest.raises(OSError, match="No space left"):
        company.night()
    company.finder = whole
    assert company.night().status == "done"
    assert runs_of(company) == ["done", "failed"]


def test_nothing_that_can_be_read_is_a_failed_night(tmp_path):
    """A first night on which nothing can be read fails in words, and is no night to compare with."""
    company = Company(tmp_path, tmp_path / "missing")
    company.hear("Fint", 1)
    outcome = company.night()
    assert (outcome.status, [trouble.what for trouble in outcome.errors][-1]) == ("failed", "[[sites]]")
    (tmp_path / "missing").mkdir()
    (tmp_path / "missing" / "index.html").write_text(PAGE, encoding="utf-8")
    outcome = company.night()
    assert (outcome.status, outcome.since) == ("done", None)
    company.database.close()


def test_a_file_that_is_gone_takes_its_promises_along(company):
    """A page that was deleted is gone; a whole folder that is missing is only unread, and nothing is taken for removed."""
    extra = Path(company.settings.sites[0].address) / "b.html"
    extra.write_text("<html lang=da><p>Vi svarer på alle mails inden for 4 timer</p></html>", encoding="utf-8")
    company.night()
    extra.unlink()
    assert turns(company.night()) == [("gone", "Vi svarer på alle mails inden for 4 timer")]
    folder = extra.parent
    folder.rename(folder.with_name("away"))
    outcome = company.night()
    assert {turn for turn, _ in turns(outcome)} == {"unreachable"}
    assert outcome.errors
    folder.with_name("away").rename(folder)
    assert turns(company.night()) == []


def test_35_a_night_that_is_stopped_takes_nothing_for_gone(company):
    """Hostile 35: a reading that a signal cut short is not kept, so that what it did not reach stands as it stood."""
    company.night()
    site = company.settings.sites[0].address
    notices = SimpleNamespace(skipped=[], errors=[])
    with pytest.raises(Stopped, match="signal 15"):
        read_site(company.database, site, read=lambda *_, **__: [], heard=notices, stopped=lambda: 15, now=company.clock)
    with company.database.reading() as connection:
        assert [page.status for page in kept_pages(connection, site).values()] == ["read"]


def test_a_reworded_promise_keeps_its_id_in_the_store(company):
    """Reworded on one night and moved on another, a promise is one claim in the store."""
    company.night()
    page = Path(company.settings.sites[0].address) / "index.html"
    page.write_text(PAGE.replace("2 dage", "3 dage"), encoding="utf-8")
    assert turns(company.night()) == [("reworded", "Vi leverer din pakke på 3 dage")]
    page.rename(page.with_name("levering.html"))
    assert {turn for turn, _ in turns(company.night())} == {"moved"}
    with company.database.reading() as connection:
        texts = sorted(connection.execute(select(claims.c.text)).scalars())
    assert texts == ["Du har altid 30 dages returret", "Vi leverer din pakke på 3 dage"]


def test_66_the_order_in_which_words_come_does_not_matter(tmp_path):
    """Hostile 66: the same copy and words, read in another order and on other nights, end in the same report."""
    made = []
    for name, order in (("a", 1), ("b", -1)):
        folder = tmp_path / name
        site = folder / "site"
        site.mkdir(parents=True)
        (site / "index.html").write_text(PAGE, encoding="utf-8")
        company = Company(folder, site, name="same")
        company.hear("Pakken kom til tiden", 8, day=START.date())
        company.hear("Pakken kom alt for sent", 5, day=START.date())
        whole = company.rows[::order]
        company.rows = whole[:4]
        company.hear("", 0)
        company.night()
        company.rows = whole
        company.hear("", 0)
        company.night()
        report = report_of(company.database, "last")
        company.database.close()
        for claim in report["claims"]:
            claim["places"] = [place | {"source": Path(place["source"]).name} for place in claim["places"]]
        made.append([{key: claim[key] for key in ("text", "verdict", "contradicted", "priority", "places")} for claim in report["claims"]])
    assert made[0] == made[1]


def test_old_reports_are_dropped(company):
    """Keep drops reports that are older, but never the newest, and the history of claims stays."""
    for day in range(5):
        company.hear(f"Pakken kom til tiden nummer {day}", 1)
        outcome = company.night(keep="2d")
    with company.database.reading() as connection:
        assert [run.has_report for run in list_runs(connection)] == [True, True, True, False, False]
    assert outcome.pruned == 1


def test_hurry_that_never_ends_is_asked_about(company):
    """The law hears from earlier nights: words of hurry that stand for days are asked about with the days on which they were seen."""
    page = Path(company.settings.sites[0].address) / "index.html"
    page.write_text("<html lang=da><p>Kun i dag: vi leverer din pakke gratis</p></html>", encoding="utf-8")
    company.night()
    company.clock += timedelta(days=3)
    company.hear("Pakken kom til tiden igen", 1)
    law = company.night().report.findings[0].law
    told = [reason.saw for question in law for reason in question.evidence if reason.by == "crawls"]
    assert told == ["2026-10-01 to 2026-10-05, 2 crawls"]


@pytest.mark.parametrize("text", ["", "1", "d", "0d", "-1d", "1 year", "1.5d", "999999d"])
def test_63_a_length_of_time_that_is_none_is_said(text):
    """Hostile 63: what is no length of time is an error that names the setting and shows how to write one."""
    with pytest.raises(SettingsError, match=r"run\.every = .* is no length of time\. Write a number with m, h, d or w"):
        read_period(text, where="run.every")
