"""Words of a page: what every later step of the PDF reader works on."""

from dataclasses import dataclass, field

from loften.document import Box
from loften.readers.pdf.tags import Tag


@dataclass(slots=True)
class Word:
    """Characters without white space between them, with their box (points, origin top left) and their looks.

    ``size`` is the font's size as it comes out on the page. ``breaks`` says that the word ends in a hyphen at which the
    line was broken. ``mark`` is the number of its marked content, -1 without. ``hidden`` is text that is not drawn,
    such as the layer that text recognition leaves under a scan. ``shown`` is where the word stands on a page that was
    scanned askew, whose words are laid straight. A word with a ``table`` stands in the place of all words of that.
    ``quarter`` is by how many quarters its letters are turned to the left on the page as shown.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool = False
    italic: bool = False
    hidden: bool = False
    quarter: int = 0
    mark: int = -1
    breaks: bool = False
    shown: Box | None = None
    table: "Table | None" = None

    @property
    def box(self) -> Box:
        """Return the word's box, rounded to a tenth of a point."""
        x0, top, x1, bottom = self.shown or (self.x0, self.top, self.x1, self.bottom)
        # As round(x, 1), which costs three times as much.
        return (
            (x0 * 10 + 0.5) // 1 / 10,
            (top * 10 + 0.5) // 1 / 10,
            (x1 * 10 + 0.5) // 1 / 10,
            (bottom * 10 + 0.5) // 1 / 10,
        )


Cells = list[list[Word] | None]


@dataclass(slots=True)
class Table:
    """A table: its rows of cells, each with the words in it; a cell without words is None.

    ``head`` tells whether the first row is one of headings, None where that is not known.
    """

    rows: list[Cells]
    head: bool | None = None

    @property
    def words(self) -> list[Word]:
        """Return the words of all cells."""
        return [word for row in self.rows for cell in row if cell for word in cell]

    def stand_in(self) -> Word:
        """Return the word that stands for the table among the words of the page."""
        words = self.words
        x0, x1 = min([word.x0 for word in words]), max([word.x1 for word in words])
        top, bottom = min([word.top for word in words]), max([word.bottom for word in words])
        return Word("\ufffc", x0, top, x1, bottom, words[0].size, table=self)


@dataclass(slots=True)
class Shape:
    """Something drawn that is no text: a rule, a frame, a bullet; its box as in ``Word``."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(slots=True)
class Page:
    """A page as it is shown: its number from 1, its size in points, its words in stream order, what is drawn.

    ``images`` is the share of the page that images cover; ``rules`` are the straight lines of shapes' outlines.
    ``tags`` are the blocks of the structure tree, in a tagged PDF. ``aside`` are lines that run another way than the
    text of the page, as up its margin. ``recognised`` says that the words are a recognition engine's.
    """

    number: int
    width: float
    height: float
    words: list[Word]
    shapes: list[Shape]
    images: float = 0.0
    rules: list[Shape] = field(default_factory=list)
    tags: list[Tag] | None = None
    aside: list[list[Word]] = field(default_factory=list)
    recognised: bool = False
