"""The areas that the document itself singles out.

Three places name them, and each later one only adds where the earlier ones are silent: the list under a heading or
lead-in that announces areas, the sentence that names them, and the headings (or labels before a dash) that order the
promises, or a report's results. A heading for an area that list or sentence has already named gives the area its own
spelling.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from loften.agreement import SectionType
from loften.parties import find_mentions
from loften.quantities import find_amounts
from loften.rules import load_rules
from loften.sections.layout import BULLET, Layout
from loften.sections.lines import opens_list
from loften.sections.outline import FocusArea
from loften.sections.sentences import sentences
from loften.themes import find_themes

_LONGEST = 12
_LONGEST_HEADING = 16
_FEWEST_HEADINGS = 2
_STOP_WORDS = frozenset(
    ("och", "i", "på", "av", "för", "med", "mot", "till", "en", "ett", "den", "det", "de", "som", "från", "vid", "om")
)
_STEM = 5
_MOSTLY = 0.6
_FEWEST_MEMBERS = 3
_LONGEST_MEMBER = 7


@dataclass(frozen=True, slots=True)
class _Label:
    start: int
    end: int


def find_focus_areas(layout: Layout, sections: Sequence[SectionType]) -> tuple[FocusArea, ...]:
    """Return the focus areas, in the order of the text."""
    text = layout.document.text
    listed = list(_listed(layout, sections)) or list(_named(layout, sections))
    headed = list(_headed(layout, sections))
    if not listed:
        listed = (
            headed
            if len(headed) >= _FEWEST_HEADINGS or _is_single(layout, headed)
            else list(_labelled(layout, sections))
        )
        listed = listed or list(_gridded(layout, sections)) or list(_reported(layout, sections))
    else:
        listed = [_spelled_by_heading(text, label, headed) for label in listed]
    return tuple(_area(text, label) for label in _without_repeats(text, listed))


def area_of_heading(text: str, areas: Sequence[FocusArea]) -> int | None:
    """Return the area that a heading or label names: by its words, cut to their stems, or by its one theme."""
    stems = content_stems(text)
    for index, area in enumerate(areas):
        own = content_stems(area.label)
        if stems and own and (stems <= own or own <= stems):
            return index
    return None


@lru_cache(maxsize=512)  # every promise and heading is held against every area
def content_stems(text: str) -> frozenset[str]:
    """Return the first letters of every content word, so that inflected forms and compounds meet."""
    prefix = load_rules("focus_areas")["area.prefix"].regex.match(text)
    words = re.findall(r"\w+", text[prefix.end() :].casefold() if prefix else text.casefold())
    return frozenset(word[:_STEM] for word in words if word not in _STOP_WORDS)


def _area(text: str, label: _Label) -> FocusArea:
    quoted = text[label.start : label.end]
    return FocusArea(quoted, label.start, label.end, find_themes(quoted))


def _listed(layout: Layout, sections: Sequence[SectionType]) -> Iterator[_Label]:
    """Yield the items of the lists in the sections that announce areas, or the members of a bare enumeration."""
    found = []
    for index, block in enumerate(layout.document.blocks):
        if sections[index] == "fokusområden" and not layout.is_heading[index] and not _is_goal(layout, index):
            if _is_label(layout, index):
                found.append(_trimmed(layout.document.text, block.start, block.end))
            elif not found and (members := _enumerated(layout, index)):
                yield from members
                return
    yield from found


def _enumerated(layout: Layout, index: int) -> list[_Label]:
    """Return the members of a paragraph that is nothing but an enumeration of areas."""
    block, text = layout.document.blocks[index], layout.text(index)
    if re.search(r"[.:!?].*\w", text) or block.kind != "paragraph":
        return []
    members = list(_split_list(layout.document.text, block.start, block.end))
    return members if len(members) >= _FEWEST_MEMBERS and all(map(_names, _quotes(layout, members))) else []


def _quotes(layout: Layout, labels: Sequence[_Label]) -> list[str]:
    return [layout.document.text[label.start : label.end] for label in labels]


def _names(label: str) -> bool:
    """Return whether a member of a list names something, and neither acts nor tells."""
    return len(label.split()) <= _LONGEST_MEMBER and not load_rules("focus_areas")["area.no-name"].search(label)


def _is_label(layout: Layout, index: int) -> bool:
    """Return whether a block is an item of a list, or a short line where bullets are lost."""
    text = layout.text(index)
    short = len(text.split()) <= _LONGEST and not opens_list(text)
    if layout.document.blocks[index].kind == "heading":
        return False
    aims = load_rules("focus_areas")["area.aim"].search(text) is not None
    return short and (aims or not text.rstrip().endswith(".")) and layout.depths[index] <= 1


def _is_goal(layout: Layout, index: int) -> bool:
    above = (layout.heading(index), layout.leads[index])
    goals = load_rules("focus_areas")["area.goals"]
    return any(i is not None and i != layout.title and goals.search(layout.text(i)) for i in above)


def _named(layout: Layout, sections: Sequence[SectionType]) -> Iterator[_Label]:
    """Yield the areas that a sentence of the introduction or situation names."""
    text = layout.document.text
    rules = load_rules("focus_areas").where(use="sentence")
    for index, block in enumerate(layout.document.blocks):
        if sections[index] not in ("fokusområden", "lägesbild", "inledning") or layout.is_heading[index]:
            continue
        likely = rules.likely(layout.text(index))
        for start, end in sentences(text, block.start, block.end) if likely else ():
            for rule in likely:
                match = rule.regex.search_met(text, start, end)
                if match and sections[index] in rule.data.get("sections", (sections[index],)):
                    one = [_trimmed(text, *match.span("list"))]
                    found = one if rule.data.get("single") else list(_split_list(text, *match.span("list")))
                    if all(map(_names, _quotes(layout, found))):
                        yield from found
                        return


def _split_list(text: str, start: int, end: int) -> Iterator[_Label]:
    """Yield the members of a list in a sentence: at commas and at the last "och" or "samt"."""
    commas = list(re.finditer(r"\s*[,;]\s*", text[start:end]))
    bounds = [start, *(b for m in commas for b in (start + m.start(), start + m.end())), end]
    parts = list(zip(bounds[::2], bounds[1::2], strict=True))
    for begin, stop in parts[:-1]:
        yield _trimmed(text, begin, stop)
    begin, stop = parts[-1]
    opening = re.match(r"(?:och|samt)\s+", text[begin:stop])
    last = list(re.finditer(r"\s+samt\s+", text[begin:stop]))
    last = last or list(re.finditer(r"(?<!-)\s+och\s+", text[begin:stop]))  # "vålds- och narkotikabrott" is one
    if opening or not last:
        yield _trimmed(text, begin + (opening.end() if opening else 0), stop)
        return
    yield _trimmed(text, begin, begin + last[-1].start())
    yield _trimmed(text, begin + last[-1].end(), stop)


def _headed(layout: Layout, sections: Sequence[SectionType]) -> Iterator[_Label]:
    """Yield the headings that order the promises: the lowest ones above promises that name something.

    Headings beside them that name a theme are areas too, also where no promise has been found under them.
    """
    promised = [i for i, section in enumerate(sections) if section == "löften" and not layout.is_heading[i]]
    areas = {one for one in {one for i in promised for one in layout.headings[i]} if _is_area_heading(layout, one)}
    found: list[int] = []
    for index in promised:
        above = (one for one in layout.headings[index] if one in areas and one not in found)
        found += [heading for heading in [next(above, None)] if heading is not None]
    if len(found) >= _FEWEST_HEADINGS:
        found = sorted({*found, *_beside(layout, found)})
    yield from (_heading_label(layout, heading) for heading in found)


def _beside(layout: Layout, found: Sequence[int]) -> Iterator[int]:
    """Yield the headings under the same headings and of the same level as those found that name a theme."""
    places = {(layout.headings[one], layout.document.blocks[one].level) for one in found}
    if len(places) != 1:
        return
    for index, is_heading in enumerate(layout.is_heading):
        alike = is_heading and (layout.headings[index], layout.document.blocks[index].level) in places
        if alike and _is_area_heading(layout, index) and _has_theme(layout, index):
            yield index


def _is_area_heading(layout: Layout, index: int) -> bool:
    """Return whether a heading names something that promises can be ordered by."""
    if index == layout.title:
        return False
    plain = load_rules("focus_areas")["area.plain-heading"]
    label = _heading_label(layout, index)
    named = layout.document.text[label.start : label.end]
    return len(named.split()) <= _LONGEST_HEADING and not plain.search(named) and not _is_party(named)


def _heading_label(layout: Layout, index: int) -> _Label:
    """Return a heading without its number and the words before its area's name."""
    block = layout.document.blocks[index]
    match = load_rules("focus_areas")["area.prefix"].regex.match(layout.text(index))
    return _trimmed(layout.document.text, block.start + (match.end() if match else 0), block.end)


def _has_theme(layout: Layout, index: int) -> bool:
    return bool(find_themes(layout.text(index)))


def _reported(layout: Layout, sections: Sequence[SectionType]) -> Iterator[_Label]:
    """Yield the headings that order a report's results, where most of them name a theme; a promise's name is none."""
    found: list[int] = []
    rules = load_rules("focus_areas")
    for index, section in enumerate(sections):
        if section != "uppföljning" or layout.is_heading[index]:
            continue
        for heading in reversed(layout.headings[index]):
            text = layout.text(heading)
            if rules["area.promise-heading"].search(text) or not _is_area_heading(layout, heading):
                continue
            if rules["area.report-heading"].search(text) or not _names(text):
                break
            if heading not in found:
                found.append(heading)
            break
    if len(found) >= _FEWEST_HEADINGS and 2 * sum(_has_theme(layout, one) for one in found) > len(found):
        yield from (_heading_label(layout, heading) for heading in found)


def _labelled(layout: Layout, sections: Sequence[SectionType]) -> Iterator[_Label]:
    """Yield the labels before a dash that open paragraphs or items of promises."""
    rule = load_rules("focus_areas")["area.label-dash"]
    found = []
    for index, block in enumerate(layout.document.blocks):
        if sections[index] == "löften" and not layout.is_heading[index]:
            match = rule.search(layout.text(index))
            named = match is not None and not _is_party(match["label"]) and not find_amounts(match["label"])
            if match and named and len(layout.text(index).split()) > _LONGEST:
                found.append(_Label(block.start + match.start("label"), block.start + match.end("label")))
    if len(found) >= _FEWEST_HEADINGS:
        yield from found


def _gridded(layout: Layout, sections: Sequence[SectionType]) -> Iterator[_Label]:
    """Yield the labels of a table that sets areas against what is done: the cells of its column of areas."""
    rule = load_rules("focus_areas")["area.column"]
    for index, block in enumerate(layout.document.blocks):
        if sections[index] != "löften" or block.kind != "table_row":
            continue
        for cell in block.cells:
            quoted = layout.document.quote(cell)
            if cell.header and quoted != cell.header and rule.search(cell.header) and len(quoted.split()) <= _LONGEST:
                yield _trimmed(layout.document.text, cell.start, cell.end)


def _is_single(layout: Layout, headed: Sequence[_Label]) -> bool:
    """Return whether the one heading over promises names a theme, or has subheadings of its own."""
    if len(headed) != 1:
        return False
    above = layout.document.block_at(headed[0].start)
    has_parts = any(above in headings for index, headings in enumerate(layout.headings) if layout.is_heading[index])
    return has_parts or bool(find_themes(layout.document.text[headed[0].start : headed[0].end]))


def _is_party(label: str) -> bool:
    """Return whether a label is mostly the name of a party, and no place that only goes by its name."""
    if load_rules("focus_areas")["area.place"].search(label):
        return False
    label = label.capitalize() if label.isupper() else label  # capitals make any word look like a name
    named = sum(mention.end - mention.start for mention in find_mentions(label) if not mention.genitive)
    return named >= _MOSTLY * len(label)


def _spelled_by_heading(text: str, label: _Label, headed: Sequence[_Label]) -> _Label:
    """Return the heading's own spelling of an area that a sentence names; a list's spelling stands."""
    own = text[label.start : label.end].casefold()
    return next((h for h in headed if text[h.start : h.end].casefold() == own), label)


def _without_repeats(text: str, labels: Sequence[_Label]) -> list[_Label]:
    kept: dict[str, _Label] = {}
    for label in labels:
        quoted = text[label.start : label.end].casefold()
        if quoted and len(quoted.split()) <= _LONGEST_HEADING:
            kept.setdefault(quoted, label)
    return list(kept.values())


def _trimmed(text: str, start: int, end: int) -> _Label:
    bullet = BULLET.match(text, start, end)
    start = bullet.end() if bullet and bullet.end() < end else start
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".,;:"):
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return _Label(start, end)
