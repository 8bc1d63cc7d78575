"""The scores of linking on chains, end to end and with pledges and results given, beside the baselines."""

from collections.abc import Sequence
from pathlib import Path

from loften.conversion import Converter, Settings
from loften.evaluation.links.baselines import nearest, same_order
from loften.evaluation.links.case import ChainCase, convert_chains
from loften.evaluation.links.gold import Chain
from loften.evaluation.links.score import LinkScores, predicted_of, score
from loften.linking import link_outcomes, link_successors


def score_chains(chains: list[Chain], docs: list[Path], settings: Settings | None = None) -> dict[str, LinkScores]:
    """Return scores by system: the program end to end, the program on gold's pledges and results, and two baselines.

    The baselines have gold's pledges and results too.
    """
    converter = Converter(settings)
    found = convert_chains(chains, docs, converter, given=False)
    given = convert_chains(chains, docs, converter, given=True)
    return {
        "end to end": score_program(found),
        "units given": score_program(given),
        "same order": score(given, [same_order(case) for case in given]),
        "TF-IDF": score(given, [nearest(case) for case in given]),
    }


def score_program(cases: Sequence[ChainCase]) -> LinkScores:
    """Return the program's scores on chains."""
    return score(
        cases, [predicted_of(case, link_outcomes(case.papers), link_successors(case.papers)) for case in cases]
    )
