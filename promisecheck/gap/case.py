"""Everything that decides one claim, as numbers: made from voices, applied again when a judgement is replayed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from promisecheck.core.judgement import Voice
from promisecheck.core.taxonomy import Stance
from promisecheck.gap.confusion import Beta, Errors
from promisecheck.gap.posterior import Mass, Posterior
from promisecheck.gap.rules import Rules
from promisecheck.gap.weights import masses, month


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Customers on either side, counted and weighed."""

    contradict: float
    """Customers who contradict, each with what its kind counts (a staff note is half a customer)."""
    support: float
    beyond: float
    alone: bool
    """Whether a kind that can stand alone is among those who contradict."""
    masses: tuple[Mass, ...]

    @property
    def customers(self) -> float:
        """All who speak of it."""
        return self.contradict + self.support


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A claim before the rule: the tally of the whole period, the worst one since a month, the limit, and what was known beforehand."""

    whole: Tally
    limit: float
    since: Tally | None = None
    month: str = ""
    """From which `since` counts."""
    prior: Beta = (1.0, 1.0)
    errors: Mapping[str, Errors] = field(default_factory=dict)

    def posterior(self, tally: Tally) -> Posterior:
        """What is known of the share of a tally."""
        return _posterior(tally.masses, self.prior, tuple(sorted(self.errors.items())))

    @property
    def share(self) -> float:
        """The share that was counted over the whole period, corrected by the judge's known errors; 0 where nobody speaks."""
        if not self.whole.customers:
            return 0.0
        said = self.whole.contradict / self.whole.customers
        sizes = [(mass.contradict + mass.support, self.errors.get(mass.language)) for mass in self.whole.masses]
        together = sum(size for size, _ in sizes)
        if not self.errors or not together:
            return said
        return sum(size * (errors.really(said) if errors else said) for size, errors in sizes) / together


@lru_cache(maxsize=256)
def _posterior(masses: tuple[Mass, ...], prior: Beta, errors: tuple[tuple[str, Errors], ...]) -> Posterior:
    """Kept for a while: one claim asks for the same more than once."""
    return Posterior(masses, prior=prior, errors=dict(errors))


def make_case(told: Sequence[Voice], *, tolerance: float, rules: Rules, prior: Beta, errors: Mapping[str, Errors]) -> Case:
    """The case of weighed voices."""
    limit = round(tolerance + allowance(told, rules), 6)
    first, since = _worst_since(told, bound=max(limit, rules.verdict.majority), rules=rules, prior=prior)
    return Case(whole=tally(told, rules), limit=limit, since=since, month=first, prior=prior, errors=errors)


def tally(told: Sequence[Voice], rules: Rules) -> Tally:
    """Count and weigh the voices."""
    against = [rules.kinds[voice.kind] for voice in told if voice.stance is Stance.CONTRADICTS]
    favour = [voice for voice in told if voice.stance is Stance.SUPPORTS]
    return Tally(
        contradict=sum(kind.weight for kind in against),
        support=sum(rules.kinds[voice.kind].weight for voice in favour),
        beyond=sum(rules.kinds[voice.kind].weight for voice in favour if voice.beyond),
        alone=any(kind.alone for kind in against),
        masses=masses(told),
    )


def allowance(told: Sequence[Voice], rules: Rules) -> float:
    """Added to the tolerance: each kind's, by how much of what was said is of that kind; a review's where nobody speaks."""
    kinds = [rules.kinds[voice.kind] for voice in told]
    together = sum(kind.weight for kind in kinds)
    if not together:
        return max(kind.allowance for kind in rules.kinds.values())
    return sum(kind.weight * kind.allowance for kind in kinds) / together


def _worst_since(told: Sequence[Voice], *, bound: float, rules: Rules, prior: Beta) -> tuple[str, Tally | None]:
    """The month since which it is surest that most miss it, and the tally since; never the first month of all."""
    worst: tuple[float, str, Tally | None] = (0.0, "", None)
    for first, since in _since_months(told):
        against = sum(voice.stance is Stance.CONTRADICTS for voice in since)
        if against < rules.verdict.least_contradict or against <= rules.verdict.majority * len(since):
            continue
        counted = tally(since, rules)
        sure = Posterior(counted.masses, prior=prior).above(bound)
        if (sure, first) > worst[:2]:
            worst = (sure, first, counted)
    return worst[1:]


def _since_months(told: Sequence[Voice]) -> list[tuple[str, list[Voice]]]:
    """For each month but the first: the voices from there on."""
    dated = sorted((voice for voice in told if voice.said_at), key=lambda voice: (voice.said_at or date.min, voice.customer))
    months = [month(voice.said_at) for voice in dated]
    starts = [place for place in range(1, len(months)) if months[place] != months[place - 1]]
    return [(months[place], dated[place:]) for place in starts]
