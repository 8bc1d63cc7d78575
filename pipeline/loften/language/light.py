"""spaCy without what it loads on the way and nothing here uses: libraries for graphics cards, and its command line."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

HEAVY = ("torch", "cupy")
COMMANDS = "spacy.cli"
"""spaCy imports all its commands, and with them an HTTP client and more, for its function ``info``."""


@contextmanager
def without_heavy() -> Iterator[None]:
    """Let what is imported inside find none of the libraries in ``HEAVY`` that were not loaded before.

    A pipeline that needs one of them, such as one with a transformer, has to be the first engine of its process.
    """
    hidden = [name for name in HEAVY if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]  # None there makes an import fail at once
    try:
        yield
    finally:
        for name in hidden:
            if sys.modules.get(name) is None:
                sys.modules.pop(name, None)


@contextmanager
def without_commands() -> Iterator[None]:
    """Let spaCy, imported inside for the first time, leave its commands unloaded; later they can be imported."""
    stubs = {name: ModuleType(name) for name in (COMMANDS, f"{COMMANDS}.info")} if "spacy" not in sys.modules else {}
    for stub in stubs.values():
        stub.info = _info  # type: ignore[attr-defined]
    sys.modules.update(stubs)
    try:
        yield
    finally:
        for name in stubs:
            sys.modules.pop(name, None)


def _info(*arguments: Any, **named: Any) -> Any:
    """Do what spaCy's own function does, loaded only now."""
    from spacy.cli.info import info

    return info(*arguments, **named)
