"""Who counts, and once."""

import pytest
from making import claim
from telling import NO, RULES, YES, finding, people, said

from promisecheck.core.taxonomy import Kind, Verdict
from promisecheck.gap.duplicates import same_customers

LONG = "Pakken skulle være her tirsdag, men den kom først fredag eftermiddag, og ingen ringede for at sige noget om det."


def test_one_voice_per_customer():
    """A customer who complains three times counts once."""
    assert finding([said(NO, "loud", text=text) for text in ("Sent.", "Igen sent.", "Stadig sent.")]).contradict == 1


@pytest.mark.parametrize(("against", "favour", "stance"), [(0.6, 0.8, YES), (0.8, 0.6, NO), (0.7, 0.7, NO)])
def test_who_says_both_counts_as_the_weight_of_the_words(against, favour, stance):
    """The surer words decide, contradiction on a tie."""
    both = [said(NO, "both", confidence=against), said(YES, "both", confidence=favour)]
    assert [voice.stance for voice in finding(both).voices] == [stance]


def test_two_sentences_weigh_more_than_one():
    """Two supports of .6 are together 1 - .4 x .4 = .84, more than one contradiction of .8; the same sentence twice is not."""
    twice = [said(YES, "both", confidence=0.6, text=text) for text in ("Kom til tiden.", "Det var hurtigt.")]
    against = said(NO, "both", confidence=0.8)
    assert finding([*twice, against]).voices[0].certainty == 0.84
    assert finding([twice[0], twice[0], against]).voices[0].stance is NO


def test_the_same_text_under_two_names_is_one_voice():
    """A review that was posted twice, and one that differs in a word, are one customer; short texts may be alike by chance."""
    copies = [said(NO, "anna", text=LONG), said(NO, "bo", text=LONG), said(NO, "carl", text=LONG.replace("eftermiddag", "aften"))]
    assert [voice.customer for voice in finding(copies).voices] == ["anna"]
    assert any(reason.saw == "2 with another's words" for reason in finding(copies).why)
    assert finding([said(NO, "anna", text="Kom for sent."), said(NO, "bo", text="Kom for sent.")]).contradict == 2


def test_records_are_alike_by_their_nature():
    """Operational records and survey answers of many customers may read the same and are many all the same."""
    assert finding(people(NO, 5, text=LONG, kind=Kind.OPERATIONS)).contradict == 5


def test_other_long_texts_stay_apart():
    """Texts that share a beginning only are two voices."""
    other = "Pakken skulle være her tirsdag, og det var den: chaufføren kom klokken ti og bar den helt ind i køkkenet."
    assert same_customers([said(NO, "anna", text=LONG), said(YES, "bo", text=other)], RULES.duplicates) == {}


def test_a_complaint_breaks_and_never_keeps():
    """Complaints alone can make a claim over-promised; what they say in passing in its favour does not count."""
    assert finding(people(NO, 6, kind=Kind.COMPLAINT)).verdict is Verdict.OVER_PROMISED
    assert finding(people(YES, 6, kind=Kind.COMPLAINT)).voices == ()


def test_staff_notes_count_half_and_not_alone():
    """Eight notes of the staff are as many as four customers, but do not make a claim over-promised with nobody else beside them."""
    notes = people(NO, 8, kind=Kind.STAFF)
    assert finding(notes).verdict is Verdict.UNPROVEN
    assert finding([*notes, *people(NO, 1, name="customer ")]).verdict is Verdict.OVER_PROMISED
    assert finding(people(NO, 6, kind=Kind.STAFF) + people(NO, 1, name="customer ")).steps[5].values[0] == ("contradict", 4.0)


def test_quotes_that_the_company_picked_never_count():
    """A testimonial in a file is no evidence, however warm."""
    found = finding(people(YES, 9, facets=(("channel", "Testimonial"),)))
    assert found.voices == ()
    assert any(reason.saw == "9 sentences whose kind does not count for that" for reason in found.why)


def test_every_kind_has_a_rule():
    """The policy that ships says what each kind of evidence weighs."""
    assert set(RULES.kinds) == set(Kind)


def test_a_voice_of_two_languages_names_one():
    """Words that may be Danish or Norwegian are counted with the first."""
    assert finding([said(NO, "x", language="da|nb", of=claim())]).voices[0].language == "da"
