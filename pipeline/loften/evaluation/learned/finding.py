"""Pledges chosen by a classifier among the same candidates that the rules judge."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from loften import language
from loften.assemble import assemble
from loften.conversion import Converter, Settings
from loften.errors import LoftenError
from loften.evaluation.align import assign
from loften.evaluation.case import Case
from loften.evaluation.gold import Gold, find_source
from loften.evaluation.learned.model import Item, Variant, leave_out
from loften.follow_up import find_follow_up
from loften.head import read_head
from loften.language import Parsed
from loften.pledges import label
from loften.pledges.find import tie
from loften.pledges.finding.candidates import Candidate, find_candidates
from loften.pledges.finding.context import Surroundings
from loften.readers import read
from loften.sections import Outline, split
from loften.sources import Source

_YES, _NO = "pledge", "no pledge"


@dataclass(frozen=True)
class Searched:
    """A document up to its candidates; ``outline`` is None where it could not be read."""

    gold: Gold
    outline: Outline | None
    parsed: Parsed | None = None
    candidates: tuple[Candidate, ...] = ()


def search(golds: Sequence[Gold], docs: list[Path], settings: Settings) -> list[Searched]:
    """Take the gold's sources up to the candidates."""
    engine = Converter(settings).engine
    found = []
    for gold in golds:
        try:
            outline = split(read(Source.from_path(find_source(gold.source, docs)), settings.reading))
        except LoftenError:
            found.append(Searched(gold, None))
            continue
        parsed = language.parse_blocks(outline.document, outline.wants_syntax(), engine)
        found.append(Searched(gold, outline, parsed, tuple(find_candidates(Surroundings(outline)))))
    return found


def learn_finding(searched: Sequence[Searched], settings: Settings, variant: Variant) -> list[Case]:
    """Return the cases with pledges chosen by a model that has not seen the municipality."""
    items = [item for one in searched for item in _items(one)]
    answers = iter(leave_out(items, variant))
    return [_case(one, [next(answers) == _YES for _ in one.candidates], settings) for one in searched]


def _items(searched: Searched) -> list[Item]:
    """Return the candidates with what the rules say; one whose gold pledge is in doubt teaches nothing."""
    if searched.outline is None:
        return []
    text, gold = searched.outline.document.text, searched.gold
    quoted = [text[candidate.start : candidate.end] for candidate in searched.candidates]
    truth = {j: gold.pledges[i] for i, j, _ in assign([p.text for p in gold.pledges], quoted)}
    items = []
    for number, (candidate, words) in enumerate(zip(searched.candidates, quoted, strict=True)):
        pledge = truth.get(number)
        known = _NO if pledge is None else _YES if pledge.sure("exists") else None
        items.append(Item(gold.group, words, _signals(candidate, searched.outline), known))
    return items


def _signals(candidate: Candidate, outline: Outline) -> dict[str, float]:
    layout = outline.layout
    return {
        "score": candidate.score,
        f"role:{candidate.role}": 1.0,
        f"form:{candidate.form}": 1.0,
        f"role:{candidate.role} form:{candidate.form}": 1.0,
        "lead": float(layout.leads[candidate.block] is not None),
        "short": float(candidate.end - candidate.start < 30),
        **{f"rule:{rule}": 1.0 for rule in candidate.reasons},
    }


def _case(searched: Searched, chosen: Sequence[bool], settings: Settings) -> Case:
    outline, parsed = searched.outline, searched.parsed
    if outline is None or parsed is None:
        return Case(searched.gold, None, "not read")
    judged = [_judged(candidate, yes) for candidate, yes in zip(searched.candidates, chosen, strict=True)]
    head = read_head(outline)
    pledges = label(tie(judged, outline), outline, parsed, head)
    follow_up = find_follow_up(outline, parsed, head)
    engine = language.load_engine("blank")
    return Case(searched.gold, assemble(outline.document, outline, head, pledges, follow_up, engine, asdict(settings)))


def _judged(candidate: Candidate, yes: bool) -> Candidate:
    if yes:
        return replace(candidate, role="pledge")
    return replace(candidate, role="other") if candidate.role == "pledge" else candidate
