"""The workbench in a real browser: every key, no barrier, and nothing hostile runs."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from bench import keys_of, report_of_claims
from hostile import HOSTILE

pytestmark = pytest.mark.slow


@pytest.fixture
def page_on(browser, listening):
    """Opens a page on a workbench: `page_on(path, bench=None, **context)`; what a page complains of fails the test."""
    opened, complaints = [], []

    def start(path, *, bench=None, **context):
        bench = bench or listening()
        room = browser.new_context(base_url=bench.url, **context)
        opened.append(room)
        page = room.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("request", lambda asked: complaints.append(asked.url) if not asked.url.startswith(bench.url) else None)
        page.goto(path)
        return page

    yield start
    for room in opened:
        room.close()
    assert complaints == []


def _api(page, path):
    return json.loads(page.request.get(f"/api/v1{path}").text())


def test_the_keyboard_path(page_on):
    """J and k move, 1 to 6 decide and go on, u undoes, c and a lead to their fields, x leaves a quote out, / searches, ? lists the keys."""
    page = page_on("/runs/1/queue")
    first = page.url
    page.keyboard.press("j")
    page.wait_for_url(lambda url: url != first)
    page.keyboard.press("k")
    page.wait_for_url(first)
    for key in "123456"[:5]:
        here = page.url
        page.keyboard.press(key)
        page.wait_for_url(lambda url, here=here: url != here)
    decided = {one["status"] for one in _api(page, "/runs/1/claims")["claims"]}
    assert decided == {"fix-copy", "fix-delivery", "proven", "accepted", "not-a-promise", "open"}
    last = page.url
    page.keyboard.press("u")
    page.wait_for_url(lambda url: url != last)
    page.wait_for_selector("text=Taken back: Not a promise.")
    page.wait_for_function("document.activeElement.id === 'content'")
    assert _api(page, "/runs/1/claims?status=not-a-promise")["found"] == 0
    page.keyboard.press("c")
    page.keyboard.type("123 ikke en beslutning")
    assert page.input_value("#comment") == "123 ikke en beslutning"
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    page.keyboard.type("Lager")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Assigned to Lager.")
    page.keyboard.press("x")
    page.wait_for_selector("blockquote.off")
    page.keyboard.press("?")
    assert page.is_visible("dialog#help")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.wait_for_selector("#search:focus")


def test_single_keys_can_be_turned_off(page_on):
    """Who turned single keys off decides nothing by pressing one."""
    page = page_on("/account")
    page.select_option("select[name=keys]", "off")
    page.click("main form button")
    page.wait_for_selector("text=Saved.")
    page.goto("/runs/1/queue")
    page.keyboard.press("1")
    page.keyboard.press("j")
    page.wait_for_timeout(300)
    assert _api(page, "/runs/1/claims?status=fix-copy")["found"] == 0


@pytest.mark.parametrize("language", ["en", "da", "nb"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barriers(page_on, listening, language, scheme):
    """axe-core finds no violation on any page, in light and dark, in three languages; nothing scrolls sideways at 320 px."""
    row = report_of_claims()
    bench = listening(row)
    visitor = bench.visitor()
    visitor.send_form(f"/runs/1/claims/{keys_of(row)[0]}/decide", status="proven", document="Test 12")
    visitor.send_form(f"/runs/1/claims/{keys_of(row)[0]}/comments", text="Spørg lageret")
    page = page_on("/", bench=bench, locale=language, color_scheme=scheme)
    paths = ("/", "/runs/1", "/runs/1/claims", "/runs/1/queue", "/runs/1/pages", "/runs/1/silent", "/runs/1/changes", "/runs/1/decisions",
             "/register", "/log", "/account", "/audits/new", f"/runs/1/claims/{keys_of(row)[0]}")  # fmt: skip
    barriers = []
    for path in paths:
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(path)
        assert page.get_attribute("html", "lang") == language
        barriers += [(path, one["id"], one["nodes"][0]["html"]) for one in Axe().run(page).response["violations"]]
        page.set_viewport_size({"width": 320, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
    assert barriers == []


def test_hostile_text_runs_nowhere(page_on, listening):
    """Hostile 68: no text of promises, quotes, addresses or comments runs as a script, in pages that are loaded or exchanged."""
    row = report_of_claims(*HOSTILE[:10], against=5, favour=0)
    for number, one in enumerate(row["claims"]):
        one["evidence"] = [quote | {"text": text} for quote, text in zip(one["evidence"] * 20, HOSTILE[number:], strict=False)]
        for place in one["places"]:
            place |= {"source": HOSTILE[-number - 1], "sentence": HOSTILE[number + 20]}
    bench = listening(row)
    visitor = bench.visitor()
    for text in HOSTILE:
        visitor.send_form(f"/runs/1/claims/{keys_of(row)[0]}/comments", text=text)
    page = page_on("/", bench=bench)
    page.context.add_init_script("window.ran = 0; window.pwned = () => { window.ran += 1; };")
    for path in ("/", "/runs/1", "/runs/1/claims", "/runs/1/pages", "/log", *(f"/runs/1/claims/{key}" for key in keys_of(row))):
        page.goto(path)
        page.wait_for_timeout(50)
        assert page.evaluate("window.ran") == 0, path
    page.goto("/runs/1/queue")
    for _ in range(5):
        here = page.url
        page.keyboard.press("j")
        page.wait_for_url(lambda url, here=here: url != here)
        assert page.evaluate("window.ran") == 0


def test_without_scripts_it_reads_and_decides(page_on):
    """With JavaScript off the pages read, and a click on a decision decides."""
    page = page_on("/runs/1/queue", java_script_enabled=False)
    page.click("button[value=accepted]")
    assert "Accepted for now" in page.inner_text(".toast")
    assert _api(page, "/runs/1/claims?status=accepted")["found"] == 1
