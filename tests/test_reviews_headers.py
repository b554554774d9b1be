import csv
import io
import tomllib
from pathlib import Path

import pytest
from review_files import read_text

EXPORTS = tomllib.loads(Path(__file__).with_name("review_headers.toml").read_text(encoding="utf-8"))
PERSONAL = ("Kim", "Berg", "kim@", "192.0.2", "20123456", "118204", "123456789", "Sorry", "Thank you", "No comment")
SENTENCE = "The box came three days after the day that was promised"


@pytest.mark.parametrize("export", EXPORTS)
def test_text_column_is_found(export, tmp_path):
    """In each known export the customer's words are found, and nothing that names anybody, nor the company's reply, comes along."""
    header, row, column = EXPORTS[export].values()
    assert row[header.split(",").index(column)] == "TEXT"
    read = read_text(tmp_path, _table(header, row))
    assert not read.troubles
    [review] = read.reviews
    assert review.text == SENTENCE
    shown = f"{review.text} {review.title} {review.facets} {review.id} {review.origin.heading} {read.said}"
    assert not [word for word in PERSONAL if word in shown]


@pytest.mark.parametrize("export", EXPORTS)
def test_day_is_found(export, tmp_path):
    """In each known export the day on which it was said is found."""
    header, row, _ = EXPORTS[export].values()
    days = {"a public register": 2019, "Amazon": 2020, "Judge.me": 2025, "Yotpo": 2025} | dict.fromkeys(
        ("a Danish sheet", "a Norwegian sheet", "a Swedish sheet", "a German sheet", "a Danish form"), 2025
    )
    [review] = read_text(tmp_path, _table(header, row)).reviews
    assert review.said_at is not None
    assert review.said_at.year == days.get(export, 2026)


def test_tickets_without_bodies(tmp_path):
    """A ticket export that has only subjects is read by its subjects, and the export that has the bodies is asked for."""
    header = (
        "Summation column,Id,Requester,Requester id,Requester external id,Requester email,Requester domain,Submitter,Assignee,"
        "Group,Subject,Tags,Status,Priority,Via,Ticket type,Created at,Updated at,Satisfaction Score"
    )
    row = [
        "1",
        "42",
        "Kim Berg",
        "9",
        "",
        "kim@x.example",
        "x.example",
        "Kim Berg",
        "Bo",
        "Care",
        SENTENCE,
        "late",
        "Closed",
        "High",
        "Mail",
        "",
        "2026-01-02",
        "",
        "bad",
    ]
    read = read_text(tmp_path, _table(header, row))
    [review] = read.reviews
    assert (review.text, review.title, review.rating, review.kind) == ("", SENTENCE, 0.0, "complaint")
    assert "only this one is read" in read.said
    assert "JSON" in read.said


def test_flag_is_no_comment(tmp_path):
    """A column `comments` that says yes or no is no text; without a text the columns are named and --text-column is suggested."""
    header = "request_id,request_sent_at,response_received_at,star_rating,comments,channel,tags,brand,customer_name,request_sent_to"
    rows = [[f"r{number}", "", "2026-01-02", "5", "yes", "sms", "", "X", "Kim Berg", "20123456"] for number in range(5)]
    read = read_text(tmp_path, _table(header, *rows))
    assert read.reviews == []
    [trouble] = read.troubles
    assert "response_received_at" in trouble.why
    assert "--text-column" in trouble.next_step
    assert "Berg" not in read.said


def test_question_is_kept_as_heading(tmp_path):
    """Where the column is the question, the question stands by the answer and the choice is said."""
    header, row, column = EXPORTS["Typeform"].values()
    read = read_text(tmp_path, _table(header, row))
    assert read.reviews[0].origin.heading == column
    assert "took this one, because its texts are the longest" in read.said


def test_text_column_wins(tmp_path):
    """`--text-column` wins over what the names say, in whatever case it is written."""
    read = read_text(tmp_path, "Review Content,Inner Note\nSo fine,The box came late\n", text_column="inner note")
    assert [review.text for review in read.reviews] == ["The box came late"]


def test_unknown_text_column(tmp_path):
    """A `--text-column` that is not there is an error with the nearest name, or a notice where another column tells."""
    read = read_text(tmp_path, "Dag,Svartekst\n2026-01-02,Den kom for sent igen\n", text_column="Svartext")
    assert read.reviews == []
    assert "Did you mean --text-column 'Svartekst'?" in read.troubles[0].next_step
    read = read_text(tmp_path, "Dato,Anmeldelse\n2026-01-02,Den kom for sent igen\n", text_column="Svartext")
    assert len(read.reviews) == 1
    assert "no column is called 'Svartext' here" in read.said


def _table(header: str, *rows: list[str]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows([header.split(","), *([SENTENCE if cell == "TEXT" else cell for cell in row] for row in rows)])
    return text.getvalue()
