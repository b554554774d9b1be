"""Time and memory of an audit from 1,000 to 50,000 reviews: both should grow as told, time linearly, memory hardly at all.

CPU seconds are those of all cores together, and say the same on a machine that has other work.

    python benchmarks/reviews.py [SIZES...]

Each size runs in a process of its own against the bundled demo site; the reviews are the demo's own, told again by other
customers on other days (which says nothing about quality, only about time and memory).
"""

import csv
import itertools
import json
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from promisecheck.demo import demo_files

SIZES = (1_000, 5_000, 50_000)


def write_reviews(path: Path, number: int) -> None:
    """A Trustpilot-shaped export of so many reviews."""
    _, files = demo_files()
    with Path(files[0]).open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["Review Content"]]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        for count in range(number):
            row = dict(rows[count % len(rows)])
            row["Review Id"] = f"r{count}"
            row["Review Username"] = f"customer {count}"
            row["Review Content"] += f" Nr. {count}."
            row["Review Created (UTC)"] = f"{date(2025, 5, 1) + timedelta(days=count % 500)} 10:00:00"
            writer.writerow(row)


def measure(number: int) -> None:
    """Run one audit in this process and print what it took as JSON."""
    from promisecheck.audit import Audit

    target, _ = demo_files()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reviews.csv"
        write_reviews(path, number)
        started, worked = time.perf_counter(), time.process_time()
        report = Audit().run([target], [str(path)])
        seconds, busy = time.perf_counter() - started, time.process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    matches = sum(len(finding.matches) for finding in report.findings)
    print(json.dumps({"reviews": number, "seconds": round(seconds, 1), "CPU": round(busy, 1), "MB": round(peak), "matches": matches}))


def main() -> None:
    """Measure each size in a fresh process and print the ratios."""
    sizes = [int(word) for word in sys.argv[1:]] or list(SIZES)
    results = []
    for size in sizes:
        line = subprocess.run([sys.executable, __file__, "--one", str(size)], capture_output=True, text=True, check=True).stdout  # noqa: S603
        results.append(json.loads(line.splitlines()[-1]))
        print(results[-1], flush=True)
    for before, after in itertools.pairwise(results):
        more, longer, busier = (after[name] / before[name] for name in ("reviews", "seconds", "CPU"))
        print(f"{more:.0f} times the reviews: {longer:.1f} times the time, {busier:.1f} times the CPU seconds", end=", ")
        print(f"{after['MB'] / before['MB']:.2f} times the memory")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        measure(int(sys.argv[2]))
    else:
        main()
