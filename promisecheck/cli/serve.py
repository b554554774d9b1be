"""`promisecheck serve`: the reviewers' workbench in the browser."""

from typing import Annotated

import typer

from promisecheck.cli.options import SettingsFile
from promisecheck.cli.running import settings_from
from promisecheck.settings import apply

Store = Annotated[
    str,
    typer.Option(
        "--store",
        metavar="FILE|URL",
        help="The database: a file, or postgresql://USER@HOST/NAME (default: [run] store).",
        show_default=False,
    ),
]


def serve(
    store: Store = "",
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="Listen here (default 127.0.0.1); elsewhere one signs in.", show_default=False)
    ] = "",
    port: Annotated[int | None, typer.Option("--port", metavar="N", help="Listen on this port (default 8800).", show_default=False)] = None,
    sign_in: Annotated[bool, typer.Option("--sign-in", help="Ask to sign in on this machine's own address too.")] = False,
    settings: SettingsFile = None,
) -> None:
    """Open the workbench: reports, decisions, and audits that run in the background.

    Example: promisecheck serve --store promisecheck.db
    """
    from promisecheck.serve.run import is_own
    from promisecheck.serve.run import serve as listen

    table = {name: value for name, value in (("host", host or None), ("port", port)) if value is not None}
    chosen = apply(settings_from(settings), {"serve": table}, where="command line")
    shown = f"[{chosen.serve.host}]" if ":" in chosen.serve.host.strip("[]") else chosen.serve.host
    typer.echo(f"The workbench: http://{shown}:{chosen.serve.port}/   (stop with Ctrl-C)", err=True)
    if not is_own(chosen.serve.host):
        typer.echo("It is reached from other machines: put a server in front of it that speaks https.", err=True)
    listen(chosen, where=store, sign_in=sign_in)
