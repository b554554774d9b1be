import csv
import io
import json
import re
from datetime import date

import pytest
from making import claim, crowd, match

from promisecheck.core.promises import Report, Skipped, Trouble
from promisecheck.core.taxonomy import Stance
from promisecheck.errors import UsageError
from promisecheck.gap import category_gaps, find
from promisecheck.report import FORMATS, render, write_file
from promisecheck.report.phrases import INTERFACES, phrases
from promisecheck.settings import Policy

HOSTILE = '<script>alert(1)</script>"onmouseover=alert(2) x="{{7*7}}'


def _report(*, of=None, matches=None, compared=True, **parts):
    of = of or claim()
    finding = find(of, [of], crowd(8, 2, of=of) if matches is None else matches, compared=compared, policy=Policy())
    return Report(
        findings=(finding,), categories=category_gaps([finding]), compared=compared, as_of=date(2026, 10, 31), models=("m 1",), **parts
    )


def _render(report, form, **options):
    return render(report, form, version="0.1.0", **options)


def test_text_says_the_result_in_one_sentence():
    """The text begins with one sentence that carries the numbers, and shows a quote and the rule."""
    text = _render(_report(), "text")
    assert text.startswith("promisecheck: 1 of 1 promises are contradicted by customers; delivery is the widest gap.\n")
    assert "PC102" in text
    assert "8 of 10 customers who mention it say it did not hold" in text
    assert "“Den kom efter ni dage.”" in text


@pytest.mark.parametrize("language", INTERFACES)
def test_every_language_has_every_sentence(language):
    """No sentence of the interface is missing in a language, and each takes the same names."""

    def names(text):
        return set(re.findall(r"\{(\w+)", text))

    english = phrases("en")
    assert set(phrases(language)) == set(english)
    assert all(names(phrases(language)[key]) == names(english[key]) for key in english)


def test_danish_and_norwegian_reports():
    """The report speaks Danish and Norwegian when asked; the quote stays as it is."""
    assert "8 af 10 kunder, der nævner det, siger" in _render(_report(), "text", language="da")
    norwegian = _render(_report(), "html", language="nb")
    assert "8 av 10 kunder som nevner det" in norwegian
    assert "Den kom efter ni dage." in norwegian


def test_json_has_the_fixed_keys():
    """The JSON has the keys that others build on."""
    row = json.loads(_render(_report(), "json"))
    assert set(row) == {
        "schema",
        "tool",
        "run",
        "inputs",
        "claims",
        "categories",
        "six_steps",
        "silent",
        "changes",
        "baseline",
        "idle",
        "skipped",
        "errors",
    }
    found = row["claims"][0]
    assert {"id", "rule", "text", "language", "categories", "strengths", "verdict", "places", "contradicted", "tolerance"} <= set(found)
    assert {"confidence", "priority", "why", "evidence", "suggestions", "law"} <= set(found)
    assert {key: found["contradicted"][key] for key in ("customers", "contradict", "support")} == {
        "customers": 10,
        "contradict": 8,
        "support": 2,
    }
    assert {"review_id", "kind", "text", "stance", "confidence", "date", "rating", "language"} <= set(found["evidence"][0])
    assert row["run"]["as_of"] == "2026-10-31"


def test_evidence_is_capped_and_counts_are_not():
    """The JSON lists up to 200 quotes a side, all of them when asked; the counts are always complete."""
    of = claim()
    report = _report(of=of, matches=crowd(230, 0, of=of))
    assert len(json.loads(_render(report, "json"))["claims"][0]["evidence"]) == 200
    whole = json.loads(_render(report, "json", all_evidence=True))["claims"][0]
    assert len(whole["evidence"]) == whole["contradicted"]["contradict"] == 230


def test_the_same_report_is_the_same_bytes():
    """The same findings give the same bytes in every format."""
    for form in (*FORMATS, "html"):
        assert _render(_report(), form) == _render(_report(), form)


def test_csv_is_inert_and_opens_in_a_spreadsheet():
    """The CSV begins with a BOM, and a cell that a spreadsheet would run is text."""
    of = claim("=HYPERLINK(1)")
    text = _render(_report(of=of), "csv")
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text[1:])))
    assert rows[0]["text"] == "'=HYPERLINK(1)"
    assert rows[0]["contradict"] == "8"


def test_html_escapes_everything():
    """Hostile text in claims, sources and quotes is shown as text: no element, no attribute, no template of it lives."""
    of = claim(HOSTILE, source=f"javascript:alert(1){HOSTILE}")
    page = _render(_report(of=of, matches=[match(Stance.CONTRADICTS, customer="a", of=of, text=HOSTILE)] * 5), "html")
    assert "<script>alert" not in page
    assert page.count("<script") == 2, "the data and the page's own script"
    assert not re.search(r"<[^>]*\sonmouseover=", page)
    assert 'href="javascript' not in page
    assert "{{7*7}}" in page


def test_html_is_self_contained():
    """The page asks nothing of the network and says so to the browser: no source, no link, no import, a policy that forbids all."""
    page = _render(_report(), "html")
    assert "default-src 'none'" in page
    assert not re.search(r"(src|href)=\"https?:", page)
    assert "@import" not in page
    assert "url(" not in page


def test_html_shows_what_matters():
    """The page has the sentence, the counts, what to fix first, the chart with its table, the quotes, and what was not checked."""
    report = _report(
        skipped=(Skipped(what="a.pdf", why="not read here"),), errors=(Trouble(what="b.csv", why="no text column", next_step="Name it"),)
    )
    page = _render(report, "html")
    for wanted in (
        "1 of 1 promises",
        "Fix these first",
        "<svg",
        "Promised versus delivered",
        "<table",
        "Den kom efter ni dage.",
        "a.pdf",
        "b.csv",
    ):
        assert wanted in page


def test_nothing_compared_is_said():
    """Without customers' words the report says that nothing was compared, and shows no verdict."""
    text = _render(_report(matches=[], compared=False), "text")
    assert "No customers' words given: nothing was compared." in text
    assert json.loads(_render(_report(matches=[], compared=False), "json"))["claims"][0]["verdict"] is None


def test_no_claim_is_said():
    """Zero promises are said in words, never as "0 problems"."""
    assert _render(Report(findings=()), "text").startswith("promisecheck: No promise was found in what was read.")


def test_files_are_written_by_ending(tmp_path):
    """The ending decides the format; an unknown one names those there are."""
    for ending, start in ((".html", "<!doctype html>"), (".json", "{"), (".csv", "\ufeffid"), (".txt", "promisecheck: 1 of 1")):
        write_file(_report(), tmp_path / f"report{ending}", version="0.1.0")
        assert (tmp_path / f"report{ending}").read_text(encoding="utf-8").startswith(start)
    with pytest.raises(UsageError, match="no format called 'odt'"):
        write_file(_report(), tmp_path / "report.odt", version="0.1.0")


def test_what_others_wrote_stays(tmp_path):
    """A file that this program did not write is not overwritten without --force; its own reports are."""
    path = tmp_path / "notes.txt"
    path.write_text("my notes on promisecheck", encoding="utf-8")
    with pytest.raises(UsageError, match="not a report of promisecheck"):
        write_file(_report(), path, version="0.1.0")
    assert path.read_text(encoding="utf-8") == "my notes on promisecheck"
    write_file(_report(), path, version="0.1.0", force=True)
    for ending in (".html", ".json", ".jsonl", ".csv", ".txt"):
        write_file(_report(), tmp_path / f"a{ending}", version="0.1.0")
        write_file(_report(), tmp_path / f"a{ending}", version="0.1.0")
