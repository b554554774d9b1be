"""What became of the promises, and what nobody promises -> plain dictionaries, with the keys of the fixed interfaces."""

from typing import Any

from promisecheck.core.changes import Difference, Heard, SinceLast
from promisecheck.core.silent import Quote, SilentGap

Row = dict[str, Any]


def since_row(since: SinceLast) -> Row:
    """The `changes` of the report."""
    return {
        "since": since.since,
        "as_of": since.as_of.isoformat() if since.as_of else None,
        "lost": list(since.lost),
        "list": [difference_row(difference) for difference in since.differences],
    }


def difference_row(difference: Difference) -> Row:
    """What became of one promise."""
    return {
        "turn": difference.turn,
        "claim": difference.claim,
        "text": difference.text,
        "language": difference.language,
        "category": difference.category,
        "before": _heard_row(difference.before),
        "now": _heard_row(difference.now),
        "old_text": difference.old_text,
        "sameness": difference.sameness,
        "places": list(difference.places),
        "old_places": list(difference.old_places),
        "note": difference.note,
    }


def silent_row(gap: SilentGap) -> Row:
    """One topic of which customers speak and the copy says nothing."""
    return {
        "category": gap.category,
        "topic": gap.topic,
        "praise": gap.praise,
        "blame": gap.blame,
        "quotes": [_quote_row(quote) for quote in gap.quotes],
    }


def _heard_row(heard: Heard | None) -> Row | None:
    return None if heard is None else {"verdict": heard.verdict, "contradict": heard.contradict, "customers": heard.customers}


def _quote_row(quote: Quote) -> Row:
    return {
        "text": quote.text,
        "language": quote.language,
        "review_id": quote.review_id,
        "rating": quote.rating,
        "date": quote.said_at.isoformat() if quote.said_at else None,
        "kind": quote.kind,
    }
