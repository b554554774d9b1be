"""Decisions of the page: kept, exported, read again, compared."""

import json

import pytest
from pages import opened, written
from shop import NOW, shop_report

pytestmark = pytest.mark.slow
KEYS = {
    "claim", "text", "status", "reason", "until", "document", "owner", "expiry", "comment", "assignee", "reviewer", "at", "not_about",
}  # fmt: skip


@pytest.fixture
def page(browser, tmp_path):
    """The shop's page at its decisions."""
    with opened(browser, written(tmp_path, shop_report()), at="#decisions", accept_downloads=True) as shown:
        yield shown


def _to(page, screen):
    page.goto(page.url.split("#")[0] + f"#{screen}")


def _exported(page):
    _to(page, "decisions")
    with page.expect_download() as waiting:
        page.click("#export")
    return json.loads(waiting.value.path().read_text(encoding="utf-8"))


def _file(tmp_path, *decisions):
    path = tmp_path / "decisions.json"
    path.write_text(json.dumps({"schema": 1, "report": "0" * 16, "decisions": decisions}), encoding="utf-8")
    return path


def _give(page, button, path):
    _to(page, "decisions")
    with page.expect_file_chooser() as waiting:
        page.click(button)
    waiting.value.set_files(path)


def test_the_export_has_the_documented_shape(page):
    """The file holds schema, report, and for each touched promise every documented key, in the report's order."""
    page.fill("#reviewer", "KT")
    _to(page, "promises")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("3")
    page.keyboard.press("k")
    page.fill(".decide [name=document]", "Test report 7")
    page.fill(".decide [name=owner]", "Quality")
    page.fill(".decide [name=expiry]", "2027-03-01")
    page.keyboard.press("Escape")
    page.keyboard.press("k")
    page.keyboard.press("x")
    page.keyboard.press("1")
    told = _exported(page)
    assert (told["schema"], len(told["report"])) == (1, 16)
    first, second = told["decisions"]
    assert set(first) == set(second) == KEYS
    findings = shop_report().findings
    assert (first["claim"], first["status"], first["reviewer"]) == (findings[0].claim.key, "fix-copy", "KT")
    assert first["not_about"] == [page.locator("blockquote.off").get_attribute("data-r")]
    assert (second["status"], second["document"], second["owner"], second["expiry"]) == ("proven", "Test report 7", "Quality", "2027-03-01")
    assert second["text"] == findings[1].claim.text
    assert second["until"] is None
    assert second["at"].endswith("Z")


def test_decisions_stay_in_the_browser(page):
    """What was decided is there when the page is opened again, and so is the progress."""
    _to(page, "promises")
    page.keyboard.press("j")
    page.keyboard.press("1")
    page.reload()
    assert page.locator(".claim .status").first.inner_text() == "Fix the copy"
    _to(page, "decisions")
    assert page.locator("#progress-words").inner_text() == "1 of 3 contradicted promises are decided."
    assert "Levering i morgen" in page.locator("#decided").inner_text()


def test_an_exported_file_is_read_again(page, tmp_path):
    """What one browser exported another one reads: nothing is lost, and what was decided there stands."""
    _to(page, "promises")
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.keyboard.press("4")
    told = _exported(page)
    path = tmp_path / "theirs.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    page.evaluate("localStorage.clear()")
    page.reload()
    assert page.locator(".claim .status").first.inner_text() == ""
    _give(page, "#import", path)
    page.wait_for_function("document.querySelector('#toast').textContent")
    assert _exported(page) == told


def test_a_promise_that_is_gone_is_done_and_one_whose_day_passed_is_open_again(page, tmp_path):
    """Of an earlier report's file: what stands here no longer is done by itself, an acceptance that has ended is reopened."""
    gone = {"claim": "f" * 16, "text": "Gratis is til alle", "status": "fix-copy"}
    ended = {"claim": shop_report().findings[0].claim.key, "status": "accepted", "until": "2026-10-30"}
    stands = {"claim": shop_report().findings[1].claim.key, "status": "accepted", "until": NOW.isoformat()}
    _give(page, "#import", _file(tmp_path, gone, ended, stands))
    page.wait_for_function("document.querySelectorAll('#decided li').length === 3")
    lines = page.locator("#decided li").all_inner_texts()
    assert [line.split("\n")[0] for line in lines] == ["Done", "Reopened", "Accepted for now"]
    assert "Gratis is til alle" in lines[0]
    assert page.locator("#progress-words").inner_text() == "1 of 3 contradicted promises are decided."


def test_two_reviewers_are_compared(page, tmp_path):
    """Another reviewer's file says on how many both decided, on how many they agree, and kappa; it changes nothing here."""
    keys = [finding.claim.key for finding in shop_report().findings]
    _to(page, "promises")
    page.keyboard.press("j")
    for key in "1152":
        page.keyboard.press(key)
    theirs = [
        {"claim": key, "status": status} for key, status in zip(keys, ["fix-copy", "proven", "not-a-promise", "fix-delivery"], strict=False)
    ]
    _give(page, "#compare", _file(tmp_path, *theirs))
    page.wait_for_selector("#agreement li")
    assert "Both decided 4 promises and agree on 3 (75%); Cohen’s kappa 0.67." in page.locator("#agreement").inner_text()
    assert page.locator("#agreement li").all_inner_texts() == ["Fix the copy / Proven\nÅbent hver dag til kl. 20"]
    assert [row["status"] for row in _exported(page)["decisions"]] == ["fix-copy", "fix-copy", "not-a-promise", "fix-delivery"]


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "[]", "null", '{"schema": 2, "decisions": []}', '{"schema": 1, "decisions": {}}', '{"schema": 1}',
    ],
)  # fmt: skip
def test_a_file_that_is_none_is_refused(page, tmp_path, text):
    """What is no file of decisions is said in words, and changes nothing."""
    path = tmp_path / "wrong.json"
    path.write_text(text, encoding="utf-8")
    _give(page, "#import", path)
    page.wait_for_function("document.querySelector('#toast').textContent")
    assert page.locator("#toast").inner_text() == "This file holds no decisions of promisecheck."
    assert _exported(page)["decisions"] == []


def test_hostile_decisions_are_text(page, tmp_path):
    """Wrong types, names of the language's own things and markup in a file are text or nothing."""
    rows = [
        {"claim": "__proto__", "status": "constructor", "reason": {"a": 1}, "not_about": "x", "text": "<img src=x onerror=alert(1)>"},
        {"claim": "toString", "comment": "<script>alert(1)</script>", "until": 7, "not_about": [None, 1, "r"]},
        {"claim": 7}, None, "row",
    ]  # fmt: skip
    _give(page, "#import", _file(tmp_path, *rows))
    page.wait_for_function("document.querySelectorAll('#decided li').length === 2")
    assert page.locator("#decided img, #decided script").count() == 0
    told = _exported(page)["decisions"]
    assert [(row["claim"], row["status"], row["reason"], row["until"], row["not_about"]) for row in told] == [
        ("__proto__", "open", None, None, []),
        ("toString", "open", None, None, ["r"]),
    ]
