"""Loading of rule files.

A rule file ``NAME.toml`` holds an optional table ``[parts]`` of named regular-expression fragments, written ``{name}``
in patterns, and a list ``[[rule]]``; fragments of ``parts.toml`` serve every file. A rule has ``id``, ``note`` (why;
the codebook's rule), either ``pattern`` (a regular expression, case-insensitive, verbose) or ``words`` (literal words
or phrases, whole words, case-insensitive),
``examples`` that it must match and ``counterexamples`` that it must not; every other key is ``data`` for the code that
asks. The tests check all examples and counterexamples.
"""

import hashlib
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from loften.rules.index import PatternIndex
from loften.rules.pattern import Pattern, look_into_patterns

FLAGS = re.IGNORECASE | re.VERBOSE
_OWN_KEYS = {"id", "note", "pattern", "words", "examples", "counterexamples"}


@dataclass(frozen=True, eq=False)
class Rule:
    """One rule: its id, its compiled pattern, and what the code that asks wants to know of it."""

    id: str
    regex: Pattern
    note: str = ""
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the first match in ``text[start:end]``."""
        return self.regex.search(text, start, end)


@dataclass(frozen=True, eq=False)
class RuleSet:
    """The rules of one file, in their order, or some of them."""

    name: str
    rules: tuple[Rule, ...]

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __getitem__(self, rule_id: str) -> Rule:
        return self._by_id[rule_id]

    @cached_property
    def _by_id(self) -> Mapping[str, Rule]:
        return {rule.id: rule for rule in reversed(self.rules)}

    @cached_property
    def _index(self) -> PatternIndex:
        return PatternIndex([rule.regex for rule in self.rules])

    @cache  # noqa: B019 (rule sets live as long as the program)
    def where(self, **wanted: Any) -> "RuleSet":
        """Return the rules whose data has every wanted value, None for none; always the same set of them."""
        return self.select(lambda rule: all(rule.data.get(key) == value for key, value in wanted.items()))

    def select(self, wanted: Callable[[Rule], Any]) -> "RuleSet":
        """Return the rules of which ``wanted`` is true. To be kept: what makes sets of rules fast is learnt by each."""
        return RuleSet(self.name, tuple(rule for rule in self.rules if wanted(rule)))

    def first(self, text: str, **wanted: Any) -> Rule | None:
        """Return the first rule that matches ``text`` and whose data has every wanted value."""
        return next(self.matching(text, **wanted), None)

    def matching(self, text: str, **wanted: Any) -> Iterator[Rule]:
        """Yield the rules that match ``text`` and whose data has every wanted value."""
        rules = self.where(**wanted) if wanted else self
        return (rule for rule, which in rules._likely(text, 0, None) if rule.regex.matches_met(text, which))

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[Rule, re.Match[str]]]:
        """Yield the matches of each rule in ``text[start:end]``."""
        for rule, alternative in self._likely(text, start, end):
            for match in rule.regex.finditer_met(text, start, end, alternative):
                yield rule, match

    def likely(self, text: str, start: int = 0, end: int | None = None) -> Sequence[Rule]:
        """Return the rules that are worth trying on ``text[start:end]``, in order: the others match nothing in it."""
        return [rule for rule, _ in self._likely(text, start, end)]

    def _likely(self, text: str, start: int, end: int | None) -> list[tuple[Rule, int]]:
        """Return the rules that are worth trying, each with the one alternative that can match, or ``ANY``."""
        return [(self.rules[place], alternative) for place, alternative in self._index.look_up(text, start, end)]


@cache
def load_rules(name: str) -> RuleSet:
    """Load ``rules/NAME.toml``."""
    table = _table(name)
    parts = _expand_parts({**_table("parts")["parts"], **table.get("parts", {})})
    return RuleSet(name, tuple(_rule(entry, parts) for entry in table.get("rule", [])))


def look_into_rules() -> None:
    """Load every rule file and make its patterns as fast as can be: before very many documents, since it takes long."""
    names = [entry.name for entry in files(__name__.rpartition(".")[0]).iterdir()]
    rules = [rule for name in names if name.endswith(".toml") for rule in load_rules(name.removesuffix(".toml"))]
    look_into_patterns()
    for rule in rules:
        rule.regex.fold()


@cache
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__name__.rpartition(".")[0]).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def rules_digest() -> str:
    """Return the SHA-256 over every file of rules and register, by name and content."""
    digest = hashlib.sha256()
    folder = files(__name__.rpartition(".")[0])
    entries = [*folder.iterdir(), *folder.joinpath("register").iterdir()]
    for entry in sorted((e for e in entries if e.name.endswith((".toml", ".csv"))), key=lambda e: e.name):
        digest.update(entry.name.encode() + b"\0" + entry.read_bytes() + b"\0")
    return digest.hexdigest()


def _rule(entry: dict[str, Any], parts: Mapping[str, str]) -> Rule:
    if "words" in entry:
        alternatives = sorted(
            (re.escape(word).replace(r"\ ", r"\s+") for word in entry["words"]), key=len, reverse=True
        )
        pattern = rf"(?<!\w)(?:{'|'.join(alternatives)})(?!\w)"
    else:
        pattern = _fill(entry["pattern"], parts)
    return Rule(
        id=entry["id"],
        regex=Pattern(pattern, FLAGS),
        note=entry.get("note", ""),
        examples=tuple(entry.get("examples", ())),
        counterexamples=tuple(entry.get("counterexamples", ())),
        data={key: value for key, value in entry.items() if key not in _OWN_KEYS},
    )


def _expand_parts(parts: dict[str, str]) -> dict[str, str]:
    expanded: dict[str, str] = {}
    for name, fragment in parts.items():
        expanded[name] = _fill(fragment, expanded)
    return expanded


def _fill(pattern: str, parts: Mapping[str, str]) -> str:
    return re.sub(r"\{([a-z_]+)\}", lambda m: f"(?:{parts[m[1]]})", pattern)
