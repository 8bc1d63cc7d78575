"""Which municipalities a document is of: by title, letterhead, signatures, address and text, weighed together."""

import re
from collections import defaultdict
from collections.abc import Iterable

from loften.agreement import Municipality
from loften.head.letterhead import Front, text_of, title_of
from loften.head.register import NameMention, codes_in_address, find_names, municipality
from loften.rules import load_rules
from loften.sections import Outline

# A template's leftover stands in running text or in a running head; who the document is of stands at its head and foot.
TITLE, LETTERHEAD, SIGNATURE, ADDRESS, OPENING = 8.0, 5.0, 4.0, 3.0, 2.5
TEXT, BARE, MOST_TEXT = 1.0, 0.25, 4.0
LISTED = re.compile(r"^\s*(?:,|och|samt|&|/|·|\||-|–)?\s*(?:och\s+)?(?:i|på)?\s*$")


def find_municipalities(outline: Outline, front: Front) -> tuple[Municipality, ...]:
    """Return the municipalities that the document is of, by code; several where they stand side by side at its head."""
    weights = _weights(outline, front)
    if not weights:
        return ()
    best = max(weights, key=lambda code: (weights[code], code))
    together = {best, *_listed_with(best, outline, front)}
    partners = {code for code in together if code == best or weights[code] >= 0.25 * weights[best]}
    signed = {mention.code for mention in _signing(outline) if mention.form == "kommun"}
    if best in signed:
        partners |= {code for code in signed if weights[code] >= 0.25 * weights[best]}
    return tuple(municipality(code) for code in sorted(partners))


def _weights(outline: Outline, front: Front) -> dict[str, float]:
    weights: dict[str, float] = defaultdict(float)
    for mention in _once(find_names(title_of(outline, front) or "", sure=True)):
        weights[mention.code] += TITLE * (1.25 if mention.form == "kommun" else 1)
    for mention in _once(find_names(_unwrapped(text_of(outline, front.above)))):
        weights[mention.code] += LETTERHEAD * (1 if mention.form == "kommun" else 0.5)
    for mention in _once(find_names(text_of(outline, front.after))):
        weights[mention.code] += OPENING * (1 if mention.form == "kommun" else 0.3)
    for mention in _once(_signing(outline)):
        weights[mention.code] += SIGNATURE * (1 if mention.form == "kommun" else 0.5)
    for code in codes_in_address(outline.document.source.uri):
        weights[code] += ADDRESS
    for code, weight in _text_weights(outline).items():
        weights[code] += weight
    return dict(weights)


def _text_weights(outline: Outline) -> dict[str, float]:
    """Return what the running text says, each municipality up to a bound."""
    weights: dict[str, float] = defaultdict(float)
    rule = load_rules("head")["name.word"]
    for mention in find_names(outline.document.text):
        named = outline.document.text[mention.start : mention.end]
        weights[mention.code] += TEXT if mention.form == "kommun" else 0.0 if rule.search(named) else BARE
    return {code: min(weight, MOST_TEXT) for code, weight in weights.items()}


def _once(mentions: Iterable[NameMention]) -> list[NameMention]:
    """Return one mention a municipality, the fuller one."""
    kept: dict[str, NameMention] = {}
    for mention in mentions:
        if mention.code not in kept or mention.form == "kommun":
            kept[mention.code] = mention
    return list(kept.values())


def _signing(outline: Outline) -> list[NameMention]:
    return [
        mention
        for block, section in zip(outline.document.blocks, outline.sections, strict=True)
        if section == "signatur"
        for mention in find_names(_unwrapped(outline.document.quote(block)))
    ]


def _unwrapped(text: str) -> str:
    """Return a letterhead with a name and the word below it as one line, as logos have them."""
    return re.sub(r"\n(?=(?:kommun|KOMMUN|stad|STAD)\b)", " ", text)


def _listed_with(best: str, outline: Outline, front: Front) -> set[str]:
    """Return the municipalities that stand in one list with a given one at the head of the document."""
    listed: set[str] = set()
    for text in (title_of(outline, front) or "", _unwrapped(text_of(outline, (*front.above, *front.after)))):
        mentions = list(find_names(text))
        runs: list[list[NameMention]] = []
        for mention in mentions:
            if runs and LISTED.match(text[runs[-1][-1].end : mention.start]):
                runs[-1].append(mention)
            else:
                runs.append([mention])
        for run in runs:
            if best in (mention.code for mention in run):
                listed |= {mention.code for mention in run}
    above = {
        mention.code for mention in find_names(_unwrapped(text_of(outline, front.above))) if mention.form == "kommun"
    }
    return listed | (above if best in above else set())
