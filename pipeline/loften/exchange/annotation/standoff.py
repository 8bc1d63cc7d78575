"""One document with marks over its text and links between them: what all the tools' formats have in common."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

Values = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A span ``start:end`` (code points, half-open) on a layer, with its fields; a field without value is absent."""

    id: str
    layer: str
    start: int
    end: int
    fields: Mapping[str, Values] = field(default_factory=dict)

    def one(self, name: str) -> str | None:
        """Return the value of a field, None where it has none."""
        return next(iter(self.fields.get(name, ())), None)

    def many(self, name: str) -> Values:
        """Return the values of a field."""
        return self.fields.get(name, ())


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a kind from one mark to another, by their ids."""

    kind: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Standoff:
    """A text with marks and links; the order of a mark's links of one kind tells."""

    name: str
    text: str
    marks: tuple[Mark, ...]
    links: tuple[Link, ...] = ()

    def on(self, layer: str) -> list[Mark]:
        """Return the marks on a layer, in the text's order."""
        return sorted((m for m in self.marks if m.layer == layer), key=lambda m: (m.start, m.end, m.id))

    def quote(self, mark: Mark) -> str:
        """Return the text of a mark."""
        return self.text[mark.start : mark.end]

    def targets(self, source: Mark, *kinds: str) -> Iterator[tuple[str, Mark]]:
        """Yield what a mark links to, each with the link's kind, in the links' order."""
        by_id = {mark.id: mark for mark in self.marks}
        for link in self.links:
            if link.source == source.id and link.kind in kinds and link.target in by_id:
                yield link.kind, by_id[link.target]
