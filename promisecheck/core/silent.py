"""What customers talk about that nobody promises, and a page as it was read."""

from dataclasses import dataclass
from datetime import date

from promisecheck.core.taxonomy import Category, Kind
from promisecheck.core.text import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One sentence of a customer, without what would tell it apart from others by meaning."""

    text: str
    language: str
    review_id: str
    rating: float | None = None
    said_at: date | None = None
    kind: Kind = Kind.REVIEW


@dataclass(frozen=True, slots=True, kw_only=True)
class SilentGap:
    """A topic of which customers speak and the copy says nothing."""

    category: Category
    topic: str
    """Empty where only the category is known."""
    praise: int
    """Reviews that tell something good of it."""
    blame: int
    """Reviews that tell something bad of it."""
    quotes: tuple[Quote, ...] = ()
    """A few of the surest, those of the larger side first."""

    @property
    def reviews(self) -> int:
        """How many reviews tell anything of it."""
        return self.praise + self.blame


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """One page of the copy as text: its passages in the order in which they were read, as far as they were kept."""

    source: str
    passages: tuple[Passage, ...]
    cut: bool = False
    """Whether it went on."""
