"""Signs: what can be said of a block's form, place, wording and headings, each by the name under which it is weighed.

The rules' evidence says what a block's words speak for by hand-set weights. The signs are the same and more seen
without judgement (which rules match the block, its lead-in, its headings; its length, tense, place); what each speaks
for is learnt from gold.
"""

from bisect import bisect_left
from collections.abc import Iterator

from loften.rules import Rule, load_rules
from loften.sections.evidence import matching
from loften.sections.layout import Layout
from loften.sections.lines import LONGEST_LINE, is_signing_line, line_kinds, opens_list

_LENGTHS = (1, 3, 6, 10, 20, 40, 80)
_BEHIND_TITLE = (0, 1, 2, 3)
_UNDER_TITLE = (1, 2, 3, 6)
_TO_GO = (0, 1, 2, 4)
_MOST_HEADINGS = 3
_STOPS = ".!?:;,”)"


def read_signs(layout: Layout, index: int, place: tuple[int, int]) -> tuple[str, ...]:
    """Return the signs of a block, each once.

    ``place`` is its number among the blocks that are no headings, and how many those are.
    """
    text = layout.text(index).strip()
    signs = dict.fromkeys(("any", *_form(layout, index, text), *_place(layout, index, place)))
    signs |= dict.fromkeys((*_line(text, index in layout.closing), *_wording(text), *_above(layout, index)))
    return tuple(signs)


def _form(layout: Layout, index: int, text: str) -> Iterator[str]:
    block = layout.document.blocks[index]
    yield f"kind {block.kind}"
    yield f"words {_step(len(text.split()), _LENGTHS)}"
    yield f"ends {text[-1] if text and text[-1] in _STOPS else 'open'}"
    if block.furniture:
        yield "furniture"
    if block.bold:
        yield "bold"
    if layout.lists[index] is not None:
        yield "in list"
    if layout.depths[index]:
        yield "item"
    if opens_list(text):
        yield "opens list"
    if layout.introduces_nothing(index):
        yield "above list"


def _place(layout: Layout, index: int, place: tuple[int, int]) -> Iterator[str]:
    number, count = place
    title, above = layout.title, layout.headings[index]
    yield f"quarter {4 * number // max(count, 1)}"
    yield f"to go {_step(count - 1 - number, _TO_GO)}"
    yield f"headings {min(len(above), _MOST_HEADINGS)}"
    if title is None:
        yield "no title"
        return
    yield "before title" if index < title else f"behind title {_step(index - title, _BEHIND_TITLE)}"
    if any(heading != title for heading in above):
        yield "under heading"
    else:
        yield "under title"
        yield f"under title {_step(index - title, _UNDER_TITLE)}"


def _line(text: str, closes: bool) -> Iterator[str]:
    if closes:
        yield "closing"
    if is_signing_line(text):
        yield "signing line"
        yield f"signing line{', closing' if closes else ' before the close'}"
    if len(text) < LONGEST_LINE:
        yield from (f"line {kind}" for kind in line_kinds(text))


def _wording(text: str) -> Iterator[str]:
    yield from (f"text {rule.id}" for rule in matching(text, "text"))
    found: list[Rule] = list(load_rules("section_signs").matching(text))
    yield from (rule.id for rule in found)
    yield f"tense {next((rule.data['tense'] for rule in found if 'tense' in rule.data), 'none')}"


def _above(layout: Layout, index: int) -> Iterator[str]:
    lead, title = layout.leads[index], layout.title
    if lead is not None:
        introduced = layout.text(lead)
        yield "lead-in with colon" if opens_list(introduced) else "lead-in"
        yield from (f"lead {rule.id}" for rule in matching(introduced, "text"))
    for distance, heading in enumerate(reversed(layout.headings[index])):
        where = "under title" if heading == title else "higher" if distance else "under"
        yield from (f"{where} {rule.id}" for rule in matching(layout.text(heading), "heading"))
    if title is not None:
        yield from (f"title {rule.id}" for rule in matching(layout.text(title), "heading"))


def _step(value: int, steps: tuple[int, ...]) -> str:
    """Return the step of a scale that a number does not pass, "more" above the last."""
    at = bisect_left(steps, value)
    return f"≤ {steps[at]}" if at < len(steps) else "more"
