from collections import Counter

import pytest
from cases import LANGUAGES, asked, population, promise, rows

from promisecheck.law import load_rules
from promisecheck.law.scene import scene_of
from promisecheck.law.words import listed

RULES = [f"R{number}" for number in range(1, 27)]
BY_ID = {rule.id: rule for rule in load_rules()}


def test_the_population_is_complete():
    """26 rules, 3 languages, 2 examples that make each ask and 2 that must not: 312 in all, none of them twice."""
    counts = Counter((language, rule, asks) for language, rule, asks, _, _ in population())
    assert counts == {(language, rule, asks): 2 for language in LANGUAGES for rule in RULES for asks in (True, False)}
    assert len({(language, rule, text) for language, rule, _, _, text in population()}) == 312


def test_every_rule_asks_where_it_should(asker):
    """All 156 examples that should make their rule ask do, 52 in each language."""
    assert [row for row in population() if row[2] and not _asks(asker, row)] == []


def test_no_rule_asks_where_it_should_not(asker):
    """None of the 156 examples that must not make their rule ask does."""
    assert [row for row in population() if not row[2] and _asks(asker, row)] == []


def _asks(asker, row):
    language, rule, _, role, text = row
    return rule in asked(asker, promise(text, language, role=role))


def test_the_silent_examples_hold_the_cue_words():
    """Each example that must not make its rule ask holds a whole cue of it: other words, a denial or a date keep it silent."""
    without = [
        (rule, text)
        for language, rule, _, role, text in population()
        if not scene_of(promise(text, language, role=role), (language,)).cues(BY_ID[rule])
    ]
    assert without == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hedge_never_silences(asker, language):
    """Every hedge of the language before an example, and a question mark after it, leave the question as it is."""
    examples = [(rule, role, text) for code, rule, asks, role, text in population() if code == language and asks]
    silenced = [
        (rule, hedged)
        for number, (rule, role, text) in enumerate(examples)
        for hedged in (f"{_hedges(language)[number % len(_hedges(language))]} {text}", f"{text[0].lower()}{text[1:].rstrip('.')}?")
        if rule not in asked(asker, promise(hedged, language, role=role))
    ]
    assert silenced == []


def _hedges(language):
    return listed("hedges", language)


def test_the_other_languages(asker):
    """The cues in Norwegian Nynorsk, Swedish and German make their rule ask in each of the examples."""
    silent = [(rule, text) for rule, language, text in rows("others") if rule not in asked(asker, promise(text, language))]
    assert silent == []
    assert Counter(language for _, language, _ in rows("others")) == {"nn": 15, "sv": 16, "de": 20}


def test_the_examples_inside_the_rules(asker):
    """Each rule that ships shows in three languages a wording that makes it ask, and another way to say it that does not."""
    for rule in load_rules():
        role = "alt" if rule.images and not rule.cues else "paragraph"
        assert [example.language for example in rule.examples] == ["en", "da", "nb"]
        for example in rule.examples:
            assert rule.id in asked(asker, promise(example.bad, example.language, role=role))
            assert rule.id not in asked(asker, promise(example.good, example.language, role=role))


def test_a_later_set(asker):
    """Of 116 sentences written once the cues stood, 91 to be asked about and 25 not, 111 were right at first; now all are."""
    later = [(asks == "yes", rule, language, text) for rule, asks, language, text in rows("later")]
    assert Counter(asks for asks, *_ in later) == {True: 91, False: 25}
    assert [row for row in later if (row[1] in asked(asker, promise(row[3], row[2]))) != row[0]] == []
