import re
from pathlib import Path

import pytest
import typer.main

from promisecheck.cli import app
from promisecheck.cli.command import shared_options

ROOT = Path(__file__).parent.parent
COMMANDS = typer.main.get_command(app).commands
SHARED = {option for one in shared_options() for option in one.opts} | {"--help"}
"""The options of every command, told once at the top."""


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_and_option_is_documented(name):
    """Every command and each of its options stands in docs/commands.md, under the command's own heading."""
    text = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    section = text.split(f"## promisecheck {name}\n")[1].split("\n## ")[0]
    for parameter in COMMANDS[name].params:
        if parameter.param_type_name == "option":
            for option in parameter.opts:
                assert option in SHARED or f"`{option}`" in section, option


@pytest.mark.parametrize(("group", "name"), [(group, name) for group in COMMANDS for name in getattr(COMMANDS[group], "commands", ())])
def test_every_command_of_a_group_is_documented(group, name):
    """Every command of a group and each of its options stands in docs/commands.md, under its own heading, and has an example."""
    text = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    section = text.split(f"### promisecheck {group} {name}\n")[1].split("\n##")[0]
    command = COMMANDS[group].commands[name]
    assert f"Example: promisecheck {group} {name}" in command.help
    options = [option for parameter in command.params if parameter.param_type_name == "option" for option in parameter.opts]
    assert [option for option in options if option not in SHARED and f"`{option}`" not in section] == []


def test_the_options_of_every_command_are_documented_once():
    """What every command takes stands at the top of docs/commands.md."""
    top = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8").split("\n## ")[0]
    assert [option for option in sorted(SHARED - {"--help"}) if f"`{option}`" not in top] == []


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_help_begins_with_what_it_does_and_has_an_example(name):
    """Each command's help says in one sentence what it does, and shows an example."""
    assert re.match(r"[A-Z][^.]+[.:]", COMMANDS[name].help)
    assert f"Example: promisecheck {name}" in COMMANDS[name].help


def test_the_readme_names_every_command():
    """The README names every command."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert all(f"promisecheck {name}" in readme for name in COMMANDS)
