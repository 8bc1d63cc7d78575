"""The walk over a page's tree: elements in, blocks out."""

from collections.abc import Iterable, Sequence

from lxml import etree

from loften.document import Warning
from loften.readers.builder import Draft
from loften.readers.furniture import furniture_rule
from loften.readers.html.chrome import (
    NO_TEXT,
    Scope,
    is_card,
    is_chrome,
    is_link_list,
    is_table_of_contents,
    is_teaser,
    text_in,
    text_length,
)
from loften.readers.html.context import Context
from loften.readers.html.gathering import Gathering
from loften.readers.html.marks import BOLD_OFF, BOLD_ON, BREAK, lines_of
from loften.readers.html.openers import Openers, is_field_label, opens_part
from loften.readers.html.table import GridCell, read_grid
from loften.readers.html.unseen import is_for_the_ear, is_silent

Element = etree._Element

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
BOLD = frozenset(("b", "strong"))
INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "br", "nobr", "button",
})  # fmt: skip
LISTS = frozenset(("ul", "ol", "menu", "dir"))
ITEMS = frozenset(("li", "dt", "dd"))
DEEPEST = 128
LONGEST_LABEL = 120


class Walk:
    """Reads elements into ``drafts``; text gathers until a block ends."""

    def __init__(self, roots: Sequence[Element], openers: Openers | None = None) -> None:
        self.warnings: list[Warning] = []
        self._gathering = Gathering()
        self._buffer = self._gathering.buffer
        self._flush = self._gathering.flush
        self._openers = openers or Openers(roots)
        self._title = next((title for root in roots for title in root.iter("h1")), None)
        self._level = 1
        self._nesting = 0

    def read(self, element: Element) -> None:
        """Read one element with all that is in it."""
        in_content = element.tag in ("main", "article") or element.get("role") == "main"
        if element.tag in HEADINGS:
            self._heading(element, Context(element), HEADINGS[element.tag])
        else:
            self._inside(element, Context(element, in_content=in_content))

    @property
    def drafts(self) -> list[Draft]:
        """Return the blocks so far."""
        return self._gathering.drafts

    def outside_article(self, draft: Draft, scope: Scope) -> bool:
        """Tell whether a block stands beside the article that the page marks out."""
        element = self._gathering.element_of(draft)
        if scope.article is None or element is None:
            return False
        return element is not scope.article and scope.article not in element.iterancestors()

    def _inside(self, element: Element, context: Context) -> None:
        """Read an element's content as blocks of their own; what came before is flushed already."""
        self._content(element, context)
        self._flush(context)

    def _content(self, element: Element, context: Context) -> None:
        if self._nesting >= DEEPEST:
            self._flatten(element)
            return
        self._nesting += 1
        buffer = self._buffer
        text = element.text
        if text and (buffer or not text.isspace()):
            buffer.append(text)
        for child in element:
            self._element(child, context)
            text = child.tail
            if text and (buffer or not text.isspace()):
                buffer.append(text)
        self._nesting -= 1

    def _flatten(self, element: Element) -> None:
        """Take the text of what is nested too deep to be a document's structure."""
        if not any(warning.code == "nesting" for warning in self.warnings):
            self.warnings.append(Warning("nesting", f"elements nested deeper than {DEEPEST} were read as plain text"))
        for part in element.iter(etree.Element):
            if part.tag not in NO_TEXT:
                self._buffer.append(part.text or "")
            if part is not element:
                self._buffer.append(" " + (part.tail or ""))

    def _element(self, element: Element, context: Context) -> None:
        tag = element.tag
        if tag in NO_TEXT:
            return
        if element.keys():
            self._named(element, tag, context)
        elif tag in INLINE:
            self._inline(element, tag, context)
        elif tag == "li" or (tag == "p" and context.in_content):
            if len(element):
                self._block(element, tag, context)
            else:
                self._leaf(element, tag, context)
        elif tag in HEADINGS or not self._leaves_out(element, tag, context):
            self._block(element, tag, context)

    def _named(self, element: Element, tag: str, context: Context) -> None:
        """Read an element with attributes, which may say that it is no part of the document."""
        if self._openers.is_tab(element):
            self._flush(context)
        elif tag in INLINE:
            self._inline(element, tag, context)
        elif tag in HEADINGS:
            if not is_for_the_ear(element):
                self._block(element, tag, context)
        elif not self._leaves_out(element, tag, context):
            self._block(element, tag, context)

    def _leaf(self, element: Element, tag: str, context: Context) -> None:
        """Read an item or paragraph with nothing but text in it."""
        self._flush(context)
        text = element.text
        if not text:
            return
        if tag == "li":
            self._gathering.add_text(text, element, "list_item", max(context.depth, 1), None, context)
        else:
            self._gathering.add_text(text, element, context.kind, context.level, context.item, context)

    def _leaves_out(self, element: Element, tag: str, context: Context) -> bool:
        """Tell whether an element is for the ear alone, or the site's; what is the site's ends a block."""
        if is_for_the_ear(element):
            return True
        if not is_chrome(element, tag, context.in_content):
            return False
        self._flush(context)
        return True

    def _block(self, element: Element, tag: str, context: Context) -> None:
        """Read an element that is a block of its own, or holds some."""
        self._flush(context)
        if tag in HEADINGS:
            self._heading(element, context, HEADINGS[tag])
        elif tag == "article" and self._title is not None and is_card(element):
            own = context.within(element)
            own.furniture = True
            self._inside(element, own)
        elif element.get("role") == "heading":
            self._heading(element, context, _aria_level(element))
        elif tag in LISTS:
            self._list(element, context)
        elif tag in ITEMS:
            self._item(element, context, 1 + (tag == "dd"))
        elif tag == "table":
            self._table(element, context)
        elif tag == "summary" or opens_part(element):
            self._label(element, context)
        elif tag in ("figcaption", "caption"):
            self._inside(element, context.block(element, "caption", None, context.item))
        else:
            own = context.within(element)
            own.in_content = context.in_content or tag in ("main", "article")
            tab = self._openers.tab_of(element)
            if tab is not None:
                self._label(tab, context)
            self._inside(element, own)

    def _inline(self, element: Element, tag: str, context: Context) -> None:
        if tag == "br":
            self._buffer.append(BREAK)
        elif tag == "button" or opens_part(element):
            self._button(element, context)
        elif tag == "a" and is_teaser(element):
            self._flush(context)
            own = context.within(element)
            own.furniture = True
            self._inside(element, own)
        elif tag == "label" and is_field_label(element):
            return
        elif tag in BOLD:
            self._buffer.append(BOLD_ON)
            self._content(element, context)
            self._buffer.append(BOLD_OFF)
        elif not is_silent(element, tag):
            self._content(element, context)

    def _button(self, element: Element, context: Context) -> None:
        """Read a button that opens a part of the page as that part's heading; every other button is furniture."""
        if context.kind == "heading":
            self._content(element, context)
        elif opens_part(element):
            self._label(element, context)

    def _label(self, element: Element, context: Context) -> None:
        """Read what opens a part of the page (``<summary>``, accordion button) as a heading below the last one."""
        if next(element.iter(*HEADINGS), None) is not None:
            self._flush(context)
            self._inside(element, context.within(element))
        elif text_length(element) <= 2 * LONGEST_LABEL and not furniture_rule(text_in(element)):
            self._subheading(element, context)

    def _heading(self, element: Element, context: Context, level: int) -> None:
        self._flush(context)
        self._level = level
        own = context.block(element, "heading", level, None)
        self._content(element, own)
        self._flush(own)

    def _subheading(self, element: Element, context: Context) -> None:
        """Read a heading without a level of its own: one below the last that has one."""
        level = self._level
        self._heading(element, context, min(level + 1, 6))
        self._level = level

    def _list(self, element: Element, context: Context) -> None:
        self._flush(context)
        if (not context.in_content or self._before_title()) and is_link_list(element):
            return
        own = context.within(element)
        own.depth += 1
        own.furniture = context.furniture or is_table_of_contents(element)
        self._content(element, own)
        self._flush(context)

    def _before_title(self) -> bool:
        """Tell whether the page's title is still to come: a list of links above it is a menu."""
        return self._title is not None and not any(draft.kind == "heading" for draft in self.drafts)

    def _item(self, element: Element, context: Context, extra: int) -> None:
        """Read a list item: its first block is the item, what follows in it belongs to the item."""
        level = max(context.depth, 1) if element.tag == "li" else context.depth + extra
        self._flush(context)
        before = len(self.drafts)
        own = context.block(element, "list_item", level, None)
        buffer = self._buffer
        if self._nesting >= DEEPEST:
            self._flatten(element)
            self._flush(own)
            return
        if element.text:
            buffer.append(element.text)
        self._nesting += 1
        for child in element:
            if buffer and child.tag not in INLINE and child.tag not in LISTS:
                own = self._after_first(own, before)
            self._element(child, own)
            if len(self.drafts) > before and own.item is None:
                own = own.block(element, "paragraph", None, self.drafts[before])
            if child.tail:
                buffer.append(child.tail)
        self._nesting -= 1
        self._flush(own)

    def _after_first(self, item: Context, before: int) -> Context:
        """End the item's own text before a block in it, and return the context of what belongs to the item."""
        self._flush(item)
        if len(self.drafts) == before or item.item is not None:
            return item
        return item.block(item.element, "paragraph", None, self.drafts[before])

    def _table(self, element: Element, context: Context) -> None:
        self._flush(context)
        grid = read_grid(element)
        if grid is None:
            self._inside(element, context.within(element))
            return
        for caption in element.iterchildren("caption"):
            self._inside(caption, context.block(caption, "caption", None, context.item))
        for row in grid.rows:
            if row.is_flat:
                cells = [(c.column, c.header, c.element, self._text_of(c.element, context)) for c in row.cells]
                self._gathering.add_row(row.element, cells, context)
            else:
                self._lists_in_row(row.cells, context)

    def _lists_in_row(self, cells: Iterable[GridCell], context: Context) -> None:
        """Read a row whose cells hold lists: each cell's blocks keep their own kind and know their column."""
        for cell in cells:
            if cell.is_label:
                self._subheading(cell.element, context)
            else:
                own = context.within(cell.element)
                own.cell = (cell.column, cell.header)
                self._inside(cell.element, own)

    def _text_of(self, element: Element, context: Context) -> str:
        """Return the text of a cell, blocks in it joined by a space."""
        if not len(element):
            return " ".join(text for text, _ in lines_of(element.text or "", "caption"))
        inner = Walk((element,), self._openers)
        own = context.block(element, "caption", None, None)
        inner._inside(element, own)
        return " ".join(piece.text for draft in inner.drafts for piece in draft.pieces)


def _aria_level(element: Element) -> int:
    level = element.get("aria-level", "2")
    return min(max(int(level), 1), 6) if level.isdigit() else 2
