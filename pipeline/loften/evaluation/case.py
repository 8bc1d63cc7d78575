"""A case: the gold of one document beside its record, and how the two are paired."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from loften.agreement import Agreement, Block, Pledge, SectionType
from loften.errors import UsageError
from loften.evaluation.align import assign
from loften.evaluation.gold import Gold, GoldPledge
from loften.evaluation.locate import Span, locate_pledges
from loften.evaluation.words import align_words, forms


@dataclass(frozen=True)
class Case:
    """Gold and record of one document; ``record`` is None where the document could not be converted, and ``failure``
    says why. A missing record counts as one that found nothing."""

    gold: Gold
    record: Agreement | None
    failure: str | None = None

    @property
    def pledges(self) -> tuple[Pledge, ...]:
        """Return the predicted pledges."""
        return self.record.pledges if self.record else ()

    @cached_property
    def pairs(self) -> list[tuple[GoldPledge, Pledge, float]]:
        """Return the pledges that are paired by words (Jaccard ≥ .5), with their likeness."""
        gold, predicted = self.gold.pledges, self.pledges
        found = assign([p.text for p in gold], [p.text for p in predicted])
        return [(gold[i], predicted[j], like) for i, j, like in found]

    @cached_property
    def predicted_of(self) -> Mapping[str, Pledge]:
        """Return the predicted pledge of every paired gold pledge, by the gold's id."""
        return {gold.id: predicted for gold, predicted, _ in self.pairs}

    @cached_property
    def gold_of(self) -> Mapping[str, GoldPledge]:
        """Return the gold pledge of every paired predicted pledge, by the predicted's id."""
        return {predicted.id: gold for gold, predicted, _ in self.pairs}

    @cached_property
    def missed(self) -> list[GoldPledge]:
        """Return the gold pledges that were not found."""
        return [pledge for pledge in self.gold.pledges if pledge.id not in self.predicted_of]

    @cached_property
    def extra(self) -> list[Pledge]:
        """Return the predicted pledges that gold has not."""
        return [pledge for pledge in self.pledges if pledge.id not in self.gold_of]

    @cached_property
    def gold_spans(self) -> list[Span | None]:
        """Return where each gold pledge stands in the record's text, None where it was not read."""
        if self.record is None:
            return [None] * len(self.gold.pledges)
        return locate_pledges(self.gold, self.record.document.text)

    @cached_property
    def word_blocks(self) -> list[list[int | None]]:
        """Return, for every word of every gold block, the index of the record's block that has it, or None."""
        texts = [block.text for block in self.gold.blocks]
        if self.record is None:
            return [[None] * len(forms(text)) for text in texts]
        index = _BlockIndex(self.record.blocks)
        paired = align_words(texts, self.record.document.text)
        return [[index.at(there.start) if there else None for _, there in pairs] for pairs in paired]

    @cached_property
    def predicted_sections(self) -> list[SectionType | None]:
        """Return for every gold block the section type that most of its words have in the record, or None."""
        if self.record is None:
            return [None] * len(self.gold.blocks)
        blocks = self.record.blocks
        return [_majority([blocks[i].section for i in found if i is not None]) for found in self.word_blocks]


class _BlockIndex:
    def __init__(self, blocks: Sequence[Block]) -> None:
        self._owner = {offset: n for n, block in enumerate(blocks) for offset in range(block.start, block.end)}

    def at(self, offset: int) -> int | None:
        return self._owner.get(offset)


def _majority(found: Sequence[SectionType]) -> SectionType | None:
    return max(dict.fromkeys(found), key=found.count) if found else None


def pair_records(golds: Sequence[Gold], records: Iterable[Agreement]) -> list[Case]:
    """Put each gold beside the record of its source, by the file's name; two records of one name are an error."""
    by_name: dict[str, Agreement] = {}
    for record in records:
        name = record.document.source.uri.rpartition("/")[2]
        if name in by_name:
            raise UsageError(f"{name}: two records are of a source of this name: keep the one to be scored")
        by_name[name] = record
    return [
        Case(gold, by_name.get(gold.source), None if gold.source in by_name else "no record of this source")
        for gold in golds
    ]
