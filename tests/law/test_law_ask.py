import inspect
import time
from datetime import date

import pytest
from cases import AS_OF, asked, population, promise
from hypothesis import given, settings
from hypothesis import strategies as st

from promisecheck.core.questions import Mode, Question, Verified
from promisecheck.errors import SettingsError
from promisecheck.law import Asker, load_rules
from promisecheck.settings import Law


def question(asker, text, rule, language="da", **more):
    """What one rule asks about a text."""
    return next(found for found in asker(promise(text, language), **more) if found.rule == rule)


def test_a_question_says_what_it_saw_and_what_to_have_at_hand(asker):
    """A question carries the rule, the words as they stand in the copy, what to have at hand in three languages, and its sources."""
    found = question(asker, "Prøv den CO₂\u2011neutrale kasse", "R2")
    assert (found.rule, found.code, found.mode) == ("R2", "PC502", Mode.BANNED_LIST)
    assert found.saw == ("CO₂\u2011neutrale",)
    assert found.asks.within("en").startswith("The product's own life-cycle data")
    assert len({found.asks.within(interface) for interface in ("en", "da", "nb")}) == 3
    assert "Directive 2005/29/EC as amended by Directive (EU) 2024/825, Annex I, point 4c [V2]" in found.citation


def test_points_are_shown_from_v2_up():
    """The number of a point stands in a citation that was verified well, and in no other; the status always stands there."""
    citations = [citation for rule in load_rules() for citation in rule.citations]
    for citation in citations:
        shown = citation.shown
        assert shown.endswith(f"[{citation.verified}]")
        if citation.point:
            assert (f", {citation.point} [" in shown) == (citation.verified in {Verified.V1, Verified.V2})
    assert {citation.verified for citation in citations} == set(Verified)


def test_a_hedge_lowers_the_strength_and_not_the_question(asker):
    """A hedged superlative is asked about like a firm one, and the question says which words weaken it."""
    firm, hedged = question(asker, "Byens bedste bager.", "R16"), question(asker, "Vi tror, vi er byens bedste bager.", "R16")
    assert (firm.hedge, hedged.hedge) == ("", "Vi tror")
    assert firm.asks == hedged.asks
    assert question(asker, "Byens bedste bager?", "R16").hedge == "?"


def test_two_answers_that_are_never_merged(asker):
    """No verdict goes in and none comes out; customers' words add only questions about a hidden cost or an empty shelf."""
    assert list(inspect.signature(Asker.__call__).parameters) == ["self", "claim", "history", "customers"]
    assert not {"verdict", "priority", "confidence"} & set(Question.__dataclass_fields__)
    said = ["Fantastisk, jeg fik det hele.", "De trak et gebyr, og alt var udsolgt.", "Fuld af løgn."]
    for language, _, _, role, text in population():
        claim = promise(text, language, role=role)
        assert asked(asker, claim, customers=said) - asked(asker, claim) <= {"R11", "R13"}
        assert asked(asker, claim) <= asked(asker, claim, customers=said)


def test_customers_can_complete_a_rule(asker):
    """“Free” with no condition beside it is asked about once a customer tells of a fee, in whatever language."""
    claim = promise("Gratis levering hele året.")
    assert "R11" not in asked(asker, claim)
    found = question(asker, "Gratis levering hele året.", "R11", customers=["Fine shop, but they charged me postage."])
    assert [(reason.by, reason.saw) for reason in found.evidence] == [("customers", "charged")]


def test_words_beyond_the_promise_answer_but_do_not_ask(asker):
    """A cue counts only inside the promise; a label that answers counts anywhere around it."""
    text = "Billig fragt. Vores miljøvenlige maling har i alle farver og i hver eneste butik EU-Blomsten."
    assert "R1" not in asked(asker, promise(text, words="Billig fragt."))
    assert "R1" not in asked(asker, promise(text, words="Vores miljøvenlige maling"))
    assert "R1" in asked(asker, promise(text.replace("EU-Blomsten", "glans"), words="Vores miljøvenlige maling"))


def test_a_denial_takes_back_and_not_only_gives_again(asker):
    """“Not the cheapest” claims nothing; “not only the cheapest” does."""
    assert "R16" not in asked(asker, promise("We are not the cheapest.", "en"))
    assert "R16" in asked(asker, promise("We are not only the cheapest.", "en"))
    assert "R16" in asked(asker, promise("No fuss. The cheapest phones in town.", "en"))


def test_images_and_names_are_looked_at_as_such(asker):
    """A view is asked about where an image is described, a green word as a name only where it is written as one."""
    assert "R23" in asked(asker, promise("Balkon med havudsigt", role="alt"))
    assert "R23" not in asked(asker, promise("Balkon med havudsigt", role="paragraph"))
    assert "R26" in asked(asker, promise("Skift til GrønKraft"))
    assert "R26" not in asked(asker, promise("Grønkraft og grøn strøm"))


def test_sources_count_from_their_day_and_in_their_country():
    """Before it is effective a source is left out; with other countries chosen their sources speak, and a rule without any is silent."""
    early = Asker(as_of=date(2026, 9, 26))
    assert "2024/825" not in question(early, "Vores miljøvenlige maling", "R1").citation
    assert "2024/825" in question(Asker(as_of=date(2026, 9, 27)), "Vores miljøvenlige maling", "R1").citation
    norwegian = Asker(Law(jurisdictions=("NO",)), as_of=AS_OF)
    assert {citation.jurisdiction for citation in question(norwegian, "Best i test", "R16", "nb").citations} == {"NO"}
    assert "R10" not in asked(early, promise("Brug kun originale patroner"))


def test_rules_are_switched_off_by_id():
    """`law.off` silences a rule; a rule or country that does not exist is an error that names those that do."""
    assert "R16" not in asked(Asker(Law(off=("R16",))), promise("Byens bedste bager"))
    with pytest.raises(SettingsError, match=r"law\.off names 'R99'\. Known: .*R1"):
        Asker(Law(off=("R99",)))
    with pytest.raises(SettingsError, match=r"law\.jurisdictions names 'DNK'\. Known: DE, DK, EU, NO"):
        Asker(Law(jurisdictions=("DNK",)))


@pytest.mark.parametrize("piece", ["a", "1 ", "1.", "grøn ", "op til ", "* ", "før nu ", "\u0301", "50 % "])
def test_hostile_text_takes_no_time(asker, piece):
    """Two thousand characters of one piece are answered within a second."""
    claim = promise("x" + piece * (2_000 // len(piece)))
    start = time.process_time()
    asker(claim)
    assert time.process_time() - start < 1.0


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_nothing_raises(asker, text):
    """Whatever the text, the rules answer, and the words they saw stand in it."""
    for found in asker(promise(text or " ", "")):
        assert all(words in text for words in found.saw)
