"""The command ``loften``: its subcommands, and the one place where errors are printed and the process ends."""

import logging
import os
import sys
from typing import Annotated

import typer

from loften.cli.commands import LazyGroup
from loften.errors import ExitCode, LoftenError
from loften.version import __version__

EXAMPLES = """
Turns Swedish [italic]medborgarlöften[/italic] into data: who promised what, can it be checked, was it kept.

[bold]First steps[/bold]

  loften convert sample_docs --out out     records of a folder
  loften show out/alvesta-2019-2022.json   one of them, in colour
  loften evaluate gold                     how right they are
"""

STOPPED = "stopped: what was done is kept"
INTERRUPTED = 130

app = typer.Typer(cls=LazyGroup, no_args_is_help=True, rich_markup_mode="rich", pretty_exceptions_enable=False)


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"loften {__version__}")
        raise typer.Exit


@app.callback(help=EXAMPLES)
def options(
    debug: Annotated[bool, typer.Option("--debug", help="Show a traceback with every error.")] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Hold the options that every command has."""


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and end the process with the exit code of the contract."""
    given = sys.argv[1:] if arguments is None else arguments
    debug = "--debug" in given
    logging.basicConfig(level=logging.DEBUG if debug else logging.ERROR, format="%(message)s")
    logging.getLogger("loften").setLevel(logging.DEBUG if debug else logging.ERROR)
    logging.getLogger().setLevel(logging.ERROR)
    try:
        app([word for word in given if word != "--debug"])
    except LoftenError as error:
        _end(str(error), error.exit_code, debug)
    except KeyboardInterrupt:
        _end(STOPPED, INTERRUPTED, debug=False)
    except SystemExit as ended:  # typer's way to end, also of an interrupt, of which it says nothing
        if ended.code == INTERRUPTED:
            _end(STOPPED, INTERRUPTED, debug=False)
        raise
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:
        _end(f"unexpected {type(error).__name__}: {error}: run it again with --debug", ExitCode.SOME_FAILED, debug)


def _end(message: str, code: int, debug: bool) -> None:
    if debug:
        logging.getLogger("loften").error("", exc_info=True)
    print(f"loften: {' '.join(message.split())}", file=sys.stderr)
    sys.exit(code)
