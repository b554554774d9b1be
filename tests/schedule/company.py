"""A small company for the tests of nightly runs: stages that follow plain rules, where an audit would load its models."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cached_property

from promisecheck.audit import Audit
from promisecheck.core.promises import Claim, Match, Remark
from promisecheck.core.taxonomy import Category, Outcome, Polarity, Stance, Strength
from promisecheck.core.text import Passage, Span
from promisecheck.language.quantities import read_quantities
from promisecheck.schedule.night import Night, run_night
from promisecheck.settings import Crawl, Run, Settings, Site
from promisecheck.store import open_database

START = datetime(2026, 10, 1, 2, tzinfo=UTC)
_CATEGORIES = {
    Category.DELIVERY: r"lever|fragt|pakke|kom ",
    Category.ASSURANCE: r"retur|garanti|pengene",
    Category.PRICE: r"pris|billig|tilbud|kroner",
    Category.SERVICE: r"svar|kundeservice",
    Category.QUALITY: r"kaffe|frisk",
}
_BROKEN = re.compile(r"aldrig|ikke|for sent|længe", re.IGNORECASE)
_PROMISE = re.compile(r"^(?!Velkommen|Om os)\S+ .*")


def _category(text):
    return next((category for category, words in _CATEGORIES.items() if re.search(words, text, re.IGNORECASE)), None)


class Finder:
    """Every passage with a word of a category is a promise; counts how often it was asked."""

    name = "rules"

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, passages) -> Iterator[Claim]:
        """The promises among the passages."""
        self.asked += 1
        for passage in passages:
            category = _category(passage.text)
            if category and _PROMISE.match(passage.text):
                whole = Span(start=0, end=len(passage.text))
                numbers = read_quantities(passage.text, passage.language)
                made = Claim(passage=passage, sentence=whole, span=whole, categories=(category,), strengths=(Strength.SPECIFIC,))
                yield replace(made, quantities=numbers)


class Remarks:
    """Every review is one remark; "ikke" and its like mean that the customer did not get it."""

    name = "rules"

    def __call__(self, reviews) -> Iterator[Remark]:
        """One remark a review."""
        for review in reviews:
            broken = bool(_BROKEN.search(review.text))
            category = _category(review.text)
            yield Remark(
                passage=Passage(text=review.text, language="da", origin=review.origin),
                span=Span(start=0, end=len(review.text)),
                review_id=review.id,
                categories=(category,) if category else (),
                outcome=Outcome.DID_NOT if broken else Outcome.GOT_IT,
                polarity=Polarity.NEGATIVE if broken else Polarity.POSITIVE,
                rating=review.rating,
                said_at=review.said_at,
                customer_key=review.customer_key,
                kind=review.kind,
            )


class Matcher:
    """A remark speaks of every promise of its category."""

    name = "rules"

    def __call__(self, claims, remarks) -> Iterator[Match]:
        """Every pair of one category."""
        for remark in remarks:
            for claim in claims:
                if set(claim.categories) & set(remark.categories):
                    stance = Stance.CONTRADICTS if remark.outcome is Outcome.DID_NOT else Stance.SUPPORTS
                    yield Match(claim=claim, remark=remark, similarity=0.8, stance=stance, confidence=0.97, judge=self.name)


class PlainAudit(Audit):
    """The real audit, with rules where models would be loaded."""

    finder = Finder()

    @cached_property
    def _finder(self):
        return self.finder

    @cached_property
    def _remark_finder(self):
        return Remarks()

    @cached_property
    def _matcher(self):
        return Matcher()

    def similar(self, texts):
        """Texts are alike that share letters, three at a time."""
        import numpy as np

        vectors = np.zeros((len(texts), 997))
        for row, text in enumerate(texts):
            for start in range(len(text) - 2):
                vectors[row, sum(map(ord, text[start : start + 3])) % 997] += 1
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)

    def _model_names(self):
        return ("rules",)


class Company:
    """A company whose nights pass one by one; `said` collects what a night had to say."""

    def __init__(self, folder, *sites, **run) -> None:
        self.settings = Settings(
            crawl=Crawl(delay=0.0, retries=0, deadline=5.0),
            sites=tuple(Site(address=str(site)) for site in sites),
            run=Run(store=str(folder / "kept.db"), reviews=(str(folder / "reviews.csv"),), **run),
        )
        self.reviews = folder / "reviews.csv"
        self.database = open_database(self.settings.run.store)
        self.clock = START
        self.said = []
        self.finder = Finder()
        self.rows = []

    def hear(self, text, number, *, day=None):
        """So many customers say so on the present day (or on `day`)."""
        for _ in range(number):
            day = day or self.clock.date()
            self.rows.append(f"r{len(self.rows):07},{day},{1 if _BROKEN.search(text) else 5},kunde{len(self.rows)}@example.com,{text}\n")
        self.reviews.write_text("Review Id,Date,Rating,Email,Review\n" + "".join(self.rows), encoding="utf-8")

    def night(self, *, force=False, **changes):
        """One run at the present time; then a day passes."""
        audit = type("Own", (PlainAudit,), {"finder": self.finder})
        night = Night(
            settings=replace(self.settings, run=replace(self.settings.run, **changes)) if changes else self.settings,
            database=self.database,
            audit=audit,
            version="test",
            now=lambda: self.clock,
            say=self.said.append,
        )
        try:
            return run_night(night, force=force)
        finally:
            self.clock += timedelta(days=1)


def turns(outcome):
    """What changed, as pairs of turn and words; None where nothing was compared."""
    return None if outcome.since is None else [(str(one.turn), one.text) for one in outcome.since.differences]
