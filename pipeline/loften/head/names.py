"""Names at a document's head: the police unit, the district, the diary numbers."""

from collections.abc import Collection, Iterator

from loften.head.letterhead import Front, text_of
from loften.head.register import is_area
from loften.rules import Rule, load_rules
from loften.sections import Outline


def find_police(outline: Outline, front: Front) -> str | None:
    """Return the police unit as written: the narrowest that is named, first at the head, then where people sign."""
    head = text_of(outline, (*front.above, *((front.title,) if front.title is not None else ()), *front.after))
    places = [head, text_of(outline, _signing(outline)), outline.document.text]
    rules = [rule for rule in load_rules("head") if rule.id.startswith("police.")]
    for rank in (3, 2, 1):
        for place, text in enumerate(places):
            for rule in rules:
                if rule.data["rank"] == rank and (place == 0 or "where" not in rule.data):
                    for found in rule.regex.finditer(text):
                        if not rule.data.get("known"):
                            return _only_area(
                                _without_possession(found[0].strip(" \n·|,.-"), found["name"]), found["name"]
                            )
                        if is_area(found["name"]):
                            return found["name"] if rule.id == "police.chief" else found[0].strip()
    return None


def _only_area(unit: str, name: str) -> str:
    """Return a unit without a party that follows it: "lokalpolisområde Lund och Hyreshem" where Lund alone is one."""
    first, joined, second = name.partition(" och ")
    if joined and is_area(first) and not is_area(name) and not is_area(second):
        return unit[: unit.index(first) + len(first)]
    return unit


def _without_possession(unit: str, name: str) -> str:
    """Return a unit without the s by which it owns what follows, where only that makes it a name of the register."""
    return unit[:-1] if name.endswith("s") and not is_area(name) and is_area(name[:-1]) else unit


def _signing(outline: Outline) -> tuple[int, ...]:
    return tuple(index for index, section in enumerate(outline.sections) if section == "signatur")


def find_district(outline: Outline, front: Front, municipalities: Collection[str]) -> str | None:
    """Return the city district that the document is of, where its head or its signatures name one."""
    rule = load_rules("head")["district.named"]
    title = () if front.title is None else (front.title,)
    indices = (*front.above, *title, *front.after, *_signing(outline))
    for match in rule.regex.finditer(text_of(outline, indices)):
        place, owner = match["place"], match["owner"]
        if place is not None and (is_area(place) or is_area(place.removesuffix("s"))):
            continue
        owned = _without_genitive(owner) if owner is not None else None
        name = match["name"] or match["city"] or match["part"] or place or match["stadsdel"] or match["called"] or owned
        if name and name not in municipalities:
            return str(name)
    return _in_title(outline, front, municipalities)


def _in_title(outline: Outline, front: Front, municipalities: Collection[str]) -> str | None:
    """Return the place that the title sets apart, where it is neither a municipality nor a police area."""
    title = "" if front.title is None else outline.layout.text(front.title)
    found = load_rules("head")["district.title"].search(title)
    name = (found["first"] or found["last"]) if found else None
    return None if name is None or name in municipalities or is_area(name.removesuffix("s")) or is_area(name) else name


def _without_genitive(owner: str) -> str:
    return owner[:-1] if owner.endswith("s") and len(owner) > 3 else owner


def find_diary_numbers(outline: Outline, front: Front) -> tuple[str, ...]:
    """Return the diary numbers in order, each with the word that announces it, as written."""
    text = outline.document.text
    near = (*front.above, *front.after[:2])
    title_end = outline.document.blocks[max(near)].end if near else 0
    found: list[tuple[int, int, str]] = []
    for rule in load_rules("head"):
        if rule.id.startswith("diary."):
            found += _matches(rule, text, title_end)
    found.sort(key=lambda match: (match[0], -match[1]))
    kept: list[tuple[int, int, str]] = []
    for match in found:
        if not kept or match[0] >= kept[-1][1]:
            kept.append(match)
    return tuple(dict.fromkeys(number for _, _, number in kept))


def _matches(rule: Rule, text: str, title: int) -> Iterator[tuple[int, int, str]]:
    """Yield a rule's matches; those of the letterhead are looked for line by line."""
    if rule.data.get("where") != "letterhead":
        for match in rule.regex.finditer(text):
            yield match.start(), match.end(), match[0].strip(" .,")
        return
    start = 0
    for line in text[:title].split("\n"):
        if (found := rule.search(line)) is not None:
            yield start, start + len(line), found["number"]
        start += len(line) + 1
