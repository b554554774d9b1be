"""Every rule with its id and one line, for `rules`, `explain`, and for what may be ignored."""

from dataclasses import dataclass
from functools import cache

from promisecheck.core.taxonomy import Category, Verdict, rule_id
from promisecheck.settings import Settings

_CUSTOMERS = {
    Verdict.OVER_PROMISED: "more customers say that it did not hold than the promise allows for",
    Verdict.CONTESTED: "customers disagree, and nobody can say whether it holds",
    Verdict.UNPROVEN: "too few customers speak of it to say whether it holds",
    Verdict.OVER_DELIVERED: "customers get more than is promised",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedRule:
    """One rule: `asks` is "customers" for a verdict by what they say, "law" for a question about proof."""

    id: str
    name: str
    about: str
    asks: str
    on: bool = True


def listed_rules(settings: Settings) -> tuple[ListedRule, ...]:
    """Every rule in the order of its id; those of the user's own file of law rules come last."""
    return (*_customers(), *_law(settings.law.rules, settings.law.off))


def rule_ids(settings: Settings) -> tuple[str, ...]:
    """The ids of all rules."""
    return tuple(rule.id for rule in listed_rules(settings))


@cache
def _customers() -> tuple[ListedRule, ...]:
    return tuple(
        ListedRule(id=rule_id(verdict, category), name=f"{verdict} {category}", about=about, asks="customers")
        for verdict, about in _CUSTOMERS.items()
        for category in Category
    )


def _law(file: str, off: tuple[str, ...]) -> tuple[ListedRule, ...]:
    from promisecheck.core.questions import code_of
    from promisecheck.law import load_rules

    return tuple(
        ListedRule(id=code_of(rule.id), name=rule.name, about=rule.asks.en, asks="law", on=rule.on and rule.id not in off)
        for rule in load_rules(file)
    )
