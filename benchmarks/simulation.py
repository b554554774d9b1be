"""Do the verdicts keep what they say? Planted shares, drawn from another model than the one that estimates, judged as in an audit.

    python benchmarks/simulation.py [coverage|flags|drift|segments|shuffle|speed ...]

The customers that are drawn: months that differ (some are bad months), friends of the same month who say the same, a judge that errs as a
confusion matrix tells which was itself measured on so many pairs only.
"""

import random
import resource
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import exp, log
from statistics import fmean

from promisecheck.core.promises import Claim, Finding, Match, Remark
from promisecheck.core.taxonomy import Category, Stance, Strength, Verdict
from promisecheck.core.text import Origin, Passage, Quantity, Span
from promisecheck.gap import judge, load_rules
from promisecheck.gap.confusion import Errors, errors_of
from promisecheck.language.quantities import read_quantities

LANGUAGES = ("da", "en")
MONTHS = [(year, month) for year in (2024, 2025) for month in range(1, 13)]
AS_OF = date(2025, 12, 31)
CATEGORIES = (Category.DELIVERY, Category.SERVICE, Category.QUALITY, Category.PRICE)
RIGHT = {"da": (0.82, 0.88), "en": (0.86, 0.9)}
"""How often the judge hears a contradiction, and a support, as what it is."""
STRANGERS = 0.08
LEANING = 0.6
PAIRS = 400
"""So many pairs of each truth the judge was measured on."""
WITHIN = read_quantities("within 3 days", "en")
RULES = load_rules()
MOST = 0.5
"""Over this share who miss it a claim is really over-promised, as the policy has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """One claim of which the truth is known: the share who did not get it before and after a month, and in one shop."""

    claim: Claim
    share: float
    customers: int
    after: float | None = None
    turn: int = 0
    shop: str = ""
    in_shop: float = 0.0


def plant(number: int, share: float, customers: int, **more: object) -> Planted:
    """A claim with this share."""
    text = f"Promise number {number}: delivery within 3 days"
    passage = Passage(text=text, language="en", origin=Origin(source="index.html"))
    whole = Span(start=0, end=len(text))
    categories = (CATEGORIES[number % len(CATEGORIES)],)
    claim = Claim(passage=passage, sentence=whole, span=whole, categories=categories, strengths=(Strength.SPECIFIC,), quantities=WITHIN)
    return replace(Planted(claim=claim, share=share, customers=customers), **more)  # type: ignore[arg-type] # its own fields


def customers_of(planted: Planted, chance: random.Random, *, errs: bool) -> Iterator[Match]:
    """What this claim's customers are heard to say."""
    bad = {month: chance.random() < 0.25 for month in range(len(MONTHS))}  # noqa: PLR2004 - a quarter of the months are bad
    number = 0
    while number < planted.customers:
        month = chance.randrange(len(MONTHS))
        shop = f"shop {chance.randrange(4)}"
        broken = chance.random() < _share(planted, month, shop, bad=bad[month])
        for _ in range(1 + (chance.random() < 0.2)):  # noqa: PLR2004 - one in five brings a friend who says the same
            language = chance.choice(LANGUAGES)
            contradicts = _heard(broken, language, chance) if errs else broken
            yield _match(
                planted.claim,
                f"{planted.claim.text} {number}",
                contradicts=contradicts,
                month=month,
                shop=shop,
                language=language,
                day=chance.randint(1, 28),
            )
            number += 1


def _share(planted: Planted, month: int, shop: str, *, bad: bool) -> float:
    """In a bad month three tenths more of those who got it do not, and in the others a tenth less: on the whole the planted share."""
    share = planted.after if planted.after is not None and month >= planted.turn else planted.share
    if shop == planted.shop:
        share = planted.in_shop
    swing = 0.3 * min(share, 1 - share)
    return share + swing if bad else share - swing / 3


def _heard(broken: bool, language: str, chance: random.Random) -> bool:  # noqa: FBT001 - what is heard of what is so
    if chance.random() < STRANGERS:
        return chance.random() < LEANING
    contradiction, support = RIGHT[language]
    return chance.random() < contradiction if broken else chance.random() >= support


def _match(claim: Claim, customer: str, *, contradicts: bool, month: int, shop: str, language: str, day: int) -> Match:
    text = "It took nine days." if contradicts else "It came next day."
    remark = Remark(
        passage=Passage(text=text, language=language, origin=Origin(source="reviews.csv")),
        span=Span(start=0, end=len(text)),
        review_id=customer,
        customer_key=customer,
        said_at=date(*MONTHS[month], day),
        facets=(("location", shop),),
    )
    stance = Stance.CONTRADICTS if contradicts else Stance.SUPPORTS
    return Match(claim=claim, remark=remark, similarity=0.5, stance=stance, confidence=0.8)


def measured(chance: random.Random) -> dict[str, Errors]:
    """The judge's confusion, as measured on pairs: it is not known exactly."""
    return {language: errors_of(_matrix(language, chance)) for language in LANGUAGES}


def _matrix(language: str, chance: random.Random) -> Mapping[str, Mapping[str, float]]:
    contradiction, support = RIGHT[language]
    rows: dict[str, dict[str, float]] = {truth: dict.fromkeys(Stance, 0.0) for truth in Stance}
    for _ in range(PAIRS):
        rows[Stance.CONTRADICTS][Stance.CONTRADICTS if chance.random() < contradiction else Stance.SUPPORTS] += 1
        rows[Stance.SUPPORTS][Stance.SUPPORTS if chance.random() < support else Stance.CONTRADICTS] += 1
    for _ in range(2 * PAIRS):
        if chance.random() < STRANGERS / (1 - STRANGERS):
            rows[Stance.UNRELATED][Stance.CONTRADICTS if chance.random() < LEANING else Stance.SUPPORTS] += 1
    return rows


def judged(planted: Sequence[Planted], seed: int, *, errs: bool = True) -> tuple[Finding, ...]:
    """The findings on these claims."""
    chance = random.Random(seed)
    matches = [match for one in planted for match in customers_of(one, chance, errs=errs)]
    promises = {one.claim.key: [one.claim] for one in planted}
    return judge(promises, matches, rules=RULES, as_of=AS_OF, errors=measured(chance) if errs else None)


def mixed(seed: int, number: int, *, most: int = 3_000) -> list[Planted]:
    """Claims of all sorts: most are kept by most, some are broken for many; 30 to `most` customers."""
    chance = random.Random(seed)
    sizes = [round(exp(chance.uniform(log(30), log(most)))) for _ in range(number)]
    return [plant(place, round(chance.betavariate(1.2, 2.2), 3), size) for place, size in enumerate(sizes)]


def coverage(*, runs: int = 12, errs: bool = True) -> dict[str, float]:
    """Of all 95 % intervals, the share that holds the planted share: over all claims, and by how many speak."""
    sizes = {"all": (0, 9_999), "under 100": (0, 100), "100 to 500": (100, 500), "500 and more": (500, 9_999)}
    held: list[tuple[int, bool]] = []
    for run in range(runs):
        planted = mixed(run, 40)
        for one, finding in zip(planted, judged(planted, 100 + run, errs=errs), strict=True):
            share = finding.contradicted
            held.append((one.customers, share is not None and share.low <= one.share <= share.high))
    return {name: round(fmean(hit for size, hit in held if low <= size < high), 3) for name, (low, high) in sizes.items()}


def flags(*, runs: int = 12) -> dict[str, float]:
    """Of all claims called over-promised, the share that is not; how many were called so, and how many are."""
    called: list[bool] = []
    broken = 0
    for run in range(runs):
        planted = mixed(500 + run, 60, most=300)
        findings = judged(planted, 600 + run)
        called += [one.share > MOST for one, finding in zip(planted, findings, strict=True) if finding.verdict is Verdict.OVER_PROMISED]
        broken += sum(one.share > MOST for one in planted)
    return {"wrong": round(1 - fmean(called), 3), "set rate": RULES.verdict.false_flags, "called": len(called), "really broken": broken}


def drift(*, claims: int = 60, after: float = 0.8) -> float:
    """The share of planted changes (from .08 to `after`, 100 to 1,000 customers in 24 months) that is found and dated within a month."""
    chance = random.Random(7)
    turns = [chance.randint(5, 18) for _ in range(claims)]
    sizes = [round(exp(chance.uniform(log(100), log(1_000)))) for _ in range(claims)]
    planted = [plant(place, 0.08, size, after=after, turn=turn) for place, (size, turn) in enumerate(zip(sizes, turns, strict=True))]
    return fmean(_near(finding, turn) for finding, turn in zip(judged(planted, 8), turns, strict=True))


def quiet(*, claims: int = 60) -> float:
    """The share of claims without a change that are called changed."""
    return fmean(finding.drift is not None for finding in judged(mixed(9, claims, most=1_000), 10))


def _near(finding: Finding, turn: int) -> bool:
    if finding.drift is None:
        return False
    year, month = map(int, finding.drift.since.split("-"))
    return abs(MONTHS.index((year, month)) - turn) <= 1


def segments(*, runs: int = 20) -> dict[str, float]:
    """The share of runs in which a planted bad shop, and nothing else, is found; and the groups that are named in so many runs of noise."""
    found = noise = 0
    for run in range(runs):
        planted = [plant(place, 0.12, 150) for place in range(12)]
        noise += sum(len(finding.segments) for finding in judged(planted, 700 + run))
        planted[3] = replace(planted[3], shop="shop 2", in_shop=0.8)
        named = [(place, gap.value) for place, finding in enumerate(judged(planted, 800 + run)) for gap in finding.segments]
        found += named == [(3, "shop 2")]
    return {"found": found / runs, "named on noise": noise}


def shuffle(*, orders: int = 4) -> bool:
    """Whether the same input in other orders gives the same bytes."""
    planted = mixed(3, 20, most=200)
    matches = [match for one in planted for match in customers_of(one, random.Random(4), errs=True)]
    promises = {one.claim.key: [one.claim] for one in planted}
    seen = set()
    for seed in range(orders):
        random.Random(seed).shuffle(matches)
        seen.add(repr(judge(promises, matches, rules=RULES, as_of=AS_OF)))
    return len(seen) == 1


def speed(*, claims: int = 1_000, remarks: int = 100_000) -> dict[str, float]:
    """Seconds and megabytes for claims x remarks after stance scoring, three matches a remark."""
    chance = random.Random(5)
    planted = [plant(place, chance.betavariate(1.2, 2.2), 0) for place in range(claims)]
    matches = [match for number in range(remarks) for match in _three(planted, number, chance)]
    promises = {one.claim.key: [one.claim] for one in planted}
    told: dict[str, float] = {"matches": len(matches), "MB before": round(_memory())}
    for name, errors in (("seconds", None), ("seconds with the judge's errors", measured(chance))):
        start, used = time.perf_counter(), time.process_time()
        judge(promises, matches, rules=RULES, as_of=AS_OF, errors=errors)
        told[name] = round(time.perf_counter() - start, 1)
        told[f"of the processor, {name}"] = round(time.process_time() - used, 1)
    return told | {"MB at most": round(_memory())}


def _three(planted: Sequence[Planted], number: int, chance: random.Random) -> Iterator[Match]:
    """One remark with a text of its own, matched to three claims."""
    month, shop = chance.randrange(24), f"shop {chance.randrange(4)}"
    days = chance.randint(1, 40)
    text = f"Delivery of order {number} for {chance.random():.6f} took {days} days, to shop {chance.randrange(9999)}."
    customer = f"customer {number}"
    first = _match(planted[0].claim, customer, contradicts=False, month=month, shop=shop, language="da", day=chance.randint(1, 28))
    passage = Passage(text=text, language="en", origin=Origin(source="reviews.csv"))
    waited = Quantity(low=days * 86_400.0, high=days * 86_400.0, unit="s", saw=f"{days} days")
    whole = Span(start=0, end=len(text))
    remark = replace(first.remark, passage=passage, span=whole, quantities=(waited,), rating=chance.random())
    for one in chance.sample(planted, 3):
        stance = Stance.CONTRADICTS if chance.random() < one.share else Stance.SUPPORTS
        yield replace(first, claim=one.claim, remark=remark, stance=stance)


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


PARTS: Mapping[str, Callable[[], object]] = {
    "coverage": lambda: {"judge errs": coverage(), "judge does not err": coverage(errs=False)},
    "flags": flags,
    "drift": lambda: {"to .8": drift(), "to .6": drift(after=0.6), "named where there is none": quiet()},
    "segments": segments,
    "shuffle": lambda: "the same bytes" if shuffle() else "DIFFERENT",
    "speed": speed,
}

if __name__ == "__main__":
    for name in sys.argv[1:] or PARTS:
        print(f"{name}: {PARTS[name]()}", flush=True)
