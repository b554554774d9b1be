"""The policy file: read, edited, checked."""

import pytest

from promisecheck.core.taxonomy import Kind
from promisecheck.errors import SettingsError
from promisecheck.gap import load_rules
from promisecheck.settings import Policy


def _file(tmp_path, text):
    path = tmp_path / "our-policy.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_defaults_of_settings_and_file_are_the_same():
    """What `[policy]` of the settings shows as default is what the policy file says."""
    rules, shown = load_rules(), Policy()
    assert (rules.tolerance.usually, rules.tolerance.puff) == (shown.tolerance_usually, shown.tolerance_puff)
    assert rules.tolerance.comparative == shown.tolerance_comparative
    assert rules.kinds[Kind.REVIEW].allowance == rules.kinds[Kind.COMPLAINT].allowance == shown.reviewers_allowance
    assert (rules.verdict.least_contradict, rules.verdict.least_support) == (shown.least_contradict, shown.least_support)
    assert (rules.verdict.majority, rules.verdict.certainty) == (shown.majority, shown.certainty)


def test_a_users_file_may_hold_only_what_differs(tmp_path):
    """Lines of an own file stand in place of those that ship; whole numbers count as fractions; new roles may have a prominence."""
    text = "[tolerance]\nplain = 0.25\n[estimate]\nhalf_life = 90\n[kinds.staff]\nweight = 0\n[priority.prominence]\nbilboard = 1\n"
    rules = load_rules(file=_file(tmp_path, text))
    assert (rules.tolerance.plain, rules.tolerance.puff, rules.estimate.half_life) == (0.25, 0.4, 90.0)
    assert (rules.kinds[Kind.STAFF].weight, rules.priority.prominence["bilboard"]) == (0.0, 1.0)


def test_settings_stand_over_the_file(tmp_path):
    """What is set in promisecheck.toml itself is the strongest."""
    rules = load_rules(
        Policy(tolerance_plain=0.3, least_contradict=9, reviewers_allowance=0.1), file=_file(tmp_path, "[tolerance]\nplain = 0.2")
    )
    assert (rules.tolerance.plain, rules.verdict.least_contradict, rules.kinds[Kind.REVIEW].allowance) == (0.3, 9, 0.1)
    assert rules.kinds[Kind.SURVEY].allowance == 0.0


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[tolerance]\nplane = 0.2", "tolerance.plane.*plain"),
        ("[tolerances]\nplain = 0.2", "tolerances.*tolerance"),
        ("[tolerance]\nplain = 1.2", "tolerance.plain = 1.2"),
        ("[tolerance]\nplain = 'much'", "'much' is a str"),
        ("[kinds.gossip]\nweight = 1", "kinds.gossip"),
        ("[verdict]\nleast_support = 0", "Give 1 or more"),
        ("[verdict]\nleast_support = true", "is a bool"),
        ("[scope]\nunknown = 'guess'", "leave out, count"),
        ("[scope]\npages = ['/shops/(']", "cannot be read"),
        ("[scope]\npages = ['/shops/']", "names no facet"),
        ("[scope]\npages = [3]", "is a list"),
        ("[estimate]\nhalf_life = inf", "out of range"),
        ("no toml", "cannot be read"),
    ],
)
def test_what_is_wrong_is_named(tmp_path, text, named):
    """An unknown key, a wrong type, a number out of range: each with the value and what to do."""
    with pytest.raises(SettingsError, match=rf"(?s){named}"):
        load_rules(file=_file(tmp_path, text))


def test_a_missing_file_is_named(tmp_path):
    """A policy that is not there is an error, not the default."""
    with pytest.raises(SettingsError, match="no such policy file"):
        load_rules(file=tmp_path / "none.toml")
