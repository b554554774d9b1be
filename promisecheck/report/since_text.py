"""What changed since an earlier run, for a terminal and as Markdown."""

import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from promisecheck.core.changes import Difference, Heard, SinceLast, Turn
from promisecheck.report.markdown import MADE_HERE, literal
from promisecheck.report.one_line import one_line
from promisecheck.report.phrases import phrases

Shown = Callable[[str], str]
"""How a text of others is shown: as it is, or made literal for Markdown."""
_LONGEST = 160
_MOST_PAGES = 3


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(files(__package__).joinpath("changes.toml").read_text(encoding="utf-8"))


def since_phrases(language: str) -> Mapping[str, str]:
    """The words of changes in a language of the interface, with those of the reports; UsageError for another language."""
    return {**phrases(language), **_table()[language]}


def since_plain(since: SinceLast, *, language: str = "en") -> str:
    """For a terminal: every change in a line."""
    say = since_phrases(language)
    return "\n".join([headline(since, say), *_listed(since, say, _plain)]) + "\n"


def since_markdown(since: SinceLast, *, language: str = "en") -> str:
    """As Markdown, every change in a line; what others wrote is text in it."""
    say = since_phrases(language)
    lines = [f"# {literal(headline(since, say))}", "", *(f"- {line}" for line in _listed(since, say, _literal))]
    return MADE_HERE + "\n".join(lines).rstrip() + "\n"


def since_summary(since: SinceLast, *, language: str, most: int, link: str = "", escaped: Shown | None = None) -> str:
    """A Markdown message of at most `most` lines (6 or more): the weightiest changes first, how many are left out, where to read on."""
    say = since_phrases(language)
    shown = escaped or _literal
    listed = [f"- {line}" for line in _listed(since, say, shown)]
    end = ["", say["read_more"].format(link=link)] if link else []
    room = most - 2 - len(end)
    if len(listed) > room:
        listed = [*listed[: room - 1], f"- {say['and_more'].format(number=len(listed) - room + 1)}"]
    return "\n".join([f"**{shown(headline(since, say))}**", "", *listed, *end]) + "\n"


def headline(since: SinceLast, say: Mapping[str, str]) -> str:
    """How many of which change there are, in one line."""
    counted = Counter(difference.turn for difference in since.differences)
    counts = ", ".join(f"{counted[turn]} {say[turn]}" for turn in Turn if counted[turn])
    key = "heading" if counts or since.lost else "nothing"
    counts = counts or f"{len(since.lost)} {say['unreachable']}"
    return one_line(say[key].format(counts=counts, since=since.since or say["an_earlier_run"]), most=_LONGEST)


def _literal(text: str) -> str:
    return literal(text, most=_LONGEST)


def _plain(text: str) -> str:
    return one_line(text, most=_LONGEST)


def _listed(since: SinceLast, say: Mapping[str, str], shown: Shown) -> Iterator[str]:
    for difference in since.differences:
        detail = "; ".join(_detail(difference, say, shown))
        yield f"{say[difference.turn]}: “{shown(difference.text)}”" + (f"; {detail}" if detail else "")
    if since.lost:
        yield say["lost"].format(pages=_pages(since.lost, say, shown))


def _detail(difference: Difference, say: Mapping[str, str], shown: Shown) -> Iterator[str]:
    """What there is to say of one change beside its words, the weightiest first."""
    before, now = difference.before, difference.now
    if before and now and before.verdict != now.verdict:
        yield say["judged"].format(before=_verdict(before, say), now=_verdict(now, say))
    if difference.turn is Turn.EXPIRED:
        yield say["ended"].format(note=shown(difference.note))
    if difference.turn is Turn.WITHDRAWN:
        yield say["used_to"].format(note=shown(difference.note)) if difference.note else say["was_confirmed"]
    if now and now.customers and difference.turn is not Turn.MOVED:
        yield say["says_no"].format(contradict=now.contradict, customers=now.customers)
    if difference.old_text:
        percent = round(100 * (difference.sameness or 0))
        yield say["perhaps" if difference.turn is Turn.NEW else "earlier"].format(text=shown(difference.old_text), percent=percent)
    yield from _where(difference, say, shown)


def _where(difference: Difference, say: Mapping[str, str], shown: Shown) -> Iterator[str]:
    old, new = _pages(difference.old_places, say, shown), _pages(difference.places, say, shown)
    if difference.turn is Turn.MOVED:
        yield say["from_to"].format(old=old, new=new)
    elif difference.now is None and old:
        yield say["stood"].format(old=old)
    elif new and difference.turn is not Turn.EVIDENCE:
        yield say["stands"].format(new=new)


def _pages(pages: Sequence[str], say: Mapping[str, str], shown: Shown) -> str:
    named = ", ".join(shown(page) for page in pages[:_MOST_PAGES])
    return f"{named} {say['and_more'].format(number=len(pages) - _MOST_PAGES)}" if len(pages) > _MOST_PAGES else named


def _verdict(heard: Heard, say: Mapping[str, str]) -> str:
    return say[heard.verdict] if heard.verdict else say["unjudged"]
