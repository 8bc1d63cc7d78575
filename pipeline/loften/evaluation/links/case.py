"""A chain beside what the program made of its documents, paired by words."""

from dataclasses import dataclass, replace
from pathlib import Path

from loften.agreement import Agreement
from loften.conversion import Converter
from loften.evaluation.align import assign
from loften.evaluation.gold import find_source
from loften.evaluation.links.gold import Chain, GoldPaper
from loften.follow_up import status_by_text
from loften.linking import Outcome, Paper, Promise, read_papers


@dataclass(frozen=True)
class ChainCase:
    """A chain and its documents as papers to link.

    ``pledges`` and ``results`` give, by the document and id or index in the papers, the gold id.
    """

    chain: Chain
    papers: tuple[Paper, ...]
    pledges: dict[tuple[str, str], str]
    results: dict[tuple[str, int], str]


def convert_chains(chains: list[Chain], docs: list[Path], converter: Converter, given: bool) -> list[ChainCase]:
    """Convert the documents of chains; ``given``: pledges and results are gold's, the program only links them."""
    cases = []
    for chain in chains:
        records = {paper.source: converter.convert(find_source(paper.source, docs)) for paper in chain.documents}
        cases.append(_case(chain, records, given))
    return cases


def _case(chain: Chain, records: dict[str, Agreement], given: bool) -> ChainCase:
    papers = {paper.id: paper for paper in read_papers(records.values())}
    pledges: dict[tuple[str, str], str] = {}
    results: dict[tuple[str, int], str] = {}
    for gold in chain.documents:
        paper = papers.get(records[gold.source].document.id)
        if paper is None:
            continue
        if given:
            paper = _as_gold(paper, gold)
            papers[paper.id] = paper
        texts = [promise.text for promise in paper.promises]
        for i, j, _ in assign([pledge.text for pledge in gold.pledges], texts):
            pledges[paper.id, paper.promises[j].id] = gold.pledges[i].id
        told = [outcome.text for outcome in paper.outcomes]
        for i, j, _ in assign([result.text for result in gold.results], told):
            results[paper.id, paper.outcomes[j].index] = gold.results[i].id
    return ChainCase(chain, tuple(papers.values()), pledges, results)


def _as_gold(paper: Paper, gold: GoldPaper) -> Paper:
    """Return a document with gold's pledges and results, as the program labels those that it found."""
    found = {i: j for i, j, _ in assign([p.text for p in gold.pledges], [p.text for p in paper.promises])}
    told = {i: j for i, j, _ in assign([r.text for r in gold.results], [o.text for o in paper.outcomes])}
    promises = [
        replace(paper.promises[found[i]], text=pledge.text, id=pledge.id)
        if i in found
        else Promise(paper.id, pledge.id, pledge.text, i / max(1, len(gold.pledges) - 1))
        for i, pledge in enumerate(gold.pledges)
    ]
    outcomes = [
        replace(paper.outcomes[told[i]], text=result.text, index=i)
        if i in told
        else Outcome(paper.id, i, result.text, i / max(1, len(gold.results) - 1), status=status_by_text(result.text))
        for i, result in enumerate(gold.results)
    ]
    return replace(paper, promises=tuple(promises), outcomes=tuple(outcomes))
