"""What JSON-LD says to search engines as sentences: FAQ answers, descriptions, slogans, ratings, reviews."""

import html
from collections.abc import Iterator, Sequence
from typing import Any

from promisecheck.core.text import tidy
from promisecheck.sources.page.flat import flat_texts
from promisecheck.sources.page.structured import Thing, things, types_of
from promisecheck.sources.passages import Found

_TEXTS = ("description", "slogan", "award", "disambiguatingDescription", "abstract")
_LONGEST_NAME = 120
"""Characters of a product's name."""
_ARTICLES = frozenset({"Article", "BlogPosting", "NewsArticle", "TechArticle", "HowTo"})
_UNDESCRIBED = frozenset({"WebPage", "WebSite", "ImageObject", "VideoObject", "Person", "BreadcrumbList", "Review"})
"""Their descriptions repeat the page's own, or speak of a picture or a person."""


def is_article(values: list[Any]) -> bool:
    """Whether the page calls itself an article or a blog post."""
    return any(not _ARTICLES.isdisjoint(types_of(thing)) for thing in things(values))


def product_of(values: list[Any]) -> tuple[tuple[str, str], ...]:
    """What the page is about, where it describes exactly one product: `product` with its name, and again with its number."""
    products = [thing for thing in things(values) if "Product" in types_of(thing)]
    names = {_figure(thing, (name,), most=_LONGEST_NAME) for thing in products for name in ("name", "sku", "mpn", "gtin13")}
    if len({_figure(thing, ("name",), most=_LONGEST_NAME) for thing in products}) != 1:
        return ()
    return tuple(("product", name) for name in sorted(names - {""}))


def told(values: list[Any], *, shown: str, lang: str) -> Iterator[Found]:
    """The texts of the blocks. `shown` is all that the page shows: a rating that stands there is not repeated."""
    for thing in things(values):
        types = types_of(thing)
        place = f"JSON-LD {next(filter(None, types), 'object')}"
        if "Question" in types:
            yield from _answers(thing, lang=lang)
        elif "Review" in types:
            yield from _found(thing.get("reviewBody"), place, role="quote", lang=lang)
        if _UNDESCRIBED.isdisjoint(types):
            for name in _TEXTS:
                yield from _found(thing.get(name), place, lang=lang)
        if rating := _rating(thing.get("aggregateRating"), shown):
            yield Found(text=rating, place="JSON-LD AggregateRating", role="structured-data", hidden=True, hint=lang)


def _answers(question: Thing, *, lang: str) -> Iterator[Found]:
    asked = question.get("name") or question.get("text") or ""
    for name in ("acceptedAnswer", "suggestedAnswer"):
        answers = question.get(name)
        for answer in answers if isinstance(answers, list) else [answers]:
            if isinstance(answer, dict):
                heading = tidy(asked) if isinstance(asked, str) else ""
                yield from _found(answer.get("text"), "JSON-LD FAQPage", heading=heading, lang=lang)


def _found(value: object, place: str, *, role: str = "structured-data", heading: str = "", lang: str) -> Iterator[Found]:
    """Texts of a value, its HTML taken off; a list gives one each."""
    for text in value if isinstance(value, list) else [value]:
        if isinstance(text, str) and text.strip():
            for part in flat_texts(html.unescape(text)):
                yield Found(text=part.text, place=place, role=role, heading=heading, hidden=True, hint=lang)


def _rating(value: object, shown: str) -> str:
    """A rating as "4.7/5 (18240)", unless the page shows the figure itself."""
    if not isinstance(value, dict) or not (figure := _figure(value, ("ratingValue",))):
        return ""
    if figure in shown or figure.replace(".", ",") in shown or figure.replace(",", ".") in shown:
        return ""
    count = _figure(value, ("ratingCount", "reviewCount"))
    return f"{figure}/{_figure(value, ('bestRating',)) or '5'}" + (f" ({count})" if count else "")


def _figure(thing: Thing, names: Sequence[str], *, most: int = 20) -> str:
    for name in names:
        value = thing.get(name)
        if isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip():
            return tidy(str(value))[:most]
    return ""
