"""`promisecheck rules` and `promisecheck explain`: every rule by its id, and one finding step by step."""

import json
from pathlib import Path
from typing import Annotated

import typer

from promisecheck.cli.options import Interface, SettingsFile
from promisecheck.cli.running import settings_from, write_out
from promisecheck.errors import UsageError


def rules(
    form: Annotated[str, typer.Option("--format", "-f", help="text or json.")] = "text",
    settings: SettingsFile = None,
) -> None:
    """List every rule: its id, its name, and what it says in a line; rules of your own too.

    Example: promisecheck rules --format json
    """
    from promisecheck.cli.rule_list import listed_rules

    if form not in {"text", "json"}:
        raise UsageError(f"--format {form!r} is not known here", next_step="text or json")
    found = listed_rules(settings_from(settings))
    if form == "json":
        rows = [{"id": rule.id, "name": rule.name, "about": rule.about, "asks": rule.asks, "on": rule.on} for rule in found]
        write_out(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
        return
    for rule in found:
        off = "" if rule.on else " (switched off)"
        write_out(f"{rule.id:6} {rule.name}{off}: {rule.about}\n")


def explain(
    what: Annotated[
        str,
        typer.Argument(
            metavar="RULE|FINDING", help="A rule such as PC102, or a finding by its id or the words of its promise.", show_default=False
        ),
    ],
    report: Annotated[
        Path | None,
        typer.Argument(metavar="[REPORT.json]", help="For a finding: what `audit -o report.json` wrote.", show_default=False),
    ] = None,
    settings: SettingsFile = None,
    toml: Annotated[bool, typer.Option("--toml", help="Print the file of a law rule that ships, to copy and change.")] = False,
    lang: Interface = "en",
) -> None:
    """Explain a rule, or why a finding is judged as it is: every step with its numbers, applied again.

    Example: promisecheck explain PC102
    """
    from promisecheck.cli.explaining import explained_finding, explained_rule

    chosen = settings_from(settings)
    if toml:
        from promisecheck.law import shipped_text

        write_out(shipped_text(f"R{int(what[3:])}" if what.upper().startswith("PC5") and what[3:].isdecimal() else what.upper()))
        return
    lines = explained_finding(what, report, language=lang) if report else explained_rule(what, chosen, language=lang)
    write_out("\n".join(lines) + "\n")
