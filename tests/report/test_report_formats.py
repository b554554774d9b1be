import csv
import io
import json
from importlib.resources import files

import jsonschema
import pytest
from filled import HOSTILE, full_report, hostile_report, plain_report

from promisecheck.cli.running import deliver
from promisecheck.core.promises import Report
from promisecheck.errors import UsageError
from promisecheck.report import FORMATS, check_format, render, write_file
from promisecheck.report.one_line import one_line

SCHEMA = json.loads(files("promisecheck.report").joinpath("report.schema.json").read_text(encoding="utf-8"))
ENDINGS = (".html", ".xlsx", ".csv", ".json", ".jsonl", ".sarif", ".md", ".txt")


def _closed(schema):
    """The schema without the freedom to add keys: what the JSON has and the schema does not tell is found by it."""
    if isinstance(schema, list):
        return [_closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: _closed(part) for key, part in schema.items()}
    return {"additionalProperties": False} | closed if "required" in closed and "properties" in closed else closed


def test_the_json_is_what_its_schema_says():
    """The JSON of a report in which everything is filled validates, and has no key that the schema does not tell."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    for report in (full_report(), plain_report(), Report(findings=())):
        row = json.loads(render(report, "json", version="0.1.0", all_evidence=True))
        assert list(jsonschema.Draft202012Validator(_closed(SCHEMA)).iter_errors(row)) == []


def test_the_schema_notices():
    """A verdict that does not exist, a key that is gone, and another schema are refused."""
    row = json.loads(render(full_report(), "json", version="0.1.0"))
    row["claims"][0]["verdict"] = "broken"
    del row["claims"][0]["places"]
    row["schema"] = 2
    assert len(list(jsonschema.Draft202012Validator(SCHEMA).iter_errors(row))) == 3


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_json_and_csv_are_data(text):
    """With hostile words the JSON is valid and the CSV has its columns, and no cell or part of one is run."""
    report = hostile_report(text)
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(render(report, "json", version="0.1.0")))
    table = render(report, "csv", version="0.1.0")
    header, row = csv.reader(io.StringIO(table.removeprefix("\ufeff"), newline=""))
    assert len(header) == len(row)
    for separator in (";", "\t"):
        assert not [part for cell in row for part in cell.split(separator) if part.lstrip(' "').startswith(("=", "+", "-", "@"))]


def test_every_file_is_the_same_bytes_twice(tmp_path):
    """One report written twice in every format, several at once, is the same bytes; what is there is known as ours."""
    for folder in ("first", "again", "again"):
        for ending in ENDINGS:
            write_file(full_report(), tmp_path / folder / f"report{ending}", version="0.1.0")
    for ending in ENDINGS:
        assert (tmp_path / f"first/report{ending}").read_bytes() == (tmp_path / f"again/report{ending}").read_bytes()


def test_several_files_at_once(tmp_path, capsys):
    """One run gives every file that was asked for and prints what was asked for."""
    output = [tmp_path / f"a{ending}" for ending in ENDINGS]
    deliver(full_report(), "github", output, lang="da", all_evidence=False, force=False, quiet=True)
    assert all(path.stat().st_size > 100 for path in output)
    printed = capsys.readouterr()
    assert printed.out.startswith("::error title=Ikke kontrolleret::")
    assert not printed.err


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("language", ["en", "da", "nb"])
def test_every_printed_format_is_the_same_bytes_twice(form, language):
    """Every format that can be printed, in each language, is the same text for the same report."""
    assert render(full_report(), form, version="0.1.0", language=language) == render(
        full_report(), form, version="0.1.0", language=language
    )


def test_the_law_asks_in_the_language_of_the_interface():
    """What the law asks for is said in Danish and Norwegian too, in JSON and in JSON lines; keys stay as they are."""
    asked = {"en": "Can you show it?", "da": "Kan I dokumentere det?", "nb": "Kan dere dokumentere det?"}
    for language, words in asked.items():
        row = json.loads(render(full_report(), "json", version="0.1.0", language=language))
        line = json.loads(render(full_report(), "jsonl", version="0.1.0", language=language))
        assert row["claims"][0]["law"][0]["asks_for"] == line["law"][0]["asks_for"] == words


def test_one_line_a_finding():
    """The concise format has a line for the finding with file, line, rule, words and numbers, and one for what was not checked."""
    lines = render(full_report(), "concise", version="0.1.0").splitlines()
    assert lines[0].startswith("copy/om os.md:3: PC102 over-promised: “Levering i morgen” (8 of 10 customers")
    assert lines[1:4] == ["! b.csv: no text column", "- a.pdf: not read here", "[[ignore]] number 2: not needed"]


def test_a_format_that_is_no_text_is_a_file():
    """What cannot be printed names the way to get it."""
    for form in FORMATS:
        check_format(form)
    with pytest.raises(UsageError, match=r"-o FILE\.xlsx"):
        check_format("xlsx")


def test_what_is_cut_off_leaves_a_mark():
    """A line that is too long ends in a mark, within the length, even where it is one word."""
    assert one_line("w" * 50, most=10) == "wwwwwwww …"
    assert one_line(" a\n b\t", most=10) == "a b"
