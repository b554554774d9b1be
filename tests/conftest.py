"""What many tests share: the stages with the models that ship, loaded once."""

import pytest


@pytest.fixture(scope="session")
def audit_run():
    """The stages with the models that ship."""
    from promisecheck.audit import Audit

    return Audit()
