"""Memory and time of reading a very long CSV of reviews: both are told for as many rows as are named (default two million).

    python benchmarks/imports.py [ROWS]

The rows are made up here. Each run is a process of its own, so that its highest memory (RSS) is that of the reading alone.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TEXT = "pakken kom tre dage for sent og kundeservice svarede ikke på min mail før ugen efter hvor de lovede det hele igen"
WORDS = TEXT.split()


def write_rows(path: Path, rows: int) -> None:
    """A Trustpilot-shaped export: every customer once, no two texts alike."""
    with path.open("w", encoding="utf-8") as file:
        file.write("Review Id,Review Created (UTC),Review Username,Review Title,Review Content,Review Stars,Company Response\n")
        for number in range(rows):
            words = " ".join(WORDS[(number + step * 7) % len(WORDS)] for step in range(12))
            day = f"2026-{number % 9 + 1:02d}-{number % 28 + 1:02d} 10:00:00"
            file.write(f"r{number:09d},{day},Kunde {number},,{words} nr. {number}.,{number % 5 + 1},Tak for din besked\n")


def measure(path: str) -> None:
    """Read the file and print what it took as JSON."""
    from promisecheck.settings import Reading
    from promisecheck.sources.reviews import read_reviews

    before, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
    kept = sum(1 for _ in read_reviews([path], reading=Reading(), notice=print, tally=lambda _: None))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"kept": kept, "seconds": round(time.perf_counter() - started, 1), "MB": peak // 1024, "MB before": before // 1024}))


def main() -> None:
    """Write the rows, read them in a fresh process, print."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reviews.csv"
        write_rows(path, rows)
        print(f"{rows:,} rows, {path.stat().st_size / 1e6:.0f} MB")
        line = subprocess.run([sys.executable, __file__, "--one", str(path)], capture_output=True, text=True, check=True).stdout  # noqa: S603
        print(line.strip().splitlines()[-1])


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        measure(sys.argv[2])
    else:
        main()
