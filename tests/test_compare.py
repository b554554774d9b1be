import pytest
from hypothesis import given
from hypothesis import strategies as st
from quantities_phrases import rows

from promisecheck.core.text import Quantity
from promisecheck.language.compare import compare
from promisecheck.language.cues import CUES
from promisecheck.language.numbers import NUMBERS
from promisecheck.language.quantities import read_quantities

RELATIONS = {"keeps", "breaks", "exceeds", "other", ""}


def relation(claim, remark, language="en", remark_language=""):
    """The relation of two texts in their languages."""
    return compare(claim, read_quantities(claim, language), remark, read_quantities(remark, remark_language or language))


@pytest.mark.parametrize("cells", rows("compare")[1:], ids=lambda cells: f"{cells[1]} / {cells[3]}")
def test_relations(cells):
    """Each pair of a claim and a remark stands in the relation written beside it."""
    language, claim, remark_language, remark, *wanted = cells
    assert relation(claim, remark, language, remark_language) == (wanted or [""])[0]


def test_the_set_is_large():
    """At least 150 pairs, in all six languages, each once."""
    found = rows("compare")[1:]
    assert len({tuple(cells) for cells in found}) == len(found) >= 150
    assert {cells[0] for cells in found} == set(CUES) == set(NUMBERS)


def test_nothing_is_said_without_numbers_on_both_sides():
    """A side without a number has nothing to compare."""
    assert relation("Delivered within 2 days", "It never came") == ""
    assert relation("Fast delivery", "It took nine days") == ""


def test_up_to_is_kept_by_nearly_as_much_and_broken_by_next_to_nothing():
    """Up to 100: 80 keeps it, 19 breaks it, and between them nothing is said."""
    claim = "Up to 100 Mbps"
    assert [relation(claim, f"I get {speed} Mbps") for speed in (100, 80, 79, 20, 19)] == ["keeps", "keeps", "", "", "breaks"]


def test_working_days_are_at_most_so_many_days():
    """Two working days are 2 * 7 / 5 + 2 = 4.8 days at most: four keep them, five do not."""
    claim = "Delivered in 2 working days"
    assert [relation(claim, f"It arrived after {days} days") for days in (3, 4, 5)] == ["keeps", "keeps", "breaks"]


@pytest.mark.parametrize(
    ("remark", "language"),
    [
        ("Bestilte fredag, kom mandag", "da"), ("Bestilte fredag, fikk den mandag", "nb"), ("Bestilte fredag, kom måndag", "nn"),
        ("Ordered Friday, came Monday", "en"), ("Beställde fredag, kom måndag", "sv"), ("Am Freitag bestellt, am Montag geliefert", "de"),
    ],
)  # fmt: skip
def test_weekdays_are_a_wait_in_every_language(remark, language):
    """From Friday to Monday are three days: within 4 days, not next day."""
    assert relation("Delivered within 4 days", remark, "en", language) == "keeps"
    assert relation("Next-day delivery", remark, "en", language) == "breaks"


def test_conditions_are_not_promises():
    """What the customer must do first is not compared with what the customer did."""
    assert relation("Free delivery over £40", "My order was £30") == ""
    assert relation("Order before 2pm", "I ordered at 1pm") == ""


def test_another_currency_is_not_compared():
    """99 kroner and 99 pounds are not the same money."""
    assert relation("£99 a month", "My bill was 149 euros") == ""


def test_the_same_figure_of_something_else_is_other():
    """20 GB says nothing about 20 minutes."""
    assert relation("20 GB of data", "It took 20 minutes") == "other"


@given(st.floats(min_value=1, max_value=1e6), st.floats(min_value=1, max_value=1e6))
def test_slower_is_never_better(first, second):
    """A longer wait never stands in a better relation than a shorter one."""
    claim, remark = "Delivered within 5 days", "It took so long to arrive"
    promised = read_quantities(claim, "en")
    order = ["exceeds", "keeps", "", "breaks"]
    ranks = [
        order.index(compare(claim, promised, remark, [Quantity(low=time, high=time, unit="s", saw="so long")]))
        for time in sorted((first, second))
    ]
    assert ranks == sorted(ranks)


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_texts_are_compared_without_an_error(claim, remark):
    """Whatever the texts, the answer is one of five words."""
    promised, told = read_quantities(f"{claim} within 3 days", "en"), read_quantities(f"{remark} 9 days", "en")
    assert compare(claim, promised, remark, told) in RELATIONS


def test_the_same_quantities_in_another_order_say_the_same():
    """The order of what was told changes nothing where no days are counted from one to another."""
    claim, remark = "At least 250 Mbps for £30", "I get 40 Mbps and pay £30"
    promised, told = read_quantities(claim, "en"), read_quantities(remark, "en")
    assert compare(claim, promised, remark, told) == compare(claim, promised[::-1], remark, told[::-1])
