"""By whom a document was signed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loften.agreement import Municipality, Signatory
from loften.dates import find_dates
from loften.document import Document
from loften.head.register import is_area
from loften.head.signing import ADDRESS, NAME, signing_texts
from loften.parties import find_mentions
from loften.rules import load_rules
from loften.sections import Outline

SEPARATORS = re.compile(r"\s*(?:\||·|;|\n|\.{4,}|_{3,}|…{2,}|\t|(?<=\S)[ ]{4,}(?=\S))\s*")
LONGEST_ROLE = 60
_TWO_NAMES = 4  # words


@dataclass(slots=True)
class _Draft:
    """A signatory as it is being read."""

    name: str
    role: str | None = None
    organisation: str | None = None


def find_signatories(
    outline: Outline, municipalities: Sequence[Municipality], police: str | None, news: bool = False
) -> tuple[Signatory, ...]:
    """Return the people who sign, in order, each with role and organisation as far as the document has them.

    A ``news`` text tells who signed and is signed by nobody, but for lines that close it.
    """
    texts = signing_texts(outline, told=None if news else is_person)
    drafts = _read(_apart([line for text in texts for line in _lines(text)]))
    return tuple(
        Signatory(
            name=draft.name, role=draft.role, organisation=draft.organisation or _employer(draft, outline, police)
        )
        for draft in drafts
    )


def _lines(text: str) -> Iterator[str]:
    """Yield the parts of a block that each say one thing: a name, a title, an organisation, a place and date."""
    text = re.sub(r"^[^,]*(?:\bav|:)\s+(?=[A-ZÅÄÖ])", "", text)
    for part in SEPARATORS.split(text):
        yield from (piece.strip(" .") for piece in re.split(r",?\s+och\s+(?=[A-ZÅÄÖ][\w-]+\s+[A-ZÅÄÖ])", part) if piece)


def _apart(lines: Sequence[str]) -> list[str]:
    """Return lines with two people side by side, and their two titles below, put one after the other."""
    role = load_rules("head")["sign.role"]
    found: list[str] = []
    for line in lines:
        names = found[-1].split() if found else []
        titles = [match.start() for match in role.regex.finditer(line)]
        if len(names) == _TWO_NAMES and len(titles) > 1 and NAME.fullmatch(found[-1]):
            split = titles[1]
            found[-1:] = [" ".join(names[:2]), line[:split].strip(), " ".join(names[2:]), line[split:].strip()]
        else:
            found.append(line)
    return found


def _read(lines: Sequence[str]) -> list[_Draft]:
    """Return signatories from lines: a name opens one, titles and organisations after it are its own."""
    drafts: list[_Draft] = []
    signs_for: str | None = None
    for line in lines:
        rest = line
        name = NAME.match(rest)
        if ADDRESS.search(line):
            if drafts and drafts[-1].organisation is None:
                drafts.pop()  # whom to write to, not who signs
            continue
        if name is not None and is_person(name[0]):
            drafts.append(_Draft(name[0], organisation=signs_for))
            signs_for = None
            rest = rest[name.end() :].strip(" ,–-()")
            if not rest:
                continue
        before = load_rules("head")["sign.for"].search(rest)
        if before is not None and (not drafts or drafts[-1].role):
            owner = before["organisation"]
            if drafts and drafts[-1].organisation is None and not _opens_next(lines, line):
                drafts[-1].organisation = owner
            else:
                signs_for = owner
        elif drafts:
            drafts[-1] = _with(drafts[-1], rest)
    return drafts


def _opens_next(lines: Sequence[str], line: str) -> bool:
    """Tell whether a line that says for whom stands above the name that it goes with."""
    index = list(lines).index(line)
    following = lines[index + 1] if index + 1 < len(lines) else ""
    found = NAME.match(following)
    return found is not None and is_person(found[0]) and index > 0 and not NAME.match(lines[0])


def _with(draft: _Draft, text: str) -> _Draft:
    """Return a signatory with what a line adds: a title, else an organisation."""
    role = load_rules("head")["sign.role"].search(text)
    if role is not None and draft.role is None and len(text) <= LONGEST_ROLE + 40:
        title, _, organisation = text.partition(", ")
        if load_rules("head")["sign.role"].search(title) and organisation and find_mentions(organisation):
            if title.lower() in ("chef", "ordförande"):
                return replace(draft, role=text.rstrip(","))
            return replace(draft, role=title, organisation=draft.organisation or organisation)
        return replace(draft, role=text.rstrip(","))
    if draft.organisation is None and _is_organisation(text):
        return replace(draft, organisation=re.sub(r"^[Ff]ör\s+", "", text))
    return draft


def _is_organisation(text: str) -> bool:
    if len(text) > LONGEST_ROLE or find_dates(text):
        return False
    return bool(find_mentions(text)) or bool(re.match(r"^[A-ZÅÄÖ][\w& -]+$", text))


def is_person(text: str) -> bool:
    """Tell whether capitalised words are a person's name, and no organisation, title or place."""
    if load_rules("head")["sign.role"].search(text) or find_mentions(text):
        return False
    if is_area(text):
        return False
    return not re.search(r"\b(?:Kommun|Polis|Region|Stad|Område|Dnr|Sida|AB|Den|För|Och|Vi)\b", text)


def _employer(draft: _Draft, outline: Outline, police: str | None) -> str | None:
    """Return whom a title speaks for: the police's head for the police, the board's chair for the municipality."""
    role = (draft.role or "").lower()
    if "polis" in role:
        return police or "Polisen"
    if "kommun" in role or "stadsdel" in role:
        capitals: str | None = None
        for name in _municipalities_in(outline.document):
            if not name.isupper():
                return name
            capitals = capitals or name
        return capitals
    return None


def _municipalities_in(document: Document) -> Iterator[str]:
    """Yield the names of municipalities as written; only blocks that hold one are searched for all that it may be."""
    rule = load_rules("parties")["party.kommun.namn"]
    for block in document.blocks:
        if rule.search(document.text, block.start, block.end):
            for mention in find_mentions(document.text, block.start, block.end):
                if mention.rule == rule.id and mention.name[:1].isupper():
                    yield mention.name
