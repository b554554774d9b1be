"""What many tests share: the stages with the models that ship, and a browser, each started once."""

import pytest
from browsing import chromium


@pytest.fixture(scope="session")
def audit_run():
    """The stages with the models that ship."""
    from promisecheck.audit import Audit

    return Audit()


@pytest.fixture(scope="session")
def browser():
    """A real Chromium, for pages in contexts of their own."""
    with chromium() as started:
        yield started
