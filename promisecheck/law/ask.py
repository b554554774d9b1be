"""Promises -> questions: which rules ask about the words of a promise, and what they ask for.

Customers' verdicts never come in here, and no question goes into a verdict.
"""

import re
from collections.abc import Sequence
from datetime import date

from promisecheck.core.promises import Claim
from promisecheck.core.questions import Citation, Question
from promisecheck.core.taxonomy import LANGUAGES, Strength
from promisecheck.core.text import Reason
from promisecheck.errors import SettingsError
from promisecheck.language import languages_of
from promisecheck.law.files import load_rules
from promisecheck.law.folding import fold
from promisecheck.law.history import CHECKS, History
from promisecheck.law.rule import Rule
from promisecheck.law.scene import Scene, scene_of
from promisecheck.law.words import group_pattern, remedy
from promisecheck.settings import Law

_CUSTOMERS = 200
"""So many remarks of customers are looked at for one promise."""
_MOST_WORDS = 5
"""So many different words that fired are told."""


class Asker:
    """The rules in force; called with a promise, it gives the questions about it."""

    def __init__(self, law: Law | None = None, *, as_of: date | None = None) -> None:
        """`as_of`: the day for which citations must be effective and offers may have ended; None: every citation counts.

        SettingsError for a rule that cannot be read, or an unknown rule or jurisdiction in the settings.
        """
        law = law or Law()
        rules = load_rules(law.rules)
        _check_known("law.off", law.off, {rule.id for rule in rules})
        _check_known("law.jurisdictions", law.jurisdictions, {citation.jurisdiction for rule in rules for citation in rule.citations})
        self._as_of = as_of
        self._rules = [
            (rule, citations)
            for rule in rules
            if rule.on and rule.id not in law.off and (citations := self._effective(rule, law.jurisdictions))
        ]

    def _effective(self, rule: Rule, jurisdictions: Sequence[str]) -> tuple[Citation, ...]:
        return tuple(
            citation
            for citation in rule.citations
            if citation.jurisdiction in jurisdictions
            and (self._as_of is None or citation.effective_from is None or citation.effective_from <= self._as_of)
        )

    def __call__(self, claim: Claim, *, history: History | None = None, customers: Sequence[str] = ()) -> tuple[Question, ...]:
        """The questions about `claim` in the order of the rules; `customers`: what those who speak of it wrote."""
        scene = scene_of(claim, languages_of(claim.passage.language) or LANGUAGES)
        hedge = _hedge(claim, scene)
        said = tuple(fold(text[:2_000]).text for text in customers[:_CUSTOMERS])
        found = (
            self._ask(rule, citations, claim=claim, scene=scene, hedge=hedge, history=history, said=said) for rule, citations in self._rules
        )
        return tuple(question for question in found if question is not None)

    def _ask(
        self,
        rule: Rule,
        citations: tuple[Citation, ...],
        *,
        claim: Claim,
        scene: Scene,
        hedge: str,
        history: History | None,
        said: Sequence[str],
    ) -> Question | None:
        saw, evidence = _fired(rule, scene=scene, claim=claim, said=said)
        if not saw:
            return None
        past = CHECKS[rule.history](claim, history, self._as_of) if rule.history else None
        if rule.history_required and past is None:
            return None
        return Question(
            rule=rule.id,
            name=rule.name,
            mode=rule.mode,
            saw=saw,
            asks=rule.asks,
            remedy=remedy(rule.mode),
            citations=citations,
            hedge=hedge,
            evidence=evidence + ((past,) if past else ()),
        )


def _fired(rule: Rule, *, scene: Scene, claim: Claim, said: Sequence[str]) -> tuple[tuple[str, ...], tuple[Reason, ...]]:
    """The words that make the rule ask, and what customers add; nothing where it does not."""
    found = [span for span in scene.cues(rule) if not scene.is_silenced(rule, span)]
    needed = rule.pattern("needs", scene.languages)
    if needed is not None:
        near = [span for span in found if scene.has_near(needed, span, rule.window)]
        told = _told(rule, said) if found and not near else ""
        if not near and not told:
            return (), ()
        return scene.words(near or found), ((Reason(by="customers", saw=told),) if told else ())
    saw = scene.words(found)
    if rule.quantities:
        saw += tuple(quantity.saw for quantity in claim.quantities if not scene.is_silenced_at(rule, quantity.saw))
    return tuple(dict.fromkeys(saw))[:_MOST_WORDS], ()


def _told(rule: Rule, said: Sequence[str]) -> str:
    """Customers' words that stand in for what the copy does not say; they may write in any language."""
    wanted: re.Pattern[str] | None = rule.pattern("customers", LANGUAGES)
    matches = (wanted.search(text) for text in said) if wanted else ()
    return next((match.group() for match in matches if match), "")


def _hedge(claim: Claim, scene: Scene) -> str:
    """The words that weaken the promise, or "" for a firm one."""
    match = wanted.search(scene.text, scene.start, scene.end) if (wanted := group_pattern("hedges", scene.languages)) else None
    if match:
        return scene.original(match.start(), match.end())
    hedges = [quantity.saw for quantity in claim.quantities if quantity.hedge in {"up to", "about"}]
    if hedges or Strength.HEDGED in claim.strengths:
        return hedges[0] if hedges else claim.text
    return "?" if claim.context.rstrip().endswith("?") else ""


def _check_known(name: str, given: Sequence[str], known: set[str]) -> None:
    for entry in given:
        if entry not in known:
            raise SettingsError(f"{name} names {entry!r}", next_step=f"Known: {', '.join(sorted(known))}")
