"""A table of a rule's file -> the rule."""

import re
from collections.abc import Mapping
from typing import Any

from promisecheck.core.questions import Citation, Mode, Verified
from promisecheck.core.taxonomy import LANGUAGES, Category
from promisecheck.errors import SettingsError
from promisecheck.law.cue import pattern
from promisecheck.law.fields import Fields
from promisecheck.law.history import CHECKS
from promisecheck.law.rule import Example, Listed, Rule
from promisecheck.law.words import listed

_ID = re.compile(r"[A-Z]{1,8}[0-9]{1,4}")
_WIDEST = 200
"""Words on either side that a window may span at most."""


def read_rule(name: str, table: Mapping[str, Any], *, where: str, check: bool = True) -> Rule:
    """The rule `name` as `table` describes it; SettingsError says which key is wrong, where, and what to write.

    Without `check` its cues are taken as they stand: right for the rules that ship, which the tests have checked. To make
    a pattern of every cue costs a second, and most are never needed.
    """
    place = f"{where} [{name}]"
    if not _ID.fullmatch(name):
        raise SettingsError("not the id of a rule", where=place, next_step="Use capital letters and a number, such as R27 or OWN1")
    fields = Fields(table, where=place)
    rule = Rule(
        id=name,
        name=fields.text("name"),
        mode=fields.one_of("mode", Mode),
        asks=fields.said("asks"),
        citations=tuple(_citation(entry, where=f"{place} [[cites]]") for entry in fields.tables("cites")),
        cues=fields.listed("cues"),
        unless=fields.listed("unless"),
        answers=fields.listed("answers"),
        needs=fields.listed("needs"),
        customers=fields.listed("customers"),
        window=fields.number("window", 8, most=_WIDEST),
        denial=fields.flag("denial", default=True),
        quantities=fields.flag("quantities", default=False),
        history=fields.text("history", ""),
        history_required=fields.flag("history_required", default=False),
        images=fields.listed("images"),
        names=fields.flag("names", default=False),
        categories=tuple(fields.word(entry, Category, key="categories") for entry in fields.texts("categories")),
        last_checked=fields.day("last_checked"),
        examples=tuple(_example(entry, where=f"{place} [[examples]]") for entry in fields.tables("examples")),
        on=fields.flag("on", default=True),
    )
    fields.done()
    if check:
        check_rule(rule, where=place)
    return rule


def _citation(table: Mapping[str, Any], *, where: str) -> Citation:
    fields = Fields(table, where=where)
    citation = Citation(
        law=fields.text("law"),
        point=fields.text("point", ""),
        jurisdiction=fields.text("jurisdiction"),
        verified=fields.one_of("verified", Verified),
        effective_from=fields.day("effective_from"),
        note=fields.text("note", ""),
    )
    fields.done()
    return citation


def _example(table: Mapping[str, Any], *, where: str) -> Example:
    fields = Fields(table, where=where)
    example = Example(language=fields.text("language"), bad=fields.text("bad"), good=fields.text("good"))
    fields.done()
    if example.language not in LANGUAGES:
        raise fields.wrong("language", f"one of {', '.join(LANGUAGES)}")
    return example


def check_rule(rule: Rule, *, where: str) -> None:
    """What no single key can tell: something must fire, every cue can be read, and no hedge silences; SettingsError if not so."""
    if not (rule.cues or rule.images or rule.quantities):
        raise SettingsError("no cue words", where=where, next_step="Add [cues] with a list for a language, or quantities = true")
    if rule.history and rule.history not in CHECKS:
        raise SettingsError(f"history = {rule.history!r}", where=where, next_step=f"Give one of {', '.join(CHECKS)}")
    if not rule.citations:
        raise SettingsError("no citation", where=where, next_step="Add [[cites]] with law, jurisdiction and verified")
    for part in ("cues", "images", "unless", "answers", "needs", "customers"):
        of_part: Listed = getattr(rule, part)
        pattern([cue for _, cues in of_part for cue in cues], where=f"{where} [{part}]")
    hedges = set(listed("hedges"))
    for _, words in (*rule.unless, *rule.answers):
        for hedge in sorted(hedges.intersection(word.casefold() for word in words)):
            what = f"the hedge {hedge!r} stands among the words that silence it"
            raise SettingsError(what, where=where, next_step="Take it out: a hedge silences no rule")
