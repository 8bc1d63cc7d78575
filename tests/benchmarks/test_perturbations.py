"""Changed copies of gold documents: the gold stays true of what is written."""

import re
import sys
from html import unescape
from pathlib import Path
from typing import Any

import pytest

PROJECT = Path(__file__).parents[2]
sys.path.insert(0, str(PROJECT / "benchmarks"))

import perturbations as tool  # noqa: E402
from perturbing import paper, structure, words  # noqa: E402

from loften.evaluation.gold import load_gold, load_golds  # noqa: E402

CHANGES = tool.load_perturbations()
PAPERS = [paper.paper_of(gold, None) for root in tool.ROOTS for gold in load_golds(PROJECT / root)]


def block(n: int, text: str, kind: str = "paragraph", section: str = "löften") -> dict[str, Any]:
    heading = kind == "heading"
    level = {"heading": 2, "list_item": 1}.get(kind)
    laid = {"kind": kind, "level": level, "furniture": False, "bold": False}
    return {"n": n, "heading": heading, "section": section, "text": text, **laid}


def pledge(n: int, text: str, name: str = "Polisen", kind: str = "polis", basis: str = "uttalad") -> dict[str, Any]:
    return {
        "id": f"p{n}",
        "block": n,
        "text": text,
        "actor": {"label": kind, "basis": basis, "parties": [{"kind": kind, "name": name, "role": "ansvarig"}]},
        "measurability": {"label": "vag", "evidence": []},
    }


def small(blocks: list[dict[str, Any]], pledges: list[dict[str, Any]]) -> paper.Paper:
    head = {"title": "Löften", "municipalities": ["Eda"], "period": {"start": "2020", "end": "2021"}}
    return {"document": head, "focus_areas": [], "blocks": blocks, "pledges": pledges, "follow_up": []}


def letters(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.id)
def test_the_changed_gold_quotes_the_changed_document(change: tool.Perturbation) -> None:
    touched = 0
    for original in PAPERS:
        changed, data = change(original)
        touched += changed != original or change.as_text
        written = letters(re.sub(r"<[^>]+>", " ", unescape(data.decode())))
        assert all(letters(pledge.text) in written for pledge in paper.as_gold(changed, "copy").pledges)
    assert touched


def test_words_are_replaced_whole_at_once_and_with_their_capitals() -> None:
    swap = words.replacer([("polisen", "kommunen"), ("kommunen", "polisen")])
    assert swap("Polisen, kommunen och POLISEN; närpolisen") == "Kommunen, polisen och KOMMUNEN; närpolisen"


def test_a_party_follows_its_name_and_the_label_its_parties() -> None:
    blocks = [block(1, "Polisen tackar.", section="inledning"), block(2, "Polisen besöker skolan.")]
    changed = words.parties(small(blocks, [pledge(2, "Polisen besöker skolan")]), {"polisen": ["båtklubben", "annan"]})
    assert [b["text"] for b in changed["blocks"]] == ["Polisen tackar.", "Båtklubben besöker skolan."]
    actor = changed["pledges"][0]["actor"]
    assert (actor["label"], actor["parties"][0]["name"], actor["parties"][0]["kind"]) == (
        "annan",
        "Båtklubben",
        "annan",
    )


def test_a_party_that_the_document_names_elsewhere_stays() -> None:
    blocks = [block(1, "Polisen lovar:", section="inledning"), block(2, "Vi besöker skolan.")]
    original = small(blocks, [pledge(2, "Vi besöker skolan", basis="dokument")])
    assert words.parties(original, {"polisen": ["båtklubben", "annan"]})["pledges"] == original["pledges"]


def test_years_move_in_the_text_and_in_the_gold() -> None:
    changed = words.elsewhere(small([block(1, "Edas löften 2020–2021 i Eda")], []), ["Sotenäs"], 6)
    assert changed["blocks"][0]["text"] == "Sotenäs löften 2026–2027 i Sotenäs"
    assert changed["document"]["period"] == {"start": "2026", "end": "2027"}


def test_figures_that_count_are_spelt_and_times_are_not() -> None:
    text = words.number_words(small([block(1, "Klockan 3 hålls 3 möten, 3 juni, 10 procent")], []), [("tre", "3")])
    assert text["blocks"][0]["text"] == "Klockan 3 hålls tre möten, 3 juni, 10 procent"


def test_a_list_of_sentences_becomes_a_paragraph_and_a_paragraph_a_list() -> None:
    sentences = ["Polisen besöker skolan.", "Polisen mäter farten."]
    blocks = [block(n, text, "list_item") for n, text in enumerate(sentences, 1)]
    original = small(blocks, [pledge(n, text.rstrip(".")) for n, text in enumerate(sentences, 1)])
    prose = structure.to_prose(original)
    assert [(b["kind"], b["text"]) for b in prose["blocks"]] == [("paragraph", " ".join(sentences))]
    assert [p["block"] for p in prose["pledges"]] == [1, 1]
    items = structure.to_items(prose)
    assert [(b["kind"], b["text"]) for b in items["blocks"]] == [("list_item", text.rstrip(".")) for text in sentences]


def test_a_list_without_subjects_stays_a_list() -> None:
    blocks = [block(1, "Besöka skolan.", "list_item"), block(2, "Mäta farten.", "list_item")]
    original = small(blocks, [pledge(n, blocks[n - 1]["text"], basis="inledning") for n in (1, 2)])
    assert structure.to_prose(original)["blocks"] == blocks


def test_parts_with_promises_come_first_and_signatures_last() -> None:
    named = [("Löften i Eda", "inledning"), ("Läget", "lägesbild"), ("Löften", "löften"), ("Namn", "signatur")]
    blocks = [b for n, (text, section) in enumerate(named) for b in (
        block(2 * n + 1, text, "heading", section), block(2 * n + 2, f"Text om {text}.", section=section)
    )]  # fmt: skip
    changed = structure.promises_first(small(blocks, []))
    assert [b["text"] for b in changed["blocks"] if b["heading"]] == ["Löften i Eda", "Löften", "Läget", "Namn"]


def test_hyphenated_lines_keep_every_word() -> None:
    text = "Kommunen genomför trygghetsvandringar tillsammans med bostadsföretagen i området varje höst"
    data = paper.written_text(small([block(1, text)], []), width=44, hyphenate=True).decode()
    assert "-\n" in data
    assert all(len(line) <= 44 for line in data.splitlines())
    assert data.replace("-\n", "").replace("\n", " ").strip() == text


def test_a_trial_compares_the_documents_that_a_change_touches() -> None:
    gold = load_gold(PROJECT / "gold" / "halmstad-2020.json")
    trial = tool.Trial([(gold, paper.paper_of(gold, None))])
    swapped = next(change for change in CHANGES if "swapped" in change.id)
    before, after = trial.run(swapped)
    assert [case.gold.pledges[0].actor.label for case in (before[0], after[0])] == ["polis", "kommun"]
    assert tool.figures(after)["pledge F1"] > 0.5
    nothing = tool.Perturbation("nothing", {"change": "synonyms", "pairs": [["gibt-es-nicht", "x"]]})
    assert trial.run(nothing) == ([], [])
