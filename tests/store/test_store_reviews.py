"""Customers' words kept: each once, in an order of their own."""

from dataclasses import replace
from datetime import UTC, date, datetime

from promisecheck.core.promises import Review
from promisecheck.core.taxonomy import Kind
from promisecheck.core.text import Origin
from promisecheck.store.facts import customers_secret
from promisecheck.store.reviews import count_reviews, is_imported, keep_reviews, note_import, read_reviews, reviews_digest

NOW = datetime(2026, 11, 1, 2, tzinfo=UTC)


def review(text="Kom for sent", number=1, *, day=date(2026, 10, 1), customer="c1", **parts):
    """One review of one customer."""
    made = Review(id=f"trustpilot-{number}", text=text, said_at=day, customer_key=customer, origin=Origin(source="a.csv", place="row 2"))
    return replace(made, **parts)


def keep(database, *reviews):
    """Import them; how many were new, known and replaced."""
    with database.writing() as connection:
        done = keep_reviews(connection, reviews, at=NOW)
    return done.new, done.known, done.replaced


def kept(database):
    """What is kept."""
    with database.reading() as connection:
        return list(read_reviews(connection))


def test_what_comes_back_is_what_was_kept(database):
    """A review comes back with everything: text, title, rating, day, kind, language, facets, customer, place."""
    full = review(title="Æv", rating=0.25, kind=Kind.COMPLAINT, language="da", facets=(("product", "Sko"), ("location", "Århus")))
    keep(database, full)
    assert kept(database) == [full]


def test_the_same_export_again_adds_nothing(database):
    """An export that comes again, with two rows more and in another order, adds those two."""
    first = [review(f"Nummer {n}", n, customer=f"c{n}") for n in range(1200)]
    assert keep(database, *first) == (1200, 0, 0)
    more = [review(f"Nummer {n}", n, customer=f"c{n}") for n in range(1201, 1203)]
    assert keep(database, *more, *first[::-1]) == (2, 1200, 0)
    assert len(kept(database)) == 1202


def test_a_rewritten_review_takes_the_place_of_the_old_one(database):
    """A customer who rewrote a review (the same id, other words) counts once, with the new words; a row number is no id."""
    keep(database, review("Kom for sent"), review("Fint", 2, customer="c2", id="7"))
    assert keep(database, review("Kom alligevel", day=date(2026, 10, 9)), review("Andet", 2, customer="c2", id="7")) == (1, 0, 1)
    assert sorted(one.text for one in kept(database)) == ["Andet", "Fint", "Kom alligevel"]


def test_two_who_say_the_same_on_unknown_days_are_two(database):
    """Two rows without a day and a customer are two reviews, and stay the same two when they come again."""
    twice = [review("Fint", n, day=None, customer="", id=str(n)) for n in (1, 2)]
    assert keep(database, *twice) == (2, 0, 0)
    assert keep(database, *twice) == (0, 2, 0)


def test_66_the_order_of_imports_does_not_matter(database, tmp_path):
    """Hostile 66: the same reviews in another order, in other batches, are read back in the same order with the same digest."""
    from promisecheck.store import open_database

    found = [review(f"Nummer {n}", n, customer=f"c{n}", day=date(2026, 1 + n % 9, 1)) for n in range(40)]
    keep(database, *found)
    other = open_database(tmp_path / "other.db")
    for one in found[::-1]:
        keep(other, one)
    assert kept(other) == kept(database)
    with other.reading() as left, database.reading() as right:
        assert reviews_digest(left) == reviews_digest(right)
        assert count_reviews(left) == 40


def test_41_odd_characters_are_kept(database):
    """Hostile 41: NUL bytes, half a surrogate pair, quotes and emoji are stored, shown by a sign where no database holds them."""
    keep(database, review("a\0b \ud83d 'x\"; DROP TABLE reviews; -- 😡 Ærø"))
    assert kept(database)[0].text == "a␀b ? 'x\"; DROP TABLE reviews; -- 😡 Ærø"


def test_a_file_is_known_by_its_bytes(database):
    """A file that was imported is known until its bytes change."""
    with database.writing() as connection:
        note_import(connection, "a.csv", "d1", kept=3, tally={"read": 3}, at=NOW)
        note_import(connection, "a.csv", "d2", kept=4, tally={"read": 4}, at=NOW)
    with database.reading() as connection:
        assert [is_imported(connection, "a.csv", mark) for mark in ("d1", "d2")] == [False, True]


def test_the_key_for_customers_is_drawn_once(database):
    """The store draws one key for customers' names and keeps it: a customer stays the same one from night to night."""
    keys = []
    for _ in range(2):
        with database.writing() as connection:
            keys.append(customers_secret(connection))
    assert keys[0] == keys[1]
    assert len(keys[0]) == 64
