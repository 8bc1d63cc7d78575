"""Changes of words: synonyms, parties, lead-ins, headings, numbers, names and years."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from perturbing.paper import Paper, mapped

Pairs = Sequence[Sequence[str]]
_KINDS = ("polis", "kommun", "annan")


def like(word: str, model: str) -> str:
    """Return a word with the capital letters that its model has: none, the first, or all."""
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def replacer(pairs: Pairs) -> Callable[[str], str]:
    """Return a function that replaces whole words, each by its partner and all at once, so that a swap is possible."""
    partner = {old.casefold(): new for old, new in pairs}
    longest_first = sorted(partner, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])", re.IGNORECASE)
    return lambda text: pattern.sub(lambda match: like(partner[match[0].casefold()], match[0]), text)


def synonyms(paper: Paper, pairs: Pairs) -> Paper:
    """Return a paper with words replaced everywhere."""
    return dict(mapped(paper, replacer(pairs)))


def parties(paper: Paper, swap: Mapping[str, Sequence[str]]) -> Paper:
    """Return a paper whose promises are made by others: ``swap`` gives, for a name, its successor and that one's kind.

    Only blocks of promises change, headings among them. A pledge's party follows where its name stood in the pledge's
    block or in a changed block above it; what the rest of the document says of "vi" stays.
    """
    change = replacer([(name, new) for name, (new, _) in swap.items()])
    genitive = replacer([(f"{name}s", f"{new}s") for name, (new, _) in swap.items()])
    owned = re.compile(r"\b\w+s (?=(?:åtagande|löfte|ansvar|del\b))", re.IGNORECASE)

    def renamed(text: str) -> str:
        return change(owned.sub(lambda match: genitive(match[0]), text))

    changed: dict[int, str] = {}
    blocks = []
    for block in paper["blocks"]:
        new = renamed(block["text"]) if block["section"] == "löften" else block["text"]
        if new != block["text"]:
            changed[block["n"]] = block["text"].casefold()
        blocks.append(block | {"text": new})
    pledges = [_with_parties(pledge, changed, swap, renamed) for pledge in paper["pledges"]]
    moved = mapped(paper["focus_areas"], renamed, "focus_areas") if changed else paper["focus_areas"]
    return paper | {"blocks": blocks, "pledges": pledges, "focus_areas": moved}


def _with_parties(
    pledge: dict[str, Any],
    changed: Mapping[int, str],
    swap: Mapping[str, Sequence[str]],
    renamed: Callable[[str], str],
) -> dict[str, Any]:
    actor = pledge["actor"]
    own = actor["basis"] == "uttalad"
    near = [text for n, text in changed.items() if (n == pledge["block"] if own else n <= pledge["block"])]
    named = []
    for party in actor["parties"]:
        new = swap.get(party["name"].casefold())
        here = any(re.search(rf"(?<![\w-]){party['name'].casefold()}s?(?![\w-])", text) for text in near)
        inside = own or party["role"] == "ansvarig" or party["name"] in pledge["text"]
        if new and here and inside and actor["basis"] != "dokument":
            party = party | {"name": like(new[0], party["name"]), "kind": new[1]}
        named.append(party)
    evidence = mapped(pledge["measurability"], renamed)
    label = actor["label"] if actor["label"] == "oklar" else label_of(named)
    return pledge | {
        "text": renamed(pledge["text"]),
        "measurability": evidence,
        "actor": actor | {"parties": named, "label": label},
    }


def label_of(named: Sequence[Mapping[str, str]]) -> str:
    """Return the label that the codebook gives a set of parties."""
    kinds = {party["kind"] for party in named if party["role"] == "ansvarig"}
    if {"polis", "kommun"} <= kinds:
        return "gemensam"
    return next((kind for kind in _KINDS if kind in kinds), "oklar")


def blocks_reworded(paper: Paper, pairs: Pairs, wanted: Callable[[dict[str, Any]], bool]) -> Paper:
    """Return a paper with the blocks that are wanted rewritten by regular expressions, the first that matches whole."""
    rules = [(re.compile(pattern, re.IGNORECASE), new) for pattern, new in pairs]
    coded = {part["block"] for part in (*paper["pledges"], *paper["follow_up"])}
    blocks = []
    for block in paper["blocks"]:
        text = block["text"]
        if wanted(block) and block["n"] not in coded:
            match, new = next(((m, new) for rule, new in rules if (m := rule.fullmatch(text))), (None, ""))
            text = like(match.expand(new), text) if match else text
        blocks.append(block | {"text": text})
    return paper | {"blocks": blocks}


def lead_ins(paper: Paper, pairs: Pairs) -> Paper:
    """Return a paper with its lead-ins in other words."""
    return blocks_reworded(paper, pairs, lambda block: block["section"] == "löften" and not block["heading"])


def headings(paper: Paper, pairs: Pairs) -> Paper:
    """Return a paper with its headings in other words; the title stays."""
    title = next((block["n"] for block in paper["blocks"] if block["heading"]), None)
    return blocks_reworded(paper, pairs, lambda block: block["heading"] and block["n"] != title)


def capitals(paper: Paper) -> Paper:
    """Return a paper with its headings in capital letters."""
    blocks = [b | {"text": b["text"].upper() if b["heading"] else b["text"]} for b in paper["blocks"]]
    return paper | {"blocks": blocks}


def numerals(paper: Paper, pairs: Pairs) -> Paper:
    """Return a paper with small numbers in words written as figures."""
    return synonyms(paper, pairs)


def number_words(paper: Paper, pairs: Pairs) -> Paper:
    """Return a paper with small figures that count something written in words."""
    word = {figure: name for name, figure in pairs}
    counted = re.compile(
        r"(?<![\w.,:/–-])(?<!\bkl )(?<!\bvecka )(?<!\bnr )(?<!\bklockan )([2-9]|1[0-2])(?= [a-zåäö]{4,})", re.IGNORECASE
    )
    months = re.compile(r" (?:jan|feb|mars|apr|maj|juni|juli|aug|sep|okt|nov|dec|och|till|procent)")

    def spelt(text: str) -> str:
        return counted.sub(lambda m: m[0] if months.match(text, m.end()) else word.get(m[1], m[1]), text)

    return dict(mapped(paper, spelt))


def elsewhere(paper: Paper, names: Sequence[str], years: int) -> Paper:
    """Return a paper of other municipalities and years; the years in dates move with those in the text."""
    own = paper["document"]["municipalities"]
    successor = dict(zip(own, [name for name in names if name not in own], strict=False))
    places = re.compile("|".join(map(re.escape, sorted(successor, key=len, reverse=True))) or r"(?!)")

    def name(match: re.Match[str]) -> str:
        new, after = successor[match[0]], match.string[match.end() : match.end() + 2]
        joined = new.endswith("s") and re.match(r"s\b", after)
        return new[:-1] if joined else new

    def moved(text: str) -> str:
        later = re.sub(r"(?<!\d)20[0-3]\d(?!\d)", lambda m: str(int(m[0]) + years), text)
        return places.sub(name, later)

    return dict(mapped(paper, moved, dates=True))
