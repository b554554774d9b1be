import string
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from review_files import read_text

from promisecheck.sources.masking import mask
from promisecheck.sources.reviews.wording import tidy_words

MASKED = {
    "Ring på 20 12 34 56.": "Ring på [phone].",
    "ring 20123456": "ring [phone]",
    "20 12 34 56 og 21 12 34 56": "[phone] og [phone]",
    "Tel. 20.12.34.56": "Tel. [phone]",
    "+45 20 12 34 56": "[phone]",
    "0045 20123456": "[phone]",
    "(+45) 20123456": "[phone]",
    "+47 412 34 567": "[phone]",
    "412 34 567": "[phone]",
    "070-174 06 05": "[phone]",
    "08-123 456 78": "[phone]",
    "030 23125 000": "[phone]",
    "+49 30 23125000": "[phone]",
    "020 7946 0958": "[phone]",
    "+44 (0)20 7946 0958": "[phone]",
    "call 01632 960123 please": "call [phone] please",
    "kim.b+x@firma.example!": "[email]!",
    "kim (at) firma.example": "[email]",
    "CPR: 010190-1234": "CPR: [id]",
    "0101901234": "[id]",
    "15076500565": "[id]",
    "811228-9874": "[id]",
    "DK50 0040 0440 1162 43 er min": "[id] er min",
    "GB29NWBK60161331926819": "[id]",
    "4111 1111 1111 1111": "[id]",
    "192.168.10.20": "[id]",
    "Ordre 118204. Tak": "Ordre [id]. Tak",
    "Ordrenr. 118204": "Ordrenr. [id]",
    "order no. A-10233": "order no. [id]",
    "order #4455": "order #[id]",
    "Bestellnummer 998877": "Bestellnummer [id]",
    "bestilling nr 44551": "bestilling nr [id]",
    "kundenr 4455": "kundenr [id]",
    "sag nr. 2024-118": "sag nr. [id]",
    "my order number is 558103": "my order number is [id]",
    "tracking 370725300012345678": "tracking [id]",
}
KEPT = """1.299 kr.|2.499,- i alt|1000 Mbit|12 345 678 kr|kr 12.345.678,00|2026-10-31|31-10-2026|31.10.2026|31/10-2026
20261031|kl. 20.30-22.30|2024 2025|åbent 10-18|ordre 2 pizzaer|bestilling 2026-10-31|ordered 3 days ago
10 000 000|1000/1000 Mbit|5000-6000 kr|£1,299.00|100 000 km|9 af 10|24/7|case 3 of 4|kunde siden 2019
iPhone 15 Pro Max 256GB|i 2021, 2022 og 2023|en ordre til 1500 kr|fra 8000 til 12000 kroner
10.000.000 visninger|fra 1999 2499 kr|the 12 34 bus|3840x2160|version 10.15.7|8.30-12.30|order 20000 kr
NC10 klarer nesten 1500 poeng i PCMarks|5000 mAh|12345678 kr""".replace("\n", "|").split("|")


@pytest.mark.parametrize("text", MASKED)
def test_personal_data_is_masked(text):
    """Addresses, numbers and ids are masked, and the words around them stay."""
    assert mask(text) == MASKED[text]


@pytest.mark.parametrize("text", KEPT)
def test_everything_else_stays(text):
    """Prices, dates, times, years, speeds and sizes are no personal data."""
    assert mask(text) == text


@given(st.text(alphabet=string.digits + " .,-/()+@#kroedAZ\n", max_size=200))
def test_masking_only_takes_away(text):
    """Masking leaves texts without numbers and addresses as they are, and never makes a number that was not there."""
    masked = mask(text)
    assert "@" in text or sum(character.isdigit() for character in text) > 2 or masked == text
    assert sum(character.isdigit() for character in masked) <= sum(character.isdigit() for character in text)


PIECES = ("1", "1 ", "a", "a@", "+45 ", "order ", "12-", "(", "20 12 34 56 ", "DK50 0040 ", "order 1-", "0 1-2.3", "a.", "(at)")
NAMES = ("Aa ", "Aa-", "mvh ", "min mand ", "[name] og ")


@pytest.mark.parametrize("piece", PIECES + NAMES)
def test_masking_is_linear(piece):
    """20,000 hostile characters take no longer than a moment."""
    text = (piece * 20_000)[:20_000]
    began = time.process_time()
    mask(text)
    assert time.process_time() - began < 1.0


def test_masked_in_reviews(tmp_path):
    """Text, title and facets of a review are masked."""
    [review] = read_text(tmp_path, "Title,Review,Location\nOrdre 118204,Ring 20 12 34 56,kim@x.example\n").reviews
    assert (review.title, review.text, review.facets) == ("Ordre [id]", "Ring [phone]", (("location", "[email]"),))


def test_a_review_cannot_turn_the_text_around_it():
    """Characters that turn the direction of reading are dropped from reviews; an emoji's joiner stays."""
    assert tidy_words("God \u202evare\u202c \u2067her\u2069 👩\u200d🔬") == "God vare her 👩\u200d🔬"
