"""A reviewer's path from the first report to the one after the site was changed."""

import json
from datetime import UTC, datetime

import pytest
from bench import report_of_claims
from kept_runs import keep_report

pytestmark = pytest.mark.slow
_KEPT = ("Altid på lager", "Gratis montering", "Åbent hele døgnet")

_KEYS = {"Levering i morgen": ("1", "fix-copy"), "Gratis montering": ("2", "fix-delivery")}


def _weak(*texts):
    """The same promises, on which customers disagree."""
    return report_of_claims(*texts, against=4, favour=5)


def test_a_reviewers_path(listening, browser):
    """Open, decide five by keys, comment, export; the site changes: decisions stand, one is done by itself, one is reopened."""
    first = report_of_claims("Levering i morgen", *_KEPT)
    first["claims"] += _weak("Svar inden to timer")["claims"]
    bench = listening(first)
    room = browser.new_context(base_url=bench.url)
    page = room.new_page()
    page.goto("/")
    page.click("a:has-text('wait for a decision')")
    page.wait_for_selector("#deciding")
    decided = {}
    while page.inner_text("h1") != "Queue":
        words = page.inner_text("h1")
        key, status = _KEYS.get(words, ("4", "accepted"))
        decided[words] = status
        if words == "Gratis montering":
            page.keyboard.press("c")
            page.keyboard.type("Spørg lageret")
            page.click(".talkform button")
            page.wait_for_selector("text=The comment is kept.")
        page.keyboard.press(key)
        page.wait_for_function("words => document.querySelector('h1').innerText !== words", arg=words)
    assert len(decided) == 5
    assert "Nothing waits for a decision." in page.inner_text("main")
    exported = json.loads(page.request.get("/runs/1/decisions.json").text())["decisions"]
    assert {one["text"]: one["status"] for one in exported} == decided
    assert [one["comment"] for one in exported if one["comment"]] == ["Spørg lageret"]

    second = report_of_claims(*_KEPT, "Svar inden to timer", against=20, favour=1)
    keep_report(bench.database, second, name="shop", at=datetime(2026, 6, 1, 3, tzinfo=UTC))
    visitor = bench.visitor()
    now = {one["text"]: (one["status"], one["why"]) for one in visitor.get("/api/v1/runs/2/claims").json()["claims"]}
    assert now["Svar inden to timer"] == ("reopened", "worse")
    assert {text: now[text][0] for text in _KEPT} == {text: decided[text] for text in _KEPT}
    assert "customers say more against it than when it was decided" in visitor.get("/runs/2/queue").text
    log = visitor.get("/log").text
    assert "Done: the promise is no longer there" in log
    room.close()
