"""The register of municipalities: names and forms, and which forms are also words."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
from operator import itemgetter

from loften.agreement import Municipality
from loften.rules import load_rules

_OF = re.compile(r"\b(?:[Kk]ommun(?:en)?|[Ss]taden)\s+$")
_LONGEST_OF = 20  # characters


@dataclass(frozen=True, slots=True)
class NameMention:
    """A municipality named at ``start:end``; ``form`` tells how: "kommun" ("Sala kommun", "Borås Stad") or "name"."""

    code: str
    start: int
    end: int
    form: str


def municipality(code: str) -> Municipality:
    """Return a municipality by its SCB code."""
    return _municipalities()[code]


def find_names(text: str, sure: bool = False) -> Iterator[NameMention]:
    """Yield the municipalities named in a text, in order.

    Names that are also words ("Vara", "Mark") count only beside "kommun" or "stad", unless the text is ``sure`` to name
    a municipality, as a title is.
    """
    forms, word = _forms(), load_rules("head")["name.word"]
    last = 0
    for match in _pattern().finditer(text):
        of = _OF.search(text, max(last, match.start() - _LONGEST_OF), match.start())
        named = match["kommun"] is not None or of is not None or match["folk"] is not None
        last = match.end()
        if named or sure or not word.search(match["name"]):
            start = of.start() if of else match.start()
            yield NameMention(forms[match["name"].lower()], start, last, "kommun" if named else "name")


def all_municipalities() -> tuple[Municipality, ...]:
    """Return the register, by code."""
    return tuple(_municipalities().values())


def codes_in_address(address: str) -> list[str]:
    """Return the codes of municipalities that a file's name or an address names, å ä ö with or without dots."""
    words = f"-{re.sub(r'[^a-z]+', '-', _undotted(address.lower()))}-"
    return [code for name, code in _undotted_names().items() if name in words]


def is_area(name: str) -> bool:
    """Tell whether a name is that of a police area, a county's stem or a municipality."""
    return name.lower() in _areas()


@cache
def _areas() -> frozenset[str]:
    columns = {"lokalpolisomraden": "lokalpolisomrade", "polisomraden": "polisomrade", "polisregioner": "polisregion"}
    named = {row[column].lower() for file, column in columns.items() for row in _rows(f"{file}.csv")}
    return frozenset(named | {one.name.lower() for one in _municipalities().values()})


@cache
def _municipalities() -> dict[str, Municipality]:
    return {
        row["kommunkod"]: Municipality(name=row["kommun"], code=row["kommunkod"], county=row["lan"])
        for row in _rows("kommuner.csv")
    }


@cache
def _forms() -> dict[str, str]:
    """Return every form of every name, without "kommun" or "stad", with the code; the name itself wins over a form."""
    forms: dict[str, str] = {}
    for code, one in _municipalities().items():
        for form in (one.name, f"{one.name}s"):
            forms[form.lower()] = code
    for row in _rows("kommuner_namnformer.csv"):
        form = re.sub(r"\s+(?:kommun|stad)s?$", "", row["form"], flags=re.IGNORECASE)
        forms.setdefault(form.lower(), row["kommunkod"])
    return forms


@cache
def _undotted_names() -> dict[str, str]:
    return {f"-{_undotted(one.name.lower()).replace(' ', '-')}-": code for code, one in _municipalities().items()}


def _undotted(text: str) -> str:
    return text.translate(str.maketrans("åäöéü", "aaoeu"))


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of all names, by their first letters, so that nothing but capitals is looked at."""
    spellings = {spelling for form in _forms() for spelling in _spellings(form)}
    ordered = sorted(spellings, key=lambda spelling: (spelling[0], -len(spelling), spelling))
    names = "|".join(
        rf"{first}(?<![\w-].)(?:{'|'.join(re.escape(spelling[1:]) for spelling in alike)})"
        for first, alike in groupby(ordered, key=itemgetter(0))
    )
    return re.compile(
        rf"(?P<name>{names})(?P<folk>s?bor(?:na)?s?|s?bo)?(?![\w-])"
        rf"(?P<kommun>\s+(?:[Kk]ommun(?:er(?:na)?)?|KOMMUN|[Ss]tad|STAD)s?\b)?"
    )


def _spellings(key: str) -> tuple[str, str]:
    """Return a name as it is written: with capitals at the head of its words, or in capitals throughout."""
    return "".join(part.capitalize() if part.isalpha() else part for part in re.split(r"([\s-])", key)), key.upper()


def _rows(name: str) -> list[dict[str, str]]:
    text = files("loften.rules.register").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
