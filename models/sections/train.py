"""Learn how much each sign speaks for each section type: ``python models/sections/train.py``.

Reads the gold for development and the labelled pages of the tests, prints how well it goes with municipalities and with
whole collections left out, then learns from all of it and writes ``pipeline/loften/sections/weights.json``. The same
gold and rules give the same file.
"""

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from crf import Model, train
from known import COLLECTIONS, ROOT, Known, load_all
from sklearn.metrics import accuracy_score, f1_score

from loften.agreement import SECTION_TYPES, SectionType
from loften.sections.decode import hand_transitions
from loften.sections.learned import TIES
from loften.sections.split import with_headings

OUT = ROOT / "pipeline" / "loften" / "sections" / "weights.json"
PRIOR = 3.0
LEAST = 3
"""A sign is learnt of where documents of three municipalities have it."""
FOLDS = 5
Types = tuple[SectionType, ...]
DECIMALS = 2


def main() -> None:
    """Measure, learn, write."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--out", type=Path, default=OUT)
    arguments.add_argument("--unmeasured", action="store_true", help="learn and write only")
    chosen = arguments.parse_args()
    known = load_all()
    if not chosen.unmeasured:
        measure(known)
    model = learn(known)
    chosen.out.write_text(as_json(model), encoding="utf-8")
    print(f"{len(known)} documents, {len(model.vocabulary)} signs -> {chosen.out}")


def learn(known: Sequence[Known]) -> Model:
    """Learn from documents."""
    return train([one.seen for one in known], hand_transitions(), PRIOR, LEAST)


def measure(known: Sequence[Known]) -> None:
    """Print scores of the hand-set weights alone, and of learnt ones with parts left out."""
    types, ties = len(SECTION_TYPES), len(TIES)
    alone = Model({}, np.zeros((0, types)), np.zeros((ties, types, types)), 1.0)
    groups = sorted({one.seen.group for one in known})
    show("set by hand", known, [decode(alone, one) for one in known])
    show("municipalities left out", known, left_out(known, lambda one: groups.index(one.seen.group) % FOLDS))
    show("collections left out", known, left_out(known, lambda one: one.collection))


def left_out(known: Sequence[Known], part: Callable[[Known], object]) -> list[Types]:
    """Return the types of each document by a model that saw neither its part nor its municipality."""
    models = {}
    for here in dict.fromkeys(map(part, known)):
        barred = {one.seen.group for one in known if part(one) == here}
        models[here] = learn([one for one in known if one.seen.group not in barred])
    return [decode(models[part(one)], one) for one in known]


def decode(model: Model, one: Known) -> Types:
    """Return the type of every block."""
    types = model.decode(one.seen, hand_transitions()) if one.body else []
    return with_headings(one.layout, {index: SECTION_TYPES[n] for index, n in zip(one.body, types, strict=True)})


def show(title: str, known: Sequence[Known], found: Sequence[Types]) -> None:
    """Print macro-F1 and accuracy by collection; a gold block that was not read is wrong."""
    for collection in (*COLLECTIONS, "all"):
        pairs = [
            (section, majority([types[index] for index in places if index is not None]))
            for one, types in zip(known, found, strict=True)
            if collection in (one.collection, "all")
            for section, places in one.gold
        ]
        gold, predicted = zip(*pairs, strict=True)
        present = sorted(set(gold))
        macro = f1_score(gold, predicted, labels=present, average="macro", zero_division=0)
        print(f"{title:24}{collection:22} macro-F1 {macro:.3f}  accuracy {accuracy_score(gold, predicted):.3f}")


def majority(types: Sequence[str]) -> str:
    """Return the commonest, the first among equals; "" for none."""
    return max(dict.fromkeys(types), key=types.count) if types else ""


def as_json(model: Model) -> str:
    """Return the weights as the program reads them, in units of the rules' evidence; what rounds to nothing is left."""
    signs = {sign: row(model.weights[n] / model.hand) for sign, n in sorted(model.vocabulary.items())}
    after = {
        tie: {one: row(model.after[n, m] / model.hand) for m, one in enumerate(SECTION_TYPES)}
        for n, tie in enumerate(TIES)
    }
    return json.dumps({"signs": signs, "after": after}, ensure_ascii=False, indent=1) + "\n"


def row(weights: Sequence[float]) -> dict[str, float]:
    """Return the weights by type, rounded."""
    rounded = {section: round(float(weight), DECIMALS) for section, weight in zip(SECTION_TYPES, weights, strict=True)}
    return {section: weight for section, weight in rounded.items() if weight}


if __name__ == "__main__":
    main()
