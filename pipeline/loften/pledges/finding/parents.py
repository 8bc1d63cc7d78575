"""Which promise introduces which: the tie from an action to the promise with content above it."""

import re
from collections.abc import Sequence

from loften.parties import find_mentions
from loften.pledges.finding.candidates import Candidate
from loften.pledges.finding.judge import judge
from loften.sections import Layout
from loften.sections.evidence import weigh_heading
from loften.sections.lines import opens_list

_OTHER = re.compile(r"\b(?:övriga|andra|dessutom|därutöver|utöver|även|också|vidare)\b", re.IGNORECASE)
_GOAL = re.compile(r"^\W*(?:målet|målsättningen|ambitionen|vårt\s+mål)\s+är\b", re.IGNORECASE)


def find_parents(candidates: Sequence[Candidate], layout: Layout, text: str) -> list[int | None]:
    """Return each candidate's parent as an index of candidates, or None.

    A promise in prose stays open as long as lead-ins and the items under them follow; a heading (unless it only names a
    party), other prose, or a lead-in to other measures closes it. An item under a promising item is that item's child.
    """
    parents: list[int | None] = []
    umbrella: int | None = None
    active = False
    item_at: dict[int, int] = {}
    last_block = -1
    for number, unit in enumerate(candidates):
        if _new_part(layout, last_block, unit.block):
            umbrella, active, item_at = None, False, {}
        elif umbrella is not None and _led_in(layout, last_block, unit.block):
            active = True
        last_block = unit.block
        parent: int | None = None
        quoted = text[unit.start : unit.end]
        if unit.role == "lead":
            active = (
                umbrella is not None and not _OTHER.search(quoted) and not _parts(candidates, umbrella, quoted, text)
            )
            umbrella = umbrella if active else None
        elif unit.role == "pledge" and unit.form == "prose":
            if unit.continues and umbrella is not None:
                parent = umbrella
                active = True
            elif (
                active
                and umbrella is not None
                and candidates[umbrella].block != unit.block
                and candidates[umbrella].continues is False
                and _flows_on(candidates, number, umbrella)
            ):
                parent = umbrella
            elif not (_GOAL.search(quoted) and umbrella is not None):
                umbrella, active, item_at = number, False, {}
        elif unit.role == "pledge":
            lead = layout.leads[unit.block]
            if lead is not None and lead in item_at:
                parent = item_at[lead]
            elif umbrella is not None and (active or lead == candidates[umbrella].block):
                parent = umbrella
            if unit.form == "item":
                item_at[unit.block] = number
        elif unit.form == "prose" and active:
            umbrella, active = None, False
        parents.append(parent)
    return parents


def _parts(candidates: Sequence[Candidate], umbrella: int, lead: str, text: str) -> bool:
    """Return whether a lead-in that names a party cuts the tie to the promise above it.

    It does where that promise is another party's alone, or one of several that its paragraph makes.
    """
    named = {mention.kind for mention in find_mentions(lead)}
    above = candidates[umbrella]
    if not named:
        return False
    promised = {m.kind for m in find_mentions(text, above.start, above.end) if not (m.genitive or m.weak)}
    siblings = [
        c for c in candidates if c.role == "pledge" and c.block == above.block and "promise.goal" not in c.reasons
    ]
    return len(siblings) > 1 or (len(promised) == 1 and not promised & named)


def _flows_on(candidates: Sequence[Candidate], number: int, umbrella: int) -> bool:
    """Return whether a prose promise goes on in the paragraph that began with "I praktiken betyder det att"."""
    return any(c.continues and c.block == candidates[number].block for c in candidates[umbrella + 1 : number])


def _new_part(layout: Layout, before: int, here: int) -> bool:
    """Return whether a heading with a subject of its own stands between two blocks."""
    return any(
        layout.is_heading[index] and not (_names_party(layout.text(index)) or _introduces(layout.text(index)))
        for index in range(before + 1, here)
    )


def _led_in(layout: Layout, before: int, here: int) -> bool:
    """Return whether a lead-in that is set as a heading ("Polisen ska därför") stands between two blocks."""
    return any(layout.is_heading[index] and _introduces(layout.text(index)) for index in range(before + 1, here))


def _introduces(heading: str) -> bool:
    return opens_list(heading) and judge(heading).lead


def _names_party(heading: str) -> bool:
    return weigh_heading(heading)["löften"] == 2
