"""Pages of reports in a real Chromium: opened from a file, watched for requests and errors."""

import contextlib
from pathlib import Path

from promisecheck.report import render

SCREENS = ("overview", "promises", "pages", "silent", "since", "decisions")
VERSION = "0.1.0"


def written(folder, report, *, language="en", name="report.html"):
    """The page as a file."""
    path = Path(folder) / name
    path.write_text(render(report, "html", version=VERSION, language=language), encoding="utf-8")
    return path


@contextlib.contextmanager
def opened(browser, path, *, at="", **context):
    """The page in a browser of its own; an error of its script fails the test, and so does any request but for the file."""
    errors, asked = [], []
    place = browser.new_context(**{"viewport": {"width": 1280, "height": 900}} | context)
    page = place.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (errors.append(f"a dialog: {dialog.message}"), dialog.dismiss()))
    page.goto(path.as_uri() + at)
    yield page
    place.close()
    assert not errors
    assert [url for url in asked if not url.startswith(("file:", "blob:"))] == []
