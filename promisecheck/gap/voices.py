"""One voice per customer: what each customer says of a claim, all sentences together."""

from collections.abc import Iterable
from dataclasses import dataclass

from promisecheck.core.promises import Match
from promisecheck.core.taxonomy import Kind, Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One customer on one claim; `certainty` is how sure the judge is of what the customer says."""

    customer: str
    stance: Stance
    certainty: float
    beyond: bool
    kind: Kind


def voices(matches: Iterable[Match]) -> list[Voice]:
    """Each customer once, in the order of first words; one who says both counts as what weighs more, contradiction on a tie."""
    of_customer: dict[str, list[Match]] = {}
    for match in matches:
        of_customer.setdefault(match.remark.customer_key or match.remark.review_id, []).append(match)
    return [_voice(customer, own) for customer, own in of_customer.items()]


def _voice(customer: str, own: list[Match]) -> Voice:
    against = max((match.confidence for match in own if match.stance is Stance.CONTRADICTS), default=0.0)
    in_favour = max((match.confidence for match in own if match.stance is Stance.SUPPORTS), default=0.0)
    contradicts = against >= in_favour
    beyond = not contradicts and any(match.beyond for match in own)
    return Voice(
        customer=customer,
        stance=Stance.CONTRADICTS if contradicts else Stance.SUPPORTS,
        certainty=max(against, in_favour),
        beyond=beyond,
        kind=own[0].remark.kind,
    )
