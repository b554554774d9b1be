"""What many tests share: the models, loaded once."""

import pytest

from promisecheck.audit import Audit


@pytest.fixture(scope="session")
def audit_run():
    """The stages with the models that ship."""
    return Audit()
