"""One sentence as a document of its own, for tests of what is asked of a pledge's own words."""

import re
from collections.abc import Sequence
from functools import cache

from loften.agreement import SectionType
from loften.document import Block, BlockKind, Document, SourceInfo
from loften.language import Engine, Parsed, load_engine, parse_blocks
from loften.pledges.pledge import FoundPledge
from loften.sections import Outline


def alone(text: str) -> tuple[FoundPledge, Outline, Parsed]:
    """Return a text as the only promise of a document that says nothing else."""
    source = SourceInfo(uri="alone.txt", media_type="text/plain", sha256="0" * 64, bytes=len(text))
    document = Document(text=text, blocks=(Block("list_item", 0, len(text), level=1),), runs=(), source=source)
    outline = Outline(document=document, sections=("löften",))
    return FoundPledge(start=0, end=len(text), block=0), outline, parse_blocks(document, [0], _engine())


@cache
def _engine() -> Engine:
    return load_engine()


SECTIONS: dict[str, SectionType] = {"i ": "inledning", "s ": "signatur"}


def beneath(above: Sequence[str], text: str) -> tuple[FoundPledge, Outline, Parsed]:
    """Return a text as the last item of a document whose other lines stand above it.

    A line begins with "# " or "## " for a heading, "- " for an item, "i " for the introduction, "s " for a signature;
    other lines stand among the promises.
    """
    lines = [*above, f"- {text}"]
    blocks: list[Block] = []
    sections: list[SectionType] = []
    written = ""
    for line in lines:
        mark = re.match(r"(#+|-|[is]) ", line)
        content = line[mark.end() :] if mark else line
        start, written = len(written), f"{written}{content}\n"
        kind: BlockKind = "paragraph"
        level = None
        if mark and mark[1][0] == "#":
            kind, level = "heading", len(mark[1])
        elif mark and mark[1] == "-":
            kind, level = "list_item", 1
        blocks.append(Block(kind, start, start + len(content), level=level))
        sections.append(
            SECTIONS.get(mark[0] if mark else "", "inledning" if level == 1 and kind == "heading" else "löften")
        )
    source = SourceInfo(uri="beneath.txt", media_type="text/plain", sha256="0" * 64, bytes=len(written))
    document = Document(text=written.rstrip("\n"), blocks=tuple(blocks), runs=(), source=source)
    outline = Outline(document=document, sections=tuple(sections))
    last = blocks[-1]
    pledge = FoundPledge(last.start, last.end, len(blocks) - 1, lead=outline.layout.leads[-1])
    return pledge, outline, parse_blocks(document, [len(blocks) - 1], _engine())
