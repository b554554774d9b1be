"""Every key of the page, pressed in a real browser."""

import json

import pytest
from pages import opened, written
from playwright.sync_api import expect
from shop import shop_report

pytestmark = pytest.mark.slow


@pytest.fixture
def page(browser, tmp_path):
    """The shop's page at its list of promises."""
    with opened(browser, written(tmp_path, shop_report()), at="#promises", accept_downloads=True) as shown:
        yield shown


def _present(page):
    return page.locator(".claim.now summary h2").inner_text()


def _press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def _status(page, number):
    return page.locator(".claim").nth(number).locator(".status").inner_text()


def _exported(page):
    page.goto(page.url.split("#")[0] + "#decisions")
    with page.expect_download() as waiting:
        page.click("#export")
    return json.loads(waiting.value.path().read_text(encoding="utf-8"))


def test_j_and_k_go_from_promise_to_promise(page):
    """`j` opens the next promise and `k` the one before; only the present card is open, and the last one has no next."""
    _press(page, "j")
    assert _present(page) == "Levering i morgen"
    _press(page, "j", "j")
    assert _present(page) == "Your money back within two days"
    assert page.locator(".claim > details[open]").count() == 1
    _press(page, "k")
    assert _present(page) == "Åbent hver dag til kl. 20"
    _press(page, *"jjjjjjjj")
    assert _present(page) == "Det største udvalg i byen"
    assert page.locator("#toast").inner_text() == "That was the last one shown."


def test_1_to_6_decide_and_go_on(page):
    """Each number decides the present promise and goes on to the next."""
    _press(page, "j", *"123456")
    words = ["Fix the copy", "Fix the delivery", "Proven", "Accepted for now", "Not a promise", "Evidence is wrong"]
    assert [_status(page, number) for number in range(6)] == words
    assert _present(page) == "Det største udvalg i byen"


def test_u_undoes_step_by_step(page):
    """`u` takes the last decision back and returns to its promise, again and again; then there is nothing left."""
    _press(page, "j", "1", "2", "u")
    assert _status(page, 1) == ""
    assert _present(page) == "Åbent hver dag til kl. 20"
    _press(page, "u")
    assert _status(page, 0) == ""
    assert _present(page) == "Levering i morgen"
    _press(page, "u")
    assert page.locator("#toast").inner_text() == "Nothing to undo"


def test_c_and_a_write_beside_the_decision(page):
    """`c` goes to the comment and `a` to the assignee; keys typed there are text, and Escape goes back."""
    _press(page, "j", "c")
    page.keyboard.type("Ask j and k first?")
    _press(page, "Escape", "a")
    page.keyboard.type("Marketing")
    _press(page, "Escape", "j")
    assert _present(page) == "Åbent hver dag til kl. 20"
    assert _status(page, 0) == "Marketing"
    assert {(row["comment"], row["assignee"]) for row in _exported(page)["decisions"]} == {("Ask j and k first?", "Marketing")}


def test_x_takes_a_quote_out_and_judges_again(page):
    """`x` says that the quote is not about this: it is struck out, the verdict is told anew, and `u` brings it back."""
    _press(page, "j", "j", "j")
    assert page.locator(".now .anew").count() == 0
    _press(page, "x", "x")
    assert page.locator(".now blockquote.off").count() == 2
    assert "Without what you took out: " in page.locator(".now .anew").inner_text()
    _press(page, "u", "u")
    assert page.locator(".now blockquote.off").count() == page.locator(".now .anew").count() == 0


def test_x_takes_the_quote_that_has_the_focus(page):
    """With a quote focused `x` takes that one out, and not the first."""
    _press(page, "j")
    quote = page.locator(".now blockquote").nth(2)
    quote.locator("button").focus()
    _press(page, "x")
    assert page.locator(".now blockquote.off").get_attribute("data-r") == quote.get_attribute("data-r")


def test_slash_searches(page):
    """`/` goes to the search; what is typed there is kept in the address and narrows the list."""
    _press(page, "/")
    page.keyboard.type("fragt")
    assert page.locator(".claim:visible").count() == 1
    assert page.url.endswith("#promises?q=fragt")
    page.reload()
    assert page.locator(".claim:visible h2").inner_text() == "Fri fragt fra 399 kr."
    assert page.locator("#found").inner_text() == "1 of 7 promises shown"


def test_question_mark_shows_the_keys(page):
    """`?` shows every key, and closes what it opened; other keys do nothing meanwhile."""
    _press(page, "?")
    shown = page.locator("#help kbd").all_inner_texts()
    assert shown == ["j", "k", *"123456", "u", "c", "a", "x", "/", "?", "Esc"]
    _press(page, "j")
    assert page.locator(".claim.now").count() == 0
    _press(page, "?")
    assert not page.locator("#help").is_visible()


def test_a_switch_turns_single_keys_off(page):
    """With the switch off no single key does anything, also after the page is opened again; with it on they work."""
    _press(page, "?")
    page.uncheck("#single-keys")
    page.click("#help-close")
    _press(page, *"j1x/?")
    assert page.locator(".claim.now").count() == 0
    page.reload()
    _press(page, "j")
    assert page.locator(".claim.now").count() == 0
    page.click("#help-button")
    page.check("#single-keys")
    _press(page, "Escape", "j")
    assert page.locator(".claim.now").count() == 1


def test_keys_with_a_modifier_are_the_browsers(page):
    """Ctrl, Alt and Meta with a key do nothing here."""
    for modifier in ("Control", "Alt", "Meta"):
        _press(page, f"{modifier}+j")
    assert page.locator(".claim.now").count() == 0


def test_deciding_follows_the_filter(page):
    """With a filter the keys go through what is shown, in its order; a filter by status shows what is left."""
    page.goto(page.url.split("#")[0] + "#promises?verdict=unproven&sort=words")
    _press(page, "j")
    assert _present(page) == "Det største udvalg i byen"
    _press(page, "5")
    assert _present(page) == "Made to last for years"
    page.select_option("[name=verdict]", "")
    page.select_option("[name=status]", "open")
    assert page.locator(".claim:visible").count() == 6


def test_groups_have_headings(page):
    """Grouped by category, page or verdict, each group begins with its name."""
    for group, first, number in (("category", "delivery", 7), ("page", "www.example.dk/", 1), ("verdict", "over-promised", 5)):
        page.select_option("[name=group]", group)
        assert page.locator(".group").all_inner_texts()[0] == first
        assert page.locator(".group").count() == number


def test_the_counts_filter_the_list(page):
    """A count of the overview leads to the promises with that verdict."""
    page.goto(page.url.split("#")[0] + "#overview")
    page.click(".counts .kept a")
    assert page.locator(".claim:visible h2").all_inner_texts() == ["Fri fragt fra 399 kr."]


def test_a_link_opens_its_card(page):
    """A promise that is to be fixed first leads to its card, open; so does one that is underlined in a page's text."""
    page.goto(page.url.split("#")[0] + "#overview")
    page.locator(".first a").nth(1).click()
    expect(page.locator(".claim.now summary h2")).to_have_text("Åbent hver dag til kl. 20")
    page.goto(page.url.split("#")[0] + "#pages")
    page.locator(".copy a.u").last.click()
    expect(page.locator(".claim.now summary h2")).to_have_text("Det største udvalg i byen")
