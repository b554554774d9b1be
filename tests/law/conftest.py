import pytest
from cases import AS_OF

from promisecheck.law import Asker


@pytest.fixture(scope="session")
def asker():
    """The rules that ship."""
    return Asker(as_of=AS_OF)
