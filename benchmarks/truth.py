"""The true blocks of the samples, and how well a reader's blocks agree with them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from lxml import etree, html

HEADINGS = {f"h{level}": level for level in range(1, 7)}


class Piece(NamedTuple):
    """A block as any reader can give it: "heading", "paragraph", "list_item", "cell"; the level of a heading."""

    kind: str
    text: str
    level: int | None = None


@dataclass(frozen=True)
class Truth:
    """The blocks of a fragment. ``words`` is all of its text, by which a leak is told."""

    pieces: tuple[Piece, ...]
    words: str


@dataclass
class Score:
    """Counts over documents."""

    found: Counter[str]
    true: Counter[str]
    given: Counter[str]
    levels: int = 0
    leaks: int = 0
    documents: int = 0

    def recall(self, kind: str) -> float:
        """Return the share of true blocks of a kind that were given exactly."""
        return self.found[kind] / max(self.true[kind], 1)

    def f1(self, kind: str) -> float:
        """Return the harmonic mean of recall and precision."""
        return 2 * self.found[kind] / max(self.true[kind] + self.given[kind], 1)

    def level_accuracy(self) -> float:
        """Return the share of true headings whose level, too, is right."""
        return self.levels / max(self.true["heading"], 1)


def new_score() -> Score:
    """Return a score of nothing yet."""
    return Score(Counter(), Counter(), Counter())


def plain(text: str) -> str:
    """Return the text with single spaces."""
    return " ".join(text.split())


def read_truth(path: Path) -> Truth:
    """Return the true blocks of a fragment.

    A paragraph with broken lines or that is all bold or a typed bullet is no exact paragraph: what it should be is open
    to judgement, so its text counts as no leak but is asked of nobody.
    """
    root = html.fromstring(path.read_text("utf-8"))
    return Truth(tuple(pieces_of(root)), plain(" ".join(root.itertext())))


def pieces_of(root: etree._Element) -> Iterable[Piece]:
    """Yield the blocks of clean HTML; also used for libraries that give HTML."""
    for element in root.iter(etree.Element):
        tag = str(element.tag)
        if tag in HEADINGS:
            yield Piece("heading", plain("".join(element.itertext())), HEADINGS[tag])
        elif tag == "li":
            own = "".join(element.itertext()) if next(element.iter("ul", "ol"), None) is None else _before_list(element)
            yield Piece("list_item", plain(own))
        elif tag in ("td", "th"):
            yield Piece("cell", plain("".join(element.itertext())))
        elif tag == "p" and _is_exact(element):
            yield Piece("paragraph", plain("".join(element.itertext())))


def _before_list(item: etree._Element) -> str:
    parts = [item.text or ""]
    for child in item:
        if child.tag in ("ul", "ol"):
            break
        parts.append("".join(child.itertext()) + (child.tail or ""))
    return "".join(parts)


def _is_exact(paragraph: etree._Element) -> bool:
    text = plain("".join(paragraph.itertext()))
    bold = plain("".join("".join(b.itertext()) for b in paragraph.iter("strong", "b")))
    inside = any(a.tag in ("li", "td", "th") for a in paragraph.iterancestors())
    return bool(text) and bold != text and not inside and text[0] not in "•-–·" and not len(list(paragraph.iter("br")))


def add(score: Score, truth: Truth, given: Sequence[Piece]) -> None:
    """Add one document to a score; a leak is a block of three words or more that the document does not have."""
    score.documents += 1
    for kind in ("heading", "paragraph", "list_item", "cell"):
        want = Counter(piece.text for piece in truth.pieces if piece.kind == kind)
        have = Counter(plain(piece.text) for piece in given if piece.kind == kind)
        score.true[kind] += want.total()
        score.given[kind] += have.total()
        score.found[kind] += (want & have).total()
    want_levels = Counter((piece.text, piece.level) for piece in truth.pieces if piece.kind == "heading")
    have_levels = Counter((plain(piece.text), piece.level) for piece in given if piece.kind == "heading")
    score.levels += (want_levels & have_levels).total()
    score.leaks += sum(1 for piece in given if _leaks(plain(piece.text), truth.words))


def _leaks(text: str, words: str) -> bool:
    return text.count(" ") >= 2 and not any(text[at : at + 40] in words for at in (0, max(len(text) - 40, 0)))


def characters(truth: Truth, given: Sequence[Piece]) -> tuple[int, int]:
    """Return how many characters of the true blocks are wrong, and how many there are, white space aside.

    Each true block is held against the given block that is most like it, so that the order of blocks does not count.
    """
    have = [(piece.text, "".join(piece.text.split())) for piece in given]
    by_text = {squeezed for _, squeezed in have}
    wrong = total = 0
    for piece in truth.pieces:
        want = "".join(piece.text.split())
        total += len(want)
        if want not in by_text:
            wrong += min((_distance(want, squeezed, len(want)) for _, squeezed in have), default=len(want))
    return wrong, total


def _distance(want: str, have: str, most: int) -> int:
    """Return the edit distance of two texts, ``most`` where it is no less."""
    if abs(len(want) - len(have)) >= most:
        return most
    row = list(range(len(have) + 1))
    for i, a in enumerate(want, 1):
        last, row[0] = row[0], i
        for j, b in enumerate(have, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (a != b))
        if min(row) >= most:
            return most
    return min(row[-1], most)


def misses(truth: Truth, given: Sequence[Piece]) -> list[str]:
    """Return what is missing and what is too much, a line each."""
    lines = []
    for kind in ("heading", "paragraph", "list_item", "cell"):
        want = Counter((piece.text, piece.level) for piece in truth.pieces if piece.kind == kind)
        have = Counter((plain(p.text), p.level if kind == "heading" else None) for p in given if p.kind == kind)
        lines += [f"- {kind} {level or ''} {text}" for text, level in (want - have)]
        lines += [f"+ {kind} {level or ''} {text}" for text, level in (have - want)]
    return lines
