"""Counts on the document: its sections and its head."""

import re
from collections import Counter

from loften.agreement import Period, Signatory
from loften.evaluation.case import Case
from loften.evaluation.measures import Tally
from loften.evaluation.segments import boundaries, boundary_similarity, window_diff
from loften.evaluation.words import forms

_DIARY_WORD = re.compile(r"^\s*(?:dnr|diarie\w*|ärendenr|ärendenummer)\b[\s.:]*", re.IGNORECASE)


def count_reading(case: Case, tally: Tally) -> None:
    """Count the gold's words that were read, and its blocks that were read as one block with no more and no less."""
    read = Counter(key(case.record.document.text[b.start : b.end]) for b in case.record.blocks) if case.record else {}
    for block, found in zip(case.gold.blocks, case.word_blocks, strict=True):
        if forms(block.text):
            tally.mean("reading.words", sum(index is not None for index in found) / len(found), len(found))
            tally.right("reading.blocks", read.get(key(block.text), 0) > 0)


def count_sections(case: Case, tally: Tally) -> None:
    """Count the section type of every block that is not a heading; a block of signs alone cannot be paired."""
    for block, predicted in zip(case.gold.blocks, case.predicted_sections, strict=True):
        if not block.heading and forms(block.text):
            tally.label("sections.type", block.section, predicted)


def count_segments(case: Case, tally: Tally) -> None:
    """Count how well the document is cut into sections, over the blocks that are not headings."""
    scored = [
        (block.section, predicted)
        for block, predicted in zip(case.gold.blocks, case.predicted_sections, strict=True)
        if not block.heading and forms(block.text)
    ]
    gold, predicted = boundaries([g for g, _ in scored]), boundaries([p for _, p in scored])
    tally.mean("sections.boundary", boundary_similarity(gold, predicted) if case.record else 0)
    tally.mean("sections.window_diff", window_diff(gold, predicted) if case.record else 1)


def count_share(case: Case, tally: Tally) -> None:
    """Count the error of the document's share of quantified pledges, the figure that a study would report."""
    if not case.gold.pledges:
        return
    gold = [pledge.measurability.label == "kvantifierad" for pledge in case.gold.pledges]
    found = [pledge.measurability.label == "kvantifierad" for pledge in case.pledges]
    error = (sum(found) / len(found) if found else 0.0) - sum(gold) / len(gold)
    tally.mean("share.error", abs(error))
    tally.mean("share.bias", error)


def count_head(case: Case, tally: Tally) -> None:
    """Count the fields of the head; a field that both leave empty is right."""
    gold, head = case.gold.document, case.record.document if case.record else None
    tally.label("head.kind", gold.kind, head.kind if head else None)
    municipalities = {m.name for m in head.municipalities} if head else set()
    tally.sets("head.municipalities", gold.municipalities, municipalities)
    tally.right("head.title", head is not None and key(gold.title) == key(head.title))
    tally.right("head.district", head is not None and key(gold.district) == key(head.district))
    tally.right("head.police", head is not None and police_key(gold.police) == police_key(head.police))
    tally.right("head.period", head is not None and gold.period == head.period)
    tally.right("head.years", head is not None and years(gold.period) == years(head.period))
    tally.right("head.signed", head is not None and gold.signed == head.signed)
    ours, theirs = gold.diary_numbers, head.diary_numbers if head else ()
    tally.sets("head.diary_numbers", map(diary_key, ours), map(diary_key, theirs))
    signed_by = head.signatories if head else ()
    tally.sets("head.signatories", (key(s.name) for s in gold.signatories), (key(s.name) for s in signed_by))
    tally.sets("head.signatories_full", map(_signatory, gold.signatories), map(_signatory, signed_by))


def key(text: str | None) -> str:
    """Return a text's words alone, for comparison."""
    return " ".join(forms(text or ""))


def police_key(text: str | None) -> str:
    """Return the words of a police unit without the authority's own name."""
    return " ".join(word for word in forms(text or "") if word not in ("polisen", "polismyndigheten"))


def diary_key(number: str) -> str:
    """Return a diary number without the word that announces it."""
    return " ".join(forms(_DIARY_WORD.sub("", number)))


def years(period: Period | None) -> tuple[str | None, str | None]:
    """Return the first and last year of a period."""
    if period is None:
        return None, None
    return period.start and period.start[:4], period.end and period.end[:4]


def _signatory(signatory: Signatory) -> tuple[str, str, str]:
    return key(signatory.name), key(signatory.role), key(signatory.organisation)
