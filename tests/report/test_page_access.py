"""The page for everybody: axe-core, small screens, print, and no JavaScript."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from pages import SCREENS, opened, written
from shop import shop_report

pytestmark = pytest.mark.slow


def _violations(page):
    found = Axe().run(page).response["violations"]
    return [(one["id"], [node["html"][:200] for node in one["nodes"]][:3]) for one in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "da", "nb"])
def test_axe_finds_nothing(browser, tmp_path, language, scheme):
    """axe-core finds no violation on any screen, with a card open and a decision taken, in each language, light and dark."""
    path = written(tmp_path, shop_report(), language=language)
    with opened(browser, path, color_scheme=scheme, bypass_csp=True, reduced_motion="reduce") as page:
        for screen in SCREENS:
            page.goto(f"{path.as_uri()}#{screen}")
            assert page.locator(".screen:visible").count() == 1
            assert _violations(page) == []
        page.keyboard.press("j")
        page.keyboard.press("x")
        for summary in page.locator(".now .more > summary").all():
            summary.click()
        page.keyboard.press("3")
        page.keyboard.press("k")
        assert _violations(page) == []
        page.keyboard.press("?")
        assert page.locator("#help").is_visible()
        assert _violations(page) == []


def test_axe_finds_nothing_without_script(browser, tmp_path):
    """The page as it is without its script has no violation either."""
    path = written(tmp_path, shop_report())
    text = path.read_text(encoding="utf-8")
    script = text[text.rindex("<script>") : text.rindex("</script>") + 9]
    path.write_text(text.replace(script, ""), encoding="utf-8")
    with opened(browser, path, bypass_csp=True) as page:
        assert page.locator(".screen:visible").count() == len(SCREENS)
        assert _violations(page) == []


@pytest.mark.parametrize("language", ["en", "da", "nb"])
def test_nothing_is_wider_than_a_small_phone(browser, tmp_path, language):
    """At 320 pixels no screen scrolls sideways, nor does an open card."""
    path = written(tmp_path, shop_report(), language=language)
    with opened(browser, path, viewport={"width": 320, "height": 640}) as page:
        for screen in SCREENS:
            page.goto(f"{path.as_uri()}#{screen}")
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, screen
        for _ in range(3):
            page.keyboard.press("j")
            assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_targets_are_large_enough(browser, tmp_path):
    """Every button, field and summary is at least 24 pixels high."""
    path = written(tmp_path, shop_report())
    with opened(browser, path) as page:
        for screen in SCREENS:
            page.goto(f"{path.as_uri()}#{screen}")
            page.keyboard.press("j" if screen == "promises" else "Escape")
            boxes = page.locator("button:visible, summary:visible, select:visible, input:visible, nav a:visible").all()
            assert min(box.bounding_box()["height"] for box in boxes) >= 24, screen


def test_without_javascript_everything_reads(browser, tmp_path):
    """With JavaScript off all screens stand under each other, a card opens, and nothing is shown that would not work."""
    path = written(tmp_path, shop_report())
    with opened(browser, path, java_script_enabled=False) as page:
        for screen in SCREENS:
            assert page.locator(f"#{screen}").is_visible()
        card = page.locator(".claim").first
        assert not card.locator(".verdict").is_visible()
        card.locator("summary").first.click()
        assert "12 of 16 customers who mention it say it took longer." in card.locator(".verdict").inner_text()
        assert card.locator("blockquote:visible").count() == 5
        assert page.locator("#filters:visible, #export:visible, #help-button:visible, .decide:visible").count() == 0
        assert "needs JavaScript" in page.locator("#decisions").inner_text()


def test_print_is_compact(browser, tmp_path):
    """On paper every promise is a line, those that customers contradict show why and one quote a side, and no control is printed."""
    path = written(tmp_path, shop_report())
    with opened(browser, path, at="#promises") as page:
        page.emulate_media(media="print")
        assert page.locator("#overview").is_visible()
        assert page.locator(".claim").count() == page.locator(".claim summary h2:visible").count() == 7
        flagged, kept = page.locator(".claim.over-promised").first, page.locator(".claim.kept").first
        assert flagged.locator(".verdict").is_visible()
        assert flagged.locator(".against blockquote:visible").count() == 1
        assert not kept.locator(".verdict").is_visible()
        assert page.locator("button:visible, form:visible, nav:visible, #pages:visible, #decisions:visible").count() == 0
        assert page.pdf()[:5] == b"%PDF-"
