"""The command line."""

from promisecheck.cli.app import app, main

__all__ = ["app", "main"]
