"""The pages of the workbench, as a browser without scripts sees them."""

import json

import pytest
from bench import Workbench, database_with, keys_of, report_of_claims

pytestmark = pytest.mark.slow

LOOKED_AT = (
    "",
    "/claims",
    "/queue",
    "/pages",
    "/silent",
    "/changes",
    "/decisions",
    "/decisions.json",
    "/decisions.xlsx",
    "/training.jsonl",
)


def test_every_page_answers_in_three_languages(listening):
    """Each page is there in English, Danish and Norwegian, and says its language."""
    visitor = listening().visitor()
    for language in ("en", "da", "nb"):
        for path in (
            "/",
            *(f"/runs/1{part}" for part in LOOKED_AT),
            "/register",
            "/register.xlsx",
            "/register.csv",
            "/account",
            "/log",
            "/audits/new",
        ):
            answer = visitor.get(path, headers={"accept-language": {"nb": "no"}.get(language, language)})
            assert answer.status_code == 200, path
            if answer.headers["content-type"].startswith("text/html"):
                assert f'<html lang="{language}">' in answer.text


def test_deciding_goes_on_to_the_next_and_can_be_undone(listening):
    """Deciding in the queue leads to the next promise that waits; undoing leads back to the one that was decided."""
    row = report_of_claims()
    bench = listening(row)
    visitor = bench.visitor()
    first = visitor.get("/runs/1/queue").url
    decided = visitor.send_form(
        f"{first.removeprefix(bench.url).partition('?')[0]}/decide?status=waits", status="fix-copy", reason="vi når det ikke"
    )
    assert decided.url != first
    assert "/claims/" in decided.url
    assert "Fix the copy: “" in decided.text
    assert visitor.get("/api/v1/runs/1/claims?status=fix-copy").json()["found"] == 1
    undone = visitor.send_form("/undo")
    assert undone.url.partition("?")[0] == first.partition("?")[0]
    assert visitor.get("/api/v1/runs/1/claims?status=fix-copy").json()["found"] == 0


def test_the_queue_comes_to_an_end(listening):
    """When everything is decided the queue says so."""
    row = report_of_claims()
    bench = listening(row)
    visitor = bench.visitor()
    for key in keys_of(row):
        visitor.send_form(f"/runs/1/claims/{key}/decide?status=waits", status="accepted")
    assert "Nothing waits for a decision." in visitor.get("/runs/1/queue").text


def test_a_quote_that_is_not_about_it_recomputes(listening):
    """Leaving quotes out makes the verdict anew, on the card and in the counts; counting them again brings it back."""
    row = report_of_claims(against=5, favour=0)
    visitor = listening(row).visitor()
    claim = row["claims"][0]
    assert claim["verdict"] == "over-promised"
    for quote in claim["evidence"][:3]:
        page = visitor.send_form(f"/runs/1/claims/{claim['id']}/quotes", review=quote["review_id"], out="yes")
    assert "Without 3 quotes that are not about it the verdict is “unproven”; before it was “over-promised”." in page.text
    assert "2 of 2 customers" in page.text
    assert visitor.get(f"/api/v1/runs/1/claims/{claim['id']}").json()["verdict"] == "unproven"
    for quote in claim["evidence"][:3]:
        visitor.send_form(f"/runs/1/claims/{claim['id']}/quotes", review=quote["review_id"], out="no")
    assert visitor.get(f"/api/v1/runs/1/claims/{claim['id']}").json()["verdict"] == "over-promised"


def test_comments_assignments_documents(listening):
    """What one says, to whom one gives a promise, and its documents stand on the card, in the list and in the register."""
    row = report_of_claims()
    visitor = listening(row).visitor()
    where = f"/runs/1/claims/{keys_of(row)[0]}"
    assert "Spørg lageret" in visitor.send_form(f"{where}/comments", text="Spørg lageret").text
    visitor.send_form(f"{where}/assign", assignee="Lager")
    assert visitor.get("/api/v1/runs/1/claims?who=Lager").json()["found"] == 1
    visitor.send_form(f"{where}/proofs", document="Måling 12", owner="Drift", expiry="2020-01-01")
    register = visitor.get("/register").text
    assert "Måling 12" in register
    assert "ended 2020-01-01" in register
    visitor.send_form("/register/1/strike")
    assert "Måling 12" not in visitor.get("/register").text
    log = visitor.get("/log").text
    assert all(word in log for word in ("commented", "assigned", "entered a document", "struck a document out"))


def test_two_reviewers_who_differ(listening):
    """Two who decide differently are shown with their agreement; one of them may end it."""
    row = report_of_claims()
    bench = listening(row, users={"Ane": "reviewer", "Bo": "reviewer", "Chef": "admin"})
    ane, bo = bench.visitor("Ane"), bench.visitor("Bo")
    keys = keys_of(row)
    for key, one, other in zip(keys, ("fix-copy", "fix-copy", "accepted"), ("fix-copy", "accepted", "accepted"), strict=False):
        ane.send_form(f"/runs/1/claims/{key}/decide", status=one)
        bo.send_form(f"/runs/1/claims/{key}/decide", status=other)
    page = ane.get("/runs/1/decisions").text
    assert "0.40" in page
    assert ane.get("/api/v1/runs/1/claims?status=disagree").json()["found"] == 1
    ane.send_form(f"/runs/1/claims/{keys[1]}/decide", status="accepted", settles="yes")
    assert ane.get("/api/v1/runs/1/claims?status=disagree").json()["found"] == 0


def test_three_desks_sign(listening):
    """Where the settings ask for it a promise that stays waits for each desk's signature, and each signs for its own only."""
    row = report_of_claims()
    desks = ("marketing", "operations", "front line")
    users = {name: f"reviewer/{desk}" for name, desk in zip(("Ane", "Bo", "Cai"), desks, strict=True)} | {"Chef": "admin"}
    bench = listening(row, users=users, sign_off=list(desks))
    where = f"/runs/1/claims/{keys_of(row)[0]}"
    ane = bench.visitor("Ane")
    ane.send_form(f"{where}/decide", status="accepted", reason="kendt", until="2027-01-01")
    assert "waits for marketing, operations, front line" in ane.get(where).text
    assert ane.send_form(f"{where}/sign", desk="operations").status_code == 422
    for name, desk in (("Ane", "marketing"), ("Bo", "operations"), ("Cai", "front line")):
        bench.visitor(name).send_form(f"{where}/sign", desk=desk)
    assert ane.get(f"/api/v1{where}").json()["unsigned"] == []
    assert "front line: Cai" in ane.get(where).text


def test_decisions_go_out_and_come_back(listening, tmp_path):
    """What is exported as JSON or Excel comes into another store once, with comments, assignees, quotes and documents."""
    row = report_of_claims()
    visitor = listening(row).visitor()
    first, second = keys_of(row)[:2]
    visitor.send_form(f"/runs/1/claims/{first}/decide", status="proven", document="Test 12", owner="Kvalitet", expiry="2027-01-01")
    visitor.send_form(f"/runs/1/claims/{first}/comments", text="Målt i maj")
    visitor.send_form(f"/runs/1/claims/{second}/quotes", review=row["claims"][1]["evidence"][0]["review_id"])
    exported = {name: visitor.get(f"/runs/1/decisions.{name}").content for name in ("json", "xlsx")}
    assert json.loads(exported["json"])["decisions"][0]["status"] in {"proven", "open"}
    database_with(tmp_path / "other.db", row).close()
    other = Workbench(tmp_path / "other.db")
    try:
        there = other.visitor()
        answer = there.send_form("/runs/1/decisions/import", files={"file": ("decisions.json", exported["json"])})
        assert "3 taken over, 0 known already" in answer.text
        again = there.send_form("/runs/1/decisions/import", files={"file": ("decisions.json", exported["json"])})
        assert "0 taken over, 1 known already" in again.text
        assert there.get(f"/api/v1/runs/1/claims/{first}").json()["status"] == "proven"
        assert there.get(f"/api/v1/runs/1/claims/{second}").json()["not_about"]
        assert "Test 12" in there.get("/register").text
        assert there.send_form("/runs/1/decisions/import", files={"file": ("d.xlsx", exported["xlsx"])}).status_code == 200
    finally:
        other.stop()


def test_training_rows(listening):
    """People's corrections come out as pairs: a quote that was left out is unrelated, a promise that is none has no quotes."""
    row = report_of_claims(against=4, favour=0)
    visitor = listening(row).visitor()
    first, second, third = row["claims"][:3]
    visitor.send_form(f"/runs/1/claims/{first['id']}/decide", status="fix-copy")
    visitor.send_form(f"/runs/1/claims/{first['id']}/quotes", review=first["evidence"][0]["review_id"])
    visitor.send_form(f"/runs/1/claims/{second['id']}/decide", status="not-a-promise")
    visitor.send_form(f"/runs/1/claims/{third['id']}/decide", status="evidence-wrong")
    rows = [json.loads(line) for line in visitor.get("/runs/1/training.jsonl").text.splitlines()]
    assert [one["stance"] for one in rows if one["claim"] == first["text"]] == ["unrelated", "contradicts", "contradicts", "contradicts"]
    assert {"claim": second["text"], "language": "da", "is_promise": False} in rows
    assert {one["stance"] for one in rows if one["claim"] == third["text"]} == {"unrelated"}


def test_filters_and_pages(listening):
    """A list of many promises comes a page at a time; filters, search and order hold on every page."""
    row = report_of_claims(*(f"Levering inden {number} timer" for number in range(120)), against=5, favour=0)
    visitor = listening(row).visitor()
    page = visitor.get("/runs/1/claims")
    assert page.text.count("data-row") == 50
    assert "Page 1 of 3" in page.text
    assert visitor.get("/runs/1/claims?n=3").text.count("data-row") == 20
    assert visitor.get("/runs/1/claims?q=inden 7 timer").text.count("data-row") == 1
    assert visitor.get("/runs/1/claims?verdict=kept").text.count("data-row") == 0
    assert visitor.get("/runs/1/claims?verdict=nonsense&n=999&sort=worst").status_code == 200
