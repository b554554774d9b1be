"""Settings: frozen values from `promisecheck.toml` (or `[tool.promisecheck]`), environment and flags.

Order, the strongest first: flags, `PROMISECHECK_*`, the project's file, the user's file, the defaults below.
The sentence under each field is its documentation.
"""

import dataclasses
import difflib
import math
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from promisecheck.errors import SettingsError

FILE = "promisecheck.toml"
_RANGES: dict[str, tuple[float, float]] = {
    "crawl.delay": (0, 3_600),
    "crawl.max_pages": (1, math.inf),
    "crawl.max_bytes": (1_000, math.inf),
    "crawl.deadline": (0.1, 3_600),
    "crawl.retries": (0, 20),
    "crawl.parallel": (1, 1_000),
    "crawl.max_depth": (0, 1_000),
    "crawl.longest_delay": (0, 86_400),
    "crawl.hold": (0, 3_600),
    "crawl.render_deadline": (0.1, 600),
    "judge.sure": (0, 1),
    "judge.max_pairs": (1, math.inf),
    "judge.max_tokens": (1, math.inf),
    "judge.timeout": (0.1, 3_600),
    "judge.deadline": (0.1, 86_400),
    "judge.retries": (0, 20),
    "judge.parallel": (1, 64),
    "serve.port": (0, 65_535),
    "serve.max_upload": (1_000, math.inf),
    "serve.session_days": (0.01, 3_650),
    "serve.changes_a_minute": (1, math.inf),
    "policy.least_contradict": (1, math.inf),
    "policy.least_support": (1, math.inf),
    "gate.max_findings": (0, math.inf),
}
"""Least and most of the numbers; the shares of `[policy]` lie between 0 and 1."""
SECRET = frozenset({"reviews.secret", "judge.key_env", "alerts.to"})
"""What is never shown, whatever stands in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crawl:
    """`[crawl]`: how a site is read."""

    delay: float = 1.0
    """Seconds between two requests to the same host."""
    max_pages: int = 500
    """No more pages than this are read of one site; what is left is reported."""
    max_bytes: int = 5_000_000
    """No more of one page than this is read; a longer one is reported as cut."""
    deadline: float = 30.0
    """Seconds that one fetch may take in all, from connecting to the last byte."""
    retries: int = 2
    """How often a fetch is tried again when the host fails (5xx, 429, no answer)."""
    user_agent: str = "promisecheck/0.1 (+checks a company's own site)"
    """What the crawler calls itself, also towards robots.txt."""
    rewrite: tuple[tuple[str, str], ...] = ()
    """Public and local address of the same site, in pairs: read from the second, reported as the first."""
    state: str = ""
    """The file that keeps a crawl, so that a stopped one goes on and an unchanged page is not read twice; empty: none."""
    parallel: int = 16
    """So many sites are read side by side, each at its own pace."""
    max_depth: int = 20
    """Pages more clicks than this away from what was named are not read."""
    longest_delay: float = 60.0
    """A site whose robots.txt asks for more seconds than this between two pages is left alone."""
    hold: float = 15.0
    """Seconds that a host whose robots.txt cannot be had is left alone before it is tried once more."""
    auth_file: str = ""
    """A netrc file with names and passwords by host; each goes to its own host only."""
    cookies: str = ""
    """A cookie jar in the Netscape format (cookies.txt); each cookie goes to its own host only."""
    headers: str = ""
    """A file of headers (Name: value), under a line [host] where several hosts are read."""
    insecure: tuple[str, ...] = ()
    """Hosts whose TLS certificate is not checked."""
    ca_file: str = ""
    """Certificates (PEM) that are trusted beside the public ones, such as those of a company."""
    render: str = "auto"
    """When a page is drawn in a browser: auto (where next to no text stands in its HTML), always, never."""
    render_hosts: tuple[str, ...] = ()
    """Other hosts that drawn pages may load scripts and data from; "*" is every public one."""
    render_deadline: float = 20.0
    """Seconds that drawing one page may take in all."""
    private: bool = True
    """Whether a site that was named may lie on a private address, as a staging server does; no link ever leads to one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """`[reviews]`: how customers' words are read."""

    text_column: str = ""
    """The column that holds the text, where the header does not tell."""
    columns: tuple[tuple[str, str], ...] = ()
    """What a column is for and its name, in pairs, such as ["date", "Dag"]; they win over what the header tells."""
    mapping: str = ""
    """A file that says which column is what, as `promisecheck reviews import --save-mapping` writes it."""
    kind: str = ""
    """What the files hold (review, complaint, survey, incident, staff, operations), where they do not tell."""
    scale: str = ""
    """The worst and the best mark, such as 1-6, or 6-1 where 1 is the best; empty: told from the export or the column."""
    dates: str = ""
    """How 3/4/2026 is meant where nothing tells: day-first or month-first."""
    since: str = ""
    """Customers' words from before this day (YYYY-MM-DD) are left out."""
    secret: str = ""
    """The key with which customers' names become `customer_key`s; without one a key of this run is drawn from the input itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """`[policy]`: when a promise counts as kept or over-promised (taxonomy: tolerance and verdict)."""

    file: str = ""
    """A policy file of your own: only the lines that differ from `promisecheck/gap/policy.toml`, which says what each number does."""
    tolerance_absolute: float = 0.0
    """Share of customers who may miss an absolute claim."""
    tolerance_specific: float = 0.05
    """Share of customers who may miss a specific claim."""
    tolerance_superlative: float = 0.10
    """Share of customers who may miss a superlative claim."""
    tolerance_comparative: float = 0.10
    """Share of customers who may miss a comparative claim."""
    tolerance_plain: float = 0.15
    """Share of customers who may miss a plain claim."""
    tolerance_up_to: float = 0.20
    """Share of customers who may miss a claim that says "up to"."""
    tolerance_usually: float = 0.30
    """Share of customers who may miss a claim that says "usually"."""
    tolerance_puff: float = 0.40
    """Share of customers who may miss a vague claim."""
    reviewers_allowance: float = 0.20
    """Added where reviews and complaints speak: people who write are more often the disappointed ones."""
    least_contradict: int = 4
    """Fewer contradicting customers than this never make a claim over-promised."""
    least_support: int = 3
    """Fewer supporting customers than this never make a claim kept."""
    majority: float = 0.5
    """At least this share must contradict before a claim is over-promised, however small its tolerance."""
    certainty: float = 0.9
    """How probable it must be that the share really lies above."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """`[law]`: which rules ask what must be substantiated."""

    rules: str = ""
    """A file of your own that switches rules off, changes them, or adds others."""
    off: tuple[str, ...] = ()
    """The ids of rules that do not ask, such as R21."""
    jurisdictions: tuple[str, ...] = ("EU", "DK", "NO")
    """Whose rules are asked: EU, DK, NO, DE, or one that your own file names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judging:
    """`[judge]`: a second judge for the pairs of a promise and a customer's sentence that the built-in one is unsure of."""

    name: str = ""
    """A CrossEncoder for language inference by name or folder, or the address of an OpenAI-compatible chat endpoint;
    only `--judge` names it on the command line; empty: none."""
    model: str = ""
    """The chat endpoint's model, where the address does not end in #MODEL."""
    key_env: str = ""
    """The environment variable that holds the chat endpoint's key; empty: it wants none."""
    sure: float = 0.8
    """Where the built-in judge's answer is at least so probable, nobody else is asked."""
    max_pairs: int = 500
    """No more pairs than this are asked about in one run, the least sure ones; what is left is reported."""
    max_tokens: int = 1_000_000
    """No more tokens than this are spent on answers in one run; what is left is reported."""
    timeout: float = 30.0
    """Seconds that one answer may take."""
    deadline: float = 600.0
    """Seconds that all answers of one run may take."""
    retries: int = 2
    """How often a question is asked again when the endpoint is busy or fails (429, 5xx, no answer)."""
    parallel: int = 4
    """How many questions are asked at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """`[[sites]]`: one site (or file, or folder) that `promisecheck run` reads."""

    address: str = ""
    """Its address, or the path of a file or folder of copy."""
    every: str = ""
    """How often it is read, such as "12h", "1d" or "2w"; empty: whenever a run is due."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """`[run]`: what `promisecheck run` does each time."""

    name: str = ""
    """What the runs are called; runs of one name are compared with one another."""
    store: str = "promisecheck.db"
    """Where runs are kept: a file (SQLite), or postgresql://USER@HOST/NAME."""
    reviews: tuple[str, ...] = ()
    """Files, folders and patterns (exports/*.csv) of customers' words, or addresses of such files."""
    every: str = "1d"
    """How often a run is due, such as "12h", "1d" or "2w"; one that comes too early does nothing."""
    afresh: str = "7d"
    """After so long everything is weighed anew even where nothing came in, for what time alone changes: hurry that never ends."""
    keep: str = ""
    """How long reports are kept, such as "90d"; empty: for ever. The history of claims, and decisions, stay in any case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alerts:
    """`[alerts]`: who is told when something changed."""

    to: tuple[str, ...] = ()
    """Addresses as apprise writes them (mailto://, msteams://, slack://, json://); they hold secrets and are never shown."""
    on: tuple[str, ...] = ("new", "worse", "better", "fixed", "expired", "withdrawn", "reworded", "gone", "unreachable", "lost")
    """The changes that are worth a message; "evidence" and "moved" are the others, "lost" is a page that could not be read."""
    language: str = "en"
    """The language of the message: en, da or nb."""
    link: str = ""
    """An address at which the report can be read, put under the message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignore:
    """`[[ignore]]`: findings that are known and need not be told again; they stay counted. Write a table for each reason."""

    rules: tuple[str, ...] = ()
    """The rules that are silent, such as PC102 or PC511; empty: every rule."""
    claims: tuple[str, ...] = ()
    """Promises by their words or their ids; empty: every promise."""
    paths: tuple[str, ...] = ()
    """Where they stand, such as "drafts/*" or "https://www.example.dk/job/*"; empty: everywhere."""
    reason: str = ""
    """Why, for the next reader: without a reason it is an error."""
    until: str = ""
    """The last day on which it holds (YYYY-MM-DD); empty: no end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PathGate:
    """`[[gate.paths]]`: another gate for some places; the first one that names a place counts."""

    paths: tuple[str, ...] = ()
    """The places, such as "drafts/*"."""
    fail_on: str = "over-promised"
    """As in `[gate]`."""
    max_findings: int = 0
    """As in `[gate]`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """`[gate]`: which findings make `audit` end with exit code 1."""

    fail_on: str = "over-promised"
    """Findings at or above this fail: over-promised, contested, unproven, or never."""
    max_findings: int = 0
    """So many of them are allowed."""
    baseline: str = ""
    """The file of findings that are known: only new and worse ones fail (`promisecheck baseline write` makes it)."""
    paths: tuple[PathGate, ...] = ()
    """Other gates for some places."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """`[train]`: what the models are rebuilt from."""

    corpora: str = "corpora"
    """The folder of the labelled corpora."""
    models: str = "models"
    """The folder that the models are written to."""
    cache: str = ".train"
    """What is kept between runs, so that a stopped one goes on."""
    parallel: tuple[str, ...] = ()
    """Further tables of sentences that say the same in two languages."""
    polarity: tuple[str, ...] = ()
    """Further sentences with a polarity (JSON lines: text, polarity, lang)."""
    teacher: str = ""
    """The English sentence-transformers model that the encoder learns from; empty: the encoder stays as it is."""
    seed: int = 1
    """The same seed gives the same scores."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """`[serve]`: the reviewers' workbench."""

    host: str = "127.0.0.1"
    """The address to listen on; on any other than this machine's own one has to sign in."""
    port: int = 8800
    """The port to listen on."""
    names: tuple[str, ...] = ()
    """The host names under which the workbench is reached, such as promises.example.dk; requests for others are refused. Empty: any."""
    files: str = ""
    """The folder for uploaded files; empty: beside the database."""
    max_upload: int = 50_000_000
    """No more bytes than this are taken in one upload."""
    private_sites: bool = False
    """Whether an audit that is started in a workbench with sign-in may read sites on private addresses, such as an intranet's."""
    sign_off: tuple[str, ...] = ()
    """The desks that have to sign before a promise may stay as it is, such as ["marketing", "operations", "front line"]; empty: none."""
    sign_off_for: tuple[str, ...] = ("proven", "accepted")
    """The decisions that they have to sign."""
    session_days: float = 14.0
    """After so many days one has to sign in again."""
    changes_a_minute: int = 240
    """No more changes than this are taken from one address in a minute; of everything else, ten times as much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that can be set."""

    crawl: Crawl = field(default_factory=Crawl)
    reviews: Reading = field(default_factory=Reading)
    policy: Policy = field(default_factory=Policy)
    law: Law = field(default_factory=Law)
    judge: Judging = field(default_factory=Judging)
    run: Run = field(default_factory=Run)
    sites: tuple[Site, ...] = ()
    alerts: Alerts = field(default_factory=Alerts)
    gate: Gate = field(default_factory=Gate)
    ignore: tuple[Ignore, ...] = ()
    serve: Serving = field(default_factory=Serving)
    train: Training = field(default_factory=Training)
    encoder: str = ""
    """A sentence-transformers model to use for similarity in place of the one that ships."""


def load_settings(*, start: Path | None = None, file: Path | None = None, environment: Mapping[str, str] | None = None) -> Settings:
    """The settings for a folder: the user's file, the project's (`file`, or the one above `start`), then the environment."""
    settings = Settings()
    for where, table in read_layers(start=start, file=file, environment=environment):
        settings = apply(settings, table, where=where)
    return settings


def read_layers(
    *, start: Path | None = None, file: Path | None = None, environment: Mapping[str, str] | None = None
) -> list[tuple[str, Mapping[str, Any]]]:
    """What is set and where, the weakest first: the user's file, the project's (`file`, or the one above `start`), the environment."""
    if file is not None and not file.is_file():
        raise SettingsError("no such settings file", where=str(file), next_step="Name an existing promisecheck.toml")
    environment = os.environ if environment is None else environment
    files = [path for path in (_user_file(environment), file or find_file(start or Path.cwd())) if path is not None]
    return [*((str(path), _table(path)) for path in files), ("environment", _from_environment(environment))]


def find_file(start: Path) -> Path | None:
    """The nearest `promisecheck.toml` (or pyproject.toml with our table) at or above `start`."""
    for folder in (start, *start.parents):
        own, shared = folder / FILE, folder / "pyproject.toml"
        if own.is_file():
            return own
        if shared.is_file() and "promisecheck" in _toml(shared).get("tool", {}):
            return shared
    return None


def apply(settings: Settings, table: Mapping[str, Any], *, where: str) -> Settings:
    """`settings` with the values of a TOML table; SettingsError names an unknown key's nearest neighbour."""
    changed: Settings = _replace(settings, table, where=where, path="")
    return changed


def _user_file(environment: Mapping[str, str]) -> Path | None:
    base = environment.get("XDG_CONFIG_HOME") or environment.get("APPDATA")
    path = Path(base or Path.home() / ".config") / "promisecheck" / FILE
    return path if path.is_file() else None


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"not valid TOML ({error})", where=str(path), next_step="Mend the line it names") from error


def _table(path: Path) -> Mapping[str, Any]:
    table = _toml(path)
    found: Mapping[str, Any] = table.get("tool", {}).get("promisecheck", {}) if path.name == "pyproject.toml" else table
    return found


def _from_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    """`PROMISECHECK_CRAWL__DELAY=2` is `[crawl] delay = 2`; values are read as TOML where they are TOML."""
    table: dict[str, Any] = {}
    for name, raw in sorted(environment.items()):
        if name.startswith("PROMISECHECK_"):
            section, _, key = name.removeprefix("PROMISECHECK_").lower().partition("__")
            value = _value(raw)
            if key:
                table.setdefault(section, {})[key] = value
            else:
                table[section] = value
    return table


def _value(raw: str) -> Any:
    try:
        return tomllib.loads(f"value = {raw}")["value"]
    except tomllib.TOMLDecodeError:
        return raw


def _replace(value: Any, table: Mapping[str, Any], *, where: str, path: str) -> Any:
    known = {entry.name: entry for entry in dataclasses.fields(value)}
    changes = {}
    for raw_key, given in table.items():
        key = raw_key.replace("-", "_")
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            hint = f"Did you mean {path}{near[0]}?" if near else f"Known here: {', '.join(sorted(known))}"
            raise SettingsError(f"unknown setting {path}{raw_key}", where=where, next_step=hint)
        changes[key] = _converted(getattr(value, key), given, where=where, path=f"{path}{key}")
    return dataclasses.replace(value, **changes)


def _converted(present: Any, given: Any, *, where: str, path: str) -> Any:
    if dataclasses.is_dataclass(present) and isinstance(given, Mapping):
        return _replace(present, given, where=where, path=f"{path}.")
    if path in ROWS:
        return _rows(ROWS[path], given, where=where, path=path)
    if isinstance(present, tuple) and isinstance(given, list | tuple):
        return tuple(tuple(item) if isinstance(item, list) else item for item in given)
    if isinstance(present, float) and isinstance(given, int) and not isinstance(given, bool):
        given = float(given)
    if isinstance(given, date) and isinstance(present, str):
        given = given.isoformat()
    if type(given) is not type(present):
        shown = "(hidden)" if path in SECRET else repr(given)
        raise SettingsError(
            f"{path} = {shown} is a {type(given).__name__}",
            where=where,
            next_step=f"Give a {type(present).__name__}, such as {present!r}",
        )
    least, most = _RANGES.get(path, (0.0, 1.0) if path.startswith("policy.") and isinstance(given, float) else (-math.inf, math.inf))
    if isinstance(given, int | float) and not least <= given <= most:
        wanted = f"at least {least:g}" if most == math.inf else f"from {least:g} to {most:g}"
        raise SettingsError(f"{path} = {given!r} is out of range", where=where, next_step=f"Give a number {wanted}")
    return given


ROWS: dict[str, type[Any]] = {"sites": Site, "ignore": Ignore, "gate.paths": PathGate}
"""Settings that are a list of tables, such as `[[sites]]`, and what one table is."""


def _rows(kind: type[Any], given: Any, *, where: str, path: str) -> tuple[Any, ...]:
    """Each table as a value of `kind`; an error names the table's number, from 1."""
    if not isinstance(given, list | tuple) or not all(isinstance(row, Mapping) for row in given):
        raise SettingsError(f"{path} is a {type(given).__name__}", where=where, next_step=f"Write each as a table of its own: [[{path}]]")
    return tuple(_replace(kind(), row, where=where, path=f"{path}[{number}].") for number, row in enumerate(given, 1))
