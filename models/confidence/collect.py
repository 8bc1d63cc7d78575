"""Add to ``first_sight.jsonl`` what a version of the program made of documents that its rules had not seen.

    python models/confidence/collect.py RECORDS GOLD DOCS

RECORDS is what that version wrote (``loften convert DOCS --out RECORDS``, before the documents' gold was looked at).
"""

import sys
from pathlib import Path

from examples import Example, examples_of, load, save

from loften.evaluation.case import pair_records
from loften.evaluation.gold import find_source, load_golds
from loften.readers import read
from loften.records import load_records
from loften.sections import split
from loften.sources import Source

FIRST_SIGHT = Path(__file__).parent / "first_sight.jsonl"


def collect(records: Path, golds: Path, docs: Path) -> list[Example]:
    """Return the examples of all records that there is gold for."""
    examples: list[Example] = []
    for case in pair_records(load_golds(golds), load_records(records)):
        if case.record is not None:
            outline = split(read(Source.from_path(find_source(case.gold.source, [docs]))))
            examples += examples_of(case, outline)
    return examples


if __name__ == "__main__":
    records, golds, docs = map(Path, sys.argv[1:4])
    before = load(FIRST_SIGHT) if FIRST_SIGHT.exists() else []
    found = collect(records, golds, docs)
    save([*before, *found], FIRST_SIGHT)
    print(f"{FIRST_SIGHT}: {len(found)} more, {len(before) + len(found)} in all")
