"""The plain-rules baseline: a regular expression a question (``rules/baseline.toml``), no layout, no syntax."""

import re
from collections.abc import Iterator

from loften.agreement import ActorLabel, Agreement, MeasurabilityLabel, PledgeKind, SectionType
from loften.document import Document
from loften.evaluation.baselines.build import Guess, build
from loften.rules import RuleSet, load_rules

_SENTENCE = re.compile(r"\S.*?(?:[.!?](?=\s)|$)", re.DOTALL)


def plain_rules(document: Document) -> Agreement:
    """Return the record that plain rules make of a document."""
    rules = load_rules("baseline")
    sections = _sections(document, rules)
    return build(document, sections, list(_guesses(document, sections, rules)), "baseline.plain_rules")


def _sections(document: Document, rules: RuleSet) -> list[SectionType]:
    """Return the section type that the nearest heading above announces; before the first, the introduction."""
    current: SectionType = "inledning"
    sections: list[SectionType] = []
    for index, block in enumerate(document.blocks):
        if block.kind == "heading" and index:
            rule = next((r for r in rules.matching(document.quote(block)) if "section" in r.data), None)
            current = rule.data["section"] if rule else current
        sections.append("övrigt" if block.furniture else current)
    return sections


def _guesses(document: Document, sections: list[SectionType], rules: RuleSet) -> Iterator[Guess]:
    lead: str | None = None
    for index, block in enumerate(document.blocks):
        text = document.quote(block)
        if block.furniture or block.kind == "heading":
            lead = None
        elif rules.first(text, about="lead"):
            lead = text
        elif block.kind == "list_item" and lead is not None:
            yield _guess(document, block.start, block.end, index, lead, rules)
        elif sections[index] in ("löften", "inledning"):
            lead = None
            for match in _SENTENCE.finditer(text):
                if rules.first(match[0], about="pledge"):
                    yield _guess(document, block.start + match.start(), block.start + match.end(), index, "", rules)


def _guess(document: Document, start: int, end: int, block: int, lead: str, rules: RuleSet) -> Guess:
    text = document.text[start:end]
    actor = _actor(text, rules) or _actor(lead, rules) or "gemensam"
    kind: PledgeKind = "effekt" if rules.first(text, kind="effekt") else "aktivitet"
    return Guess(start, end, block, actor, _measurability(text, rules), kind)


def _actor(text: str, rules: RuleSet) -> ActorLabel | None:
    police, municipality = rules.first(text, actor="polis"), rules.first(text, actor="kommun")
    if police and municipality:
        return "gemensam"
    return "polis" if police else "kommun" if municipality else None


def _measurability(text: str, rules: RuleSet) -> MeasurabilityLabel:
    if rules.first(text, measurability="kvantifierad"):
        return "kvantifierad"
    return "vag" if rules.first(text, measurability="vag") else "kontrollerbar"
