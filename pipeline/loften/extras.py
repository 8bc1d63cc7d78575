"""Libraries that only an extra brings; where one is missing, the error says which extra that is."""

from importlib import import_module
from typing import Any

from loften.errors import UsageError

_PACKAGES = {"PIL": "pillow", "sklearn": "scikit-learn"}


def install(extra: str) -> str:
    """Return the command that installs an extra from the project's folder, as the README installs the program."""
    return f"pip install '.[{extra}]' in loften's folder"


def need(module: str, extra: str) -> Any:
    """Import and return a module; raise ``UsageError`` where it is not installed."""
    try:
        return import_module(module)
    except ImportError as error:
        root = module.partition(".")[0]
        what = f"{_PACKAGES.get(root, root)} is not installed"
        raise UsageError(f"{what}: install it with {install(extra)}") from error
