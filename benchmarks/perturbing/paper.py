"""A gold document as one can change it, and as it is written out: HTML or plain text.

A *paper* is the gold as a plain dict, with ``kind``, ``level``, ``marker`` and ``furniture`` of every block beside its
text. Changes work on papers; writing one out gives the bytes that the program reads.
"""

import copy
import textwrap
from collections.abc import Callable, Iterator
from html import escape
from itertools import groupby
from typing import Any

from loften.document import Document
from loften.evaluation.gold import Gold
from loften.evaluation.oracle import gold_document
from loften.readers.builder import CELL_JOINT

Paper = dict[str, Any]
QUOTING = {"text", "title", "name", "when", "pledge", "focus_area", "source_words"}
"""Keys whose strings quote the document; a changed word has to change in all of them."""
QUOTED_LISTS = {"focus_areas", "municipalities", "by", "channels", "diary_numbers"}
DATES = {"start", "end", "signed", "due"}
WIDTH = 72


def paper_of(gold: Gold, read: Document | None) -> Paper:
    """Return a gold as a paper; the kinds of its blocks are those that the program read in the source."""
    paper = gold.model_dump(mode="json")
    for block, laid in zip(paper["blocks"], gold_document(gold, read).blocks, strict=True):
        block |= {"kind": laid.kind, "level": laid.level, "furniture": laid.furniture, "bold": laid.bold}
    return paper


def as_gold(paper: Paper, name: str) -> Gold:
    """Return the gold of a paper, its blocks numbered anew and every pledge pointing at its block."""
    numbered = copy.deepcopy(paper)
    place = {block["n"]: n for n, block in enumerate(numbered["blocks"], 1)}
    for block in numbered["blocks"]:
        block["n"] = place[block["n"]]
    for part in (*numbered["pledges"], *numbered["follow_up"]):
        part["block"] = place.get(part["block"], part["block"])
    return Gold.model_validate({**numbered, "name": name})


def mapped(value: Any, change: Callable[[str], str], key: str = "", dates: bool = False) -> Any:
    """Return a paper with every string that quotes the document changed; ``dates``: dates and years too."""
    if isinstance(value, dict):
        return {k: mapped(v, change, k, dates) for k, v in value.items()}
    if isinstance(value, list):
        return [mapped(v, change, key, dates) for v in value]
    quoting = QUOTING | QUOTED_LISTS | (DATES if dates else set())
    return change(value) if isinstance(value, str) and key in quoting else value


def written_html(paper: Paper) -> bytes:
    """Return a paper as a web page: headings, lists by level, tables, furniture in ``nav``."""
    body = "\n".join(_html_parts(paper["blocks"]))
    title = escape(paper["document"]["title"] or "")
    page = f'<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>{title}</title></head><body><main>'
    return f"{page}\n{body}\n</main></body></html>\n".encode()


def _html_parts(blocks: list[dict[str, Any]]) -> Iterator[str]:
    def group(block: dict[str, Any]) -> tuple[Any, ...]:
        columns = block["text"].count(CELL_JOINT) if block["kind"] == "table_row" else 0
        return block["furniture"], block["kind"], columns

    for (furniture, kind, _), members in groupby(blocks, group):
        part = "\n".join(_html_group(kind, list(members)))
        yield f"<nav>{part}</nav>" if furniture else part


def _html_group(kind: str, blocks: list[dict[str, Any]]) -> Iterator[str]:
    if kind == "list_item":
        yield from _html_list(blocks)
    elif kind == "table_row":
        yield "<table>"
        for number, block in enumerate(blocks):
            tag = "td" if number else "th"
            cells = (f"<{tag}>{escape(cell)}</{tag}>" for cell in block["text"].split(CELL_JOINT))
            yield f"<tr>{''.join(cells)}</tr>"
        yield "</table>"
    else:
        for block in blocks:
            tag = f"h{min(block['level'] or 2, 6)}" if block["heading"] else "p"
            text = escape(block["text"])
            yield f"<{tag}><b>{text}</b></{tag}>" if block["bold"] and tag == "p" else f"<{tag}>{text}</{tag}>"


def _html_list(blocks: list[dict[str, Any]]) -> Iterator[str]:
    depth = 0
    for block in blocks:
        level = min(block["level"] or 1, depth + 1)
        yield "</li></ul>" * (depth - level) + ("</li>" if level <= depth else "<ul>") + f"<li>{escape(block['text'])}"
        depth = level
    yield "</li></ul>" * depth


def written_text(
    paper: Paper, bullet: Callable[[int], str] = lambda n: "- ", width: int = 0, hyphenate: bool = False
) -> bytes:
    """Return a paper as plain text, ``bullet`` before the n-th item of a list (from 0), lines broken at ``width``."""
    parts: list[str] = []
    before, count = "", 0
    for block in paper["blocks"]:
        count = count + 1 if block["kind"] == before == "list_item" else 0
        joint = "\n" if block["kind"] == before in ("list_item", "table_row") else "\n\n"
        before = block["kind"]
        mark = bullet(count) if block["kind"] == "list_item" else "## " if block["heading"] else ""
        parts += [joint, *_wrapped(mark, block["text"], 0 if block["heading"] else width, hyphenate)]
    return ("".join(parts).strip() + "\n").encode()


def _wrapped(mark: str, text: str, width: int, hyphenate: bool) -> list[str]:
    if not width:
        return [mark + text]
    indent = " " * len(mark)
    lines = textwrap.wrap(text, width - len(mark), break_long_words=False, break_on_hyphens=False)
    broken = list(_hyphenated(lines, width - len(mark))) if hyphenate else lines
    return [mark + f"\n{indent}".join(broken)]


def _hyphenated(lines: list[str], width: int) -> Iterator[str]:
    """Yield the lines with the first long word of the next one broken at the margin, where there is room for it."""
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else ""
        word = following.split(" ", 1)[0]
        cut = _syllable(word, width - len(line) - 2)
        if cut:
            lines[number + 1] = following[cut:]
            yield f"{line} {word[:cut]}-"
        else:
            yield line


def _syllable(word: str, room: int) -> int:
    """Return where a word of small letters may be broken: before a consonant that a vowel follows, 0 for nowhere."""
    if len(word) < 8 or not word.isalpha() or not word.islower():
        return 0
    vowels = "aeiouyåäö"
    cuts = [i for i in range(3, len(word) - 3) if word[i] not in vowels and word[i + 1] in vowels and i <= room]
    return max(cuts, default=0)
