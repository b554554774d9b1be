import pytest

from promisecheck.language import guess, languages_of, sentences

KNOWN = [
    ("da", "Vi glæder os til at se dig, og du får altid en kop kaffe, mens du venter"),
    ("nb", "Vi gleder oss til å se deg, og du får alltid en kopp kaffe mens du venter"),
    ("nn", "Me gler oss til å sjå deg, og du får alltid ein kopp kaffi medan du ventar"),
    ("en", "We look forward to seeing you, and there is always coffee while you wait"),
    ("sv", "Vi ser fram emot att träffa dig, och du får alltid en kopp kaffe medan du väntar"),
    ("de", "Wir freuen uns auf Sie, und es gibt immer einen Kaffee, während Sie warten"),
    ("da", "Pakken blev aldrig leveret, og ingen svarede mig"),
    ("nb", "Pakken ble aldri levert, og ingen svarte meg"),
    ("nn", "Pakka vart aldri levert, og ingen svara meg"),
]


@pytest.mark.parametrize(("language", "text"), KNOWN)
def test_known_sentences(language, text):
    """A sentence with a few small words is told from its neighbours."""
    assert guess(text) == language


def test_what_coincides():
    """What is the same in Danish and Norwegian is "da|nb", unless the source says which."""
    assert guess("Jeg er skuffet") == "da|nb"
    assert guess("Jeg er skuffet", hint="nb") == "nb"


def test_what_is_not_read_here():
    """French or Finnish is none of the six languages, and nothing is guessed."""
    assert guess("Je suis très content de cette chambre et du petit déjeuner") == ""
    assert guess("Huone oli siisti ja aamiainen oli todella hyvä tänä aamuna") == ""
    assert guess("12345 !!!") == ""


def test_declared_names():
    """What files and pages declare is understood: no, nor, en-GB, and a pair."""
    assert languages_of("no") == ("nb", "nn")
    assert languages_of("en-GB") == ("en",)
    assert languages_of("da|nb") == ("da", "nb")
    assert languages_of("fr") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vi åbner kl. 9. Kom ind!", ["Vi åbner kl. 9.", "Kom ind!"]),
        ("Det koster 1.299,- kr. om måneden. Fri fragt.", ["Det koster 1.299,- kr. om måneden.", "Fri fragt."]),
        ("Ca. 3 dage, f.eks. fra mandag. Super.", ["Ca. 3 dage, f.eks. fra mandag.", "Super."]),
        ("Den 3. juni kom den. Endelig!", ["Den 3. juni kom den.", "Endelig!"]),
        ("Great!!! Really... yes?", ["Great!!!", "Really...", "yes?"]),
        ("Første linje\nAnden linje", ["Første linje", "Anden linje"]),
        ("!!!", []),
    ],
)
def test_sentences(text, expected):
    """Sentences end at full stops that close one, not at those of abbreviations, ordinals and prices."""
    assert [span.of(text) for span in sentences(text)] == expected


def test_sentences_of_hostile_text():
    """Forty thousand exclamation marks and a word without end are cut in linear time, and no sentence is endless."""
    text = "slemt " + "!" * 40_000 + " a" + "b" * 50_000
    assert all(len(span.of(text)) <= 600 for span in sentences(text))
