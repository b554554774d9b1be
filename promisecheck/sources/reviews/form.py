"""The one form that all customers' words become: a line of JSON each, as `promisecheck reviews import` writes and every reader takes."""

from collections.abc import Sequence
from typing import Any

from promisecheck.language import guess
from promisecheck.sources.reviews.making import Made
from promisecheck.sources.reviews.mapping import TableMapping
from promisecheck.sources.reviews.scales import Scale
from promisecheck.sources.reviews.vocabulary import Role

FIELDS = (
    "source", "source_id", "kind", "customer_key", "text", "title", "pros", "cons", "rating_raw", "rating_scale", "rating_01", "date",
    "date_precision", "language_declared", "language_detected", "product", "location", "channel", "url", "verified", "is_translated",
    "file", "row",
)  # fmt: skip
"""The keys of a line, in their order."""
_SIGNS = {"source_id", "rating_01", "customer_key"}
_OWN = TableMapping(
    columns={
        Role.ID: ("source_id",),
        Role.KIND: ("kind",),
        Role.USER: ("customer_key",),
        Role.TEXT: ("text",),
        Role.TITLE: ("title",),
        Role.PROS: ("pros",),
        Role.CONS: ("cons",),
        Role.RATING: ("rating_01",),
        Role.DATE: ("date",),
        Role.LANGUAGE: ("language_declared",),
        Role.PRODUCT: ("product",),
        Role.LOCATION: ("location",),
        Role.CHANNEL: ("channel",),
        Role.URL: ("url",),
        Role.VERIFIED: ("verified",),
    },
    day_first=True,
    scale=Scale(low=0, high=1),
)


def own_mapping(names: Sequence[str]) -> TableMapping | None:
    """How a table in this form is read; None for any other table."""
    return _OWN if set(names) >= _SIGNS and set(names) <= set(FIELDS) else None


def line_of(made: Made, *, source: str) -> dict[str, Any]:
    """One review as a line; `source`: the name of the export it came in. Personal data is masked, and who said it a keyed hash."""
    review, facets = made.review, dict(made.review.facets)
    return {
        "source": source,
        "source_id": review.id,
        "kind": str(review.kind),
        "customer_key": review.customer_key,
        "text": made.text,
        "title": review.title,
        "pros": made.pros,
        "cons": made.cons,
        "rating_raw": made.rating_raw,
        "rating_scale": made.rating_scale,
        "rating_01": review.rating,
        "date": review.said_at.isoformat() if review.said_at else None,
        "date_precision": made.date_precision,
        "language_declared": review.language,
        "language_detected": guess(f"{review.title}. {review.text}", hint=review.language),
        "product": facets.get("product", ""),
        "location": facets.get("location", ""),
        "channel": facets.get("channel", ""),
        "url": made.url,
        "verified": made.verified,
        "is_translated": made.is_translated,
        "file": review.origin.source,
        "row": review.origin.place,
    }
