"""`promisecheck completions`: the script with which a shell fills in commands and options."""

from enum import StrEnum
from typing import Annotated

import typer

from promisecheck.cli.running import write_out

VARIABLE = "_PROMISECHECK_COMPLETE"


class Shell(StrEnum):
    """The shells that can fill in."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
    POWERSHELL = "powershell"


def completions(
    shell: Annotated[Shell, typer.Argument(metavar="bash|zsh|fish|powershell", help="The shell.", show_default=False)],
) -> None:
    """Print the script with which a shell fills in commands and options; it goes into the shell's own start file.

    Example: promisecheck completions bash >> ~/.bashrc
    """
    from typer._completion_shared import get_completion_script

    write_out(get_completion_script(prog_name="promisecheck", complete_var=VARIABLE, shell=shell) + "\n")
