"""What the blocks of an element are, wherever in a page it stands."""

from dataclasses import dataclass

from lxml import etree

from loften.document import BlockKind
from loften.readers.builder import Draft

Element = etree._Element


@dataclass(slots=True)
class Context:
    """What the blocks of an element are: their kind and level, the item they belong to, the column they stand in."""

    element: Element
    kind: BlockKind = "paragraph"
    level: int | None = None
    item: Draft | None = None
    depth: int = 0
    cell: tuple[int, str | None] | None = None
    in_content: bool = False
    furniture: bool = False

    def within(self, element: Element) -> "Context":
        """Return the context of an element that changes nothing but the place."""
        return self.block(element, self.kind, self.level, self.item)

    def block(self, element: Element, kind: BlockKind, level: int | None, item: Draft | None) -> "Context":
        """Return the context of a block of another kind."""
        return Context(element, kind, level, item, self.depth, self.cell, self.in_content, self.furniture)
