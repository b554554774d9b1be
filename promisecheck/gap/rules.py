"""The policy as values: one frozen class a section of `policy.toml`. There are no defaults here; the file has them."""

from collections.abc import Mapping
from dataclasses import dataclass

from promisecheck.core.taxonomy import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Tolerances:
    """`[tolerance]`: the share of customers who may miss a claim, by strength and hedge."""

    absolute: float
    specific: float
    superlative: float
    comparative: float
    plain: float
    up_to: float
    usually: float
    puff: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """`[verdict]`: how many must speak, how sure it must be, and how many false flags a run may have."""

    least_contradict: int
    least_support: int
    majority: float
    certainty: float
    false_flags: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimating:
    """`[estimate]`: intervals, shrinkage, recency, likeness of customers of the same month."""

    level: float
    prior_customers: float
    half_life: float
    correlation: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """`[duplicates]`: when two texts are one."""

    letters: int
    alike: float
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bursting:
    """`[bursts]`: when many on one side are a burst."""

    customers: int
    days: int
    chance: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Drifting:
    """`[drift]`: when a change in time is named."""

    certainty: float
    prior: float
    since: float
    withdrawn: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Segmenting:
    """`[segments]`: which groups are tested, and how many may be named wrongly."""

    false_discoveries: float
    customers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scoping:
    """`[scope]`: whose words count for a page about one thing; `pages` are patterns of addresses with named groups."""

    facets: tuple[str, ...]
    unknown: str
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prioritising:
    """`[priority]`: importance, reach and prominence."""

    few: int
    least: float
    everywhere: int
    prominence: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """`[standing]`: when the six-step report says that a company has marketed itself too well."""

    coverage: float
    too_many: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Picked:
    """`[picked]`: how quotes that the company picked are known; they never count."""

    facets: tuple[str, ...]
    values: tuple[str, ...]
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRule:
    """`[kinds.*]`: what one kind of evidence weighs, what it may say, and its allowance."""

    weight: float
    contradicts: bool
    supports: bool
    alone: bool
    allowance: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The whole policy."""

    tolerance: Tolerances
    verdict: Thresholds
    estimate: Estimating
    duplicates: Alike
    bursts: Bursting
    drift: Drifting
    segments: Segmenting
    scope: Scoping
    priority: Prioritising
    standing: Standing
    picked: Picked
    kinds: Mapping[Kind, KindRule]
