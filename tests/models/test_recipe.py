"""The parts of the recipe that decide what the model learns from."""

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest
import spacy
from spacy.tokens import Doc
from sv_loften.lexicon import analyse

RECIPE = Path(__file__).parents[2] / "models" / "sv_loften"


@pytest.fixture(scope="module")
def recipe(request: pytest.FixtureRequest) -> "dict[str, ModuleType]":
    sys.path.insert(0, str(RECIPE))
    try:
        return {name: importlib.import_module(name) for name in ("augment", "endings", "train")}
    finally:
        sys.path.remove(str(RECIPE))


def test_endings_are_those_that_most_forms_need(recipe: dict[str, ModuleType]) -> None:
    forms = [("skolorna", "skola"), ("kyrkorna", "kyrka"), ("bilarna", "bil"), ("gårdarna", "gård"), ("och", "och")]
    table = recipe["endings"].learn(forms)
    assert table["orna"] == (4, "a")
    assert table["a"] == (4, ""), "the shortest ending that says it"
    assert not {"arna", "skolorna"} & set(table), "what a shorter ending says already is not kept"


@pytest.mark.parametrize(
    ("form", "lemma", "change"), [("ärendet", "ärende", (1, "")), ("bättre", "bra", (5, "ra")), ("sly", "sly", (0, ""))]
)
def test_a_change_is_what_to_cut_and_add(
    recipe: dict[str, ModuleType], form: str, lemma: str, change: tuple[int, str]
) -> None:
    cut, add = recipe["endings"].change(form, lemma)
    assert (cut, add) == change
    assert form[: len(form) - cut] + add == lemma


@pytest.mark.parametrize(
    ("form", "lemma"), [("trygghetsvandringarna", "trygghetsvandring"), ("fritidsgårdens", "fritidsgård")]
)
def test_the_shipped_table_knows_compounds(form: str, lemma: str) -> None:
    assert analyse(form)[0] == lemma


def test_files_belong_to_the_part_in_their_name(recipe: dict[str, ModuleType]) -> None:
    part_of = recipe["train"].part_of
    names = ("sv_talbanken-ud-dev", "sv_talbanken-ud-test", "sv_talbanken-ud-train", "sv_pud")
    assert [part_of(Path(f"{name}.conllu")) for name in names] == ["dev", "test", "train", "train"]


def test_fragments_are_whole_trees_of_the_sentence(recipe: dict[str, ModuleType]) -> None:
    nlp = spacy.blank("sv")
    words = [*("Polisen", "lovar", "att", "besöka", "alla", "stora", "skolor", "i", "kommunen"), ",", "t.ex."]
    words += ["Norra", "skolan", "."]
    heads = [1, 1, 3, 1, 6, 6, 3, 8, 6, 12, 12, 12, 6, 1]
    deps = ["nsubj", "ROOT", "mark", "xcomp", "det", "amod", "obj", "case", "nmod", "punct", "advmod"]
    deps += ["amod", "appos", "punct"]
    pos = ["NOUN", "VERB", "PART", "VERB", "DET", "ADJ", "NOUN", "ADP", "NOUN", "PUNCT", "ADV", "ADJ", "NOUN", "PUNCT"]
    morphs = ["VerbForm=Inf" if word == "besöka" else "" for word in words]
    doc = Doc(nlp.vocab, words=words, heads=heads, deps=deps, pos=pos, tags=pos, morphs=morphs, lemmas=words)
    made = list(recipe["augment"].augment([doc] * 30, seed=1))
    texts = {one.text.lower() for one in made}
    assert "besöka alla stora skolor i kommunen , t.ex. norra skolan" in texts
    assert any("t ex" in text for text in texts)
    for one in made:
        assert sum(token.head == token for token in one) == 1
        assert len(list(one.sents)) == 1
    assert [one.text for one in made] == [one.text for one in recipe["augment"].augment([doc] * 30, seed=1)]
