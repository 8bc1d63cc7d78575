"""Baselines on the gold's sources, read as the program reads them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from loften.conversion import Settings
from loften.document import Document
from loften.errors import LoftenError
from loften.evaluation.baselines.linear import train
from loften.evaluation.baselines.plain_rules import plain_rules
from loften.evaluation.case import Case
from loften.evaluation.gold import Gold, find_source
from loften.evaluation.scores import Scores, score
from loften.readers import read
from loften.sources import Source


def baselines(
    golds: Sequence[Gold], docs: list[Path], settings: Settings, teaching: Sequence[Gold] = ()
) -> dict[str, Scores]:
    """Return the scores of plain rules and of TF-IDF with a linear model (each municipality by a model without it)."""
    documents = [_read(gold, docs, settings) for gold in golds]
    pairs = list(zip(golds, documents, strict=True))
    rules = [Case(gold, plain_rules(document) if document else None, None) for gold, document in pairs]
    return {"plain rules": score(rules), "TF-IDF, linear": score(list(_linear(pairs, teaching)))}


def _linear(pairs: Sequence[tuple[Gold, Document | None]], teaching: Sequence[Gold]) -> Iterator[Case]:
    every = [*(gold for gold, _ in pairs), *teaching]
    models = {
        left_out: train([gold for gold in every if gold.group != left_out])
        for left_out in dict.fromkeys(gold.group for gold, _ in pairs)
    }
    for gold, document in pairs:
        yield Case(gold, models[gold.group].convert(document) if document else None)


def _read(gold: Gold, docs: list[Path], settings: Settings) -> Document | None:
    try:
        return read(Source.from_path(find_source(gold.source, docs)), settings.reading)
    except LoftenError:
        return None
