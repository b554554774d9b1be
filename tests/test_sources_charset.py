"""Bytes -> text, whatever is declared about them."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promisecheck.sources import read_page
from promisecheck.sources.binary import binary_kind
from promisecheck.sources.charset import decode

TEXT = "Smørrebrød på Ærø – 100 €’s værd"


@pytest.mark.parametrize(
    ("data", "declared"),
    [
        (TEXT.encode(), ""),
        (TEXT.encode(), "utf-8"),
        (TEXT.encode(), "iso-8859-1"),
        (TEXT.encode(), "utf-16"),
        (TEXT.encode("cp1252"), ""),
        (TEXT.encode("cp1252"), "utf-8"),
        (TEXT.encode("cp1252"), "ISO-8859-1"),
        (TEXT.encode("cp1252"), "nonsense"),
        (TEXT.encode("cp1252"), "rot13"),
        (codecs.BOM_UTF8 + TEXT.encode(), "windows-1252"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), ""),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-8"),
        (TEXT.encode("utf-16-le"), ""),
        (TEXT.encode("utf-16-be"), ""),
        (b'<meta charset="utf-16">' + TEXT.encode(), ""),
        (b'<meta http-equiv=Content-Type content="text/html; charset=windows-1252">' + TEXT.encode("cp1252"), ""),
        (b'<?xml version="1.0" encoding="iso-8859-1"?>' + TEXT.encode("cp1252"), ""),
        (TEXT.encode().decode("cp1252").encode(), "utf-8"),
        (TEXT.encode() + b" og " + TEXT.encode("cp1252"), "utf-8"),
        (TEXT.encode() + "å".encode()[:1], ""),
    ],
)
def test_nordic_letters_survive(data, declared):
    """The right letters come out: declared or not, wrongly declared, in halves, encoded twice, or cut in a letter."""
    text = decode(data, declared=declared).text
    assert TEXT in text
    assert "Ã" not in text


def test_declared_tables():
    """Another declared table is used where the bytes are no UTF-8."""
    assert decode("wróbel łąka".encode("cp1250"), declared="windows-1250").text == "wróbel łąka"


def test_odd_bytes_are_said():
    """Bytes that are nothing in the end are replaced, and that is said."""
    decoded = decode(b"br\x81d og sm\xf8r")
    assert decoded.text == "br\ufffdd og smør"
    assert "replaced" in decoded.odd


def test_twice_encoded_is_said():
    """Text that was encoded twice is turned back, and that is said on the page."""
    page = read_page("<p>Levering på Ærø".encode().decode("cp1252").encode(), source="x")
    assert [passage.text for passage in page.passages] == ["Levering på Ærø"]
    assert "encoded twice" in page.notices[0].why


def test_true_umlauts_stay():
    """Letters that only look like a slip of encoding stay what they are."""
    assert decode("São Tomé, Âge, â, Ã".encode()).text == "São Tomé, Âge, â, Ã"


@given(st.text(alphabet="abcæøåÆØÅäöüß–’“” \n", max_size=80))
def test_utf8_round_trip(text):
    """UTF-8 comes back as it was."""
    assert decode(text.encode()).text == text


@given(st.binary(max_size=200), st.sampled_from(["", "utf-8", "utf-16", "idna", "shift_jis", "\x00", "x" * 99]))
def test_never_raises(data, declared):
    """No bytes and no declared charset raise."""
    assert isinstance(decode(data, declared=declared).text, str)


def test_text_is_not_binary():
    """UTF-16 and a stray NUL are text; magic numbers and many NULs are not."""
    assert binary_kind(TEXT.encode("utf-16-le")) == ""
    assert binary_kind(b"Fri\x00 fragt") == ""
    assert binary_kind(b"GIF89a") == "a GIF image"
    assert binary_kind(bytes(100)) == "binary data (NUL bytes)"
