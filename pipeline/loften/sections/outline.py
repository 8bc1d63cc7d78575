"""The outline of a document: what each block does, and which areas the document singles out."""

from dataclasses import dataclass

from loften.agreement import SectionType, Theme
from loften.document import Document


@dataclass(frozen=True, slots=True)
class FocusArea:
    """An area that the document singles out: its label quotes ``start:end`` where the text has it."""

    label: str
    start: int | None
    end: int | None
    themes: tuple[Theme, ...] = ()


@dataclass(frozen=True)
class Outline:
    """A document with one section type a block (a heading has that of the first block under it) and its focus areas."""

    document: Document
    sections: tuple[SectionType, ...]
    focus_areas: tuple[FocusArea, ...] = ()

    def wants_syntax(self) -> tuple[int, ...]:
        """Return the indices of the blocks whose labels depend on syntax."""
        return tuple(
            index
            for index, block in enumerate(self.document.blocks)
            if block.kind != "heading" and self.sections[index] in ("löften", "uppföljning")
        )


def split(document: Document) -> Outline:
    """Give every block its section type and find the focus areas."""
    return Outline(document, tuple("övrigt" for _ in document.blocks))
