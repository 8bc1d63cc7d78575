"""Hedges and their scope (rule 7): on the promise itself they lower it, elsewhere they change nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loften.pledges.measurability.phrases import end_of_clause, end_of_phrase, index_at
from loften.pledges.measurability.sentence import Sentence
from loften.rules import load_rules

_RULES = load_rules("measurability")
_CONDITION = re.compile(r"(?:om|när|förutsatt|såvida|ifall)\b(?!\s+(?:möjligt|så|det)\b)", re.IGNORECASE)
_MEASURE = re.compile(r"i\s+mån\s+av\s", re.IGNORECASE)
_ENDED = re.compile(r"\b(?:räcker|medger|tillåter|finns|ges|går|hinner)$", re.IGNORECASE)
_NEW_CLAUSE = re.compile(r"(?:\boch|\bsamt|\bmen|;|,\s*(?:och|men|dock)?)\s+", re.IGNORECASE)
_ON_ADDITION = re.compile(r",?\s+(?:(?:\w+\s+)?(?:även|också)|(?:med\s+)?(?:fler|flera|ytterligare))\b", re.IGNORECASE)
_ON_PHRASE = re.compile(r"\s+(?:i|på|vid|under|före|efter|med|tillsammans\s+med)\s+[^,;]*(?:[,;]|$)")
_VERB = re.compile(r"\b(?:ska|kommer|\w{2,}(?:ar|er|as|a))\b")


@dataclass(frozen=True, slots=True)
class Hedge:
    """A hedge at ``start:end``; ``lowers``: it stands on the main predicate."""

    start: int
    end: int
    lowers: bool
    rule: str


def find_hedges(sentence: Sentence, predicate: tuple[int, int] | None) -> Iterator[Hedge]:
    """Yield the hedges of a sentence; ``predicate`` is where its main verb stands."""
    for rule_id in ("rule7.hedge", "rule7.try", "rule7.wish"):
        for match in sentence.finditer(rule_id):
            if rule_id != "rule7.hedge" and any(first <= match.start() < last for first, last in sentence.subordinate):
                continue  # "de som önskar", "när de vill", "bränsle som kan användas": that is not what is promised
            wishes = rule_id != "rule7.hedge"
            lowers = not _is_spared(sentence, match.start(), match.end(), predicate, wishes)
            if sentence.syntax and sentence.syntax.in_relative(*match.span()):
                lowers = False  # "unga som vid behov får en handledare"
            yield Hedge(match.start(), _end(sentence, match), lowers, rule_id)


def _end(sentence: Sentence, match: re.Match[str]) -> int:
    """Return where a hedge ends: a condition with its whole clause ("om pengar avsätts i budget")."""
    if _MEASURE.match(match[0]):
        return end_of_phrase(sentence.words, index_at(sentence.words, match.start()) + 3)
    onward = index_at(sentence.words, match.end())
    ends = onward < len(sentence.words) and sentence.words[onward].kind in ("verb", "infinitive")
    if not _CONDITION.match(match[0]) or match.end() >= sentence.end or (ends and _ENDED.search(match[0])):
        return match.end()
    stop = end_of_clause(sentence.words, index_at(sentence.words, match.start()))
    return max(stop, match.end())


def _is_spared(sentence: Sentence, at: int, end: int, predicate: tuple[int, int] | None, wishes: bool) -> bool:
    text, start = sentence.text, sentence.start
    if _RULES["rule7.place"].regex.search_met(text, at, end) and _RULES["rule7.place"].regex.match(text, at):
        return True
    says_where = text[at : at + 3].lower() == "där" and sentence.finds("rule7.where", start, at)
    if says_where or sentence.finds("rule7.spared", start, at):
        return True
    if (not wishes and _ON_ADDITION.match(text, end)) or _is_on_phrase(text, text[start:at], at, end):
        return True
    if predicate is None or at < predicate[1]:
        return False
    return _begins_clause(text[predicate[1] : at])


def _is_on_phrase(text: str, before: str, at: int, end: int) -> bool:
    """Return whether a hedge without a verb leads a phrase of its own: "…, om möjligt på kvällen"."""
    alone = before.endswith(", ") and not _CONDITION.match(text, at)
    return alone and _ON_PHRASE.match(text, end) is not None


def _begins_clause(between: str) -> bool:
    """Return whether the words between predicate and hedge open a clause or an addition of its own."""
    openings = list(_NEW_CLAUSE.finditer(between + " "))
    if not openings:
        return False
    last = openings[-1]
    rest = between[last.end() :]
    coordinator = last[0].strip(" ,").lower()
    if coordinator in ("och", "samt", "men", "") and _VERB.search(rest):
        return True
    return coordinator in ("och", "samt", "men", ";") and not rest.strip()
