import csv
import io
import json
import tempfile
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from review_files import read_files, read_text

from promisecheck.errors import SettingsError

HEADER = "Dato,Anmeldelse,Karakter\n"
TROUBLES = {
    "empty": ("r.csv", b"", "the file is empty"),
    "blank": ("r.csv", b"\r\n \r\n", "the file is empty"),
    "header only": ("r.csv", HEADER.encode(), "not one row below it"),
    "no text column": ("r.csv", b"Dato,Karakter\n2026-01-02,5\n", "the columns are Dato, Karakter"),
    "binary": ("r.csv", bytes(range(256)) * 40, "binary file"),
    "picture": ("r.csv", b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "a picture"),
    "old workbook": ("r.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 100, "old Excel file"),
    "broken workbook": ("r.xlsx", b"PK\x03\x04" + b"\0" * 100, "no Excel workbook"),
    "no JSON": ("r.json", b"hello there", "no reviews in it"),
    "empty list": ("r.json", b"[]", "holds no record"),
    "deep JSON": ("r.json", b"[" * 200_000, "nested too deeply"),
    "a page": ("r.html", b"<p>Fine</p>", "not read from .html"),
}


@pytest.mark.parametrize("case", TROUBLES)
def test_unreadable_files(case, tmp_path):
    """A file with nothing in it is a Trouble that says what is wrong and what to do; the next file is read."""
    name, content, why = TROUBLES[case]
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.csv").write_text(HEADER + "2026-01-02,Den kom aldrig,1\n", encoding="utf-8")
    read = read_files(tmp_path / name, tmp_path / "good.csv")
    assert len(read.reviews) == 1
    [trouble] = read.troubles
    assert trouble.what == str(tmp_path / name)
    assert why in trouble.why
    assert trouble.next_step


def test_missing_files(tmp_path):
    """A missing file is a Trouble with the nearest name; a folder without reviews and an address are Troubles too."""
    (tmp_path / "reviews.csv").write_text("Review\nFine\n", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    read = read_files(tmp_path / "reveiws.csv", tmp_path / "empty", "https://x.example/reviews.csv", tmp_path / "nowhere" / "r.csv")
    near, empty, address, nowhere = read.troubles
    assert "reviews.csv" in near.next_step
    assert "holds no reviews" in empty.why
    assert "Download" in address.next_step
    assert "there is no folder" in nowhere.why


def test_impossible_names():
    """Names that no file can have are Troubles."""
    nul, long = read_files("a\0b.csv", "a" * 5000).troubles
    assert nul.why == "no such file"
    assert "cannot be opened" in long.why


def test_since_that_is_no_day(tmp_path):
    """A `since` that is no day is an error before anything is read."""
    with pytest.raises(SettingsError, match="is no day"):
        read_text(tmp_path, "Review\nFine\n", since="last year")


def test_open_quote(tmp_path):
    """A quote that is never closed costs its own row: the rows after it are read, and the row is named by line and column."""
    text = (
        '"Dato","Anmeldelse","Karakter"\n"2026-01-01","Fin nok","5"\n"2026-01-02","Aldrig lukket,"1"\n'
        '"2026-01-03","Helt fin","4"\n"2026-01-04","Til\nlinjer","4"\n'
    )
    read = read_text(tmp_path, text)
    assert [review.text for review in read.reviews] == ["Fin nok", "Helt fin", "Til linjer"]
    assert dict(read.tallies[0].counts)["bad rows"] == 1
    assert "line 3, column Anmeldelse" in read.said


def test_quote_open_to_the_end(tmp_path):
    """A quote that stays open to the end of the file swallows nothing."""
    rows = "".join(f"2026-01-02,Nummer {number} kom for sent,2\n" for number in range(3000))
    read = read_text(tmp_path, f'{HEADER}2026-01-01,"Aldrig lukket,1\n{rows}')
    assert (len(read.reviews), read.count("bad rows")) == (3000, 1)


def test_quotes_inside(tmp_path):
    """Quotes inside a text, bare or with a backslash, are read."""
    text = HEADER + '2026-01-01,"Han sagde \\"aldrig, aldrig\\" igen",1\n2026-01-02,"Den "gode" kvalitet",2\n2026-01-03,5" skærm er god,5\n'
    assert [review.text for review in read_text(tmp_path, text).reviews] == [
        'Han sagde "aldrig, aldrig" igen',
        'Den gode" kvalitet"',
        '5" skærm er god',
    ]


def test_delimiters_inside(tmp_path):
    """A text with unquoted commas is one text where rating and date show how it was cut; otherwise the row is set aside."""
    text = HEADER + "2026-01-01,Dyr, langsom, og grim,1\n2026-01-02,Fin,5\n"
    assert [review.text for review in read_text(tmp_path, text).reviews] == ["Dyr, langsom, og grim", "Fin"]
    read = read_text(tmp_path, "Anmeldelse,Butik\nDyr, langsom,Moss\nFin,Oslo\nGod,Oslo\n")
    assert [review.text for review in read.reviews] == ["Fin", "God"]
    assert "3 fields where the header has 2" in read.said


def test_many_bad_rows_are_one_line(tmp_path):
    """Of hundreds of bad rows five are named and the rest counted."""
    read = read_text(tmp_path, HEADER + "2026-01-01,Fin,5\n" * 2 + "2026-01-02\n" * 300)
    assert read.count("bad rows") == 300
    assert len(read.notices) < 10
    assert "295 more rows" in read.said


def test_bad_lines_of_json(tmp_path):
    """A line that is no JSON is set aside by line and column, and a list that breaks off is read up to there."""
    read = read_text(tmp_path, '{"text": "Kom for sent"}\n{"text": "Kom\n[1]\n{"text": "Kom til tiden"}\n', name="r.jsonl")
    assert [review.text for review in read.reviews] == ["Kom for sent", "Kom til tiden"]
    assert "line 2, column" in read.said
    assert read.count("bad rows") == 2
    read = read_text(tmp_path, '[{"text": "Kom for sent"}, {"text": "Kom', name="r.json")
    assert [review.text for review in read.reviews] == ["Kom for sent"]
    assert "breaks off" in read.said


def test_long_json_is_streamed(tmp_path):
    """A list of records longer than the buffer comes out whole."""
    records = [{"id": f"long-id-{number}", "text": f"Number {number} came late. " + "x" * 300} for number in range(1000)]
    for value in (records, {"meta": {"pages": [1]}, "data": {"reviews": records}}):
        read = read_text(tmp_path, json.dumps(value, indent=2), name="r.json")
        assert [review.id for review in read.reviews] == [record["id"] for record in records]


def test_long_texts_are_cut(tmp_path):
    """40,000 exclamation marks and a word of a megabyte are cut to 20,000 characters, and counted."""
    read = read_text(tmp_path, f"Review,Stars\n{'!' * 40_000},1\n{'a' * 1_000_000},1\nFine,5\n")
    assert [len(review.text) for review in read.reviews] == [20_000, 20_000, 4]
    assert read.count("cut to 20,000 characters") == 2


@pytest.mark.parametrize(
    "piece", ["<", "<script ", "<a ", "&amp", " \n", "\n>", "<p>", "on ", "\non x ", "> ", "(Translated by Google)", "\r", '"', "'"]
)
def test_hostile_texts_take_no_time(piece, tmp_path):
    """20,000 characters of mark-up, blanks or quotes are read in a moment."""
    text = io.StringIO()
    csv.writer(text).writerows([["Review", "Stars"], [(piece * 20_000)[:20_000] + " fine", "5"]])
    began = time.perf_counter()
    read = read_text(tmp_path, text.getvalue())
    assert time.perf_counter() - began < 1.5
    assert read.count("read") == 1


def test_stray_bytes(tmp_path):
    """A few cp1252 bytes in a UTF-8 file are read as what they are, and the rest stays UTF-8."""
    rows = "".join(f"Smagte af æble, ø og å nummer {number}\n" for number in range(50)).encode()
    (tmp_path / "r.csv").write_bytes(b"Anmeldelse\n" + rows + "Blåbær\n".encode("cp1252"))
    texts = [review.text for review in read_files(tmp_path / "r.csv").reviews]
    assert texts[0] == "Smagte af æble, ø og å nummer 0"
    assert texts[-1] == "Blåbær"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "mac_roman", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(encoding, tmp_path):
    """Danish letters survive every encoding that files come in."""
    text = HEADER + "2026-01-02,Rødgrød på brød og æble i Ålborg,5\n" * 3
    read = read_text(tmp_path, text, encoding=encoding)
    assert read.reviews[0].text == "Rødgrød på brød og æble i Ålborg"


def test_workbook_that_unpacks_without_end(tmp_path):
    """A workbook that would fill memory is refused."""
    path = tmp_path / "r.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(7):
            archive.writestr(f"xl/{number}.xml", b" " * 50_000_000)
    assert "unpacks to 350 MB" in read_files(path).troubles[0].why


def test_workbook_without_rows(tmp_path):
    """A workbook of empty sheets is a Trouble."""
    openpyxl.Workbook().save(tmp_path / "r.xlsx")
    assert "not one row" in read_files(tmp_path / "r.xlsx").troubles[0].why


CELL = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(CELL, CELL, CELL), max_size=12), st.sampled_from([",", ";", "\t"]))
def test_counts_add_up(rows, delimiter):
    """Whatever the cells hold, each row is counted once: read is kept, duplicates, empty, too short, bad and left out together."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerows([["Review Id", "Review Content", "Review Stars"], *rows])
    with tempfile.TemporaryDirectory() as folder:
        read = read_text(Path(folder), text.getvalue())
    parts = ("kept", "duplicates", "empty", "too short", "bad rows", "test or preview", "older")
    assert read.count("read") == sum(read.count(part) for part in parts)
    assert read.count("kept") == len(read.reviews)


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["r.csv", "r.json", "r.jsonl", "r.txt", "r.eml", "r.xlsx", "r"]))
def test_any_bytes(content, name):
    """No bytes whatever end the run: there are reviews, or it is said why there are none."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(content)
        read = read_files(Path(folder) / name)
    assert read.reviews or read.notices or read.count("read") == read.count("empty") + read.count("too short") > 0


def test_sentences_are_no_header(tmp_path):
    """In a file of one column without a header the first review is a review, not a name."""
    read = read_text(tmp_path, "It came three days late.\nThe meter never worked, and nobody called.\nAll in all it was fine.\n")
    assert len(read.reviews) == 3
    assert "three days" not in read.said


def test_rows_are_counted_as_in_a_sheet(tmp_path):
    """A review's place is its row in the sheet, also after blank lines and cells of several lines."""
    read = read_text(tmp_path, 'sep=;\n\nAnmeldelse;Karakter\n"Den kom\nfor sent";1\n\nDen kom aldrig;1\n')
    assert [review.origin.place for review in read.reviews] == ["row 4", "row 6"]


def test_unreadable_dates_are_said(tmp_path):
    """Dates and ratings that cannot be read are said with an example, and the reviews stay."""
    read = read_text(tmp_path, "Review,Date,Rating\nIt came late,2 weeks ago,bon\nIt came on time,3 weeks ago,mal\n")
    assert len(read.reviews) == 2
    assert "2 of the first 2 dates cannot be read, such as '2 weeks ago'" in read.said
    assert "ratings cannot be read" in read.said


def test_too_many_columns(tmp_path):
    """A table of thousands of columns is no review file."""
    read = read_text(tmp_path, ",".join(f"c{number}" for number in range(3000)) + "\n" + "," * 2999 + "\n")
    assert "3,000 columns" in read.troubles[0].why


def test_product_links_are_no_ids(tmp_path):
    """Reviews of one product are not duplicates for having the same link."""
    read = read_text(tmp_path, "Review,Url\nIt came late,https://x.example/kettle\nIt broke,https://x.example/kettle\n")
    assert len(read.reviews) == 2


def test_a_record_that_is_no_review(tmp_path):
    """A JSON file about something else is not taken for a review."""
    read = read_text(
        tmp_path, json.dumps({"claims": [{"quote": "We deliver in two days, always"}], "meta": {"made": "2026-01-02"}}), name="truth.json"
    )
    assert read.reviews == []
    assert "no column holds the text" in read.troubles[0].why
