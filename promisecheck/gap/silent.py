"""What customers talk about that nobody promises: counted topic by topic while their words stream by."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from promisecheck.core.promises import Claim, Remark
from promisecheck.core.silent import Quote, SilentGap
from promisecheck.core.taxonomy import Category, Outcome, Polarity, topics

_LEAST = 3
"""So many reviews must tell something of a topic before it is one that customers talk about."""
_QUOTES = 3
_GOOD = {Outcome.GOT_IT, Outcome.MORE}
_SURE = 0.5
"""A remark whose category is less sure than this is no talk of it."""

_Topic = tuple[Category, str]


@dataclass
class _Side:
    """One side of one topic: how many reviews, and the surest sentences."""

    reviews: int = 0
    last: str = ""
    best: list[tuple[float, str, Remark]] = field(default_factory=list)

    def hear(self, remark: Remark) -> None:
        """Each review counts once; its sentences follow each other."""
        if remark.review_id != self.last:
            self.reviews, self.last = self.reviews + 1, remark.review_id
        self.best = sorted([*self.best, (-remark.confidence, remark.key, remark)], key=lambda kept: kept[:2])[:_QUOTES]


class Silence:
    """Listens to remarks as they pass; memory grows with the topics, not with the reviews."""

    def __init__(self) -> None:
        """Nothing heard yet."""
        self._heard: dict[_Topic, dict[bool, _Side]] = {}

    def watch(self, remarks: Iterable[Remark]) -> Iterator[Remark]:
        """The same remarks; those of one review must follow each other."""
        for remark in remarks:
            good = _told(remark)
            if good is not None:
                for topic in _topics(remark):
                    self._heard.setdefault(topic, {True: _Side(), False: _Side()})[good].hear(remark)
            yield remark

    def gaps(self, claims: Iterable[Claim]) -> tuple[SilentGap, ...]:
        """The topics of which no claim speaks, the most spoken of first; of a category without a topic only where nothing is promised."""
        promised = {topic for claim in claims for topic in (*_topics(claim), *((category, "") for category in claim.categories))}
        found = [_gap(topic, sides) for topic, sides in self._heard.items() if topic not in promised]
        return tuple(sorted((gap for gap in found if gap.reviews >= _LEAST), key=lambda gap: (-gap.reviews, gap.category, gap.topic)))


def _told(remark: Remark) -> bool | None:
    """Whether something good happened; None where nothing did, or the model hardly knows."""
    if not remark.categories or remark.confidence < _SURE:
        return None
    if remark.outcome in _GOOD or remark.outcome is Outcome.DID_NOT:
        return remark.outcome in _GOOD
    return None if remark.polarity is Polarity.NEUTRAL else remark.polarity is Polarity.POSITIVE


def _topics(of: Remark | Claim) -> list[_Topic]:
    known = topics()
    named = [(known[topic].category, topic) for topic in of.topics if topic in known]
    return named or [(category, "") for category in of.categories[:1]]


def _gap(topic: _Topic, sides: dict[bool, _Side]) -> SilentGap:
    larger = sides[True].reviews >= sides[False].reviews
    quotes = [_quote(remark) for good in (larger, not larger) for _, _, remark in sides[good].best]
    return SilentGap(
        category=topic[0], topic=topic[1], praise=sides[True].reviews, blame=sides[False].reviews, quotes=tuple(quotes[:_QUOTES])
    )


def _quote(remark: Remark) -> Quote:
    return Quote(
        text=remark.text,
        language=remark.passage.language,
        review_id=remark.review_id,
        rating=remark.rating,
        said_at=remark.said_at,
        kind=remark.kind,
    )
