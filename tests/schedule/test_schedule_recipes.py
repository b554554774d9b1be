"""What docs/nightly.md shows: settings, commands and a workflow that are as the program takes them."""

import configparser
import re
import shlex
import textwrap
import tomllib
from pathlib import Path

import typer.main
import yaml

from promisecheck.cli import app
from promisecheck.settings import Settings, apply

TEXT = (Path(__file__).parents[2] / "docs" / "nightly.md").read_text(encoding="utf-8")
BLOCKS = [textwrap.dedent(block) for block in re.findall(r"(?:^(?: {4}.*)?\n)+", TEXT, re.MULTILINE) if block.strip()]


def test_the_settings_shown_are_settings():
    """The promisecheck.toml that is shown is read without an error, and says what the text says."""
    (shown,) = (block for block in BLOCKS if "[[sites]]" in block)
    settings = apply(Settings(), tomllib.loads(shown), where="docs/nightly.md")
    assert [site.every for site in settings.sites] == ["", "1w"]
    assert settings.run.keep == "90d"


def test_every_command_shown_has_options_that_exist():
    """Each `promisecheck run` and `diff` that is shown names options that exist."""
    commands = typer.main.get_command(app).commands
    shown = re.findall(r"promisecheck (run|diff)((?: [^`\n]*)?)", TEXT)
    assert len(shown) >= 6
    for name, rest in shown:
        known = {option for parameter in commands[name].params for option in parameter.opts}
        used = {word for word in shlex.split(rest.partition(">")[0].replace("'", "")) if word.startswith("-")}
        assert used <= known


def test_the_workflow_and_the_units_are_whole():
    """The workflow is YAML with steps, the service runs once, and the timer makes up for a night that was missed."""
    (workflow,) = (yaml.safe_load(block) for block in BLOCKS if "runs-on" in block)
    assert [step["run"] for step in workflow["jobs"]["night"]["steps"] if "run" in step][-1].startswith("promisecheck run")
    units = [configparser.ConfigParser(strict=False, interpolation=None) for _ in range(2)]
    for unit, block in zip(units, (block for block in BLOCKS if block.lstrip().startswith("[Unit]")), strict=True):
        unit.read_string(block)
    assert units[0]["Service"]["Type"] == "oneshot"
    assert units[1]["Timer"]["Persistent"] == "true"
