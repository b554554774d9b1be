"""Groups for which a promise is broken, and whose words count for a page about one thing."""

import dataclasses
import random

import pytest
from making import claim
from telling import NO, RULES, TODAY, YES, changed, finding, people, said

from promisecheck.core.taxonomy import Verdict
from promisecheck.gap import judge
from promisecheck.gap.segments import _adjusted

OSLO, BERGEN = (("location", "Oslo"),), (("location", "Bergen"),)


def test_kept_on_the_whole_and_broken_in_one_shop():
    """Eight of ten miss it in Oslo and two of forty in Bergen: named, with both counts; Fisher's exact test by hand."""
    told = people(NO, 8, name="o ", facets=OSLO) + people(YES, 2, name="o ", facets=OSLO)
    told += people(NO, 2, name="b ", facets=BERGEN) + people(YES, 38, name="b ", facets=BERGEN)
    found = finding(told)
    (gap,) = found.segments
    assert (found.verdict, gap.facet, gap.value) == (Verdict.KEPT, "location", "Oslo")
    assert (gap.contradict, gap.support, gap.others_contradict, gap.others_support) == (8, 2, 2, 38)
    assert gap.chance < 0.001
    assert [(one.how, one.verdict) for one in found.suggestions] == [("condition", Verdict.KEPT)]
    assert found.suggestions[0].text == "Levering i morgen (gælder ikke: Oslo)"


def test_chances_are_adjusted_for_every_test():
    """Benjamini and Hochberg of .01, .04, .03, .5: .04, .0533, .0533, .5."""
    import numpy as np

    assert _adjusted(np.array([0.01, 0.04, 0.03, 0.5])) == pytest.approx([0.04, 0.053333, 0.053333, 0.5], abs=1e-6)


def test_no_group_on_noise():
    """Where the same share misses it everywhere no group is named, of 30 columns."""
    chance = random.Random(3)  # noqa: S311 - a seed, no secret
    told = [
        said(
            (YES, NO)[chance.random() < 0.2],
            f"c {count}",
            facets=tuple((f"column {number}", str(chance.randrange(3))) for number in range(30)),
        )
        for count in range(200)
    ]
    assert finding(told).segments == ()


def test_a_language_is_a_group():
    """Customers who write Norwegian are the ones who miss it."""
    told = people(NO, 9, language="nb") + people(YES, 30, language="da") + people(NO, 1, name="da ", language="da")
    (gap,) = finding(told).segments
    assert (gap.facet, gap.value) == ("language", "nb")


def test_small_groups_are_not_tested():
    """Four customers of a shop are too few to be named."""
    assert finding(people(NO, 4, facets=OSLO) + people(YES, 30, facets=BERGEN)).segments == ()


SHOES, BOOTS = (("product", "Trail Shoe 2"),), (("product", "Winter Boot"),)


def _on(source="https://www.x.example/", heading="", about=()):
    of = claim("Passer perfekt", source=source)
    passage = dataclasses.replace(of.passage, origin=dataclasses.replace(of.passage.origin, heading=heading, about=about))
    return dataclasses.replace(of, passage=passage)


def _told(of):
    return people(NO, 5, of=of, name="s ", facets=SHOES) + people(YES, 5, of=of, name="b ", facets=BOOTS) + people(YES, 3, of=of, name="u ")


@pytest.mark.parametrize(
    ("source", "heading", "how"),
    [
        ("https://www.x.example/shoes/trail-shoe-2", "", "its address"),
        ("site\\produkter\\Trail_Shoe_2.html".replace("_", "-"), "", "its address"),
        ("https://www.x.example/shoes", "Our Trail Shoe 2 in green", "its heading"),
    ],
)
def test_a_products_page_is_judged_by_its_customers(source, heading, how):
    """By the name in the address or the heading: those who bought it, not the others, not those of whom nobody knows."""
    of = _on(source, heading)
    found = finding(_told(of), of=of)
    assert (found.contradict, found.support, found.scope.left_out) == (5, 0, 8)
    assert (found.scope.facets, how in found.scope.why) == (SHOES, True)
    assert found.verdict is Verdict.OVER_PROMISED
    assert found.support + found.contradict < len(found.matches)


def test_those_of_whom_nobody_knows_may_count():
    """A policy may count customers of whom nobody knows what they bought."""
    of = _on("https://www.x.example/shoes/trail-shoe-2")
    found = finding(_told(of), of=of, rules=changed("scope", unknown="count"))
    assert (found.contradict, found.support, found.scope.left_out) == (5, 3, 5)


def test_a_page_may_say_what_it_is_about():
    """A name or a number that the page itself gives (JSON-LD) maps it, whatever its address."""
    of = _on("https://www.x.example/p/1", about=(("product", "trail shoe 2"), ("product", "TS2")))
    found = finding(_told(of), of=of)
    assert (found.contradict, found.support) == (5, 0)
    assert "the page says so" in found.scope.why


def test_an_address_pattern_maps_pages():
    """A pattern of the policy names the shop in the address; the customers' spelling is used."""
    of = _on("https://www.x.example/butikker/oslo/om")
    told = people(NO, 4, of=of, facets=OSLO) + people(YES, 9, of=of, facets=BERGEN)
    found = finding(told, of=of, rules=changed("scope", pages=("/butikker/(?P<location>[^/]+)",)))
    assert (found.scope.facets, found.contradict, found.support) == (OSLO, 4, 0)


def test_a_claim_on_other_pages_too_is_for_everybody():
    """What stands on a product's page and on the front page is judged by all."""
    here, there = _on("https://www.x.example/shoes/trail-shoe-2"), _on("https://www.x.example/")
    found = judge({here.key: [here, there]}, _told(here), rules=RULES, as_of=TODAY)[0]
    assert (found.scope.facets, found.support + found.contradict) == ((), 13)


def test_without_such_a_column_everybody_is_asked_and_it_is_said():
    """A page about a product, and customers' words that name no product: all count, and the finding says so."""
    of = _on("https://www.x.example/p/1", about=(("product", "Trail Shoe 2"),))
    found = finding(people(NO, 4, of=of), of=of)
    assert (found.contradict, found.scope.facets) == (4, ())
    assert "no customer's words say of which" in found.scope.why
