"""A report of an invented shop for the tests of the page: promises of every verdict in three languages, judged by the real rule."""

from dataclasses import replace
from datetime import date
from functools import cache

from filled import question, silent, since_last
from making import claim, crowd, match

from promisecheck.core.judgement import Drift
from promisecheck.core.promises import Report, Skipped, Tally, Trouble
from promisecheck.core.silent import PageText
from promisecheck.core.taxonomy import Category, Kind, Stance
from promisecheck.core.text import Origin, Quantity, Span
from promisecheck.gap import category_gaps, judge, load_rules, read_confusion
from promisecheck.learned import ModelFiles

NOW = date(2026, 10, 31)
SITE = "https://www.example.dk"
_PROMISES = (
    ("Levering i morgen", "da", Category.DELIVERY, "delivery.time", 12, 3, 0),
    ("Åbent hver dag til kl. 20", "nb", Category.AVAILABILITY, "availability.hours", 9, 1, 0),
    ("Your money back within two days", "en", Category.ASSURANCE, "assurance.refund", 5, 6, 0),
    ("Fri fragt fra 399 kr.", "da", Category.PRICE, "price.free", 1, 14, 0),
    ("Venlig hjelp når du trenger det", "nb", Category.SERVICE, "service.friendliness", 0, 9, 8),
    ("Made to last for years", "en", Category.QUALITY, "quality.durability", 1, 0, 0),
    ("Det største udvalg i byen", "da", Category.CHOICE, "choice.range", 0, 0, 0),
)


def promise(text, language, category, topic, page="/"):
    """A promise in the middle of its sentence on a page of the shop."""
    made = claim(text, language=language, category=category)
    whole = f"Vi siger: {text}, og det står vi ved."
    places = [Origin(source=f"{SITE}{page}", place="h1", role="hero", heading="Forside")]
    others = tuple(Origin(source=f"{SITE}/side-{number}", place="p[2]", role="usp") for number in range(8))
    passage = replace(made.passage, text=whole, origin=places[0], others=others)
    return replace(
        made, passage=passage, sentence=Span(start=0, end=len(whole)), span=Span(start=10, end=10 + len(text)), topics=(topic,),
        quantities=(Quantity(low=86400, high=86400, unit="s", saw="i morgen"),),
    )  # fmt: skip


def voices(of, against, favour, beyond):
    """Customers of both sides over two years, some of them writing twice."""
    told = []
    for number, one in enumerate(crowd(against, favour, beyond=beyond, of=of)):
        said = replace(
            one.remark, said_at=date(2025 + number % 2, 1 + (5 * number) % 10, 3), rating=round((number % 5) / 4, 2),
            quantities=(Quantity(low=777600, high=777600, unit="s", saw="ni dage"),),
        )  # fmt: skip
        told.append(replace(one, remark=said, confidence=0.6 + (number % 4) / 10))
    if against:
        again = match(Stance.SUPPORTS, customer="against 0", of=of, text="Denne gang gik det bedre.", confidence=0.7)
        told.append(replace(again, remark=replace(again.remark, review_id="again-0", said_at=date(2026, 9, 1))))
        angry = match(Stance.CONTRADICTS, customer="angry", of=of, kind=Kind.COMPLAINT, text="Den kom aldrig.")
        told.append(replace(angry, remark=replace(angry.remark, said_at=date(2026, 8, 1))))
    return told


@cache
def shop_report():
    """All of it."""
    claims = [promise(*row[:4]) for row in _PROMISES]
    matches = [one for of, row in zip(claims, _PROMISES, strict=True) for one in voices(of, *row[4:])]
    errors = read_confusion(ModelFiles.default().path("confusion.json"))
    found = judge({of.key: [of] for of in claims}, matches, rules=load_rules(), as_of=NOW, errors=errors)
    drift = Drift(turn="worse", since="2026-03", until="2026-02", before=(1, 9), after=(8, 2), certainty=0.97)
    findings = (replace(found[0], law=(question(),), drift=drift), *found[1:])
    return Report(
        findings=findings, categories=category_gaps(findings), compared=True, as_of=NOW, models=("m 1",),
        inputs=(Tally(source=SITE, counts=(("pages", 9),)), Tally(source="/data/reviews.csv", counts=(("read", 80), ("kept", 78)))),
        skipped=(Skipped(what=f"{SITE}/intern", why="robots.txt forbids it"),),
        errors=(Trouble(what=f"{SITE}/kurv", why="answered 500", next_step="Try again later"),),
        silent=(silent(), replace(silent("For mye plast."), topic="sustainability.packaging", category=Category.SUSTAINABILITY, blame=9)),
        since_last=since_last(), pages=(PageText(source=f"{SITE}/", passages=tuple(of.passage for of in claims)),),
    )  # fmt: skip


def many(number):
    """A report of so many promises, each with 28 customers and its own words."""
    findings = shop_report().findings
    shown = [_renamed(findings[place % len(findings)], place) for place in range(number)]
    return replace(shop_report(), findings=tuple(shown))


def _renamed(finding, number):
    text = f"{finding.claim.text} – også nummer {number} af dem, vi lover"
    passage = replace(finding.claim.passage, text=f"Vi siger: {text}, og det står vi ved.")
    of = replace(finding.claim, passage=passage, sentence=Span(start=0, end=len(passage.text)), span=Span(start=10, end=10 + len(text)))
    return replace(
        finding, claim=of, occurrences=(of,), matches=tuple(_reworded(one, of, number, place) for place, one in enumerate(finding.matches))
    )


def _reworded(one, of, number, place):
    """Words of an ordinary length, none the same as another's."""
    text = f"{one.remark.text} Det var nummer {place} til bestilling {number}, og vi ventede igen forgæves hele dagen."
    passage = replace(one.remark.passage, text=text)
    return replace(
        one, claim=of, remark=replace(one.remark, passage=passage, span=Span(start=0, end=len(text)), review_id=f"{number}-{place}")
    )
