"""Report -> one self-contained HTML page: no request to anywhere, readable without JavaScript, in print and on a phone."""

from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import quote

from promisecheck.core.promises import Finding, Match, Report
from promisecheck.core.taxonomy import Stance, Verdict
from promisecheck.core.text import Origin
from promisecheck.report.chart import dumbbells
from promisecheck.report.headline import first_to_fix, headline
from promisecheck.report.phrases import phrases
from promisecheck.report.places import places
from promisecheck.report.plain import SYMBOL, counted

_QUOTES_AGAINST = 3
_QUOTES_FOR = 2
_FOLDED = 12
"""So many further quotes a side are folded under the first ones."""
_PLACES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One claim as the page shows it."""

    finding: Finding
    symbol: str
    counted: str
    against: tuple[Match, ...]
    in_favour: tuple[Match, ...]
    folded: tuple[Match, ...]
    places: tuple[Origin, ...]
    more_places: int


def html_page(report: Report, *, version: str, language: str) -> str:
    """The page; every text from outside is escaped by the template engine."""
    say = phrases(language)
    cards = [_card(finding, say) for finding in report.findings]
    return str(
        _template().render(
            report=report,
            say=say,
            lang=language,
            version=version,
            headline=headline(report, say),
            counts=[(verdict, SYMBOL[verdict], report.count(verdict)) for verdict in Verdict],
            first=[_card(finding, say) for finding in first_to_fix(report)],
            chart=dumbbells(report.categories, say),
            cards=cards,
            flagged=sum(card.finding.verdict in {Verdict.OVER_PROMISED, Verdict.CONTESTED} for card in cards),
        )
    )


@cache
def _template() -> Any:
    from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

    environment = Environment(
        loader=PackageLoader("promisecheck.report"), autoescape=select_autoescape(default=True), undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters |= {"fragment": text_fragment, "stars": stars}
    return environment.get_template("report.html")


def _card(finding: Finding, say: Any) -> Card:
    against = [match for match in finding.matches if match.stance is Stance.CONTRADICTS]
    in_favour = [match for match in finding.matches if match.stance is Stance.SUPPORTS]
    found = places(finding)
    return Card(
        finding=finding,
        symbol=SYMBOL[finding.verdict] if finding.verdict else "•",
        counted=counted(finding, say),
        against=tuple(against[:_QUOTES_AGAINST]),
        in_favour=tuple(in_favour[:_QUOTES_FOR]),
        folded=tuple(against[_QUOTES_AGAINST:][:_FOLDED] + in_favour[_QUOTES_FOR:][:_FOLDED]),
        places=tuple(found[:_PLACES]),
        more_places=max(0, len(found) - _PLACES),
    )


def text_fragment(place: Origin, text: str) -> str:
    """A link that jumps to the words on the page, or "" where the source is no web address."""
    if not place.source.startswith(("http://", "https://")):
        return ""
    return f"{place.source}#:~:text={quote(text[:120], safe='')}"


def stars(rating: float | None) -> str:
    """A rating of 0..1 as five stars, or nothing."""
    if rating is None:
        return ""
    full = round(rating * 4) + 1
    return "★" * full + "☆" * (5 - full)
