"""Small honest values for tests: claims, remarks and matches without any model."""

from datetime import date

from promisecheck.core.promises import Claim, Match, Remark
from promisecheck.core.taxonomy import Category, Kind, Outcome, Stance, Strength
from promisecheck.core.text import Origin, Passage, Span


def claim(
    text="Levering i morgen", *, language="da", category=Category.DELIVERY, strengths=(Strength.SPECIFIC,), source="index.html", role="hero"
):
    """A claim that is its whole passage."""
    passage = Passage(text=text, language=language, origin=Origin(source=source, place="h1", role=role))
    whole = Span(start=0, end=len(text))
    return Claim(passage=passage, sentence=whole, span=whole, categories=(category,), strengths=strengths)


def remark(
    text="Den kom efter ni dage.", *, customer="a", language="da", kind=Kind.REVIEW, outcome=Outcome.DID_NOT, said_at=date(2026, 5, 1)
):
    """A remark that is its whole review."""
    passage = Passage(text=text, language=language, origin=Origin(source="reviews.csv", place="row 2"))
    return Remark(
        passage=passage,
        span=Span(start=0, end=len(text)),
        review_id=f"review-{customer}",
        outcome=outcome,
        customer_key=customer,
        said_at=said_at,
        kind=kind,
    )


def match(stance, *, customer, of=None, confidence=0.9, beyond=False, text="Den kom efter ni dage.", kind=Kind.REVIEW):
    """What one customer says of a claim."""
    return Match(
        claim=of or claim(),
        remark=remark(text, customer=customer, kind=kind),
        similarity=0.4,
        stance=stance,
        confidence=confidence,
        beyond=beyond,
    )


def crowd(contradict, support, *, beyond=0, of=None):
    """So many different customers on either side."""
    against = [match(Stance.CONTRADICTS, customer=f"against {number}", of=of) for number in range(contradict)]
    favour = [
        match(Stance.SUPPORTS, customer=f"favour {number}", of=of, beyond=number < beyond, text="Den kom næste dag.")
        for number in range(support)
    ]
    return against + favour


PEAK = 'int(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1]) // 1024'
"""Python that says the most memory of its own process, in MB; what `resource` says may be that of the process it came from."""
