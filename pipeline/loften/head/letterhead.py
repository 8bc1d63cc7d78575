"""The parts of a document that speak of the document: what stands above the title, the title, what follows at once."""

from dataclasses import dataclass

from loften.sections import Outline

FIRST = 12
LONGEST_LETTERHEAD = 90


@dataclass(frozen=True, slots=True)
class Front:
    """A document's front: the title's block or None, the blocks above it, those right after it, by index."""

    title: int | None
    above: tuple[int, ...]
    after: tuple[int, ...]


def read_front(outline: Outline) -> Front:
    """Return the front of a document; without a heading, everything short at the head is its letterhead."""
    title = outline.layout.title
    blocks = outline.document.blocks
    if title is None:
        title = next((i for i, block in enumerate(blocks) if block.kind == "heading"), None)
    first = 0 if title is None else title
    after = tuple(range(first + (title is not None), min(first + FIRST, len(blocks))))
    return Front(title, tuple(range(first)), after)


def text_of(outline: Outline, indices: tuple[int, ...]) -> str:
    """Return the text of blocks, a line each."""
    return "\n".join(outline.document.quote(outline.document.blocks[index]) for index in indices)


def title_of(outline: Outline, front: Front) -> str | None:
    """Return the title: the heading that opens the document, else what the file calls itself."""
    if front.title is not None:
        return outline.document.quote(outline.document.blocks[front.title])
    return outline.document.metadata.get("title")
