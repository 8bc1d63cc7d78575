"""The subcommands by name: each is a module of this package, imported when it is called."""

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

COMMANDS = {
    "convert": "Convert documents to records: the main job.",
    "show": "Show one document in the terminal.",
    "evaluate": "Score records against gold.",
    "gold": "Make gold: pre-annotate, export and import, check, agree.",
    "export": "Export records as tables, databases, data packages.",
    "batch": "Convert whole archives: resumable, on every core or machine.",
    "report": "Write the HTML report: overview, map, pledges, documents, comparison.",
    "link": "Link promises over time: what became of them, how they go on, where they were copied.",
    "schema": "Print the JSON Schema of the record, or of links.",
}


class LazyGroup(TyperGroup):
    """A group that imports a command only to run it, so that help and completion answer at once."""

    listing = False

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names of the commands, in the order in which one meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return the command; for a mere list of commands a stand-in with its line of help."""
        if cmd_name not in COMMANDS:
            return None
        if self.listing:
            return TyperCommand(cmd_name, help=COMMANDS[cmd_name])
        command = typer.main.get_command(import_module(f"loften.cli.{cmd_name}").app)
        command.name = cmd_name
        return command

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the group's help, without importing what it lists."""
        self.listing = True
        super().format_help(ctx, formatter)

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """Return completions, without importing what they name."""
        self.listing = True
        return super().shell_complete(ctx, incomplete)
