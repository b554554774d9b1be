"""A promise that is kept for most and broken for one group: which product, shop, channel, language, new or returning."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from promisecheck.core.judgement import SegmentGap, Voice
from promisecheck.core.taxonomy import Stance
from promisecheck.gap.case import Case, tally
from promisecheck.gap.rules import Rules
from promisecheck.gap.verdict import certainty, flagged

_LANGUAGE = "language"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The customers of one claim with one value in one column, and the others of whom the column is known."""

    claim: str
    facet: str
    value: str
    own: tuple[Voice, ...]
    others: tuple[Voice, ...]


def find_segments(told: Mapping[str, Sequence[Voice]], cases: Mapping[str, Case], rules: Rules) -> dict[str, tuple[SegmentGap, ...]]:
    """By claim: the groups for which it is broken and not for the others, among all that were tested in the run.

    Fisher's exact test of a group against the others, one-sided, adjusted after Benjamini and Hochberg.
    """
    groups = [group for claim in sorted(told) for group in groups_of(claim, told[claim], rules)]
    found: dict[str, list[SegmentGap]] = defaultdict(list)
    for group, chance in zip(groups, _adjusted(_chances(groups)), strict=True):
        case = cases[group.claim]
        if chance <= rules.segments.false_discoveries and is_broken(group.own, case, rules) and not is_broken(group.others, case, rules):
            found[group.claim].append(_gap(group, chance))
    return {claim: tuple(sorted(gaps, key=lambda gap: (gap.chance, gap.facet, gap.value))) for claim, gaps in found.items()}


def groups_of(claim: str, told: Sequence[Voice], rules: Rules) -> list[Group]:
    """The groups large enough to be tested, by column and value; the customer's language is a column too."""
    columns: dict[str, dict[str, list[Voice]]] = defaultdict(lambda: defaultdict(list))
    for voice in told:
        for facet, value in {*voice.facets, (_LANGUAGE, voice.language)}:
            if value:
                columns[facet][value].append(voice)
    groups = []
    for facet, values in sorted(columns.items()):
        known = sum(map(len, values.values()))
        for value, own in sorted(values.items()):
            if min(len(own), known - len(own)) >= rules.segments.customers:
                others = tuple(voice for other, rest in sorted(values.items()) if other != value for voice in rest)
                groups.append(Group(claim=claim, facet=facet, value=value, own=tuple(own), others=others))
    return groups


def is_broken(told: Sequence[Voice], case: Case, rules: Rules) -> bool:
    """Whether these customers alone would make the claim over-promised."""
    alone = Case(whole=tally(told, rules), limit=case.limit, prior=case.prior, errors=case.errors)
    return flagged(certainty(alone, rules), rules)


def _chances(groups: Sequence[Group]) -> Any:
    """The p-value of each group [n]."""
    import numpy as np
    from scipy.stats import hypergeom

    if not groups:
        return np.zeros(0)
    counts = np.array([[against(group.own), len(group.own), against(group.others), len(group.others)] for group in groups])
    own, size, rest, others = counts.T
    return hypergeom.sf(own - 1, size + others, own + rest, size)


def _adjusted(chances: Any) -> list[float]:
    """After Benjamini and Hochberg."""
    import numpy as np

    order = np.argsort(chances, kind="stable")
    ranked = chances[order] * len(chances) / np.arange(1, len(chances) + 1)
    adjusted = np.empty_like(ranked)
    adjusted[order] = np.minimum(1.0, np.minimum.accumulate(ranked[::-1])[::-1])
    return [round(float(chance), 6) for chance in adjusted]


def against(told: Sequence[Voice]) -> int:
    """How many contradict."""
    return sum(voice.stance is Stance.CONTRADICTS for voice in told)


def _gap(group: Group, chance: float) -> SegmentGap:
    own, others = against(group.own), against(group.others)
    return SegmentGap(
        facet=group.facet,
        value=group.value,
        contradict=own,
        support=len(group.own) - own,
        others_contradict=others,
        others_support=len(group.others) - others,
        chance=chance,
    )
