"""The template engine with everything that a page carries in itself: style, script, and the policy that lets nothing else run."""

import hashlib
import json
from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote

from promisecheck.core.changes import Difference
from promisecheck.core.promises import Finding
from promisecheck.core.text import Origin
from promisecheck.report.one_line import one_line, shown
from promisecheck.report.places import is_web, uri_of
from promisecheck.report.rewrite import Piece, rewrite
from promisecheck.report.said import day, month, percent

STYLES = ("ground", "overview", "claims", "others", "print")
SCRIPTS = ("state", "screens", "recount", "deciding", "progress", "keys")
_FRAGMENT, _END, _LONGEST = 60, 4, 120
"""Characters up to which words are named whole, words of each end of longer ones, characters at most."""
_SHORT = 90
_FOUR = 4
"""Five stars have four steps between them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A text that the page carries, and the word of the security policy that allows exactly it."""

    text: str
    hash: str


@cache
def asset(folder: str, names: tuple[str, ...], ending: str) -> Asset:
    """The files of a folder beside the templates, one after the other; lines that are comments stay at home."""
    whole = "".join(files(__package__).joinpath("templates", folder, f"{name}.{ending}").read_text(encoding="utf-8") for name in names)
    lines = (line.strip() for line in whole.splitlines())
    text = "\n".join(line for line in lines if line and not line.startswith(("//", "/*")))
    if folder == "script":
        text = f'"use strict";(()=>{{\n{text}\n}})();'
    digest = b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return Asset(text=text, hash=f"'sha256-{digest}'")


@cache
def template() -> Any:
    """The page's template; every text from outside is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context, select_autoescape

    @pass_context
    def short(context: Any, source: str) -> str:
        return str(context["shorten"](source))

    environment = Environment(
        loader=PackageLoader("promisecheck.report"), autoescape=select_autoescape(default=True), undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, finalize=_inert,
    )  # fmt: skip
    environment.filters |= {"fragment": text_fragment, "points": points, "limit": _limit, "reworded": _reworded, "tags": tags}
    environment.filters |= {name: _spoken(maker) for name, maker in (("percent", percent), ("month", month), ("day", day))}
    environment.filters["short"] = short
    return environment.get_template("report.html")


def _spoken(maker: Callable[[Any, Mapping[str, str]], str]) -> Callable[..., str]:
    """A filter that speaks the language of the page."""
    from jinja2 import pass_context

    @pass_context
    def speak(context: Any, value: Any) -> str:
        return maker(value, context["say"])

    return speak


def data(value: Mapping[str, Any]) -> Any:
    r"""JSON that stands in a page: no character of it can end the element it stands in.

    >>> str(data({"a": "</script>"}))
    '{"a":"\\u003c/script\\u003e"}'
    """
    from markupsafe import Markup

    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return Markup(text)  # noqa: S704 - nothing in it is markup any more


def _inert(value: Any) -> Any:
    """What may not stand in a document, or turns the direction of what follows, is shown as a mark."""
    return shown(value) if type(value) is str else value


def _reworded(difference: Difference) -> tuple[Piece, ...]:
    return rewrite(difference.old_text, difference.text)


def shortener(roots: Iterable[str]) -> Callable[[str], str]:
    """Shows a source without what all have in common: the scheme of an address, the folder that was named."""
    folders = sorted({root.rstrip("/\\") for root in roots if root}, key=len, reverse=True)

    def short(source: str) -> str:
        for folder in folders:
            if source.startswith(f"{folder}/") and not source.startswith(("http://", "https://")):
                source = source[len(folder) + 1 :]
                break
        if "://" not in source and source.count("/") > _FOUR:
            source = "…/" + "/".join(source.split("/")[-3:])
        return one_line(source.removeprefix("https://").removeprefix("http://"), most=_SHORT)

    return short


def text_fragment(place: Origin, text: str) -> str:
    """A link that jumps to the words on the page, or "" where the source is no web address; long words are named by both their ends.

    >>> text_fragment(Origin(source="https://www.example.dk/"), "Levering i dag-til-dag")
    'https://www.example.dk/#:~:text=Levering%20i%20dag%2Dtil%2Ddag'
    """
    if not is_web(place):
        return ""
    words = text.split()
    ends = [words] if len(text) <= _FRAGMENT or len(words) < 2 * _END else [words[:_END], words[-_END:]]
    return f"{uri_of(place).split('#')[0]}#:~:text={','.join(_coded(' '.join(end)[:_LONGEST]) for end in ends)}"


def _coded(words: str) -> str:
    """A dash is part of the directive's own language."""
    return quote(words.encode(errors="replace").decode(), safe="").replace("-", "%2D")


def tags(card: Any, say: Mapping[str, str]) -> str:
    """What the promise is about, how it binds, and its rule."""
    claim = card.claim
    strengths = [say[f"strength.{strength}"] for strength in claim.strengths if strength != "plain"]
    return " · ".join(filter(None, [*(say[category] for category in claim.categories), *strengths, card.finding.rule]))


def points(rating: float) -> int:
    """How many of five stars."""
    return min(5, max(1, round(rating * _FOUR) + 1))


def _limit(card: Any) -> float:
    """The share that is allowed for, kinds and all."""
    finding: Finding = card.finding
    return next((dict(step.values).get("limit", finding.tolerance) for step in finding.steps if step.by == "limit"), finding.tolerance)
