import json
import re
from pathlib import Path

import pytest

from promisecheck.audit import Audit
from promisecheck.core.text import normal
from promisecheck.demo import demo_files
from promisecheck.settings import Crawl, Settings

ROOT = Path(__file__).parent.parent


@pytest.mark.slow
def test_credentials_never_reach_a_report():
    """A name and password in an address stand in no part of the report."""
    rewrite = (("https://www.shop.example", "http://bo:hemmelig@127.0.0.1:9"),)
    report = Audit(Settings(crawl=Crawl(delay=0, retries=0, rewrite=rewrite))).run(["https://www.shop.example/"], [])
    assert report.errors
    assert "hemmelig" not in repr((report.errors, report.skipped, report.inputs, report.settings))


@pytest.mark.slow
def test_reviews_said_later_are_left_out_and_said(tmp_path):
    """With --as-of, what was said later does not count, and the report says how much that is."""
    (tmp_path / "draft.html").write_text("<html lang='da'><h1>Levering i morgen</h1></html>", encoding="utf-8")
    lines = [{"id": str(day), "text": "Den kom efter ni dage.", "date": f"2026-0{day}-01"} for day in (1, 2, 3)]
    (tmp_path / "reviews.jsonl").write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    from datetime import date

    report = Audit().run([str(tmp_path / "draft.html")], [str(tmp_path / "reviews.jsonl")], as_of=date(2026, 2, 15))
    assert report.compared
    notes = [*(skipped.what + skipped.why for skipped in report.skipped), *(word for tally in report.inputs for word, _ in tally.counts)]
    assert any("2026-02-15" in note or "future" in note for note in notes)


def test_no_sentence_of_the_demo_is_in_the_corpora():
    """No model was trained on the demo: none of its sentences of copy or of customers stands in the corpora."""
    import csv

    _, files = demo_files()
    with Path(files[0]).open(encoding="utf-8-sig", newline="") as file:
        said = {normal(part) for row in csv.DictReader(file) for part in re.split(r"[.!?\n]", row["Review Content"])}
    truth = json.loads((Path(files[0]).parent / "truth.json").read_text(encoding="utf-8"))
    said |= {normal(claim["text"]) for claim in truth["claims"]}
    said = {text for text in said if len(text) > 18}
    rows = [
        json.loads(line) for path in sorted((ROOT / "corpora").glob("*/*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()
    ]
    texts = {normal(text) for row in rows for text in (row.get("text"), row.get("claim"), row.get("evidence")) if text}
    texts |= {normal(part["text"]) for row in rows for kind in ("claims", "remarks") for part in row.get(kind, []) if "text" in part}
    assert not said & texts
