"""Six hundred pages on twenty hosts that misbehave, by the benchmark's own servers and judge."""

import importlib.util
from pathlib import Path

import pytest

BENCHMARK = Path(__file__).parent.parent.parent / "benchmarks" / "crawl.py"


@pytest.fixture(scope="module")
def bench():
    """benchmarks/crawl.py."""
    spec = importlib.util.spec_from_file_location("benchmark_crawl", BENCHMARK)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.slow
def test_many_hosts(bench, tmp_path):
    """All pages are read, none that robots.txt forbids, each host at its own pace; the second time every known page is a 304."""
    sites = [bench.Site(number, 30) for number in range(20)]
    _, cpu, memory, code = bench.whole_run(sites, tmp_path)
    assert code == 0
    assert bench.missing(sites, tmp_path) == 0
    assert memory < 600
    assert not [path for site in sites for _, path, _ in site.log if path.startswith("/privat")]
    gaps = [later[0] - sooner[0] for site in sites for sooner, later in zip(site.log, site.log[1:], strict=False)]
    assert min(gaps) >= 0.9 * bench.DELAY
    assert bench.repeated(sites) == 0
    for site in sites:
        site.log.clear()
    _, again, _, _ = bench.whole_run(sites, tmp_path)
    assert bench.missing(sites, tmp_path) == 0
    sent = {path for site in sites for _, path, status in site.log if status == bench.OK}
    assert sent <= {"/side/0"}  # the first page under a second address: nothing is kept of that one
    assert again < cpu / 3  # starting the program counts too


@pytest.mark.slow
def test_many_kills(bench, tmp_path):
    """Killed five times in the middle, nothing is missing, and a page was sent twice only where it was in flight."""
    sites = [bench.Site(number, 12) for number in range(20)]
    again = bench.killed_run(sites, tmp_path, 5)
    assert bench.missing(sites, tmp_path) == 0
    assert again <= 5 * len(sites)
