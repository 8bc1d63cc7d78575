"""The command line: a file a command, no logic. Only here is anything printed or the process ended."""

from loften.cli.main import main

__all__ = ["main"]
