import pytest

from promisecheck.errors import SettingsError
from promisecheck.settings import Settings, apply, load_settings


def test_the_defaults():
    """Nothing set: one page a second, the taxonomy's tolerances."""
    settings = Settings()
    assert settings.crawl.delay == 1.0
    assert (settings.policy.tolerance_specific, settings.policy.reviewers_allowance) == (0.05, 0.20)


def test_the_projects_file_is_found_upwards(tmp_path, monkeypatch):
    """The nearest promisecheck.toml at or above the folder counts, and the environment counts more."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "none"))
    (tmp_path / "promisecheck.toml").write_text("[crawl]\ndelay = 3\nmax-pages = 7\n", encoding="utf-8")
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    settings = load_settings(start=inner, environment={"PROMISECHECK_CRAWL__MAX_PAGES": "9"})
    assert (settings.crawl.delay, settings.crawl.max_pages) == (3.0, 9)


def test_pyproject_counts_too(tmp_path):
    """A pyproject.toml with our table is a settings file."""
    (tmp_path / "pyproject.toml").write_text("[tool.promisecheck.policy]\nmajority = 0.6\n", encoding="utf-8")
    assert load_settings(start=tmp_path, environment={}).policy.majority == 0.6


def test_an_unknown_key_names_the_nearest():
    """An unknown setting is an error that names the nearest one."""
    with pytest.raises(SettingsError, match=r"unknown setting crawl\.delai\. Did you mean crawl\.delay\?"):
        apply(Settings(), {"crawl": {"delai": 2}}, where="promisecheck.toml")


def test_a_wrong_type_is_said():
    """A value of the wrong type is an error with the value and an example."""
    with pytest.raises(SettingsError, match=r"crawl\.max_pages = 'many' is a str\. Give a int, such as 500"):
        apply(Settings(), {"crawl": {"max_pages": "many"}}, where="promisecheck.toml")


def test_a_broken_file_is_said(tmp_path):
    """A file that is no TOML is an error with its place."""
    (tmp_path / "promisecheck.toml").write_text("[crawl\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="not valid TOML"):
        load_settings(start=tmp_path, environment={})


def test_a_number_out_of_range_is_said():
    """A delay below zero, or a share above one, is an error that says what is possible."""
    with pytest.raises(SettingsError, match=r"crawl\.delay = -1\.0 is out of range\. Give a number from 0 to 3600"):
        apply(Settings(), {"crawl": {"delay": -1}}, where="promisecheck.toml")
    with pytest.raises(SettingsError, match=r"policy\.majority = 1\.5 is out of range"):
        apply(Settings(), {"policy": {"majority": 1.5}}, where="promisecheck.toml")


def test_a_named_file_stands_for_the_projects(tmp_path):
    """A settings file that is named counts instead of the project's own, and the environment still counts more."""
    (tmp_path / "promisecheck.toml").write_text("[crawl]\ndelay = 3\n", encoding="utf-8")
    (tmp_path / "other.toml").write_text("[crawl]\ndelay = 4\nretries = 1\n", encoding="utf-8")
    settings = load_settings(start=tmp_path, file=tmp_path / "other.toml", environment={"PROMISECHECK_CRAWL__RETRIES": "0"})
    assert (settings.crawl.delay, settings.crawl.retries) == (4.0, 0)


def test_a_secret_is_not_repeated():
    """An error about the secret key does not print it."""
    with pytest.raises(SettingsError, match=r"\(hidden\)") as caught:
        apply(Settings(), {"reviews": {"secret": 4711}}, where="promisecheck.toml")
    assert "4711" not in str(caught.value)


def test_sites_are_tables_of_their_own():
    """Each `[[sites]]` is a site; an unknown key in one is an error that says in which."""
    settings = apply(Settings(), {"sites": [{"address": "https://a.example"}, {"address": "copy", "every": "12h"}]}, where="file")
    assert [(site.address, site.every) for site in settings.sites] == [("https://a.example", ""), ("copy", "12h")]
    with pytest.raises(SettingsError, match=r"unknown setting sites\[2\]\.url\. Known here: address, every"):
        apply(Settings(), {"sites": [{"address": "a"}, {"url": "b"}]}, where="file")
    with pytest.raises(SettingsError, match=r"Write each as a table of its own: \[\[sites\]\]"):
        apply(Settings(), {"sites": "https://a.example"}, where="file")


def test_63_where_alerts_go_is_not_repeated():
    """Hostile 63: an error about the addresses of alerts does not print them: they hold passwords."""
    with pytest.raises(SettingsError, match=r"\(hidden\)") as caught:
        apply(Settings(), {"alerts": {"to": "mailto://anna:hunter2@mail.example"}}, where="promisecheck.toml")
    assert "hunter2" not in str(caught.value)
