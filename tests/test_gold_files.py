"""The gold files: verbatim, in the closed lists, and consistent with the codebook in force."""

import json
import re
import unicodedata
from collections import Counter
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any, get_args

import pypdfium2
import pytest
from lxml import html

from loften.agreement import (
    MEASURABILITY,
    SECTION_TYPES,
    THEMES,
    ActorBasis,
    ActorLabel,
    Comparator,
    DocumentKind,
    EvidenceType,
    PartyKind,
    PartyRole,
    PledgeKind,
    ResultStatus,
)
from loften.evaluation.gold import gold_files

ROOT = Path(__file__).parents[1]
FOLDERS = {
    ROOT / "gold": ("sample_docs", "sample_scans"),
    ROOT / "gold/test/gold": ("gold/test/docs",),
    ROOT / "gold/varied/gold": ("gold/varied/docs",),
    ROOT / "gold/links/documents": ("gold/links/docs",),
}
FILES = [(path, docs) for folder, docs in FOLDERS.items() for path in gold_files(folder)]
SCANS = {path.name for path in (ROOT / "sample_scans").glob("*.pdf")}
DOUBTS = {"exists", "actor", "measurability", "kind", "parent"}
VALUED = {"quantity", "frequency"}
PLEDGE_KEYS = ["id", "block", "text", "parent", "focus_area", "themes", "actor", "measurability", "kind", "unsure"]
PLAN_KEYS = ["type", "block", "text", "when", "due", "per", "by", "channels"]
RESULT_KEYS = ["type", "block", "text", "pledge", "period", "status", "quantity"]

gold_file = pytest.mark.parametrize(("path", "docs"), FILES, ids=[path.stem for path, _ in FILES])


@cache
def load(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data


def letters(text: str) -> str:
    """Letters and digits alone: what every reader of the same document must agree on."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", unescape(text))).casefold()


@cache
def source_letters(name: str, docs: tuple[str, ...]) -> str:
    hits = [hit for folder in docs for hit in (ROOT / folder).rglob(name)]
    assert len(set(hits)) == 1, f"{name} must be found once, not {len(hits)} times"
    if name.endswith(".pdf"):
        pages = pypdfium2.PdfDocument(hits[0])
        return letters("".join(page.get_textpage().get_text_range() for page in pages))
    if name.endswith(".html"):
        return letters(html.document_fromstring(hits[0].read_bytes()).text_content())
    return letters(hits[0].read_text(encoding="utf-8"))


def label_of(parties: list[dict[str, str]]) -> str:
    """The actor label that the responsible parties make (codebook section 3)."""
    kinds = {party["kind"] for party in parties if party["role"] == "ansvarig"}
    if {"polis", "kommun"} <= kinds:
        return "gemensam"
    return next((kind for kind in ("polis", "kommun", "annan") if kind in kinds), "oklar")


def label_allowed(pledge: dict[str, Any]) -> set[str]:
    """The measurability labels that the evidence allows: a deciding amount or set quantifies unless hedged."""
    types = {evidence["type"] for evidence in pledge["measurability"]["evidence"]}
    if "hedge" in types:
        return set(MEASURABILITY)
    if types & (VALUED | {"target_set", "target_value"}):
        return {"kvantifierad"}
    return {"vag", "kontrollerbar"}


def test_there_is_gold() -> None:
    assert len(FILES) >= 20


def test_the_readme_counts_what_there_is() -> None:
    rows = re.findall(r"^\| (.+?) \| (\d+) \| (\d+) \|$", (ROOT / "gold/README.md").read_text("utf-8"), re.MULTILINE)
    development, test = (counts(folder) for folder in list(FOLDERS)[:2])
    said = {name.replace("`", ""): (int(ours), int(theirs)) for name, ours, theirs in rows}
    assert said == {name: (development[name], test[name]) for name in said}
    assert set(said) == set(development | test)


def counts(folder: Path) -> Counter[str]:
    """How many there are of every kind of thing in a folder's gold, named as in the README."""
    count: Counter[str] = Counter()
    for path in gold_files(folder):
        gold = load(path)
        count.update(["documents", f"kind of document {gold['document']['kind']}"])
        for pledge in gold["pledges"]:
            actor = pledge["actor"]
            count.update(["pledges", f"measurability {pledge['measurability']['label']}", f"kind {pledge['kind']}"])
            count.update([f"actor {actor['label']}", f"basis {actor['basis']}"])
        for item in gold["follow_up"]:
            count.update(["plans"] if item["type"] == "plan" else ["results", f"status {item['status']}"])
    return count


@gold_file
def test_file_is_of_the_codebook_in_force(path: Path, docs: tuple[str, ...]) -> None:
    gold = load(path)
    assert gold["codebook"] == "1.3"
    assert gold["document"]["kind"] in get_args(DocumentKind)
    text = json.dumps(gold, indent=1, ensure_ascii=False) + "\n"
    assert path.read_text(encoding="utf-8") == text, "formatting: json indent 1, ensure_ascii False, final newline"
    assert unicodedata.normalize("NFC", text) == text


@gold_file
def test_blocks_are_words_of_the_source(path: Path, docs: tuple[str, ...]) -> None:
    gold = load(path)
    blocks = gold["blocks"]
    assert [block["n"] for block in blocks] == list(range(1, len(blocks) + 1))
    assert all(block["section"] in SECTION_TYPES for block in blocks)
    if gold["source"] in SCANS:
        return
    source = source_letters(gold["source"], docs)
    missing = [block["text"] for block in blocks if not all(stands_in(source, cell) for cell in cells(block["text"]))]
    assert not missing


def cells(text: str) -> list[str]:
    return text.split(" | ")


def stands_in(source: str, text: str) -> bool:
    """True if the text stands in the source, whole or cut once (by a page number)."""
    wanted = letters(text)
    cuts = range(8, len(wanted) - 8)
    return wanted in source or any(wanted[:cut] in source and wanted[cut:] in source for cut in cuts)


@gold_file
def test_the_head_is_in_the_words_of_the_document(path: Path, docs: tuple[str, ...]) -> None:
    gold = load(path)
    head, whole = gold["document"], letters(" ".join(block["text"] for block in gold["blocks"]))
    said = [head["title"], head["district"], head["police"], *head["municipalities"], *head["diary_numbers"]]
    said += [value for signatory in head["signatories"] for value in signatory.values()]
    missing = [value for value in (*said, *gold["focus_areas"]) if value and letters(value) not in whole]
    assert not missing


@gold_file
def test_pledges_are_verbatim_and_well_formed(path: Path, docs: tuple[str, ...]) -> None:
    gold = load(path)
    texts = {block["n"]: block["text"] for block in gold["blocks"]}
    sections = {block["n"]: block["section"] for block in gold["blocks"]}
    ids = [pledge["id"] for pledge in gold["pledges"]]
    assert ids == [f"p{n}" for n in range(1, len(ids) + 1)]
    for pledge in gold["pledges"]:
        where = f"{path.stem} {pledge['id']}"
        assert list(pledge) == PLEDGE_KEYS, where
        assert pledge["text"] in texts[pledge["block"]], where
        assert sections[pledge["block"]] == "löften", where
        assert pledge["parent"] is None or ids.index(pledge["parent"]) < ids.index(pledge["id"]), where
        assert pledge["focus_area"] is None or pledge["focus_area"] in gold["focus_areas"], where
        assert pledge["themes"], where
        assert set(pledge["themes"]) <= set(THEMES), where
        assert len(set(pledge["themes"])) == len(pledge["themes"]), where
        assert pledge["kind"] in get_args(PledgeKind), where
        assert isinstance(pledge["unsure"], list), where
        assert set(pledge["unsure"]) <= DOUBTS, where


@gold_file
def test_actor_follows_from_the_parties(path: Path, docs: tuple[str, ...]) -> None:
    gold = load(path)
    whole = letters(" ".join(block["text"] for block in gold["blocks"]))
    for pledge in gold["pledges"]:
        where, actor = f"{path.stem} {pledge['id']}", pledge["actor"]
        assert actor["label"] in get_args(ActorLabel), where
        assert actor["basis"] in get_args(ActorBasis), where
        assert actor["label"] == label_of(actor["parties"]), where
        assert (actor["label"] == "oklar") == (actor["basis"] == "ingen"), where
        for party in actor["parties"]:
            assert list(party) == ["kind", "name", "role"], where
            assert party["kind"] in get_args(PartyKind), where
            assert party["role"] in get_args(PartyRole), where
            assert letters(party["name"]) in whole, f"{where}: {party['name']} is named nowhere"


@gold_file
def test_evidence_stands_in_the_pledge_and_allows_the_label(path: Path, docs: tuple[str, ...]) -> None:
    for pledge in load(path)["pledges"]:
        where, measurability = f"{path.stem} {pledge['id']}", pledge["measurability"]
        assert measurability["label"] in MEASURABILITY, where
        assert measurability["label"] in label_allowed(pledge), where
        for evidence in measurability["evidence"]:
            assert list(evidence) == ["type", "text", "value", "unit", "comparator", "per"], where
            assert evidence["type"] in get_args(EvidenceType), where
            assert evidence["text"] in pledge["text"], where
            assert evidence["comparator"] is None or evidence["comparator"] in get_args(Comparator), where
            assert (evidence["comparator"] is None) == (evidence["value"] is None), where
            assert evidence["type"] not in VALUED or evidence["value"] is not None, where
            assert evidence["type"] != "frequency" or evidence["per"], where


@gold_file
def test_follow_up_is_verbatim_and_well_formed(path: Path, docs: tuple[str, ...]) -> None:
    gold = load(path)
    texts = {block["n"]: block["text"] for block in gold["blocks"]}
    whole = "\n".join(texts.values())
    for item in gold["follow_up"]:
        where = f"{path.stem}: {item['text'][:40]}"
        assert item["text"] in texts[item["block"]], where
        if item["type"] == "plan":
            assert list(item) == PLAN_KEYS, where
            assert all(name in item["text"] for name in item["by"]), where
            assert all(re.fullmatch(r"\d{4}(-\d\d){0,2}(/\d{4}(-\d\d){0,2})?", due) for due in item["due"] or ()), where
        else:
            assert item["type"] == "result", where
            assert list(item) == RESULT_KEYS, where
            assert item["status"] in get_args(ResultStatus), where
            assert item["pledge"] is None or item["pledge"] in whole, where
            assert item["period"] is None or list(item["period"]) == ["start", "end"], where
            quantity = item["quantity"]
            assert quantity is None or list(quantity) == ["value", "unit", "comparator", "of"], where
