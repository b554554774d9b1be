"""The HTTP API as its own description has it."""

import pytest
import schemathesis
from bench import report_of_claims
from hypothesis import HealthCheck, Phase, given, settings

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


def test_no_call_breaks_it(listening):
    """Schemathesis makes calls of every kind that the description allows and forbids: none is answered with 500."""
    row = report_of_claims()
    bench = listening(row, changes_a_minute=100_000)
    visitor = bench.visitor()
    brought = {"x-csrf-token": visitor.get("/api/v1/session").json()["csrf"]}
    schema = schemathesis.openapi.from_url(f"{bench.url}/api/openapi.json")
    called, broken = set(), []

    for operation in (one.ok() for one in schema.get_all_operations()):

        @settings(max_examples=15, deadline=None, database=None, derandomize=True, phases=[Phase.explicit, Phase.generate],
                  suppress_health_check=list(HealthCheck))  # fmt: skip
        @given(case=operation.as_strategy())
        def call(case):
            answer = case.call(headers=brought, cookies=dict(visitor.cookies), timeout=20)
            called.add(case.operation.label)
            if answer.status_code >= 500:
                broken.append((case.operation.label, answer.status_code))

        call()
    assert broken == []
    assert len(called) >= 12
