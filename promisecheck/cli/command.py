"""What all commands have in common: help that begins with an example, and the options about how loud they are."""

import re
from collections.abc import Callable
from functools import cache
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from promisecheck.cli.voice import VOICE, choose_colour

_EXAMPLE = re.compile(r"\n*^Example: (promisecheck .+)$", re.MULTILINE)


class Command(TyperCommand):
    """One command; every one of them takes -v, --debug, --color and --no-progress."""

    def __init__(self, *args: Any, **more: Any) -> None:
        """As typer makes it, with the options of all commands behind its own."""
        super().__init__(*args, **more)
        if self.callback is not None and self.callback.__name__ != _voice.__name__:
            self.params = [*self.params, *shared_options()]

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The example first: it is what most people look for."""
        _write_example(self, formatter)
        super().format_help(ctx, formatter)

    def format_help_text(self, ctx: Any, formatter: Any) -> None:
        """The rest of the help, without the example."""
        _without_example(self, lambda: super(Command, self).format_help_text(ctx, formatter))


class Group(TyperGroup):
    """A group of commands, whose help begins with an example too."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The example first."""
        _write_example(self, formatter)
        super().format_help(ctx, formatter)

    def format_help_text(self, ctx: Any, formatter: Any) -> None:
        """The rest of the help, without the example."""
        _without_example(self, lambda: super(Group, self).format_help_text(ctx, formatter))


class App(typer.Typer):
    """A Typer whose commands are `Command`s and whose help begins with an example."""

    def __init__(self, **more: Any) -> None:
        """As Typer's own."""
        super().__init__(cls=Group, rich_markup_mode=None, **more)

    def command(self, name: str | None = None, **more: Any) -> Callable[[Any], Any]:
        """As Typer's own."""
        return super().command(name, cls=Command, **more)


def _write_example(command: Any, formatter: Any) -> None:
    found = _EXAMPLE.search(command.help or "")
    if found:
        formatter.write(f"Example: {found[1]}\n\n")


def _without_example(command: Any, write: Callable[[], None]) -> None:
    whole = command.help
    command.help = _EXAMPLE.sub("", whole or "")
    try:
        write()
    finally:
        command.help = whole


def _set_verbose(value: int) -> None:
    VOICE.verbose = value


def _set_debug(value: bool) -> None:
    VOICE.debug = value


def _set_progress(value: bool) -> None:
    VOICE.progress = not value


def _voice(
    verbose: Annotated[
        int,
        typer.Option(
            "--verbose", "-v", count=True, expose_value=False, callback=_set_verbose, help="Say what was read and how long it took."
        ),
    ] = 0,
    debug: Annotated[bool, typer.Option("--debug", expose_value=False, callback=_set_debug, help="Show where an error arose.")] = False,
    no_progress: Annotated[
        bool, typer.Option("--no-progress", expose_value=False, callback=_set_progress, help="No bar, and no lines about progress.")
    ] = False,
    color: Annotated[
        str,
        typer.Option(
            "--color",
            metavar="auto|always|never",
            expose_value=False,
            callback=choose_colour,
            help="Colour on standard output; auto heeds NO_COLOR and FORCE_COLOR.",
        ),
    ] = "auto",
) -> None:
    """Carry the options that every command takes."""


@cache
def shared_options() -> tuple[Any, ...]:
    """The options of every command, made by typer once."""
    probe = typer.Typer(add_completion=False)
    probe.command()(_voice)
    return tuple(option for option in typer.main.get_command(probe).params if "--help" not in option.opts)
