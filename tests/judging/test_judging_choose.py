import dataclasses

import pytest
from making import match
from speaking import Listener, Speaker

from promisecheck.errors import SettingsError
from promisecheck.report.rows import evidence_row
from promisecheck.settings import Judging, Settings, apply

HERE = "http://127.0.0.1:9/v1"


@pytest.mark.parametrize(
    "name",
    ["http://#tiny", "ftp://127.0.0.1/v1#tiny", "http://127.0.0.1:99999/v1#tiny", "http://127.0.0.1/v1", "http://[::1#tiny"],
)
def test_an_address_that_is_none(tmp_path, name):
    """An address without host, port, model or http is an error with an example, before anything is asked."""
    with pytest.raises(SettingsError, match=r"#MODEL"):
        Listener(tmp_path, HERE, name=name)


def test_the_model_may_stand_in_the_settings(tmp_path):
    """The model is that of the address, or else that of [judge] model; a model's own signs are kept."""
    assert Listener(tmp_path, HERE, name=HERE, model="large:8b").judge.name == "chat large:8b at 127.0.0.1:9"
    assert Listener(tmp_path, HERE, name=f"{HERE}#maker/small:1b", model="large").judge.name == "chat maker/small:1b at 127.0.0.1:9"


def test_an_address_with_a_password_is_refused(tmp_path):
    """A password in the address is refused, and not repeated."""
    with pytest.raises(SettingsError, match="key_env") as caught:
        Listener(tmp_path, HERE, name="http://bo:hemmelig@127.0.0.1:9/v1#tiny")
    assert "hemmelig" not in str(caught.value)


@pytest.mark.parametrize("key", ["", "two words", "ni\nHost: evil", "nøgle"])
def test_a_key_that_is_none(tmp_path, key):
    """A variable without a usable key is an error that repeats neither."""
    with pytest.raises(SettingsError, match="key_env names no variable") as caught:
        Listener(tmp_path, HERE, key_env="MY_KEY", environment={"MY_KEY": key})
    assert not key or key not in str(caught.value)


@pytest.mark.parametrize("given", ["sk-proj-1234", "abcdef1234"])
def test_a_key_in_the_place_of_its_variable(tmp_path, given):
    """Whoever puts the key itself into key_env is told so, without the key; no report shows the setting."""
    with pytest.raises(SettingsError, match="key_env names no variable") as caught:
        Listener(tmp_path, HERE, key_env=given)
    assert given not in str(caught.value)
    from promisecheck.audit import _flat

    assert given not in repr(_flat(Settings(judge=Judging(key_env=given))))


def test_no_key_over_http(tmp_path):
    """A key goes only over https or to this machine."""
    environment = {"MY_KEY": "k"}
    with pytest.raises(SettingsError, match="unprotected"):
        Listener(tmp_path, HERE, name="http://judge.example/v1#tiny", key_env="MY_KEY", environment=environment)
    Listener(tmp_path, HERE, name="https://judge.example/v1#tiny", key_env="MY_KEY", environment=environment)
    Listener(tmp_path, HERE, name="http://localhost:9/v1#tiny", key_env="MY_KEY", environment=environment)


def test_nobody_is_asked_unasked():
    """Without a name in the settings there is no second judge."""
    from promisecheck.audit import Audit

    assert Audit()._second_opinion is None


def test_an_audit_asks_the_judge_that_is_named(httpserver, tmp_path, monkeypatch):
    """An audit hands the second judge its mask, its notices and its voice; the report's evidence names the judge."""
    from promisecheck.audit import Audit
    from promisecheck.core.promises import StancePair

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    speaker, said = Speaker(httpserver), []
    audit = Audit(Settings(judge=Judging(name=f"{speaker.address}#tiny", max_pairs=7)), say=said.append)
    opinion = audit._second_opinion
    told = list(opinion.judge([StancePair(id="1", claim="Svar i dag", evidence="Skrev til kim@firma.example, intet svar")]))
    assert (opinion.most, opinion.sure, len(told), len(said)) == (7, 0.8, 1, 2)
    assert speaker.pairs == [{"claim": "Svar i dag", "remark": "Skrev til [email], intet svar"}]
    assert [tally.source for tally in audit.notices.tallies] == [opinion.judge.name]
    assert evidence_row(dataclasses.replace(match(told[0].stance, customer="a"), judge=told[0].judge))["judge"] == opinion.judge.name


def test_the_flag_names_the_judge(tmp_path, monkeypatch):
    """Only --judge names a second judge on the command line: a file says how to ask, and never whom."""
    from promisecheck.cli.running import settings_from

    monkeypatch.chdir(tmp_path)
    (tmp_path / "promisecheck.toml").write_text('[judge]\nname = "a"\nmax-pairs = 7\n', encoding="utf-8")
    chosen = settings_from(None, judge=f"{HERE}#tiny").judge
    assert (chosen.name, chosen.max_pairs) == (f"{HERE}#tiny", 7)
    assert settings_from(None).judge.name == ""


def test_settings_have_limits():
    """A cap below one, or a certainty above one, is an error."""
    for key, value in (("max_pairs", 0), ("sure", 1.5), ("parallel", 0), ("deadline", 0)):
        with pytest.raises(SettingsError, match=rf"judge\.{key} = .* is out of range"):
            apply(Settings(), {"judge": {key: value}}, where="promisecheck.toml")
