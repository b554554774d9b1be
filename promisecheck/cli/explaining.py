"""The words of `explain`: a rule of the customers' verdict or of the law, and one finding step by step."""

import difflib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from promisecheck.cli.rule_list import ListedRule, listed_rules
from promisecheck.core.taxonomy import topics
from promisecheck.core.text import normal
from promisecheck.errors import UsageError
from promisecheck.settings import Settings

_MOST_QUOTES = 3
_SHORTEST_ID = 4
_NEXT = {
    "1": "Change the words to what customers get, or change what they get; `explain FINDING report.json` shows the numbers behind one.",
    "2": "Read both sides: the promise may hold for some customers, products or places only. Say for whom it holds.",
    "3": "Nothing is known against it. More customers' words, or words nearer to the promise, would decide it.",
    "6": "Customers get more than you promise. Decide whether you want to promise it before you advertise it.",
}


def explained_rule(what: str, settings: Settings, *, language: str) -> list[str]:
    """What a rule means and what to do; UsageError names the nearest rule for an unknown one."""
    rules = {rule.id: rule for rule in listed_rules(settings)}
    code = what.upper()
    if code not in rules:
        near = difflib.get_close_matches(code, rules, n=1, cutoff=0.6)
        hint = (
            f"Did you mean {near[0]}?"
            if near
            else "`promisecheck rules` lists them; a finding needs its report: explain FINDING report.json"
        )
        raise UsageError(f"no rule is called {what!r}", next_step=hint)
    rule = rules[code]
    return list(_law(rule, settings, language) if rule.asks == "law" else _customers(rule))


def _customers(rule: ListedRule) -> Iterator[str]:
    category = rule.name.split()[-1]
    yield f"{rule.id}: {rule.name}"
    yield f"A promise about {category}: {rule.about}."
    about = [topic.definition for topic in topics().values() if topic.category == category]
    yield f"Such promises are about: {'; '.join(about)}."
    yield _NEXT[rule.id[2]]
    yield f'To silence it where it is known: <!-- promisecheck: ignore {rule.id} reason="..." --> before the words,'
    yield "or [[ignore]] in promisecheck.toml, or a baseline (docs/pipeline.md)."


def _law(rule: ListedRule, settings: Settings, language: str) -> Iterator[str]:
    from promisecheck.core.questions import code_of
    from promisecheck.law import load_rules
    from promisecheck.law.words import remedy

    found = next(one for one in load_rules(settings.law.rules) if code_of(one.id) == rule.id)
    yield f"{rule.id} ({found.id}): {found.name}{'' if rule.on else ' (switched off)'}"
    yield remedy(found.mode).within(language)
    yield f"To have at hand: {found.asks.within(language)}"
    yield from (f"Source: {one.shown}{f', from {one.effective_from}' if one.effective_from else ''}" for one in found.citations)
    for example in found.examples:
        yield f"Asks about ({example.language}): “{example.bad}”  Does not ask about: “{example.good}”"
    if found.last_checked:
        yield f"Sources last looked at on {found.last_checked}. It is a question about proof, apart from what customers say."
    yield f'To switch it off: [law] off = ["{found.id}"]; to change it: a file of your own under [law] rules (docs/law.md).'


def explained_finding(what: str, path: Path, *, language: str) -> list[str]:
    """Why a finding of a report is judged as it is; UsageError where the report holds none or several that are called so."""
    from promisecheck.report.phrases import phrases
    from promisecheck.report.stored import read_report

    table = read_report(path)
    claim = _found(what, table["claims"], path)
    as_of = table["run"]["as_of"]
    return list(_finding(claim, phrases(language), date.fromisoformat(as_of) if as_of else None))


def _found(what: str, claims: list[dict[str, Any]], path: Path) -> Mapping[str, Any]:
    words = normal(what)
    by_id = [row for row in claims if len(what) >= _SHORTEST_ID and row["id"].startswith(what.lower())]
    found = by_id or [row for row in claims if normal(row["text"]) == words] or [row for row in claims if words in normal(row["text"])]
    if len(found) == 1:
        return found[0]
    if found:
        listed = "; ".join(f"{row['id']} “{row['text']}”" for row in found[:5])
        raise UsageError(f"{len(found)} promises are called {what!r}", where=str(path), next_step=f"Name one by its id: {listed}")
    near = difflib.get_close_matches(words, [normal(row["text"]) for row in claims], n=1, cutoff=0.5)
    hint = f"Did you mean “{near[0]}”?" if near else "The ids stand in every format of the report"
    raise UsageError(f"no promise in it is called {what!r}", where=str(path), next_step=hint)


def _finding(claim: Mapping[str, Any], say: Mapping[str, str], as_of: date | None) -> Iterator[str]:
    verdict = f"{claim['rule']} {say[claim['verdict']]}" if claim["verdict"] else say[claim["categories"][0]]
    yield f"{verdict}: “{claim['text']}” ({claim['id']})"
    yield from (f"  stands at {place['source']} {place['place']} ({place['role']})" for place in claim["places"][:_MOST_QUOTES])
    yield from (f"  found by {reason['by']}: {reason['saw']}" for reason in claim["why"])
    yield from _steps(claim, as_of)
    yield from _quotes(claim, say)
    for better in claim["suggestions"]:
        yield "  " + say["instead"].format(text=better["text"], because=better["because"])
    for asked in claim["law"]:
        yield f"  {asked['code']} asks, whatever customers say: {asked['asks_for']} {asked['citation']} (saw: {', '.join(asked['saw'])})"
    if claim.get("silenced"):
        known = claim["silenced"]
        yield f"  known: {known['reason'] or 'no reason given'} ({known['where']}{', ' + known['over'] if known['over'] else ''})"


def _steps(claim: Mapping[str, Any], as_of: date | None) -> Iterator[str]:
    """Each step with its numbers, and whether they give the same verdict when applied again."""
    from promisecheck.gap import judge_again

    for number, step in enumerate(claim["steps"], 1):
        values = ", ".join(f"{name} {value:g}" for name, value in step["values"].items())
        yield f"  {number}. {step['by']}: {step['saw']}{f' ({values})' if values else ''}"
    again = judge_again(claim, not_about=(), as_of=as_of)
    if again is None:
        yield "  no customers' words were given: nothing was judged"
        return
    same = "the same verdict" if again.verdict == claim["verdict"] else f"another verdict: {again.verdict}"
    yield f"  Applied again to the {again.contradict} customers who say no and the {again.support} who say yes: {same}."
    yield from (f"  It would be {change['verdict']} with {change['what']} {change['number']:g}" for change in claim["changes"])


def _quotes(claim: Mapping[str, Any], say: Mapping[str, str]) -> Iterator[str]:
    for stance in ("contradicts", "supports"):
        quotes = [quote for quote in claim["evidence"] if quote["stance"] == stance]
        for quote in quotes[:_MOST_QUOTES]:
            yield f"  {say[stance]}: “{quote['text']}” ({quote['review_id']}, {quote['date'] or '-'}, {quote['confidence']:.2f})"
        if len(quotes) > _MOST_QUOTES:
            yield f"  {say['more'].format(number=len(quotes) - _MOST_QUOTES)}"
