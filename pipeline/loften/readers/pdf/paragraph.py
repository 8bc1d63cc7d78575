"""Lines that make one block, and what the lines of a document measure."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from loften.readers.lines import Marker, is_speech, marker_of
from loften.readers.pdf.lines import Line
from loften.readers.pdf.tags import Tag
from loften.readers.pdf.words import Table

# A heading is so many times larger than the text.
LARGER = 1.09
OFTEN = 0.25
GLUED = re.compile(r"^(\d{1,2})[.)](?=[A-ZÅÄÖ][a-zåäö])")


@dataclass(slots=True)
class Paragraph:
    """Lines that make one block, with their bullet or number; ``indent`` is where the bullet stands.

    ``tag`` says what the author tagged it as.
    """

    lines: list[Line]
    marker: Marker | None = None
    bullet: bool = False
    indent: float = 0.0
    furniture: bool = False
    tag: Tag | None = None

    @property
    def size(self) -> float:
        """Return the size of its first line."""
        return self.lines[0].size

    @property
    def bold(self) -> bool:
        """Tell whether all of it is bold."""
        return self.lines[0].bold and all(line.bold for line in self.lines)

    @property
    def italic(self) -> bool:
        """Tell whether all of it is in italics."""
        return self.lines[0].italic and all(line.italic for line in self.lines)

    @property
    def text(self) -> str:
        """Return its words, line ends as spaces."""
        return " ".join([line.text for line in self.lines])

    @property
    def table(self) -> Table | None:
        """Return the table that stands here, if it is one."""
        return self.lines[0].table

    @property
    def is_item(self) -> bool:
        """Tell whether it is a list item; a dash may open somebody's words instead."""
        if self.bullet or self.marker is None:
            return self.bullet
        return self.marker.family == "strong" or (self.marker.family == "dash" and not is_speech(self.text))


class Measures(NamedTuple):
    """What a document's text measures: ``body`` is the size that most characters have, ``leading`` the usual distance
    from one line to the next for every size, in points.
    """

    body: float
    leading: Mapping[float, float]


def marker_at(line: Line) -> Marker | None:
    """Return the bullet or number at the head of a line, also one that is set tight to the first word."""
    if len(line.words) > 1:
        marker = marker_of(line.text)
        if marker is not None:
            return marker
    glued = GLUED.match(line.words[0].text)
    return Marker(glued[0], glued.end(), "number", glued[1]) if glued else None


def paragraph_at(line: Line) -> Paragraph:
    """Return the paragraph that begins with a line."""
    marker = marker_at(line)
    return Paragraph([line], marker, line.bullet or (marker is not None and marker.family == "strong"), line.x0)


def measure(lines: Iterable[Line]) -> Measures:
    """Measure the lines of a document.

    The leading is the smallest distance that comes often: where paragraphs are short, the distance between them may
    come more often.
    """
    sizes: Counter[float] = Counter()
    steps: dict[float, Counter[float]] = {}
    above: Line | None = None
    for line in lines:
        sizes[line.size] += len(line.text)
        if above is not None and above.column == line.column and above.size == line.size:
            step = round(line.bottom - above.bottom, 1)
            if 0.9 < step / max(line.size, 1) < 2.6:
                steps.setdefault(line.size, Counter())[step] += 1
        above = line
    body = max(sizes, key=lambda size: (sizes[size], -size)) if sizes else 0.0
    usual = {size: _smallest_usual(counts) for size, counts in steps.items()}
    # Of headings there may be few, each over another: what is between these is no leading.
    return Measures(body, {s: min(step, 1.5 * s) if s > LARGER * body else step for s, step in usual.items()})


def _smallest_usual(counts: Counter[float]) -> float:
    often = max(OFTEN * max(counts.values()), min(2, max(counts.values())))
    return min(step for step, count in counts.items() if count >= often)
