"""What a promise is, and which kinds there are: the closed lists everything else speaks in."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files


class Category(StrEnum):
    """What the customer was promised. The order is fixed: rule ids count in it."""

    PRICE = "price"
    DELIVERY = "delivery"
    AVAILABILITY = "availability"
    QUALITY = "quality"
    PERFORMANCE = "performance"
    SERVICE = "service"
    ASSURANCE = "assurance"
    EASE = "ease"
    SURROUNDINGS = "surroundings"
    SECURITY = "security"
    SUSTAINABILITY = "sustainability"
    CHOICE = "choice"
    REPUTATION = "reputation"

    @property
    def number(self) -> int:
        """1 to 13, as in the last two digits of a rule id."""
        return list(Category).index(self) + 1


class Strength(StrEnum):
    """How much a claim binds; a claim may carry several. `HEDGED` is a mark beside the others."""

    SPECIFIC = "specific"
    ABSOLUTE = "absolute"
    SUPERLATIVE = "superlative"
    COMPARATIVE = "comparative"
    PUFF = "puff"
    PLAIN = "plain"
    HEDGED = "hedged"


class Outcome(StrEnum):
    """What happened to this customer, however calmly or angrily it is told."""

    GOT_IT = "got-it"
    DID_NOT = "did-not"
    MORE = "more"
    NONE = "none"


class Polarity(StrEnum):
    """The mood of a remark."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    NEUTRAL = "neutral"


class Stance(StrEnum):
    """What one remark says of one claim."""

    CONTRADICTS = "contradicts"
    SUPPORTS = "supports"
    UNRELATED = "unrelated"


class Verdict(StrEnum):
    """What all customers together say of one claim, the worst first."""

    OVER_PROMISED = "over-promised"
    CONTESTED = "contested"
    UNPROVEN = "unproven"
    KEPT = "kept"
    OVER_DELIVERED = "over-delivered"


class Kind(StrEnum):
    """What a customer's words came as."""

    REVIEW = "review"
    COMPLAINT = "complaint"
    SURVEY = "survey"
    INCIDENT = "incident"
    STAFF = "staff"
    OPERATIONS = "operations"


LANGUAGES = ("da", "nb", "nn", "en", "sv", "de")
"""The languages that are read, in a fixed order."""

_RULE_DIGIT = {
    Verdict.OVER_PROMISED: 1,
    Verdict.CONTESTED: 2,
    Verdict.UNPROVEN: 3,
    Verdict.KEPT: 0,
    Verdict.OVER_DELIVERED: 6,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One of about a hundred things a promise or a remark can be about, under one category."""

    id: str
    category: Category
    definition: str


@cache
def topics() -> dict[str, Topic]:
    """Every topic by its id, in the order of `topics.toml`."""
    table = tomllib.loads(files(__package__).joinpath("topics.toml").read_text(encoding="utf-8"))
    return {
        f"{category}.{name}": Topic(id=f"{category}.{name}", category=Category(category), definition=row["is"])
        for category, rows in table.items()
        for name, row in rows.items()
    }


def rule_id(verdict: Verdict, category: Category) -> str:
    """The stable name of a kind of finding.

    >>> rule_id(Verdict.OVER_PROMISED, Category.DELIVERY)
    'PC102'
    """
    return f"PC{_RULE_DIGIT[verdict]}{category.number:02d}"
