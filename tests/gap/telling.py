"""Customers who tell something of a claim, with the day, the kind and the columns that a test needs."""

import dataclasses
from datetime import date

from making import claim, match

from promisecheck.core.taxonomy import Kind, Stance
from promisecheck.core.text import Passage
from promisecheck.gap import judge, load_rules

RULES = load_rules()
TODAY = date(2026, 5, 1)
NO, YES = Stance.CONTRADICTS, Stance.SUPPORTS


def said(stance, customer, *, of=None, text="", day=TODAY, kind=Kind.REVIEW, beyond=False, confidence=0.9, language="da", **remark):
    """One sentence of one customer, which is also the whole review; `remark`: anything else that the remark holds."""
    text = text or ("Den kom efter ni dage." if stance is NO else "Den kom næste dag.")
    told = match(stance, customer=customer, of=of, confidence=confidence, beyond=beyond, text=text, kind=kind)
    passage = Passage(text=text, language=language, origin=told.remark.passage.origin)
    return dataclasses.replace(told, remark=dataclasses.replace(told.remark, passage=passage, said_at=day, **remark))


def people(stance, number, *, name="", **how):
    """So many different customers who say the same."""
    return [said(stance, f"{name}{stance} {count}", **how) for count in range(number)]


def finding(matches, *, of=None, rules=RULES, as_of=TODAY, **run):
    """The finding on one claim."""
    of = of or claim()
    return judge({of.key: [of]}, matches, rules=rules, as_of=as_of, **run)[0]


def changed(section, **values):
    """The shipped policy with other values in one section."""
    return dataclasses.replace(RULES, **{section: dataclasses.replace(getattr(RULES, section), **values)})


def month(number):
    """The tenth of a month, counted from January 2025."""
    return date(2025 + number // 12, number % 12 + 1, 10)
