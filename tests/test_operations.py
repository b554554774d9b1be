from datetime import date

import pytest
from typer.testing import CliRunner

from promisecheck.cli import app
from promisecheck.core.promises import Claim
from promisecheck.core.taxonomy import Category, Outcome, Stance
from promisecheck.core.text import Origin, Passage, Span
from promisecheck.errors import SettingsError
from promisecheck.language.quantities import read_quantities
from promisecheck.matching import match_records
from promisecheck.settings import Reading
from promisecheck.sources.operations import read_operations
from promisecheck.sources.operations.moments import read_moment, wait_between

ORDERS = """Ordrenummer;Bestilt;Lovet levering;Leveret;Kundenummer;Svartid (timer);Aftalt pris;Pris;Butik
1;2026-03-02;2026-03-03;2026-03-06;k1;30;499,00;548,00;Moss
2;2026-03-02;2026-03-03;2026-03-03;k2;2;499,00;499,00;Moss
3;2026-03-04 09:00;2026-03-05;2026-03-09 10:00;k3;50;1.499,00;1.499,00;Hamar
4;2026-03-05;2026-03-06;2026-03-12;k1;49;499,00;;Hamar
5;;;;k5;;;;Hamar
"""


def records(folder, text=ORDERS, *, mapping="", name="orders.csv"):
    """The remarks of one file, what was said, and the counts."""
    (folder / name).write_text(text, encoding="utf-8")
    said, tallies = [], []
    hears = {"notice": said.append, "tally": tallies.append, "mapping": str(mapping) if mapping else ""}
    read = list(read_operations([str(folder / name)], reading=Reading(), **hears))
    return read, said, tallies


def claim(text, topic, language="da"):
    """A claim about one topic."""
    span = Span(start=0, end=len(text))
    category = Category(topic.partition(".")[0])
    passage = Passage(text=text, language=language, origin=Origin(source="x"))
    quantities = read_quantities(text, language)
    return Claim(passage=passage, sentence=span, span=span, categories=(category,), topics=(topic,), quantities=quantities)


def test_rows_need_no_words(tmp_path):
    """An order's days, its price and the time to an answer are remarks of the kind operations, each in a sentence with its numbers."""
    read, said, [tally] = records(tmp_path)
    assert [one.text for one in read if one.passage.origin.place == "row 2"] == [
        "Delivered 4 days after the order.",
        "Promised for 2026-03-03, delivered on 2026-03-06: 3 days late.",
        "Answered after 30 hours.",
        "Promised price 499, charged 548: 49 more.",
    ]
    assert {one.kind for one in read} == {"operations"}
    got, not_got = Outcome.GOT_IT, Outcome.DID_NOT
    assert [one.outcome for one in read if one.topics == ("delivery.punctuality",)] == [not_got, got, not_got, not_got]
    assert [one.outcome for one in read if one.topics == ("price.fixed",)] == [not_got, got, got]
    assert read[0].said_at == date(2026, 3, 6)
    assert read[0].facets == (("location", "Moss"),)
    assert dict(tally.counts) | {"read": 5, "kept": 4, "empty": 1} == dict(tally.counts)
    assert said == []


def test_customers_are_hashed(tmp_path):
    """Whoever ordered twice is one customer, and no number of anybody's is kept."""
    read, _, _ = records(tmp_path)
    keys = {one.passage.origin.place: one.customer_key for one in read}
    assert keys["row 2"] == keys["row 5"] != keys["row 3"]
    assert not [one for one in read if one.review_id in {"1", "2", "3", "4"} or one.customer_key.startswith("k")]


@pytest.mark.parametrize(
    ("text", "topic", "stances"),
    [
        ("Levering på 1-2 hverdage", "delivery.time", "CSCC"),
        ("Levering i morgen", "delivery.time", "CSCC"),
        ("Levering inden for en uge", "delivery.time", "SSSS"),
        ("Levering på mindst to dage", "delivery.time", ""),
        ("Hurtig levering", "delivery.time", ""),
        ("Vi svarer inden for 24 timer", "service.response-time", "CSCC"),
        ("Vi leverer altid til tiden", "delivery.punctuality", "CSCC"),
        ("Ingen skjulte gebyrer", "price.hidden-fee", "CSS"),
        ("30 dages returret", "assurance.returns", ""),
    ],
)
def test_numbers_meet_numbers(text, topic, stances, tmp_path):
    """A claim with a limit is held against each record's own number; one without a limit, or about something else, is not."""
    read, _, _ = records(tmp_path)
    found = list(match_records([claim(text, topic)], read))
    assert "".join({Stance.CONTRADICTS: "C", Stance.SUPPORTS: "S"}[match.stance] for match in found) == stances
    assert all(match.judge == "measured" and match.why[0].saw for match in found)


def test_more_than_was_promised(tmp_path):
    """Who waited half the time or less got more than was claimed."""
    read, _, _ = records(tmp_path)
    found = [match.beyond for match in match_records([claim("Levering inden for en uge", "delivery.time")], read)]
    assert found == [False, True, False, False]


def test_working_days():
    """Friday to Monday is one working day and three days."""
    wait = wait_between(read_moment("2026-03-06"), read_moment("2026-03-09"))
    assert (wait.days, wait.workdays) == (3, 1)
    assert wait_between(read_moment("2026-03-09"), read_moment("2026-03-06")) is None


def test_columns_by_mapping(tmp_path):
    """Columns of any name are read as a mapping file says; a role that is none is an error with the roles there are."""
    (tmp_path / "m.toml").write_text('[[table]]\nkind = "operations"\n[table.columns]\nasked = "Ind"\nanswered = "Ud"\n', encoding="utf-8")
    read, _, _ = records(tmp_path, "Ind;Ud\n2026-03-02 08:00;2026-03-02 09:30\n", mapping=tmp_path / "m.toml")
    assert [one.text for one in read] == ["Answered after 1.5 hours."]
    (tmp_path / "m.toml").write_text('[[table]]\nkind = "operations"\n[table.columns]\nreplied = "Ud"\n', encoding="utf-8")
    with pytest.raises(SettingsError, match="'replied' is nothing that is measured"):
        records(tmp_path, mapping=tmp_path / "m.toml")


def test_a_file_without_measures(tmp_path):
    """A file in which nothing was measured is a trouble that names its columns and what is needed."""
    read, [trouble], _ = records(tmp_path, "Navn;Anmeldelse\nKim;Fin\n")
    assert read == []
    assert "Navn, Anmeldelse" in trouble.why
    assert "mapping" in trouble.next_step


@pytest.mark.slow
def test_an_audit_of_operations(tmp_path, monkeypatch):
    """An audit with operational data alone gives verdicts: seven late orders of nine make "on time" over-promised, with numbers."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "none"))
    (tmp_path / "copy.html").write_text("<html lang=da><p>Vi leverer altid til tiden.</p>", encoding="utf-8")
    rows = [f"{number};2026-0{number}-02;2026-0{number}-03;2026-0{number}-0{6 if number < 8 else 3}\n" for number in range(1, 10)]
    (tmp_path / "orders.csv").write_text("Ordrenummer;Bestilt;Lovet levering;Leveret\n" + "".join(rows), encoding="utf-8")
    result = CliRunner().invoke(app, ["audit", "copy.html", "--operations", "orders.csv", "--format", "text", "-q"])
    assert result.exit_code == 1
    assert "PC102 over-promised: Vi leverer altid til tiden." in result.stdout
    assert "7 of 9 customers" in result.stdout
    assert "3 days late" in result.stdout
