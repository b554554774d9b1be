"""A crawl of many pages on many hosts that misbehave: complete, polite, killed again and again, and nearly free the second time.

    python benchmarks/crawl.py [PAGES] [HOSTS] [KILLS]      (10000 20 20)

Every host is a local server of its own, known to the crawler by a public name (--rewrite). Their logs are what is judged.
"""

import contextlib
import json
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

DELAY = 0.02
"""Seconds between two requests to a host."""
SLOW, FAILING, FORBIDDING = 3, 7, 11
"""Hosts that take their time, that answer 503 to every ninth request, and whose robots.txt forbids a part."""
FAILS = 0.11
OK, SAME = 200, 304
WORDS = [
    "levering",
    "fragt",
    "garanti",
    "pris",
    "kunde",
    "service",
    "bestilling",
    "retur",
    "vare",
    "butik",
    "morgen",
    "aften",
    "gratis",
    "hurtig",
    "sikker",
    "dansk",
]


def page_of(host: int, number: int, pages: int) -> bytes:
    """A page of some 8 kB with links to its children in a tree, to its neighbours, and into traps."""
    chance = random.Random(host * 1_000_003 + number)
    links = [f"/side/{child}" for child in range(4 * number + 1, 4 * number + 5) if child < pages] + [f"/side/{max(0, number - 1)}", "/"]
    links += [f"/kalender?maaned={number}", f"x{number}/a/a/a/a", f"/side/{number}?utm_source=mail", "/privat/hemmelig", "/log-ud"]
    words = " ".join(chance.choices(WORDS, k=6))
    parts = [f"<p>Vi lover {' '.join(chance.choices(WORDS, k=9))} inden for {number + 1} timer på vært {host}.</p>" for _ in range(24)]
    menu = "".join(f'<li><a href="{link}">{words}</a></li>' for link in links)
    return (f"<html lang=da><head><title>{words} {number}</title></head><body><nav><ul>{menu}</ul></nav><main><h1>{words}</h1>"
            + "".join(parts) + "</main><footer>Fri fragt over 500 kr.</footer></body></html>").encode()  # fmt: skip


class Site:
    """One host: its pages, and when each was asked for and how it was answered."""

    def __init__(self, number: int, pages: int) -> None:
        """Listens at once."""
        self.number, self.pages = number, pages
        self.log: list[tuple[float, str, int]] = []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def public(self) -> str:
        """The name under which it is reported."""
        return f"https://host{self.number}.example"

    @property
    def local(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.server.server_port}"

    def answer(self, path: str) -> tuple[int, bytes]:
        """Status and body for a path."""
        if self.number == SLOW:
            time.sleep(0.05)
        if self.number == FAILING and random.random() < FAILS:
            return 503, b""
        if path == "/robots.txt":
            return 200, b"User-agent: *\nDisallow: /privat\n" + (b"Disallow: /side/1$\n" if self.number == FORBIDDING else b"")
        if path.startswith("/kalender?maaned="):
            month = path.rpartition("=")[2]
            return 200, f"<p>Kalender</p><a href='/kalender?maaned={month}1'>frem</a>".encode()
        if path == "/" or path.startswith("/side/"):
            number = int("0" + path.rpartition("/")[2].partition("?")[0])
            return (200, page_of(self.number, number, self.pages)) if number < self.pages else (404, b"")
        return 404, b""


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            came = time.monotonic()
            status, body = site.answer(self.path)
            mark = f'"{len(body)}-{self.path}"'
            if status == OK and self.headers.get("If-None-Match") == mark:
                status, body = SAME, b""
            site.log.append((came, self.path, status))
            self.send_response(status)
            if status in {OK, SAME}:
                self.send_header("ETag", mark)
            self.send_header("Content-Type", "text/plain" if self.path == "/robots.txt" else "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            with contextlib.suppress(OSError):
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Quiet."""

    return Handler


def start(sites: list[Site], folder: Path) -> subprocess.Popen[bytes]:
    """The crawl of all sites, as a program."""
    call = [
        sys.executable,
        "-m",
        "promisecheck",
        "crawl",
        *(f"{site.public}/" for site in sites),
        "-o",
        "copy.jsonl",
        "--state",
        "crawl.db",
    ]
    call += ["--delay", str(DELAY), "--max-pages", "100000", "--quiet"]
    for site in sites:
        call += ["--rewrite", f"{site.public}={site.local}"]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent), "PROMISECHECK_CRAWL__PARALLEL": str(len(sites))}
    return subprocess.Popen(  # noqa: S603 - this very program
        call, cwd=folder, env=environment, stderr=subprocess.DEVNULL
    )


def whole_run(sites: list[Site], folder: Path) -> tuple[float, float, int, int]:
    """Wall and CPU seconds, most memory in MB, and exit code of a run to the end."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    process = start(sites, folder)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.monotonic() - began, cpu, used.ru_maxrss // 1024, process.returncode


def missing(sites: list[Site], folder: Path) -> int:
    """Pages whose copy is not in the file, though it should be."""
    found: set[str] = set()
    with (folder / "copy.jsonl").open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            found.update(place["source"] for place in (row, *row["others"]))
    wanted = {f"{site.public}/side/{number}" for site in sites for number in range(1, site.pages)} | {f"{site.public}/" for site in sites}
    forbidden = next((f"{site.public}/side/1" for site in sites if site.number == FORBIDDING), "")
    if forbidden in found:
        raise SystemExit("a page that robots.txt forbids was read")
    return len(wanted - found - {forbidden})


def report(sites: list[Site], name: str, figures: tuple[float, float, int, int]) -> None:
    """What one run cost, and how polite it was."""
    wall, cpu, memory, code = figures
    statuses: defaultdict[int, int] = defaultdict(int)
    gaps = [later[0] - sooner[0] for site in sites for sooner, later in zip(site.log, site.log[1:], strict=False)]
    for site in sites:
        for _, _, status in site.log:
            statuses[status] += 1
    hurried = sum(gap < 0.9 * DELAY for gap in gaps)
    forbidden = sum(path.startswith("/privat") for site in sites for _, path, _ in site.log)
    print(f"{name}: exit code {code}, {wall:.0f} s, {cpu:.1f} CPU s, {memory} MB; answers {dict(sorted(statuses.items()))}; "
          f"{hurried} of {len(gaps)} requests came sooner than {0.9 * DELAY:g} s after the last one to their host; "
          f"{forbidden} forbidden requests")  # fmt: skip


def repeated(sites: list[Site]) -> int:
    """Pages that were sent more than once."""
    counts: defaultdict[tuple[int, str], int] = defaultdict(int)
    for site in sites:
        for _, path, status in site.log:
            counts[site.number, path] += status == OK
    return sum(count - 1 for count in counts.values() if count > 1)


def killed_run(sites: list[Site], folder: Path, kills: int) -> int:
    """A crawl that is killed again and again, then left to its end; pages sent more than once."""
    for _ in range(kills):
        process = start(sites, folder)
        asked = sum(len(site.log) for site in sites)
        while sum(len(site.log) for site in sites) < asked + 3 * len(sites) and process.poll() is None:
            time.sleep(0.01)
        time.sleep(random.random() * 0.5)
        process.send_signal(signal.SIGKILL)
        process.wait()
    whole_run(sites, folder)
    return repeated(sites)


def main() -> None:
    """Both experiments."""
    pages, hosts, kills = (int(given) for given in (*sys.argv[1:], *("10000", "20", "20")[len(sys.argv) - 1 :]))
    with tempfile.TemporaryDirectory() as name:
        sites = [Site(number, pages // hosts) for number in range(hosts)]
        first_folder = Path(name, "whole")
        first_folder.mkdir()
        first = whole_run(sites, first_folder)
        report(sites, "first run", first)
        print(f"pages that should have been read and were not: {missing(sites, first_folder)} of {pages // hosts * hosts}")
        for site in sites:
            site.log.clear()
        second = whole_run(sites, first_folder)
        report(sites, "second run", second)
        print(f"the second run took {second[1] / first[1]:.1%} of the CPU seconds of the first; missing: {missing(sites, first_folder)}")
        for site in sites:
            site.log.clear()
        killed_folder = Path(name, "killed")
        killed_folder.mkdir()
        again = killed_run(sites, killed_folder, kills)
        lost = missing(sites, killed_folder)
        print(f"killed {kills} times: missing {lost}, sent more than once {again} (in flight: one a host and kill at most)")


if __name__ == "__main__":
    main()
