"""Patterns as ``re`` parses them, and what is read off and made of them as wholes."""

import re
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from typing import Any, Final

Item = tuple[str, Any]
"""An operation of a parsed pattern by name, and what it says of it."""

MOST_ALTERNATIVES = 32
_parser: Final[Any] = import_module("re._parser")


def parse(pattern: str, flags: int) -> Any:
    """Return a pattern as ``re`` parses it."""
    return _parser.parse(pattern, flags)


def is_anchored(parsed: Any) -> bool:
    """Tell whether a pattern can match at the beginning of a text alone, where ``match`` does not look further."""
    first = next(iter(parsed), (None, None))
    return str(first[0]) == "AT" and str(first[1]) == "AT_BEGINNING" and not parsed.state.flags & re.MULTILINE


def is_choice(parsed: Any) -> bool:
    """Tell whether a pattern is no more than a choice between alternatives, so that each of them is a part of it."""
    *before, last = [str(name) for name, _ in parsed] or [""]
    return last == "BRANCH" and set(before) <= {"AT"}


def alternatives(parsed: Any) -> list[list[Item]]:
    """Return the alternatives of a pattern, each whole: those of its first choice, or the pattern itself."""
    items = list(flat(parsed))
    at = next((place for place, (name, _) in enumerate(items) if name == "BRANCH"), len(items))
    branch = items[at][1][1] if at < len(items) else ()
    if not 1 < len(branch) <= MOST_ALTERNATIVES:
        return [items]
    return [[*items[:at], *flat(one), *items[at + 1 :]] for one in branch]


def only(parsed: Any, place: int) -> Any:
    """Return a pattern with that one of its alternatives alone, its groups numbered as they were."""
    return _sequence(parsed, _only(parsed, place)[0])


def _only(parsed: Any, place: int) -> tuple[list[Any], bool]:
    items: list[Any] = []
    chosen = False
    for operation, value in parsed:
        name = str(operation)
        if chosen or name not in ("BRANCH", "SUBPATTERN", "ATOMIC_GROUP"):
            items.append((operation, value))
        elif name == "BRANCH":
            items.extend(value[1][place])
            chosen = True
        else:
            inside, chosen = _only(value[3] if name == "SUBPATTERN" else value, place)
            group = _sequence(parsed, inside)
            items.append((operation, (*value[:3], group) if name == "SUBPATTERN" else group))
    return items, chosen


def _sequence(parsed: Any, items: Sequence[Any]) -> Any:
    return _parser.SubPattern(parsed.state, list(items))


def flat(items: Iterable[Any]) -> Iterator[Item]:
    """Yield the items of a sequence with those of its groups in their places, by name."""
    for operation, value in items:
        name = str(operation)
        if name == "SUBPATTERN":
            yield from flat(value[3])
        elif name == "ATOMIC_GROUP":
            yield from flat(value)
        elif name == "ASSERT_NOT" and _is_word(value[1]):
            yield "AT", "AT_BOUNDARY"  # what is no word's letter before or after a word's is its bound
        elif name not in ("ASSERT", "ASSERT_NOT"):  # these take no room, so that a stretch goes on behind them
            yield name, value


def _is_word(items: Any) -> bool:
    """Tell whether a sequence is one letter of a word, any of them."""
    return [(str(name), categories(value)) for name, value in items] == [("IN", ["CATEGORY_WORD"])]


def categories(value: Any) -> list[str]:
    """Return the names of the categories in a set."""
    return [str(item) for _, item in value] if isinstance(value, list) else []
