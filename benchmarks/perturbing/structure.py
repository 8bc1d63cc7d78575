"""Changes of structure: lists to prose and back, lists without a mark, sections in another order."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from perturbing.paper import Paper

Block = dict[str, Any]
_SENTENCE = re.compile(r"[A-ZÅÄÖ].*[.!]", re.DOTALL)


def to_prose(paper: Paper) -> Paper:
    """Return a paper with every list of full sentences set as one paragraph.

    Sound where each item is exactly one promise that is a sentence: a sentence is a unit of its own in prose.
    """
    units = _units(paper, own_subject=True)
    blocks: list[Block] = []
    moved: dict[int, int] = {}
    for is_list, members in groupby(paper["blocks"], lambda block: block["kind"] == "list_item"):
        run = list(members)
        if is_list and len(run) > 1 and all(_is_sentence(block, units) for block in run):
            moved |= {block["n"]: run[0]["n"] for block in run}
            run = [run[0] | {"kind": "paragraph", "level": None, "text": " ".join(block["text"] for block in run)}]
        blocks += run
    return _moved(paper | {"blocks": blocks}, moved)


def _is_sentence(block: Block, units: dict[int, list[str]]) -> bool:
    """Return whether a block is one promise and one sentence with a party as its subject, as far as one can see."""
    text = block["text"]
    whole = units.get(block["n"]) == [text] or units.get(block["n"]) == [text.rstrip(".")]
    return whole and _SENTENCE.fullmatch(text) is not None and not re.search(r"[.!?:] ", text)


def to_items(paper: Paper) -> Paper:
    """Return a paper with every paragraph that holds nothing but several promises set as a list."""
    units = _units(paper)
    blocks: list[Block] = []
    for block in paper["blocks"]:
        texts = units.get(block["n"], [])
        joined = re.sub(r"\W+", "", "".join(texts))
        if block["kind"] == "paragraph" and len(texts) > 1 and joined == re.sub(r"\W+", "", block["text"]):
            item = block | {"kind": "list_item", "level": 1}
            blocks += [item | {"n": block["n"] + n / 100, "text": text} for n, text in enumerate(texts)]
        else:
            blocks.append(block)
    return paper | {"blocks": blocks}


def promises_first(paper: Paper) -> Paper:
    """Return a paper whose parts with promises stand before the parts without, after the part with the title.

    A part is a heading of the highest level below the title's with what stands under it. The order among parts of one
    sort stays; signatures and furniture stay last. Papers without such headings stay as they are.
    """
    parts = list(_parts(paper["blocks"]))
    if len(parts) < 3:
        return paper
    head, *rest = parts
    rest.sort(key=lambda part: _rank({block["section"] for block in part}))
    blocks = [block for part in (head, *rest) for block in part]
    return paper | {"blocks": blocks, "pledges": _in_order(paper["pledges"], blocks)}


def _rank(sections: set[str]) -> int:
    if "signatur" in sections or sections == {"övrigt"}:
        return 2
    return 0 if "löften" in sections else 1


def _parts(blocks: list[Block]) -> Iterator[list[Block]]:
    title = next((n for n, block in enumerate(blocks) if block["heading"]), 0)
    levels = [block["level"] or 2 for block in blocks[title + 1 :] if block["heading"]]
    top = min(levels, default=2)
    part: list[Block] = []
    for n, block in enumerate(blocks):
        if block["heading"] and n > title and (block["level"] or 2) == top and part:
            yield part
            part = []
        part.append(block)
    yield part


def _in_order(pledges: list[dict[str, Any]], blocks: list[Block]) -> list[dict[str, Any]]:
    place = {block["n"]: n for n, block in enumerate(blocks)}
    return sorted(pledges, key=lambda pledge: place[pledge["block"]])


def _units(paper: Paper, own_subject: bool = False) -> dict[int, list[str]]:
    """Return the texts of the promises of every block, or only of those that name who makes them."""
    units: dict[int, list[str]] = {}
    for pledge in paper["pledges"]:
        if own_subject and pledge["actor"]["basis"] != "uttalad":
            continue
        units.setdefault(pledge["block"], []).append(pledge["text"])
    return units


def _moved(paper: Paper, moved: dict[int, int]) -> Paper:
    def there(part: dict[str, Any]) -> dict[str, Any]:
        return part | {"block": moved.get(part["block"], part["block"])}

    return paper | {
        "pledges": [there(pledge) for pledge in paper["pledges"]],
        "follow_up": [there(part) for part in paper["follow_up"]],
    }
