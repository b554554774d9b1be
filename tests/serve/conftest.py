"""A workbench that really listens, with a report in its database."""

import pytest
from bench import Workbench, database_with, report_of_claims


@pytest.fixture
def listening(tmp_path):
    """Starts workbenches for a test, and stops them after it: `listening(**how)` as `Workbench`."""
    started = []

    def start(*rows, **how):
        where = tmp_path / "kept.db"
        if not where.exists():
            database_with(where, *(rows or (report_of_claims(),)))
        bench = Workbench(where, **how)
        started.append(bench)
        return bench

    yield start
    for bench in started:
        bench.stop()
