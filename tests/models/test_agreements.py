"""The model's own test sentences are well-formed: one tree each, Talbanken's labels, the text as its tokens make it."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
import spacy

FILE = Path(__file__).parents[2] / "models" / "sv_loften" / "test" / "agreements.conllu"
UPOS = {
    *("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ"),
    *("SYM", "VERB", "X"),
}
RARE = {
    "Abbr=Yes|POS=ADP",
    "Case=Nom|Definite=Ind|Gender=Com|Number=Sing|POS=VERB|Tense=Past|VerbForm=Part|Voice=Pass",
}
"""Analyses of the treebank's development part that the training part lacks, and that of "p.g.a."."""


@dataclass(frozen=True)
class Row:
    id: str
    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: str
    deprel: str
    deps: str
    misc: str


@dataclass(frozen=True)
class Sentence:
    name: str
    text: str
    rows: tuple[Row, ...]


def read() -> list[Sentence]:
    found = []
    for block in FILE.read_text(encoding="utf-8").strip().split("\n\n"):
        name, text, *rows = block.split("\n")
        found.append(
            Sentence(
                name.removeprefix("# sent_id = "),
                text.removeprefix("# text = "),
                tuple(Row(*row.split("\t")) for row in rows),
            )
        )
    return found


SENTENCES = read()


def test_there_are_at_least_sixty_different_ones() -> None:
    assert len({sentence.text for sentence in SENTENCES}) == len(SENTENCES) >= 60
    assert len({sentence.name for sentence in SENTENCES}) == len(SENTENCES)


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence.name)
def test_a_sentence_is_one_tree_over_its_text(sentence: Sentence) -> None:
    rows = sentence.rows
    assert [row.id for row in rows] == [str(number) for number in range(1, len(rows) + 1)]
    text = "".join(row.form + ("" if row.misc == "SpaceAfter=No" else " ") for row in rows)
    assert text.removesuffix(" ") == sentence.text
    heads = [int(row.head) for row in rows]
    assert all(0 <= head <= len(rows) and head != place for place, head in enumerate(heads, 1))
    assert heads.count(0) == 1
    assert [row.deprel for row in rows if row.head == "0"] == ["root"]
    for place in range(1, len(rows) + 1):
        steps = 0
        while place and steps <= len(rows):
            place, steps = heads[place - 1], steps + 1
        assert place == 0, "a cycle"


def test_labels_are_those_of_the_treebank() -> None:
    nlp = spacy.load("sv_loften")
    relations = set(nlp.get_pipe("parser").labels) | {"root", "orphan", "aux:pass"}
    analyses = set(nlp.get_pipe("morphologizer").labels) | RARE
    rows = [row for sentence in SENTENCES for row in sentence.rows]
    assert {row.upos for row in rows} <= UPOS
    assert {row.deprel for row in rows} <= relations
    features = ["" if row.feats == "_" else row.feats for row in rows]
    found = {
        "|".join(sorted([*filter(None, feats.split("|")), f"POS={row.upos}"]))
        for row, feats in zip(rows, features, strict=True)
    }
    assert found <= {"|".join(sorted(label.split("|"))) for label in analyses}


def test_punctuation_carries_nothing_and_function_words_little() -> None:
    for sentence in SENTENCES:
        children = Counter(row.head for row in sentence.rows)
        for row in sentence.rows:
            assert (row.deprel == "punct") == (row.upos == "PUNCT"), (sentence.name, row.form)
            if row.deprel in {"punct", "case", "aux", "cop", "det", "mark", "cc"}:
                assert children[row.id] <= (row.form == "en"), (sentence.name, row.form)


def test_words_that_must_agree_do() -> None:
    """Articles and attributive adjectives share gender and number with their noun."""
    for sentence in SENTENCES:
        for row in sentence.rows:
            if row.deprel not in {"det", "amod"} or row.head == "0":
                continue
            noun = sentence.rows[int(row.head) - 1]
            own = dict(feature.split("=") for feature in row.feats.split("|"))
            its = dict(feature.split("=") for feature in noun.feats.split("|")) if noun.feats != "_" else {}
            for name in ("Gender", "Number"):
                assert name not in own or name not in its or own[name] == its[name], (sentence.name, row.form)
