"""What customers say of a promise, why it is judged so, and what would change that: sentences with numbers."""

from collections.abc import Iterator, Mapping
from datetime import date

from promisecheck.core.judgement import Change
from promisecheck.core.promises import Finding
from promisecheck.core.taxonomy import Verdict

Say = Mapping[str, str]


def percent(share: float, say: Say) -> str:
    """A share as whole percent.

    >>> percent(0.654, {"percent": "{number}%"})
    '65%'
    """
    return say["percent"].format(number=round(100 * share))


def month(when: date, say: Say) -> str:
    """The month and the year.

    >>> month(date(2026, 3, 14), {"months": "jan feb mar"})
    'mar 2026'
    """
    return f"{say['months'].split()[when.month - 1]} {when.year}"


def day(when: date, say: Say) -> str:
    """The day as people write it.

    >>> day(date(2026, 3, 14), {"months": "jan feb mar", "day": "{number} {month}"})
    '14 mar 2026'
    """
    return say["day"].format(number=when.day, month=month(when, say))


def verdict_sentence(finding: Finding, say: Say) -> str:
    """How many of those who mention it say what.

    A promise that most got is told from their side.
    """
    everybody = finding.contradict + finding.support
    if not everybody:
        return say["nobody_says"]
    numbers = {"against": finding.contradict, "favour": finding.support, "beyond": finding.beyond, "all": everybody}
    if finding.verdict is Verdict.OVER_DELIVERED:
        return say["says_more"].format(**numbers)
    if finding.verdict is Verdict.KEPT or (finding.verdict is Verdict.UNPROVEN and finding.support > finding.contradict):
        return _counted("says_kept", finding.support, say, numbers)
    return _counted("says_broken", finding.contradict, say, numbers | {"what": _what(finding, say)})


def _counted(key: str, speaking: int, say: Say, values: Mapping[str, object]) -> str:
    return say[f"{key}_one" if values["all"] == speaking == 1 else key].format(**values)


def _what(finding: Finding, say: Say) -> str:
    """What happened instead: as the topic has it, else that it did not hold."""
    return next((say[f"instead.{topic}"] for topic in finding.claim.topics[:1] if f"instead.{topic}" in say), say["instead.any"])


def because(finding: Finding, say: Say) -> str:
    """The rule with its numbers, or how many more customers would be enough."""
    share = finding.contradicted
    if share is None or not share.customers:
        return say["because_nobody"]
    numbers = {name: percent(getattr(share, name), say) for name in ("low", "mid", "high")}
    limit = _step(finding, "limit", "limit")
    key = {Verdict.OVER_PROMISED: "because_over", Verdict.CONTESTED: "because_contested", Verdict.UNPROVEN: "because_unproven"}.get(
        finding.verdict or Verdict.UNPROVEN, "because_kept"
    )
    return say[key].format(limit=percent(limit if limit is not None else finding.tolerance, say), **numbers)


def what_would_change(finding: Finding, say: Say) -> Iterator[str]:
    """What would make it another verdict, a sentence each."""
    if finding.verdict is Verdict.UNPROVEN:
        yield say["would_enough"].format(number=finding.enough or 1) if finding.enough else say["would_anybody"]
    for change in finding.changes:
        yield _change(change, say)


def _change(change: Change, say: Say) -> str:
    number = percent(change.number, say) if change.what == "tolerance" else f"{change.number:.0f}"
    key = f"would_{change.what}_one" if change.number == 1 and change.what != "tolerance" else f"would_{change.what}"
    return say[key].format(number=number, verdict=say[change.verdict])


def how_judged(finding: Finding, say: Say) -> Iterator[str]:
    """The steps of the judgement that people ask for: who counted, what was allowed, how sure it is."""
    yield say["judged_tolerance"].format(
        strengths=", ".join(say[f"strength.{name}"] for name in finding.claim.strengths) or say["strength.plain"],
        tolerance=percent(finding.tolerance, say),
    )
    limit = _step(finding, "limit", "limit")
    if limit is not None and limit > finding.tolerance:
        yield say["judged_limit"].format(limit=percent(limit, say), more=percent(limit - finding.tolerance, say))
    copies, left = _step(finding, "count", "copies"), finding.scope.left_out
    if copies:
        yield say["judged_copies"].format(number=f"{copies:.0f}")
    if left:
        yield say["judged_left_out"].format(number=left, scope=", ".join(value for _, value in finding.scope.facets))
    sure, bound = _step(finding, "verdict", "certainty"), _step(finding, "verdict", "bound")
    if sure is not None and bound is not None and finding.contradict:
        yield say["judged_sure"].format(
            sure=percent(sure, say), bound=percent(bound, say), least=percent(_step(finding, "thresholds", "certainty") or 0.0, say)
        )
    yield from _beside(finding, say)


def _beside(finding: Finding, say: Say) -> Iterator[str]:
    """Changes in time, bursts and groups."""
    drift = finding.drift
    if drift:
        numbers = {"against": drift.before[0], "all": sum(drift.before), "against_now": drift.after[0], "all_now": sum(drift.after)}
        yield say[f"drift.{drift.turn}"].format(since=_month_of(drift.since, say), **numbers)
    for burst in finding.bursts:
        yield say["burst"].format(
            number=len(burst.customers), first=burst.first.isoformat(), last=burst.last.isoformat(), verdict=say[burst.without]
        )
    for gap in finding.segments:
        yield say["segment"].format(
            value=gap.value, against=gap.contradict, all=gap.contradict + gap.support, others=gap.others_contradict,
            all_others=gap.others_contradict + gap.others_support,
        )  # fmt: skip


def _month_of(name: str, say: Say) -> str:
    return month(date.fromisoformat(f"{name}-01"), say) if name else say["unknown_month"]


def _step(finding: Finding, by: str, name: str) -> float | None:
    return next((dict(step.values).get(name) for step in finding.steps if step.by == by), None)
