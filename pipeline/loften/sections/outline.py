"""The outline of a document: what each block does, and which areas the document singles out."""

from dataclasses import dataclass, field
from functools import cached_property

from loften.agreement import SectionType, Theme
from loften.document import Document
from loften.sections.layout import Layout, read_layout


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
    _layout: Layout | None = field(default=None, repr=False, compare=False)

    @cached_property
    def layout(self) -> Layout:
        """Return what stands under what."""
        return self._layout or read_layout(self.document)

    def wants_syntax(self) -> tuple[int, ...]:
        """Return the indices of the blocks whose labels depend on syntax."""
        return tuple(
            index
            for index, block in enumerate(self.document.blocks)
            if block.kind != "heading" and self.sections[index] in ("löften", "uppföljning")
        )
