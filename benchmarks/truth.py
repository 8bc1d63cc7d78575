"""The true blocks of the fragments, and how well a reader's blocks agree with them.

A block is exact when its kind and all of its characters are right, white space at any length being one space. So a
paragraph with one hyphen too many, or cut at a page's end, is a miss. Beyond that:

- Capitals in headings do not count: a style can set a heading in capitals, and then the page shows nothing else.
- A paragraph that begins with a typed bullet is asked for as a list item, each line of it that does as one. A dash
  opens somebody's words ("– Jag är nöjd, säger hon"): a paragraph.
- What a paragraph that is bold throughout should be, heading or paragraph, is open to judgement, and so is whether a
  paragraph with broken lines (an address, a signature) is one block or several: these are asked of nobody, and whoever
  gives them as either is not charged for it.
- A web page's menus, share lines and dates of change, which the gold codes as "övrigt", are asked of nobody either: a
  reader may set them aside, or give them.
- Page numbers in the fragments ("Sida 1 (4)") are no text of the document. Giving one is a leak, as is any block of
  three words or more of which neither head nor tail stands in the fragment, hyphens and white space aside.
- In the fragments of scans, stray spaces are typed in ("sta tionen"), which a reader may mend: there, exact is without
  white space (``loose``).
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from lxml import etree, html

GOLD = Path(__file__).parent.parent / "gold"
PAGE_NUMBER = re.compile(r"\bsida \d+(?: \(\d+\))?$|^\d+ ?\(\d+\)$", re.IGNORECASE)
# What an editor wrote into a fragment about its layout.
EDITORS = re.compile(r"^\[[^\]…]*\]$")
BETWEEN = re.compile(r"[\s\u00ad‐-]")
BULLET = re.compile(r"^[•·-]\s+")
HEADINGS = {f"h{level}": level for level in range(1, 7)}
KINDS = ("heading", "paragraph", "list_item", "cell")


class Piece(NamedTuple):
    """A block as any reader can give it: "heading", "paragraph", "list_item", "cell"; the level of a heading."""

    kind: str
    text: str
    level: int | None = None


@dataclass(frozen=True)
class Truth:
    """The blocks of a fragment: ``pieces`` that are asked for, ``open`` texts that may be given as anything.

    ``words`` is all of its text, by which a leak is told; ``numbers`` are its page numbers.
    """

    pieces: tuple[Piece, ...]
    words: str
    open: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    loose: bool = False

    def key(self, kind: str, text: str) -> str:
        """Return what must be the same of two blocks of a kind."""
        text = "".join(text.split()) if self.loose else plain(text)
        return text.casefold() if kind == "heading" else text


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
    """Return the true blocks of a fragment, as the head of this file says."""
    content = path.read_text("utf-8")
    root = html.fromstring(content)
    words = plain(" ".join(root.itertext()))
    texts = [plain("".join(p.itertext())) for p in root.iter("p")]
    numbers = frozenset(text for text in texts if PAGE_NUMBER.search(text))
    free = numbers | _beside(path, content)
    pieces = tuple(
        p for p in pieces_of(root) if not (p.kind == "paragraph" and p.text in free) and not EDITORS.match(p.text)
    )
    return Truth(pieces, words, frozenset(_open(root)) | free, numbers, content.startswith("<!-- layout: scan"))


def _beside(path: Path, content: str) -> frozenset[str]:
    """Return the paragraphs of a web page that the gold codes as "övrigt"."""
    gold = GOLD / f"{path.stem}.json"
    if content.startswith("<!-- layout: pdf") or content.startswith("<!-- layout: scan") or not gold.exists():
        return frozenset()
    blocks = json.loads(gold.read_text("utf-8"))["blocks"]
    return frozenset(plain(block["text"]) for block in blocks if block["section"] == "övrigt" and not block["heading"])


def _open(root: etree._Element) -> Iterable[str]:
    """Yield the texts that may be given as any kind of block."""
    for paragraph in root.iter("p"):
        text = plain("".join(paragraph.itertext()))
        if EDITORS.match(text) or _is_bold(paragraph):
            yield text
        elif paragraph.find(".//br") is not None:
            yield from (text, *_lines_of(paragraph))


def _is_bold(paragraph: etree._Element) -> bool:
    text = plain("".join(paragraph.itertext()))
    return bool(text) and text == plain("".join("".join(b.itertext()) for b in paragraph.iter("strong", "b")))


def _lines_of(paragraph: etree._Element) -> list[str]:
    """Return what stands between the line breaks of a paragraph."""
    copy = html.fromstring(etree.tostring(paragraph, encoding="unicode", with_tail=False))
    for br in copy.iter("br"):
        br.tail = "\n" + (br.tail or "")
    lines = "".join(copy.itertext()).split("\n")
    return [plain(line) for line in lines if line.strip()]


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
        elif tag == "p" and not any(a.tag in ("li", "td", "th") for a in element.iterancestors()):
            yield from _of_paragraph(element)


def _before_list(item: etree._Element) -> str:
    parts = [item.text or ""]
    for child in item:
        if child.tag in ("ul", "ol"):
            break
        parts.append("".join(child.itertext()) + (child.tail or ""))
    return "".join(parts)


def _of_paragraph(paragraph: etree._Element) -> Iterable[Piece]:
    lines = _lines_of(paragraph)
    if lines and all(BULLET.match(line) for line in lines):
        yield from (Piece("list_item", BULLET.sub("", line)) for line in lines)
    elif len(lines) == 1 and not _is_bold(paragraph):
        yield Piece("paragraph", lines[0])


def add(score: Score, truth: Truth, given: Sequence[Piece]) -> None:
    """Add one document to a score."""
    score.documents += 1
    for kind in KINDS:
        want, have = _counted(truth, truth.pieces, kind), _counted(truth, given, kind)
        found = want & have
        free = {truth.key(kind, text) for text in truth.open | truth.numbers}
        score.true[kind] += want.total()
        score.given[kind] += found.total() + sum(n for key, n in (have - want).items() if key not in free)
        score.found[kind] += found.total()
    want, have = _levels(truth, truth.pieces), _levels(truth, given)
    score.levels += (want & have).total()
    score.leaks += sum(1 for piece in given if _leaks(plain(piece.text), truth))


def _counted(truth: Truth, pieces: Iterable[Piece], kind: str) -> Counter[str]:
    return Counter(truth.key(kind, piece.text) for piece in pieces if piece.kind == kind)


def _levels(truth: Truth, pieces: Iterable[Piece]) -> Counter[tuple[str, int | None]]:
    return Counter((truth.key("heading", piece.text), piece.level) for piece in pieces if piece.kind == "heading")


def _leaks(text: str, truth: Truth) -> bool:
    """Tell whether a block of three words or more is none of the fragment's, hyphens and white space aside."""
    if text in truth.numbers:
        return True
    given, words = _bare(text), _bare(truth.words)
    return text.count(" ") >= 2 and not any(given[at : at + 30] in words for at in (0, max(len(given) - 30, 0)))


def _bare(text: str) -> str:
    return BETWEEN.sub("", text).casefold()


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
    free = truth.open | truth.numbers
    for kind in KINDS:
        want = Counter((truth.key(kind, p.text), p.level) for p in truth.pieces if p.kind == kind)
        have = Counter(
            (truth.key(kind, p.text), p.level if kind == "heading" else None) for p in given if p.kind == kind
        )
        lines += [f"- {kind} {level or ''} {text}" for text, level in (want - have)]
        known = {truth.key(kind, text) for text in free}
        lines += [f"+ {kind} {level or ''} {text}" for text, level in (have - want) if text not in known]
    return [*lines, *(f"leak {piece.text}" for piece in given if _leaks(plain(piece.text), truth))]
