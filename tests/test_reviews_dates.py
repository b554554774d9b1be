from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from review_files import TODAY, read_text

from promisecheck.sources.reviews.days import read_day

WRITTEN = {
    "2026-01-02": "2026-01-02",
    "2026-01-02 10:00:00": "2026-01-02",
    "2026-01-02T23:30:00-05:00": "2026-01-03",
    "2026-01-02T00:30:00+02:00": "2026-01-01",
    "2026-01-02T10:00:00.123456789Z": "2026-01-02",
    "2025-03-02 10:12:00 UTC": "2025-03-02",
    "2026/01/02": "2026-01-02",
    "20260102": "2026-01-02",
    "1767312000": "2026-01-02",
    "1767312000000": "2026-01-02",
    "1767312000.0": "2026-01-02",
    "46024": "2026-01-02",
    "January 10, 2026": "2026-01-10",
    "Jan 10, 2026 at 3:04 PM": "2026-01-10",
    "10 January 2026": "2026-01-10",
    "10-Jan-26": "2026-01-10",
    "3. marts 2026": "2026-03-03",
    "den 3. marts 2026": "2026-03-03",
    "3. mars 2026": "2026-03-03",
    "den 5 maj 2026": "2026-05-05",
    "12. Dezember 2025": "2025-12-12",
    "5. März 2026": "2026-03-05",
    "1st of June 2026": "2026-06-01",
    "06.02.2026": "2026-02-06",
    "06.02.26 kl. 14.30": "2026-02-06",
    "6/2-26": "2026-02-06",
    "6/2 2026": "2026-02-06",
    "d. 6/2-2026": "2026-02-06",
    "31-12-2025 10.00.00": "2025-12-31",
    "12/31/2025": "2025-12-31",
    "marts 2026": "2026-03-01",
    "2026-03": "2026-03-01",
}


@pytest.mark.parametrize("raw", WRITTEN)
def test_written_dates(raw):
    """Dates are read as people and programs in five languages write them, as days in UTC."""
    assert str(read_day(raw)) == WRITTEN[raw]


@pytest.mark.parametrize(
    "raw", ["", "i går", "2 weeks ago", "31.02.2026", "n/a", "2026-13-01", "1", "0", "99999999999999999999", "5 stars", "²/²/²⁰²⁶"]
)
def test_no_date(raw):
    """What is no date gives none."""
    assert read_day(raw) is None


@given(st.text(max_size=60))
def test_any_text_is_read_or_not(raw):
    """No text whatever breaks the reading of dates."""
    found = read_day(raw)
    assert found is None or 1990 <= found.year < 2100


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31)))
def test_days_survive(day):
    """A day that is written comes back, in each way of writing it."""
    ways = (day.isoformat(), f"{day:%d.%m.%Y}", f"{day:%d/%m/%Y}", f"{day:%Y%m%d}", f"{day:%d-%m-%Y} 12:00", f"{day:%Y-%m-%dT00:00:00Z}")
    assert {read_day(way) for way in ways} == {day}
    assert read_day(f"{day:%m/%d/%Y}", day_first=False) == day


def test_order_is_decided_for_the_column(tmp_path):
    """One date that can only be read month first decides for the column."""
    read = read_text(tmp_path, "Date,Review\n03/04/2026,It came late again\n04/30/2026,It came on time\n")
    assert [review.said_at for review in read.reviews] == [date(2026, 3, 4), date(2026, 4, 30)]
    assert "both ways" not in read.said


def test_order_is_decided_by_the_language(tmp_path):
    """Where no date tells, a Danish header puts the day first; en-US puts the month first."""
    [review] = read_text(tmp_path, "Dato,Anmeldelse\n03/04/2026,Den kom for sent\n").reviews
    assert review.said_at == date(2026, 4, 3)
    [review] = read_text(tmp_path, "Date,Review,Language\n03/04/2026,It came late,en-US\n").reviews
    assert review.said_at == date(2026, 3, 4)


def test_ambiguous_order_is_said(tmp_path):
    """Where nothing tells, the day is taken first, and that is said with an example."""
    read = read_text(tmp_path, "Date,Review\n03/04/2026,It came late\n")
    assert read.reviews[0].said_at == date(2026, 4, 3)
    assert "dates such as 3/4 can be read both ways" in read.said


def test_future_dates(tmp_path):
    """A day after today is not believed: the review stays, without a day, and that is said and counted."""
    read = read_text(tmp_path, "Date,Review\n2027-01-01,It will have come late\n2026-11-01,It came late\n")
    assert [review.said_at for review in read.reviews] == [None, TODAY]
    assert "after today" in read.said
    assert read.count("future date") == 1


def test_since(tmp_path):
    """What is older than `since` is left out and counted; what has no day stays."""
    read = read_text(tmp_path, "Date,Review\n2025-12-31,Old and slow\n2026-01-01,New and slow\n,Slow some day\n", since="2026-01-01")
    assert [review.text for review in read.reviews] == ["New and slow", "Slow some day"]
    assert (read.count("older"), read.count("no date")) == (1, 1)
