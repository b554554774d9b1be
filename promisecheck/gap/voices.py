"""One voice per customer: what each customer says of a claim, all sentences together."""

from collections.abc import Iterable, Mapping, Sequence
from math import prod

from promisecheck.core.judgement import Voice
from promisecheck.core.promises import Match
from promisecheck.core.taxonomy import Stance
from promisecheck.core.text import normal
from promisecheck.gap.duplicates import customer_of
from promisecheck.gap.withdrawn import withdrawn_words

_MEASURED = "operations"
"""The role of what was measured: no judge read it, so the errors that a judge makes in its language do not count."""


def voices(matches: Iterable[Match], *, same: Mapping[str, str]) -> tuple[Voice, ...]:
    """Each customer once, by name; `same`: customers who are one (of `same_customers`).

    Who says both counts as what the weight of the words says, contradiction on a tie.
    """
    of_customer: dict[str, list[Match]] = {}
    for match in matches:
        customer = customer_of(match.remark)
        of_customer.setdefault(same.get(customer, customer), []).append(match)
    return tuple(_voice(customer, of_customer[customer]) for customer in sorted(of_customer))


def _voice(customer: str, own: Sequence[Match]) -> Voice:
    """The likelier side of one customer, told by its surest words."""
    sides = {stance: [match for match in own if match.stance is stance] for stance in (Stance.CONTRADICTS, Stance.SUPPORTS)}
    weights = {stance: _weight(side) for stance, side in sides.items()}
    stance = Stance.CONTRADICTS if weights[Stance.CONTRADICTS] >= weights[Stance.SUPPORTS] else Stance.SUPPORTS
    told = sides[stance]
    surest = max(told, key=lambda match: (match.confidence, match.remark.review_id, match.remark.number, match.remark.text)).remark
    return Voice(
        customer=customer,
        stance=stance,
        certainty=round(weights[stance], 4),
        kind=surest.kind,
        language="" if surest.passage.origin.role == _MEASURED else surest.passage.language.split("|")[0],
        said_at=max((match.remark.said_at for match in told if match.remark.said_at), default=None),
        beyond=stance is Stance.SUPPORTS and any(match.beyond for match in told),
        withdrawn=_withdrawn(told) if stance is Stance.CONTRADICTS else "",
        facets=surest.facets,
    )


def _weight(side: Sequence[Match]) -> float:
    """How probable it is that at least one of the sentences says so, each sentence once."""
    if len(side) == 1:
        return side[0].confidence
    surest: dict[str, float] = {}
    for match in side:
        words = normal(match.remark.text)
        surest[words] = max(match.confidence, surest.get(words, 0.0))
    return 1 - prod(1 - confidence for confidence in sorted(surest.values())) if surest else 0.0


def _withdrawn(told: Sequence[Match]) -> str:
    return next(filter(None, map(withdrawn_words, sorted(match.remark.text for match in told))), "")
