"""How much of the figures hangs on the words and layouts of the gold: scores on systematically changed copies of it.

``python benchmarks/perturbations.py [GOLD…]`` writes each gold document anew, once as it is and once for each change of
``perturbations.toml``, converts both and prints, per change, the figures of the changed copies with the difference to
the same documents unchanged. Only documents that the change touches are counted. ``--only WORD`` chooses changes by a
word in their names, ``--lost`` lists what each of them cost.
"""

import argparse
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "pipeline")]
from perturbing import paper, structure, words  # noqa: E402

from loften.agreement import Pledge  # noqa: E402
from loften.conversion import Converter, Settings  # noqa: E402
from loften.evaluation.case import Case  # noqa: E402
from loften.evaluation.gold import Gold, GoldPledge, default_docs, find_source, load_golds  # noqa: E402
from loften.evaluation.scores import score  # noqa: E402
from loften.readers import read  # noqa: E402
from loften.sources import Source  # noqa: E402

ROOTS = ("gold", "gold/varied/gold")
FIGURES = {
    "pledge F1": "pledges.words.f1",
    "actor": "actor.label.accuracy",
    "measurability": "measurability.accuracy",
    "kind": "kind.accuracy",
    "sections": "sections.type.macro_f1",
    "municipality": "head.municipalities.f1",
    "period": "head.period.mean",
}
CHANGES = {
    "synonyms": words.synonyms,
    "parties": words.parties,
    "lead_ins": words.lead_ins,
    "headings": words.headings,
    "capitals": words.capitals,
    "numerals": words.numerals,
    "number_words": words.number_words,
    "elsewhere": words.elsewhere,
    "to_prose": structure.to_prose,
    "to_items": structure.to_items,
    "promises_first": structure.promises_first,
}


@dataclass(frozen=True)
class Perturbation:
    """One change: of the paper (``change`` with its table), or of how a text is written (``layout``)."""

    id: str
    table: dict[str, Any]

    @property
    def as_text(self) -> bool:
        """Return whether documents are written as plain text, and not as web pages."""
        return "layout" in self.table

    def __call__(self, original: paper.Paper) -> tuple[paper.Paper, bytes]:
        """Return a changed paper and its bytes."""
        if self.as_text:
            return original, written(original, **self.table["layout"])
        options = {key: value for key, value in self.table.items() if key not in ("id", "note", "change")}
        changed = CHANGES[self.table["change"]](original, **options)
        return changed, paper.written_html(changed)


def written(original: paper.Paper, bullet: str = "- ", width: int = 0, hyphenate: bool = False) -> bytes:
    """Return a paper as plain text; ``bullet`` may hold ``{number}`` or ``{letter}``."""

    def mark(n: int) -> str:
        return bullet.format(number=n + 1, letter="abcdefghijklmnopqrstuvwxyz"[n % 26])

    return paper.written_text(original, mark, width, hyphenate)


def load_perturbations(path: Path = HERE / "perturbations.toml") -> list[Perturbation]:
    """Return the changes in the order of the file."""
    with path.open("rb") as file:
        tables = tomllib.load(file)["perturbation"]
    return [Perturbation(table["id"], table) for table in tables]


def load_papers(roots: Sequence[Path]) -> Iterator[tuple[Gold, paper.Paper]]:
    """Yield every gold with its paper, the kinds of blocks as its source was read."""
    for root in roots:
        docs = default_docs(root)
        for gold in load_golds(root):
            yield gold, paper.paper_of(gold, read(Source.from_path(find_source(gold.source, docs))))


@dataclass
class Trial:
    """A converter and the cases of the unchanged papers, made when they are first asked for."""

    papers: Sequence[tuple[Gold, paper.Paper]]

    def __post_init__(self) -> None:
        self._converter = Converter(Settings())
        self._before: dict[tuple[int, bool], tuple[Case, bytes]] = {}

    def run(self, perturbation: Perturbation) -> tuple[list[Case], list[Case]]:
        """Return the cases of the documents that the change touches, before and after it."""
        before, after = [], []
        for number, (gold, original) in enumerate(self.papers):
            if perturbation.as_text and any(block["kind"] == "table_row" for block in original["blocks"]):
                continue
            case, data = self._unchanged(number, perturbation.as_text)
            changed, new = perturbation(original)
            if new != data:
                before.append(case)
                after.append(self._case(changed, new, gold.name, perturbation.as_text))
        return before, after

    def _unchanged(self, number: int, as_text: bool) -> tuple[Case, bytes]:
        if (number, as_text) not in self._before:
            gold, original = self.papers[number]
            data = written(original) if as_text else paper.written_html(original)
            self._before[number, as_text] = self._case(original, data, gold.name, as_text), data
        return self._before[number, as_text]

    def _case(self, changed: paper.Paper, data: bytes, name: str, as_text: bool) -> Case:
        record = self._converter.convert(Source(f"{name}.{'txt' if as_text else 'html'}", data))
        return Case(paper.as_gold(changed, name), record)


def figures(cases: Sequence[Case]) -> dict[str, float]:
    """Return the figures of the table, those that have gold."""
    by_id = score(cases).by_id
    values = {name: by_id[key].value for name, key in FIGURES.items()}
    return {name: value for name, value in values.items() if value is not None}


def row(name: str, before: Sequence[Case], after: Sequence[Case]) -> str:
    """Return a row in Markdown: each figure after the change, its difference in parentheses where there is one."""
    old, new = figures(before), figures(after)
    cells = []
    for figure in FIGURES:
        if figure not in new or figure not in old:
            cells.append("–")
            continue
        change = round(new[figure], 3) - round(old[figure], 3)
        cells.append(f"{new[figure]:.3f} ({change:+.3f})" if abs(change) >= 0.0005 else f"{new[figure]:.3f}")
    return f"| {name} | {len(after)} | {' | '.join(cells)} |"


def losses(before: Sequence[Case], after: Sequence[Case]) -> Iterator[str]:
    """Yield a line for every promise that was found or labelled rightly before the change and is not after it."""
    for old, new in zip(before, after, strict=True):
        texts = {pledge.id: pledge for pledge in new.gold.pledges}
        for gold in old.gold.pledges:
            was, now = old.predicted_of.get(gold.id), new.predicted_of.get(gold.id)
            then = texts[gold.id]
            if was and not now:
                yield f"{new.gold.name} {gold.id} missed: {then.text}"
            elif was and now:
                for what, (right, got, wanted) in _labels(gold, was, now, then).items():
                    if right and got != wanted:
                        yield f"{new.gold.name} {gold.id} {what} {got} for {wanted}: {now.text}"
        known = {pledge.text for pledge in old.extra}
        yield from (f"{new.gold.name} invented: {pledge.text}" for pledge in new.extra if pledge.text not in known)


def _labels(old: GoldPledge, was: Pledge, now: Pledge, then: GoldPledge) -> dict[str, tuple[bool, str, str]]:
    """Return, for each label, whether it was right before the change, what it is now and what it should be."""
    return {
        "actor": (was.actor.label == old.actor.label, now.actor.label, then.actor.label),
        "measurability": (
            was.measurability.label == old.measurability.label,
            now.measurability.label,
            then.measurability.label,
        ),
        "kind": (was.kind == old.kind, now.kind, then.kind),
    }


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description="Scores on systematically changed copies of the gold documents.")
    arguments.add_argument("gold", type=Path, nargs="*", default=[HERE.parent / root for root in ROOTS])
    arguments.add_argument("--only", default="", help="changes with this word in their names")
    arguments.add_argument("--lost", action="store_true", help="list what each change cost")
    chosen = arguments.parse_args()
    trial = Trial(list(load_papers(chosen.gold)))
    print(f"| change | documents | {' | '.join(FIGURES)} |\n{'|---' * (len(FIGURES) + 2)}|")
    for perturbation in load_perturbations():
        if chosen.only in perturbation.id:
            before, after = trial.run(perturbation)
            print(row(perturbation.id, before, after), flush=True)
            for line in losses(before, after) if chosen.lost else ():
                print(f"    {line}")


if __name__ == "__main__":
    main()
