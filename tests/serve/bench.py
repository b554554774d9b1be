"""The workbench under test: a real database, a real web server, a visitor that keeps cookies."""

import re
import threading
import time
from dataclasses import replace
from datetime import UTC, date, datetime

import requests
import uvicorn
from kept_runs import keep_report
from making import claim, crowd

from promisecheck.core.promises import Report
from promisecheck.core.taxonomy import Category, Strength
from promisecheck.gap import category_gaps, judge, load_rules
from promisecheck.report.rows import report_row
from promisecheck.serve.passwords import hash_password
from promisecheck.serve.run import workbench
from promisecheck.settings import Settings, apply
from promisecheck.store import open_database
from promisecheck.store.users import Role, add_user

PASSWORD = "a long enough one"  # noqa: S105 - of users that this test makes
_HASH = hash_password(PASSWORD)


def report_of_claims(*texts, against=8, favour=1, as_of=date(2026, 5, 2)):
    """The JSON of a report in which each of these promises is contradicted by `against` of so many customers."""
    texts = texts or (
        "Levering i morgen",
        "Svar inden to timer",
        "Altid på lager",
        "Fri retur i 365 dage",
        "Fremme før jul",
        "Gratis montering",
    )
    claims = [_claim(number, text) for number, text in enumerate(texts)]
    matches = [
        replace(
            one, remark=replace(one.remark, review_id=f"{place}-{one.remark.review_id}", customer_key=f"{place} {one.remark.customer_key}")
        )
        for place, of in enumerate(claims)
        for one in crowd(against, favour, of=of)
    ]
    findings = judge({of.key: [of] for of in claims}, matches, rules=load_rules(), as_of=as_of)
    report = Report(findings=findings, categories=category_gaps(findings), compared=True, as_of=as_of, started="2026-05-02T03:00:00+00:00")
    return report_row(report, version="0.1.0")


def _claim(number, text):
    category = list(Category)[number % len(Category)]
    return claim(text, category=category, strengths=(Strength.SPECIFIC,), source=f"https://shop.example/{number}")


def database_with(where, *rows, name="shop"):
    """A database with these reports as runs of one name, the first one first."""
    database = open_database(where)
    for number, row in enumerate(rows):
        keep_report(database, row, name=name, at=datetime(2026, 5, 2 + number, 3, tzinfo=UTC))
    return database


class Workbench:
    """A running workbench; `users`: name -> role, for one with sign-in."""

    def __init__(self, where, *, users=None, work=False, **serve) -> None:
        self.database = open_database(where)
        with self.database.writing() as connection:
            for name, how in (users or {}).items():
                role, _, desk = how.partition("/")
                add_user(connection, name=name, password=_HASH, role=Role(role), desk=desk)
        settings = apply(Settings(), {"serve": {"port": 0, **serve}}, where="a test")
        self._open = workbench(settings, where=str(where), sign_in=bool(users), work=work)
        self._server = uvicorn.Server(
            uvicorn.Config(self._open.__enter__(), host="127.0.0.1", port=0, log_level="error", server_header=False)
        )
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        while not self._server.started:
            time.sleep(0.01)
        self.port = self._server.servers[0].sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"

    def stop(self):
        """Stop listening and close the database."""
        self._server.should_exit = True
        self._thread.join(20)
        self._open.__exit__(None, None, None)
        self.database.close()

    def visitor(self, name=None, password=PASSWORD):
        """A visitor, signed in where a name is given."""
        return Visitor(self.url, name, password)


class Visitor(requests.Session):
    """A browser without scripts: it keeps cookies and sends forms with the word that stands in the page."""

    def __init__(self, url, name=None, password=PASSWORD) -> None:
        super().__init__()
        self.base, self.trust_env = url, False
        if name:
            self.answer = self.send_form("/sign-in", at="/sign-in", name=name, password=password)

    def request(self, method, url, **how):
        """Addresses are paths."""
        return super().request(method, url if url.startswith("http") else self.base + url, timeout=30, **how)

    def word(self, at="/"):
        """The word of the page `at` that changes bring along."""
        found = re.search(r'name="csrf" value="([0-9a-f]+)"', self.get(at).text)
        return found[1] if found else ""

    def send_form(self, path, *, at="/", files=None, follow=True, **values):
        """Send a form as the page `at` would."""
        return self.post(path, data={"csrf": self.word(at)} | values, files=files, allow_redirects=follow)


def keys_of(row):
    """The ids of a report's promises, in its order."""
    return [one["id"] for one in row["claims"]]
