"""One file of the HTML report: which screens are in it, which promises, and everything that its templates show."""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from promisecheck.core.changes import Turn
from promisecheck.core.promises import Finding, Report
from promisecheck.core.taxonomy import Category, Verdict
from promisecheck.report.cards import Card, Depth, make_card
from promisecheck.report.chart import dumbbells
from promisecheck.report.engine import SCRIPTS, STYLES, asset, data, shortener, template
from promisecheck.report.headline import first_to_fix, headline
from promisecheck.report.identity import report_id
from promisecheck.report.levels import FLAGGED
from promisecheck.report.pageview import page_views
from promisecheck.report.phrases import phrases
from promisecheck.report.places import places
from promisecheck.report.plain import SYMBOL
from promisecheck.report.recount import case_of, rule_of
from promisecheck.report.silenced import silenced_line

CHOICES = ("fix-copy", "fix-delivery", "proven", "accepted", "not-a-promise", "evidence-wrong")
"""What a reviewer can decide, in the order of the keys 1 to 6."""
STATUSES = ("open", *CHOICES, "reopened")
_ALONE = 10
"""A file of pages alone has room for so many times more of their text."""
_KEYS = (
    ("j k", "key_next"), ("1 2 3 4 5 6", "key_decide"), ("u", "key_undo"), ("c", "key_comment"), ("a", "key_assign"),
    ("x", "key_not_about"), ("/", "key_search"), ("?", "key_help"), ("Esc", "key_leave"),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One file: its name ("" where it is the only one), its screens, and the promises of its list by their place in the report."""

    name: str
    screens: tuple[str, ...]
    first: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """One way to a screen."""

    id: str
    href: str
    label: str
    number: int | None
    here: bool


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What all files of a report share."""

    report: Report
    version: str
    language: str
    depth: Depth = dataclasses.field(default_factory=Depth)
    letters: int = 0
    """So many letters of pages are shown."""
    files: tuple[File, ...] = ()
    """All files; none where there is only one."""

    @cached_property
    def say(self) -> Mapping[str, str]:
        """Every sentence."""
        return phrases(self.language)

    @cached_property
    def where(self) -> Mapping[str, str]:
        """For each promise the file that holds its card; "" where it is the only one."""
        listed = [(file.name, finding) for file in self.files for finding in self.report.findings[file.first : file.last]]
        return {finding.claim.key: name for name, finding in listed} or {finding.claim.key: "" for finding in self.report.findings}


def render_file(plan: Plan, file: File) -> str:
    """The text of one file."""
    report, say = plan.report, plan.say
    cards = [make_card(finding, say=say, depth=plan.depth) for finding in report.findings[file.first : file.last]]
    values = {
        "report": report, "say": say, "lang": plan.language, "version": plan.version, "headline": headline(report, say),
        "screens": file.screens, "tabs": tuple(_tabs(plan, file)), "cards": cards, "symbols": SYMBOL, "categories": _categories(report),
        "statuses": STATUSES, "choices": CHOICES, "key_list": [(keys.split(), say[name]) for keys, name in _KEYS],
        "second_judges": {tally.source for tally in report.inputs}, "known": plan.where, "depth": plan.depth,
        "data": data(_data(plan, file, cards)),
    }  # fmt: skip
    return str(template().render(values | _assets() | _ways(plan, file) | _of_screens(plan, file)))


def _assets() -> dict[str, Any]:
    style, script = asset("style", STYLES, "css"), asset("script", SCRIPTS, "js")
    return {"style": own(style.text), "style_hash": style.hash, "script": own(script.text), "script_hash": script.hash}


def _ways(plan: Plan, file: File) -> dict[str, Any]:
    """How sources are shown and where cards are found."""
    sources = [tally.source for tally in plan.report.inputs]
    last = {source: source.rstrip("/\\").replace("\\", "/").rsplit("/", 1)[-1] for source in sources}
    short = shortener(sources)

    def shorten(source: str) -> str:
        return short(last.get(source, source))

    return {
        "shorten": shorten,
        "card_file": lambda card: _beside(plan, file, card.claim.key),
        "finding_file": lambda finding: _beside(plan, file, finding.claim.key),
    }


def _of_screens(plan: Plan, file: File) -> dict[str, Any]:
    """What only some screens show."""
    report, say = plan.report, plan.say
    letters = plan.letters if len(file.screens) > 1 else _ALONE * plan.letters
    worth = [gap for gap in report.silent if gap.praise >= gap.blame]
    return {
        "counts": [(verdict, SYMBOL[verdict], report.count(verdict), _first_of(plan, file, verdict)) for verdict in Verdict],
        "first": [make_card(finding, say=say, depth=plan.depth) for finding in first_to_fix(report)] if "overview" in file.screens else [],
        "chart": dumbbells(report.categories, say) if "overview" in file.screens else None,
        "pages": page_views(report, letters=letters) if "pages" in file.screens else (),
        "silenced": silenced_line(report, say),
        "praised": worth[:12],
        "blamed": [gap for gap in report.silent if gap not in worth][:12],
        "differences": sorted(report.since_last.differences, key=lambda one: list(Turn).index(one.turn)) if report.since_last else [],
    }


def own(text: str) -> Any:
    """Style and script of this package, which stand in the page as they are."""
    from markupsafe import Markup

    return Markup(text)  # noqa: S704 - files of this package, which the policy's hash names


def _tabs(plan: Plan, file: File) -> Iterator[Tab]:
    """The screens, those of other files too; the parts of a long list one by one."""
    files = plan.files or (file,)
    for screen in ("overview", "promises", "pages", "silent", "since", "decisions"):
        for other in (one for one in files if screen in one.screens):
            part = screen == "promises" and bool(plan.files)
            label = plan.say["part"].format(first=other.first + 1, last=other.last) if part else plan.say[f"tab_{screen}"]
            href = f"#{screen}" if other is file else f"{other.name}#{screen}"
            yield Tab(id=screen, href=href, label=label, number=None if part else _number(plan.report, screen), here=other is file)


def _number(report: Report, screen: str) -> int | None:
    if screen == "since":
        return len(report.since_last.differences) if report.since_last else None
    return {"promises": len(report.findings), "silent": len(report.silent)}.get(screen)


def _beside(plan: Plan, file: File, key: str) -> str:
    """The name of the file with a promise's card, "" where it is this one."""
    name = plan.where.get(key, "")
    return "" if name == file.name else name


def _first_of(plan: Plan, file: File, verdict: Verdict) -> str:
    """The address at which the list of a verdict begins; "" for one that nothing has."""
    key = next((finding.claim.key for finding in plan.report.findings if finding.verdict is verdict), "")
    return f"{_beside(plan, file, key)}#c-{key}" if key else "#overview"


def _categories(report: Report) -> list[Category]:
    found = {category for finding in report.findings for category in finding.claim.categories[:1]}
    return [category for category in Category if category in found]


def _data(plan: Plan, file: File, cards: list[Card]) -> dict[str, Any]:
    """What the page's script reads: ids, what the list is ordered by, sentences, and what is needed to judge again."""
    say, report = plan.say, plan.report
    short = shortener(tally.source for tally in report.inputs)
    spoken = ("percent", *(key for key in say if key.startswith(("js_", "status."))), *Verdict, *Category)
    row: dict[str, Any] = {
        "report": report_id(report),
        "as_of": report.as_of.isoformat() if report.as_of else "",
        "say": {key: say[key] for key in spoken},
        "symbols": dict(SYMBOL),
        "rule": rule_of(report.findings),
        "flagged": [finding.claim.key for finding in report.findings if finding.verdict in FLAGGED and not finding.silenced],
        "claims": {
            card.claim.key: _listed(card) | {"page": short(places(card.finding)[0].source), "case": case_of(card, as_of=report.as_of)}
            for card in cards
        },
    }
    return row | ({"elsewhere": _elsewhere(plan, file)} if plan.files else {})


def _listed(card: Card) -> dict[str, Any]:
    return {"heard": card.finding.contradict + card.finding.support, "pages": card.pages}


def _elsewhere(plan: Plan, file: File) -> dict[str, list[str]]:
    """The promises of other files: their words, and the file."""

    def words(finding: Finding) -> str:
        return finding.claim.text[:120]

    return {
        finding.claim.key: [words(finding), plan.where[finding.claim.key]]
        for finding in plan.report.findings
        if "decisions" in file.screens and plan.where[finding.claim.key] != file.name
    }
