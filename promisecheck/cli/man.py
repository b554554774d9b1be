"""The manual page, made of the commands themselves: `python -m promisecheck.cli.man > docs/man/promisecheck.1`."""

import re
from collections.abc import Iterator
from typing import Any

import typer


def man_page() -> str:
    """The page in the language of man(7): what the program is, every command with its options, exit codes, files."""
    from promisecheck.cli import app

    whole = typer.main.get_command(app)
    return "\n".join([*_head(whole), *_commands(whole, ("promisecheck",)), *_foot()]) + "\n"


def _head(whole: Any) -> Iterator[str]:
    yield '.TH PROMISECHECK 1 "" "promisecheck" "User commands"'
    yield from (".SH NAME", "promisecheck \\- the promises in a company\\(aqs copy, held against what its customers say")
    yield from (".SH SYNOPSIS", ".B promisecheck", ".I COMMAND", "[\\fIOPTIONS\\fR] [\\fIARGUMENTS\\fR]")
    yield from (".SH DESCRIPTION", _text(whole.help))
    yield ".SH COMMANDS"


def _commands(group: Any, path: tuple[str, ...]) -> Iterator[str]:
    for name, command in sorted(group.commands.items()):
        if getattr(command, "commands", None):
            yield from _commands(command, (*path, name))
            continue
        yield f".SS {_plain(' '.join((*path, name)))}"
        yield _text(command.help)
        for parameter in command.params:
            if parameter.param_type_name == "option":
                metavar = f" \\fI{_plain(parameter.metavar)}\\fR" if parameter.metavar else ""
                yield from (".TP", f"\\fB{_plain(', '.join(parameter.opts))}\\fR{metavar}", _plain(parameter.help or ""))


def _foot() -> Iterator[str]:
    yield ".SH EXIT STATUS"
    codes = ("nothing that fails", "findings that fail", "a wrong call or wrong settings", "something that was named could not be checked")
    for number, meaning in enumerate(codes):
        yield from (".TP", str(number), meaning)
    yield from (".TP", "128+n", "stopped by signal n")
    yield from (".SH FILES", ".TP", "promisecheck.toml", "settings, looked for upwards from the folder; `promisecheck init` writes one")
    yield from (".TP", "promisecheck-baseline.json", "findings that are known; `promisecheck baseline write` makes it")
    yield from (".SH ENVIRONMENT", "NO_COLOR, FORCE_COLOR, XDG_CONFIG_HOME, and PROMISECHECK_* for every setting")


def _text(text: str | None) -> str:
    """Help as paragraphs; an example stands as it is written."""
    told = []
    for part in re.split(r"\n\s*\n", (text or "").strip()):
        example = re.fullmatch(r"Example: (.+)", part.strip())
        told.append(f".PP\n.EX\n{_plain(example[1])}\n.EE" if example else f".PP\n{_plain(' '.join(part.split()))}")
    return "\n".join(told).removeprefix(".PP\n")


def _plain(text: str) -> str:
    """Text that roff takes as text."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    return f"\\&{text}" if text.startswith((".", "'")) else text


if __name__ == "__main__":
    from promisecheck.cli.running import write_out

    write_out(man_page())
