"""Train sv_loften from a folder of treebank files: ``python models/sv_loften/train.py DATA``.

Trains for about ten minutes on one core, then puts the finished pipeline and its scores into the package. DATA holds
CoNLL-U files whose names say what they are for: ``*train*`` and every file without a part's name (PUD) to train on,
``*dev*`` to choose the best step by, ``*test*`` to score the finished pipeline with and for nothing else.
"""

import argparse
import json
import tomllib
from pathlib import Path

import spacy
from augment import augment
from spacy.cli.train import train
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Corpus
from spacy.training.converters import conllu_to_docs
from sv_loften.lemmas import LexiconLemmatizer
from thinc.api import NumpyOps, set_current_ops

HERE = Path(__file__).parent
ORDER = ("tok2vec", "senter", "morphologizer", "parser", "lemmatizer")
"""Sentence bounds come before the parser, which keeps to them; in training the parser learns its own too."""
META = {
    "name": "loften",
    "description": "A small pipeline for Swedish, made for public agreements.",
    "license": "CC-BY-SA-4.0",
    "author": "The loften authors",
    "sources": [
        {"name": "UD Swedish Talbanken", "license": "CC BY-SA 4.0", "author": "Einarsson, Teleman, Nivre, Smith"},
        {"name": "UD Swedish PUD", "license": "CC BY-SA 4.0", "author": "Uszkoreit and others"},
        {"name": "simplemma, Swedish lexicon", "license": "MIT", "author": "Barbaresi"},
    ],
}
SCORES = {"POS": "pos_acc", "MORPH": "morph_acc", "LEMMA": "lemma_acc", "UAS": "dep_uas", "LAS": "dep_las"}


def main() -> None:
    """Convert, augment, train, assemble, score."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--out", type=Path, default=HERE / "build" / "training")
    arguments.add_argument("--steps", type=int, default=2000)
    arguments.add_argument("--seed", type=int, default=1)
    chosen = arguments.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    set_current_ops(NumpyOps(use_blis=False))  # numpy's matrices are faster than blis's
    parts = convert(chosen.data, chosen.out, chosen.seed)
    overrides = {
        "paths.train": str(parts["train"]),
        "paths.dev": str(parts["dev"]),
        "training.max_steps": chosen.steps,
        "system.seed": chosen.seed,
    }
    train(HERE / "config.cfg", chosen.out, overrides=overrides)
    finish(chosen.out / "model-best", parts, chosen.out)


def finish(best: Path, parts: dict[str, Path], out: Path) -> None:
    """Assemble the best step, score it, and put pipeline and scores into the package."""
    nlp = assemble(best, parts["train"])
    own = out / "agreements.spacy"
    save(read(HERE / "test" / "agreements.conllu", 1), own)
    scores = {"talbanken-test": score(nlp, parts["test"]), "agreements": score(nlp, own)}
    nlp.meta["performance"] = scores
    nlp.to_disk(HERE / "sv_loften" / "pipeline")
    (HERE / "scores.json").write_text(json.dumps(scores, indent=2) + "\n", encoding="utf-8")


def part_of(path: Path) -> str:
    """Return which part of the data a file is."""
    return next((part for part in ("dev", "test") if part in path.stem), "train")


def read(path: Path, sentences: int = 10) -> list[Doc]:
    """Return a CoNLL-U file as documents of so many sentences."""
    return list(conllu_to_docs(path.read_text(encoding="utf-8"), n_sents=sentences, no_print=True))


def convert(data: Path, out: Path, seed: int) -> dict[str, Path]:
    """Write the training data in spaCy's form, with the added fragments; return the files by part."""
    docs: dict[str, list[Doc]] = {"train": [], "dev": [], "test": []}
    for path in sorted(data.glob("*.conllu")):
        docs[part_of(path)].extend(read(path))
    docs["train"].extend(list(augment(docs["train"], seed)))
    files = {part: out / f"{part}.spacy" for part in docs}
    for part, path in files.items():
        save(docs[part], path)
    return files


def save(docs: list[Doc], path: Path) -> None:
    """Write documents in spaCy's binary form."""
    DocBin(docs=docs, store_user_data=True).to_disk(path)


def assemble(best: Path, seen: Path) -> Language:
    """Return the trained components in the order in which they are to run, with the final lemmas."""
    trained = spacy.load(best)
    nlp = spacy.blank("sv", vocab=trained.vocab, config={"nlp": {"tokenizer": trained.config["nlp"]["tokenizer"]}})
    for name in ORDER:
        nlp.add_pipe(name, source=trained)
    nlp.add_pipe("line_bounds", after="senter")
    nlp.add_pipe("lexicon_lemmatizer")
    words = LexiconLemmatizer.trained_on(DocBin().from_disk(seen).get_docs(nlp.vocab))
    nlp.get_pipe("lexicon_lemmatizer").known = words.known
    project = tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    nlp.meta.update({**META, "version": project["version"]})
    return nlp


def score(nlp: Language, gold: Path) -> dict[str, float]:
    """Return the scores on raw text, in per cent."""
    scores = nlp.evaluate(list(Corpus(gold)(nlp)))
    names = {**SCORES, "SENT": "sents_f", "TOKEN": "token_acc"}
    return {name: round(100 * scores[key], 1) for name, key in names.items()}


if __name__ == "__main__":
    main()
