import json
import subprocess
import sys

import pytest
from making import PEAK
from review_files import read_files
from typer.testing import CliRunner

from promisecheck.cli import app
from promisecheck.errors import SettingsError
from promisecheck.sources.reviews.form import FIELDS

EXPORT = """Review Id,Review Created (UTC),Review Username,Review Title,Review Content,Review Stars,Company Response
r1000001,2026-01-02 10:00:00,Kim Berg,Late,"The box came three days late, call 20 12 34 56",2,Sorry
r1000002,2026-01-03 10:00:00,Kim Berg,,ok,5,
r1000003,2026-01-03 10:00:00,Bo Lund,,,5,
r1000001,2026-01-02 10:00:00,Kim Berg,Late,"The box came three days late, call 20 12 34 56",2,Sorry
r1000005,2026-01-04 10:00:00,Bo Lund,Punctual,It came on the promised day,5,
r1000006,2026-01-05 10:00:00,Eva Dahl,,Ut desint vires tamen est laudanda voluntas,3,
r1000004,2026-01-03 10:00:00,Bo Lund,Fine,"It came in time
"""


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Calls the command line in an empty folder that holds one export."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "none"))
    (tmp_path / "export.csv").write_text(EXPORT, encoding="utf-8")

    def call(*arguments):
        return CliRunner().invoke(app, ["reviews", "import", *arguments])

    return call


def test_dry_run(run, tmp_path):
    """A dry run shows each column with its use and why, three masked rows and all counts, and writes nothing."""
    result = run("export.csv", "--dry-run")
    assert result.exit_code == 0
    told = result.stdout
    assert "Trustpilot service reviews; kind review" in told
    assert "Review Content        the customer's text  (its name)" in told
    assert "Company Response      not read: the company's own words" in told
    assert "Review Username       who says it (only a hash is kept)" in told
    assert "call [phone]" in told
    assert told.count(" · 2026-01-0") == 3
    assert "7 read, 3 kept, 1 duplicates, 1 empty, 1 too short, 1 bad rows" in told
    assert "1 of 3 kept in an unknown language" in told
    assert not [name for name in ("Kim", "Berg", "Sorry") if name in told]
    assert [path.name for path in tmp_path.iterdir()] == ["export.csv"]


def test_lines_in_one_form(run, tmp_path):
    """The written lines have every field of the form, name nobody, and list what could not be read by line and column."""
    assert run("export.csv", "-o", "reviews.jsonl").exit_code == 0
    text = (tmp_path / "reviews.jsonl").read_text(encoding="utf-8")
    first, second, _ = map(json.loads, text.splitlines())
    assert tuple(first) == FIELDS
    assert first["text"] == "The box came three days late, call [phone]"
    assert (first["source"], first["rating_raw"], first["rating_scale"], first["rating_01"]) == ("trustpilot-service", "2", "1-5", 0.25)
    assert (first["date"], first["date_precision"], first["language_detected"], first["row"]) == ("2026-01-02", "day", "en", "row 2")
    assert first["customer_key"] != second["customer_key"]
    assert not [name for name in ("Kim", "Berg", "Bo Lund", "Sorry") if name in text]
    [bad] = map(json.loads, (tmp_path / "reviews.quarantine.jsonl").read_text(encoding="utf-8").splitlines())
    assert bad == {"file": "export.csv", "place": "line 8, column Review Content", "why": "a quote in column 5 is not closed"}


def test_lines_are_read_again(run, tmp_path):
    """What was imported is read again as it is: the same words, days, ratings, kinds and customers."""
    run("export.csv", "-o", "reviews.jsonl")
    before, after = read_files(tmp_path / "export.csv").reviews, read_files(tmp_path / "reviews.jsonl").reviews
    told = [
        [(one.id, one.text, one.title, one.rating, one.said_at, one.kind, one.customer_key) for one in read] for read in (before, after)
    ]
    assert told[0] == told[1]


def test_likes_and_dislikes_are_kept_apart(run, tmp_path):
    """What was liked and what was disliked stand in fields of their own, and are one review's text when they are read again."""
    header = "Review date,Reservation number,Review title,Positive review,Negative review,Review score,Property reply"
    (tmp_path / "stays.csv").write_text(
        f"{header}\n2026-02-09,1234567,Fine,Lovely breakfast,The lift stood still,4,Thanks\n", encoding="utf-8"
    )
    run("stays.csv", "-o", "stays.jsonl")
    [line] = map(json.loads, (tmp_path / "stays.jsonl").read_text(encoding="utf-8").splitlines())
    assert (line["text"], line["pros"], line["cons"]) == ("", "Lovely breakfast", "The lift stood still")
    assert (line["rating_scale"], line["rating_01"]) == ("1-10", 0.3333)
    [review] = read_files(tmp_path / "stays.jsonl").reviews
    assert review.text == "Lovely breakfast.\nThe lift stood still"


def test_a_saved_mapping_is_read_again(run, tmp_path):
    """A mapping that was saved reads the same file the same way, and what is changed in it counts: here, and in an audit's settings."""
    (tmp_path / "own.csv").write_text(
        "Dag,Hvad synes du?,Note,Tal\n03-04-2026,Kassen kom tre dage for sent,Husk bilag,2\n", encoding="utf-8"
    )
    assert (
        run(
            "own.csv", "--column", "date=Dag", "--column", "rating=Tal", "--scale", "6-1", "--month-first", "--save-mapping", "m.toml"
        ).exit_code
        == 0
    )
    told = (tmp_path / "m.toml").read_text(encoding="utf-8")
    assert 'date = ["Dag"]' in told
    assert "day_first = false\nscale = [1, 6]\nlowest_is_best = true" in told
    [review] = read_files(tmp_path / "own.csv", mapping=str(tmp_path / "m.toml")).reviews
    assert (str(review.said_at), review.rating, review.text) == ("2026-03-04", 0.8, "Kassen kom tre dage for sent")
    (tmp_path / "m.toml").write_text(told.replace("false", "true").replace("Hvad synes du?", "Note"), encoding="utf-8")
    [review] = read_files(tmp_path / "own.csv", mapping=str(tmp_path / "m.toml")).reviews
    assert (str(review.said_at), review.text) == ("2026-04-03", "Husk bilag")


def test_a_mapping_that_does_not_fit(run, tmp_path):
    """A mapping for other columns is said with the column that is missing, and the file is read by its names."""
    (tmp_path / "m.toml").write_text('[[table]]\n[table.columns]\ntext = ["Svar"]\n', encoding="utf-8")
    result = run("export.csv", "--mapping", "m.toml", "--dry-run")
    assert "there is no column 'Svar'" in result.stderr
    assert "3 kept" in result.stdout


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("[[table]]\n[table.columns]\nwords = ['A']\n", "'words' is nothing that a column can be for"),
        ("[[table]]\nkind = 'gossip'\n", "kind = 'gossip' is not known"),
        ("[[table]]\nscale = [5, 1]\n", "a scale from 5 to 1 has no room"),
        ("[[table]]\nscale = 'stars'\n", "scale = 'stars' is no scale"),
        ("[[table]]\nday_first = 'yes'\n", "day_first = 'yes' is neither true nor false"),
        ("[[table]]\ncolums = {}\n", "unknown key 'colums'"),
        ("[[table]\n", "not valid TOML"),
        ("", "no [[table]] in it"),
    ],
)
def test_a_wrong_mapping(text, wrong, tmp_path):
    """A mapping with something wrong in it is an error that names the value, before anything is read."""
    (tmp_path / "m.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        read_files(tmp_path / "export.csv", mapping=str(tmp_path / "m.toml"))
    assert wrong in str(caught.value)
    assert caught.value.next_step


def test_a_column_that_is_not_there(run):
    """An option that names a column which the file does not have is an error that lists the columns."""
    result = run("export.csv", "--column", "date=Dag", "--dry-run")
    assert isinstance(result.exception, SettingsError)
    assert "no column is called 'Dag' here" in str(result.exception)
    assert "Review Created (UTC)" in str(result.exception)


def test_questions_are_asked(run, tmp_path):
    """Where each column is a question, the guess is shown as a question with the option that answers it, in the question's own words."""
    (tmp_path / "q.csv").write_text(
        "StartDate,Status,Finished,RecordedDate,ResponseId,UserLanguage,Q1,Q2_4_TEXT\n"
        "Start Date,Response Type,Finished,Recorded Date,Response ID,User Language,How satisfied are you?,What could we do better?\n"
        '{"ImportId":"a"},{"ImportId":"b"},{"ImportId":"c"},{"ImportId":"d"},{"ImportId":"e"},{"ImportId":"f"},{"ImportId":"g"},{"ImportId":"h"}\n'
        "2026-01-02,IP Address,True,2026-01-02 10:00:00,R_1,EN,4,You could answer the phone now and then\n",
        encoding="utf-8",
    )
    result = run("q.csv", "--dry-run")
    assert "Qualtrics; kind survey" in result.stdout
    assert "? in this export each column is a question: name the one whose answers are to be read. Is it 'Q2_4_TEXT'?" in result.stdout
    [review] = read_files(tmp_path / "q.csv").reviews
    assert (review.origin.heading, review.rating, review.kind) == ("What could we do better?", 0.75, "survey")


def test_nothing_is_overwritten(run, tmp_path):
    """A file that promisecheck did not write stays, and so does the file that is read; --force is for the first only."""
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    assert "promisecheck did not write it" in str(run("export.csv", "-o", "mine.txt").exception)
    assert "cannot be written at once" in str(run("export.csv", "-o", "export.csv", "--force").exception)
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "mine"
    assert run("export.csv", "-o", "mine.txt", "--force").exit_code == 0
    assert run("export.csv", "-o", "mine.txt").exit_code == 0


def test_a_missing_file(run):
    """A file that is not there gives exit code 3 and its name, and the others are imported all the same."""
    result = run("nothing.csv", "export.csv")
    assert result.exit_code == 3
    assert "nothing.csv" in result.stderr
    assert len(result.stdout.splitlines()) == 3


def test_order_of_dates_by_all_rows(tmp_path):
    """Whether the day or the month stands first is told by a date in row 2,500 as well."""
    rows = [
        "Date,Review\n",
        *(f"03/04/2026,The box number {number} came late\n" for number in range(2_500)),
        "12/31/2025,A last one came late\n",
    ]
    (tmp_path / "r.csv").write_text("".join(rows), encoding="utf-8")
    read = read_files(tmp_path / "r.csv")
    assert str(read.reviews[0].said_at) == "2026-03-04"
    assert "both ways" not in read.said


def test_scale_by_all_rows(tmp_path):
    """A mark of 9 in row 2,500 makes the scale one to ten for all rows."""
    rows = ["Rating,Review\n", *(f"3,The box number {number} came late\n" for number in range(2_500)), "9,A last one came in time\n"]
    (tmp_path / "r.csv").write_text("".join(rows), encoding="utf-8")
    assert read_files(tmp_path / "r.csv").reviews[0].rating == 0.2222


def test_days_that_may_be_months(run, tmp_path):
    """A date that can be read both ways counts as known to the month only, and that is said with the option that settles it."""
    (tmp_path / "r.csv").write_text(
        "Date,Review\n03/04/2026,The box came late\nMarch 2026,Another one came late\n2026-03-05,And one in time\n", encoding="utf-8"
    )
    result = run("r.csv")
    assert [json.loads(line)["date_precision"] for line in result.stdout.splitlines()] == ["month", "month", "day"]
    assert "--month-first" in result.stderr
    assert [json.loads(line)["date_precision"] for line in run("r.csv", "--day-first").stdout.splitlines()] == ["day", "month", "day"]


@pytest.mark.slow
def test_memory_does_not_grow_with_the_rows(tmp_path):
    """Of a CSV with eight times the rows only the eight bytes a review grow, by which it is known again; nothing else is kept."""
    code = (
        "import sys\n"
        "from promisecheck.settings import Reading\n"
        "from promisecheck.sources.reviews import read_reviews\n"
        "kept = sum(1 for _ in read_reviews([sys.argv[1]], reading=Reading(), notice=print, tally=lambda _: None))\n"
        f"print(kept, {PEAK})\n"
    )
    peaks = []
    for rows in (5_000, 40_000):
        path = tmp_path / f"{rows}.csv"
        with path.open("w", encoding="utf-8") as file:
            file.write("Review Id,Review Content,Review Stars\n")
            file.writelines(f"r{number:08d},The box number {number} came three days too late again,2\n" for number in range(rows))
        result = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True, timeout=200)
        kept, peak = map(int, result.stdout.split())
        assert kept == rows
        peaks.append(peak)
    assert peaks[1] < 300
    assert peaks[1] - peaks[0] < 20
