"""Text to syntax: the engine protocol and its engines. The only place that imports spaCy or stanza."""

from loften.language.engine import Engine
from loften.language.load import load_engine
from loften.language.parsed import Parsed, parse_blocks

__all__ = ["Engine", "Parsed", "load_engine", "parse_blocks"]
