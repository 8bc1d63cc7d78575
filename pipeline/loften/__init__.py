"""loften turns Swedish medborgarlöften into data."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from loften.errors import LoftenError
from loften.version import __version__

if TYPE_CHECKING:
    from loften.agreement import Agreement
    from loften.conversion import Converter, convert
    from loften.settings import Settings

__all__ = ["Agreement", "Converter", "LoftenError", "Settings", "__version__", "convert"]

_HOMES = {"Agreement": "agreement", "Converter": "conversion", "Settings": "settings", "convert": "conversion"}


def __getattr__(name: str) -> Any:
    """Import the public names on first use, so that ``import loften`` and ``loften --help`` stay fast."""
    if name in _HOMES:
        return getattr(import_module(f"loften.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'loften' has no attribute '{name}'")
