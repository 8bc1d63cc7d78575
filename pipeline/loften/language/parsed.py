"""The syntax of those blocks of a document that need it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loften.document import Document
from loften.language.engine import Engine

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


@dataclass(frozen=True)
class Parsed:
    """The parsed blocks of one document, by block index; every offset here counts in the document's text."""

    document: Document
    docs: "Mapping[int, Doc]"

    def span(self, start: int, end: int) -> "Span | None":
        """Return the tokens that cover ``start:end``, or None where its block was not parsed."""
        block = self.document.block_at(start)
        if block is None or block not in self.docs:
            return None
        origin = self.document.blocks[block].start
        return self.docs[block].char_span(start - origin, end - origin, alignment_mode="expand")

    def sentences(self, block: int) -> Iterator[tuple[int, int]]:
        """Yield the sentences of a block as ``start, end``, without surrounding white space; the whole if unparsed."""
        bounds = self.document.blocks[block]
        if block not in self.docs:
            yield bounds.start, bounds.end
            return
        for sentence in self.docs[block].sents:
            text = sentence.text
            start = bounds.start + sentence.start_char + len(text) - len(text.lstrip())
            if text.strip():
                yield start, start + len(text.strip())


def parse_blocks(document: Document, wanted: Iterable[int], engine: Engine) -> Parsed:
    """Parse the wanted blocks of a document; nothing is loaded or run where none is wanted."""
    indices = list(wanted)
    texts = [document.quote(document.blocks[index]) for index in indices]
    return Parsed(document, dict(zip(indices, engine.pipe(texts), strict=True)) if texts else {})
