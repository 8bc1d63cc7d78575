"""spaCy without the libraries for graphics cards that it looks for: they take seconds to load."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

HEAVY = ("torch", "cupy")


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
