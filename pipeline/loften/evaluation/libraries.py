"""Libraries that only evaluation needs; where one is missing, the error says which extra brings it."""

from importlib import import_module
from typing import Any

from loften.errors import UsageError


def need(module: str) -> Any:
    """Import and return a module; raise ``UsageError`` where it is not installed."""
    try:
        return import_module(module)
    except ImportError as error:
        package = {"sklearn": "scikit-learn"}.get(module.partition(".")[0], module.partition(".")[0])
        raise UsageError(f"evaluation needs {package}: install it with pip install 'loften[evaluation]'") from error
