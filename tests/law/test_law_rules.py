import dataclasses
import re
import tomllib
from pathlib import Path

import pytest
from cases import asked, promise

from promisecheck.errors import SettingsError
from promisecheck.law import Asker, Rule, load_rules, shipped_text
from promisecheck.law.cue import PLACES, pattern
from promisecheck.law.folding import fold
from promisecheck.law.read import check_rule
from promisecheck.settings import Law

GUIDE = Path(__file__).parents[2] / "docs" / "law.md"
OWN = GUIDE.read_text(encoding="utf-8").split("```toml\n")[1].split("```")[0]
"""The example of the documentation."""


@pytest.fixture
def own(tmp_path):
    """Writes a file of rules; gives its path."""

    def write(text):
        path = tmp_path / "rules.toml"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


def test_the_rules_that_ship():
    """There are R1 to R26 in that order, each in a file one can read, with cues in da, nb and en, sources and a day of checking."""
    rules = load_rules()
    assert [rule.id for rule in rules] == [f"R{number}" for number in range(1, 27)]
    for rule in rules:
        spoken = {language for language, _ in (*rule.cues, *rule.images)}
        assert {"da", "nb", "en"} <= spoken
        assert rule.last_checked
        assert tomllib.loads(shipped_text(rule.id))[rule.id]["mode"] == rule.mode


def test_the_cues_that_ship_can_be_read():
    """Each rule that ships passes the check that a user's own file must pass at every start, so that it need not be repeated."""
    for rule in load_rules():
        check_rule(rule, where=rule.id)


def test_reading_the_rules_makes_no_pattern(monkeypatch, own):
    """To read the rules that ship compiles no pattern; a rule of one's own is compiled, and only that one."""
    made = []
    monkeypatch.setattr("promisecheck.law.read.pattern", lambda _cues, where: made.append(where))
    load_rules()
    assert made == []
    path = own("[R1]\nwindow = 5\n")
    load_rules(path)
    assert {where.split(" [")[1] for where in made} == {"R1]"}


def test_the_documentation_names_every_key():
    """The table of keys in docs/law.md is the list of what a rule holds, and its places are those of the notation."""
    text = GUIDE.read_text(encoding="utf-8")
    renamed = {"id": "", "name": "", "citations": "cites", "history_required": ""}
    keys = {renamed.get(field.name, field.name) for field in dataclasses.fields(Rule)} - {""}
    assert set(re.findall(r"^\| `(\w+)` \|", text, flags=re.MULTILINE)) == keys
    assert set(re.findall(r"`<(\w+)>`", text)) == set(PLACES)


def test_a_users_file_switches_changes_extends_and_adds(own):
    """A rule is switched off, one gets another window and another cue beside its own, and one is new."""
    asker = Asker(Law(rules=own(OWN)))
    assert asked(asker, promise("Byens bedste bager")) == set()
    assert asked(asker, promise("Klodevenlig og miljøvenlig")) == {"R1"}
    found = asker(promise("Vores hemmelige opskrift"))
    assert [(question.rule, question.code, question.asks.within("da")) for question in found] == [
        ("OWN1", "OWN1", "Who guards the recipe?")
    ]
    assert {rule.id: rule.window for rule in load_rules(own(OWN))}["R1"] == 5


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[R1\n", "not valid TOML"),
        ("on = false\n", "on stands outside a rule. Begin with a rule, such as [R1]"),
        ("[R61]\non = false\n", "[R61]: no such rule. Did you mean R"),
        ("[R1]\nwindo = 3\n", "[R1]: unknown key windo. Did you mean window?"),
        ("[R1]\nwindow = 0\n", "[R1]: window = 0. Give a whole number from 1 to 200"),
        ('[R1]\nmode = "forbidden"\n', "[R1]: mode = 'forbidden'. Give one of banned_list"),
        ('[R1.cues]\nfr = ["vert"]\n', "[R1] [cues]: unknown key fr. "),
        ('[R1.cues]\nda = ["op til <meters>"]\n', "no such place in a cue: <meters>. Known: <number>"),
        ('[R1.cues]\nda = "grøn"\n', "[cues]: da = 'grøn'. Give a list of texts in quotes"),
        ('[R1.add.unless]\nda = ["måske"]\n', "the hedge 'måske' stands among the words that silence it. Take it out"),
        ('[R1.add]\ncues = ["x"]\n', "add holds something else than words. Write [R1.add.cues]"),
        ('[R1]\nhistory = "moon"\n', "history = 'moon'. Give one of deadline"),
        ('[OWN1]\nname = "own"\nmode = "banned_list"\nasks = "x"\n', "[OWN1]: no cue words. Add [cues]"),
        ('[own]\nname = "own"\n', "[own]: not the id of a rule. Use capital letters and a number"),
    ],
)
def test_what_is_wrong_is_said(own, text, message):
    """An error names the file, the rule and the key, what stands there, and what to write instead."""
    path = own(text)
    with pytest.raises(SettingsError) as caught:
        load_rules(path)
    assert str(caught.value).startswith(path)
    assert message in str(caught.value)


def test_a_missing_file_is_said(tmp_path):
    """A file of rules that does not exist is an error, not silence; so is a rule that does not ship."""
    with pytest.raises(SettingsError, match=r"none\.toml: cannot be read .*Name a file of rules in law\.rules"):
        load_rules(str(tmp_path / "none.toml"))
    with pytest.raises(SettingsError, match=r"no rule R27 ships\. Did you mean R"):
        shipped_text("R27")


@pytest.mark.parametrize(
    ("cue", "text", "saw"),
    [
        ("miljøvenlig*", "Den MILJØVENLIGE sæbe", "miljøvenlige"),
        ("*venlig", "miljøvenlig", "miljøvenlig"),
        ("co2-neutral", "CO₂ neutral", "co2 neutral"),
        ("op til <percent>", "op til 55 % mere", "op til 55 %"),
        ("<share>", "op til 55 %", None),
        ("før ... nu", "før kun 899 kr., men nu", "før kun 899 kr., men nu"),
        ("<money>", "1.299,-", "1.299,-"),
        ("<money>", "0 kr.", None),
        ("<note>", "Gratis* fragt", "*"),
        ("<note>", "80 m² og *-mærket", None),
        ("<coming>", "inden 2030", "2030"),
        ("fri", "sukkerfri", None),
    ],
)
def test_the_notation_of_cues(cue, text, saw):
    """A cue is found in whatever case, with whatever hyphen, and not inside another word."""
    match = pattern([cue]).search(fold(text).text)
    assert (match.group() if match else None) == saw
