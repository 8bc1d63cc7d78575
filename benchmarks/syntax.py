"""What syntax buys: loften's scores on gold with each language engine, and the engines' speed on its blocks.

``python benchmarks/syntax.py GOLD…`` prints one table a folder of gold. stanza is left out where it is not installed.
"""

import argparse
import tempfile
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import spacy

from loften.conversion import Settings
from loften.evaluation.gold import default_docs, load_golds
from loften.evaluation.run import convert_golds
from loften.evaluation.scores import score
from loften.language import load_engine

STANZA = Path(__file__).parents[1] / "models" / "stanza_small" / "resources"
FIGURES = {
    "pledge F1": "pledges.words.f1",
    "same words F1": "pledges.exact.f1",
    "actor acc": "actor.label.accuracy",
    "actor macro-F1": "actor.label.macro_f1",
    "measurability macro-F1": "measurability.macro_f1",
    "evidence F1": "evidence.strict.f1",
    "parents F1": "parent.edges.f1",
    "plans: by whom F1": "plan.by.f1",
    "results F1": "result.f1",
}


def main() -> None:
    """Print the tables."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("gold", type=Path, nargs="+")
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        specs = dict(engines(Path(folder)))
        for gold in chosen.gold:
            print_table(gold, specs)


def engines(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the name and specification of every engine: none, the model without its parser, the model, stanza."""
    yield "blank tokenizer", "blank"
    nlp = spacy.load("sv_loften")
    nlp.remove_pipe("parser")
    nlp.to_disk(folder / "sv_without_parser")
    yield "sv_loften without parser", f"spacy:{folder / 'sv_without_parser'}"
    yield "sv_loften", "spacy"
    if find_spec("stanza"):
        yield "stanza, small", f"stanza:{STANZA}"


def print_table(path: Path, specs: dict[str, str]) -> None:
    """Print a table in Markdown: a row an engine, a column a figure."""
    golds, docs = load_golds(path), default_docs(path)
    texts = [block.text for gold in golds for block in gold.blocks]
    print(f"\n| {path.name} ({len(golds)} documents) | {' | '.join(FIGURES)} | words/s |")
    print("|---" * (len(FIGURES) + 2) + "|")
    for name, spec in specs.items():
        scores = score(list(convert_golds(golds, docs, Settings(engine=spec))))
        figures = (scores.by_id[figure].value if figure in scores.by_id else None for figure in FIGURES.values())
        cells = ["–" if value is None else f"{value:.3f}".removeprefix("0") for value in figures]
        print(f"| {name} | {' | '.join(cells)} | {speed(spec, texts):,.0f} |", flush=True)


def speed(spec: str, texts: list[str]) -> float:
    """Return tokens per second of processor time over all blocks, the best of three runs."""
    engine = load_engine(spec)
    best = 0.0
    for _ in range(3):
        start = time.process_time()
        words = sum(len(doc) for doc in engine.pipe(texts))
        best = max(best, words / (time.process_time() - start))
    return best


if __name__ == "__main__":
    main()
