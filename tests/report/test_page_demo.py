"""The demo's own report in a browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from pages import SCREENS, opened, written

from promisecheck.demo import demo_files

pytestmark = pytest.mark.slow


def test_the_demos_report_is_open_to_everybody(browser, audit_run, tmp_path):
    """What `promisecheck demo` writes has no violation on any screen, light or dark, in three languages, and fits 320 pixels."""
    target, reviews = demo_files()
    report = audit_run.run([target], reviews)
    for language, scheme in (("en", "light"), ("da", "dark"), ("nb", "light")):
        path = written(tmp_path, report, language=language)
        with opened(browser, path, color_scheme=scheme, bypass_csp=True, viewport={"width": 320, "height": 700}) as page:
            for screen in SCREENS:
                page.goto(f"{path.as_uri()}#{screen}")
                assert page.evaluate("document.documentElement.scrollWidth") <= 320, screen
                found = Axe().run(page).response["violations"]
                assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == [], (language, screen)
