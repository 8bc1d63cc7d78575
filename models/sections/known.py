"""Documents of which the section types are known, wholly or in part: gold, and the labelled pages of the tests."""

import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from crf import Labelled

from loften.agreement import SECTION_TYPES, SectionType
from loften.evaluation.gold import default_docs, find_source, load_golds
from loften.evaluation.links.gold import load_chains
from loften.evaluation.words import align_words, forms
from loften.readers import Reading, read
from loften.sections.layout import Layout, read_layout
from loften.sections.learned import TIES
from loften.sections.split import observe
from loften.sources import Source

ROOT = Path(__file__).parents[2]
COLLECTIONS = ("gold", "gold/varied/gold", "gold/links/documents")
"""Those whose every block is labelled by the codebook: what is scored."""
Piece = tuple[str, SectionType]
ASIDE = 0.25
"""What the small pages of the tests count beside whole documents: the rules were written with them in view."""


@dataclass(frozen=True)
class Known:
    """A document with what is seen of it, and for each gold block its type and the blocks (or None) of its words."""

    collection: str
    layout: Layout
    body: tuple[int, ...]
    seen: Labelled
    gold: tuple[tuple[SectionType, tuple[int | None, ...]], ...] = ()


def load_all() -> list[Known]:
    """Return all documents, those to be scored first."""
    return [*(one for name in COLLECTIONS for one in _gold(name)), *_chains(), *_pages(), *_reports()]


def _gold(collection: str) -> Iterator[Known]:
    folder = ROOT / collection
    for gold in load_golds(folder):
        source = Source.from_path(find_source(gold.source, default_docs(folder)))
        scored = [not block.heading and bool(forms(block.text)) for block in gold.blocks]
        pieces = [(block.text, block.section) for block in gold.blocks]
        yield _know(collection, source, gold.group, pieces, scored)


def _chains() -> Iterator[Known]:
    """Yield documents of chains of which only promises and results are labelled."""
    for chain in load_chains(ROOT / "gold" / "links" / "gold"):
        for one in chain.documents:
            if (ROOT / "gold/links/documents" / one.source).with_suffix(".json").exists():
                continue
            pieces: list[Piece] = [(pledge.text, "löften") for pledge in one.pledges]
            pieces += [(result.text, "uppföljning") for result in one.results]
            source = Source.from_path(find_source(one.source, [ROOT / "gold" / "links" / "docs"]))
            yield _know("chains", source, chain.municipalities[0], pieces)


def _pages() -> Iterator[Known]:
    """Yield the labelled pages of the tests."""
    sys.path.insert(0, str(ROOT / "tests"))
    from labelled import read_pages, source_of

    for page in read_pages():
        pieces = [(line.text, line.section) for line in page.lines if line.section is not None]
        yield _know("pages", source_of(page), page.name, pieces)


def _reports() -> Iterator[Known]:
    """Yield the reports of the tests, of which only results are labelled."""
    for report in tomllib.loads((ROOT / "tests/follow_up/reports.toml").read_text(encoding="utf-8"))["report"]:
        page = f"<html><body><main>{report['html']}</main></body></html>"
        pieces: list[Piece] = [(result["text"], "uppföljning") for result in report["result"]]
        yield _know("reports", Source(f"{report['name']}.html", page.encode()), report["name"], pieces)


def _know(
    collection: str, source: Source, group: str, pieces: Sequence[Piece], scored: Iterable[bool] | None = None
) -> Known:
    """Return what is seen of a document; a block has the label of most of its words that have one."""
    layout = read_layout(read(source, Reading()))
    seen, blocks = observe(layout), layout.document.blocks
    owner = {offset: index for index, block in enumerate(blocks) for offset in range(block.start, block.end)}
    votes: list[Counter[int]] = [Counter() for _ in blocks]
    places = []
    for (_, section), pairs in zip(
        pieces, align_words([text for text, _ in pieces], layout.document.text), strict=True
    ):
        places.append(tuple(owner.get(there.start) if there else None for _, there in pairs))
        for index in places[-1]:
            if index is not None:
                votes[index][SECTION_TYPES.index(section)] += 1
    labelled = Labelled(
        evidence=np.array(seen.evidence).reshape(-1, len(SECTION_TYPES)),
        signs=seen.signs,
        ties=np.array([TIES.index(tie) for tie in seen.ties], int),
        labels=np.array([votes[i].most_common(1)[0][0] if votes[i] else -1 for i in seen.body], int),
        group=group,
        weight=ASIDE if collection in ("pages", "reports") else 1.0,
    )
    gold = zip((section for _, section in pieces), places, scored or (), strict=False)
    return Known(collection, layout, seen.body, labelled, tuple((s, where) for s, where, counts in gold if counts))
