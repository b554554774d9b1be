"""Customers' words from files, patterns, folders and addresses: what is new, once."""

from dataclasses import replace

import pytest
from company import Company
from werkzeug import Response

from promisecheck.store.reviews import count_reviews, read_reviews

ROWS = "Review Id,Date,Rating,Email,Review\n" + "".join(
    f"r{n:07},2026-09-{n + 1:02},5,anna{n}@example.com,Pakken kom til tiden nummer {n} mvh anna{n}@example.com\n" for n in range(6)
)


@pytest.fixture
def company(tmp_path):
    """A company with one page and no words yet."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("<html lang=da><p>Vi leverer din pakke på 2 dage</p></html>", encoding="utf-8")
    company = Company(tmp_path, site)
    yield company
    company.database.close()


def named(company, *names):
    """Let the company's words come from these."""
    company.settings = replace(company.settings, run=replace(company.settings.run, reviews=tuple(map(str, names))))


def kept(company):
    """How many reviews are kept."""
    with company.database.reading() as connection:
        return count_reviews(connection)


def test_a_pattern_and_a_folder(company, tmp_path):
    """Files behind a pattern and in a folder are imported, each review once; a new file on another night adds what is new in it."""
    (tmp_path / "exports").mkdir()
    (tmp_path / "exports" / "1.csv").write_text(ROWS, encoding="utf-8")
    named(company, tmp_path / "exports" / "*.csv", tmp_path / "exports")
    company.night()
    assert kept(company) == 6
    more = ROWS + "r0000099,2026-09-20,1,bo@example.com,Pakken kom alt for sent\n"
    (tmp_path / "exports" / "2.csv").write_text(more, encoding="utf-8")
    company.night()
    assert kept(company) == 7


def test_55_nothing_that_names_a_person_is_kept(company, tmp_path):
    """Hostile 55: what is kept of a customer is a hash, and addresses in the text are masked; no file of the store holds them."""
    (tmp_path / "r.csv").write_text(ROWS, encoding="utf-8")
    named(company, tmp_path / "r.csv")
    company.night()
    with company.database.reading() as connection:
        found = list(read_reviews(connection))
    assert len({review.customer_key for review in found}) == 6
    assert not any(b"example.com" in path.read_bytes() for path in tmp_path.glob("kept.db*"))


def test_an_address_is_imported_like_a_file(company, httpserver):
    """An export behind an address is imported; one that cannot be had is an error that does not repeat what follows the question mark."""
    httpserver.expect_request("/reviews.csv").respond_with_data(ROWS, content_type="text/csv")
    httpserver.expect_request("/down").respond_with_response(Response("no", 503))
    named(company, httpserver.url_for("/reviews.csv"), httpserver.url_for("/down") + "?token=hunter2")
    outcome = company.night()
    assert kept(company) == 6
    assert [trouble.why for trouble in outcome.errors] == ["the host answers 503"]
    assert "hunter2" not in str(outcome.errors)


def test_an_export_in_other_words_is_said(company, tmp_path):
    """An export that cannot be read is an error on every night until it is mended, and the rest is imported."""
    (tmp_path / "good.csv").write_text(ROWS, encoding="utf-8")
    (tmp_path / "bad.csv").write_text("", encoding="utf-8")
    named(company, tmp_path / "good.csv", tmp_path / "bad.csv")
    assert [trouble.what for trouble in company.night().errors] == [str(tmp_path / "bad.csv")]
    assert kept(company) == 6
    assert [trouble.what for trouble in company.night().errors] == [str(tmp_path / "bad.csv")]
