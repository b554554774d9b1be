import pytest
from review_files import read_files, read_text

from promisecheck.sources.reviews.duplicates import Digests

LONG = "The courier left the parcel in the rain and never rang the bell"


def test_one_customer_is_one(tmp_path):
    """One customer has one key, across files, by whatever names them best; two customers have two."""
    (tmp_path / "reviews.csv").write_text(
        "Review,Email,Name\nIt came late,KIM@x.example,Kim Berg\nIt came late again, kim@x.example ,K. B.\n"
        "It was fine,bo@x.example,Kim Berg\n",
        encoding="utf-8",
    )
    (tmp_path / "complaints.jsonl").write_text(
        '{"ticket_id": "T1", "body": "Late!", "requester": {"email": "kim@x.example"}}\n', encoding="utf-8"
    )
    complaint, first, second, other = read_files(tmp_path).reviews
    assert complaint.customer_key == first.customer_key == second.customer_key != ""
    assert other.customer_key != first.customer_key


def test_keys_name_nobody_and_repeat(tmp_path):
    """A key shows no name; the same files give the same keys in any order, another secret gives others."""
    one, two = tmp_path / "a.csv", tmp_path / "b.csv"
    one.write_text("Review,Name\nIt came late,Kim Berg\n", encoding="utf-8")
    two.write_text("Review,Name\nIt came early,Ida Holm\n", encoding="utf-8")
    keys = {review.customer_key for review in read_files(one, two).reviews}
    assert keys == {review.customer_key for review in read_files(two, one).reviews}
    assert all(len(key) == 16 and int(key, 16) for key in keys)
    with_secrets = [read_files(one, secret=secret).reviews[0].customer_key for secret in ("made", "up", "up")]
    assert with_secrets[0] != with_secrets[1] == with_secrets[2]


@pytest.mark.parametrize("name", ["", "Anonymous", "A Google user", "anonym", "N/A"])
def test_nobody_has_no_key(name, tmp_path):
    """Where nothing names the customer there is no key: such reviews are one customer each."""
    [review] = read_text(tmp_path, f"Review,Name\nIt came late,{name}\n").reviews
    assert review.customer_key == ""


def test_first_and_last_name(tmp_path):
    """First and last name are one name; a first name alone names somebody together with the place only."""
    read = read_text(tmp_path, "Review,First name,Last name\nIt came late,Kim,Berg\nIt came soon,Kim,Holm\n")
    assert read.reviews[0].customer_key != read.reviews[1].customer_key
    read = read_text(tmp_path, "Review,Name,City\nIt came late,Kim,Hull\nIt came soon,Kim,York\nIt came back,Kim,Hull\n")
    first, second, third = [review.customer_key for review in read.reviews]
    assert first == third != second


def test_ids_that_name_somebody(tmp_path):
    """An id that is an address is shown as a hash, and still tells reviews apart."""
    read = read_text(tmp_path, "id,text\nkim@x.example,It came late\nbo@x.example,It came late too\nkim@x.example,It came late\n")
    assert len(read.reviews) == 2
    assert "@" not in read.reviews[0].id


def test_made_ids_are_stable(tmp_path):
    """Without ids, file name and row make one: the same in each run and folder, another for each row."""
    text = "Review\nIt came late\nIt came on time\n"
    (tmp_path / "elsewhere").mkdir()
    here, there = read_text(tmp_path, text), read_text(tmp_path / "elsewhere", text)
    assert [review.id for review in here.reviews] == [review.id for review in there.reviews]
    assert len({review.id for review in here.reviews}) == 2


TWICE = {
    "the same id": (f"id,text,date\nr1,{LONG},2026-01-01\nr1,Changed my mind,2026-03-01\n", 1),
    "the same words on the same day": (f"id,text,date\nr1,{LONG},2026-01-01\nr2,{LONG.upper()}!,2026-01-01\n", 1),
    "the same long words two days later": (f"id,text,date\nr1,{LONG},2026-01-03\nr2,{LONG},2026-01-01\n", 1),
    "the same long words a month later": (f"id,text,date\nr1,{LONG},2026-01-01\nr2,{LONG},2026-02-01\n", 2),
    "the same short words on the next day": ("id,text,date\nr1,Fine,2026-01-01\nr2,Fine,2026-01-02\n", 2),
    "the same short words with another rating": ("id,text,date,rating\nr1,Fine,2026-01-01,5\nr2,Fine,2026-01-01,1\n", 2),
    "the same words by two customers": (f"id,text,date,email\nr1,{LONG},2026-01-01,kim@x.example\nr2,{LONG},2026-01-01,bo@x.example\n", 2),
    "the same words by one customer without a day": (f"text,email\n{LONG},kim@x.example\n{LONG},kim@x.example\n", 1),
    "the same short words without a day": ("text\nFine\nFine\n", 2),
    "the same long words with two ids and no day": (f"id,text\nr1,{LONG}\nr2,{LONG}\n", 2),
}


@pytest.mark.parametrize("case", TWICE)
def test_duplicates(case, tmp_path):
    """What came in twice counts once, and what only looks alike does not."""
    text, kept = TWICE[case]
    read = read_text(tmp_path, text)
    assert len(read.reviews) == kept
    assert read.count("duplicates") == 2 - kept


def test_row_numbers_are_no_ids_of_the_world(tmp_path):
    """Two files that count their rows from 1 do not hide each other's; a long id does, in files with the same columns."""
    for name in "ab":
        (tmp_path / f"{name}.csv").write_text(f"id,text\n1,Said in {name}\nlong-id-42,Said in {name} at length\n", encoding="utf-8")
    assert [review.text for review in read_files(tmp_path).reviews] == ["Said in a", "Said in a at length", "Said in b"]


def test_id_column_that_is_none(tmp_path):
    """A column called id whose values come again and again does not make reviews disappear."""
    rows = "".join(f"{number % 2},This is what number {number} said\n" for number in range(8))
    read = read_text(tmp_path, f"id,text\n{rows}")
    assert len(read.reviews) == 8
    assert "is no id" in read.said


def test_digests_remember():
    """Thousands of digests are kept apart and found again while the table grows."""
    digests = Digests()
    keys = [number * 0x9E3779B97F4A7C15 % 2**64 or 1 for number in range(1, 5000)]
    assert all(digests.swap(key, number) is None for number, key in enumerate(keys))
    assert [digests.swap(key, 0) for key in keys] == list(range(len(keys)))
    assert len(digests) == len(keys)
