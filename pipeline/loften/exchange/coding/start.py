"""Pre-annotation: a record in the form of gold, for a coder to correct."""

from pathlib import PurePosixPath

from loften.agreement import Agreement, Block, Evidence, Plan, Pledge, Result
from loften.evaluation.gold import (
    Gold,
    GoldActor,
    GoldBlock,
    GoldEvidence,
    GoldHead,
    GoldMeasurability,
    GoldParty,
    GoldPlan,
    GoldPledge,
    GoldResult,
)

CODEBOOK = "1.3"


def start_gold(record: Agreement, name: str) -> Gold:
    """Return a record as gold called ``name``: what the program found, with text in the place of offsets.

    A pledge or item that runs over the end of its block is cut there: gold quotes blocks.
    """
    return _Starter(record).gold(name)


class _Starter:
    def __init__(self, record: Agreement) -> None:
        self.record = record
        self.text = record.document.text
        self.numbers = {block.id: n for n, block in enumerate(record.blocks, 1)}
        self.blocks = {block.id: block for block in record.blocks}
        self.areas = {area.id: area.label for area in record.focus_areas}

    def gold(self, name: str) -> Gold:
        record, head = self.record, self.record.document
        pledges = sorted(record.pledges, key=lambda pledge: (pledge.start, pledge.end))
        ids = {pledge.id: f"p{n}" for n, pledge in enumerate(pledges, 1)}
        return Gold(
            name=name,
            codebook=CODEBOOK,
            source=PurePosixPath(head.source.uri).name,
            document=GoldHead(
                title=head.title,
                kind=head.kind,
                municipalities=tuple(one.name for one in head.municipalities),
                district=head.district,
                police=head.police,
                period=head.period,
                diary_numbers=head.diary_numbers,
                signed=head.signed,
                signatories=head.signatories,
            ),
            focus_areas=tuple(dict.fromkeys(area.label for area in record.focus_areas)),
            blocks=tuple(self._block(block) for block in record.blocks),
            pledges=tuple(self._pledge(pledge, ids) for pledge in pledges),
            follow_up=tuple(self._follow_up(item) for item in sorted(record.follow_up, key=lambda item: item.start)),
        )

    def _block(self, block: Block) -> GoldBlock:
        text = self.text[block.start : block.end]
        return GoldBlock(n=self.numbers[block.id], heading=block.kind == "heading", section=block.section, text=text)

    def _pledge(self, pledge: Pledge, ids: dict[str, str]) -> GoldPledge:
        block = self.blocks[pledge.block]
        text = self.text[pledge.start : min(pledge.end, block.end)].rstrip()
        inside = [e for e in pledge.measurability.evidence if e.text in text]
        parties = (GoldParty(kind=p.kind, name=p.name, role=p.role) for p in pledge.actor.parties)
        measurability = pledge.measurability.label
        return GoldPledge(
            id=ids[pledge.id],
            block=self.numbers[pledge.block],
            text=text,
            parent=ids[pledge.parent] if pledge.parent else None,
            focus_area=self.areas[pledge.focus_area] if pledge.focus_area else None,
            themes=pledge.themes,
            actor=GoldActor(label=pledge.actor.label, basis=pledge.actor.basis, parties=tuple(parties)),
            measurability=GoldMeasurability(label=measurability, evidence=tuple(_evidence(e) for e in inside)),
            kind=pledge.kind,
        )

    def _follow_up(self, item: Plan | Result) -> GoldPlan | GoldResult:
        block = next(block for block in reversed(self.record.blocks) if block.start <= item.start)
        number, text = self.numbers[block.id], self.text[item.start : min(item.end, block.end)].rstrip()
        kept = item.model_dump(exclude={"text", "start", "end", "places"})
        if item.type == "plan":
            return GoldPlan(block=number, text=text, **kept)
        return GoldResult(block=number, text=text, **kept)


def _evidence(evidence: Evidence) -> GoldEvidence:
    return GoldEvidence(**evidence.model_dump(exclude={"start", "end"}))
