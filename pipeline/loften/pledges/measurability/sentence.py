"""One sentence of a promise, and what is read of it: once, whoever asks."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from loften.language import Parsed
from loften.pledges.actor.reading import sentences
from loften.pledges.measurability.hits import NOUNS, Hit, Span, find_hits, find_subordinate
from loften.pledges.measurability.predicates import Predicate, find_predicate
from loften.pledges.measurability.syntax import Syntax
from loften.pledges.measurability.words import Word, attributes, read_syntax, read_words
from loften.pledges.pledge import FoundPledge
from loften.pledges.state import main_clause, promises_state
from loften.quantities import Amount, find_amounts
from loften.rules import load_rules
from loften.sections import Outline

_RULES = load_rules("measurability")


@dataclass(frozen=True)
class Sentence:
    """A sentence at ``start:end`` of the text, with its words, and its parse where there is one.

    ``attributes`` is where words start that only describe a noun after them.
    """

    text: str
    start: int
    end: int
    words: Sequence[Word]
    attributes: Set[int]
    syntax: Syntax | None

    @cached_property
    def subordinate(self) -> list[Span]:
        """Return the subordinate clauses."""
        return find_subordinate(self.text, self.start, self.end)

    @cached_property
    def hits(self) -> tuple[Hit, ...]:
        """Return the telling words, in order."""
        return find_hits(self.text, self.start, self.end, self.subordinate)

    @cached_property
    def predicate(self) -> Predicate:
        """Return what is promised; words that describe a noun are no verbs, whatever they look like."""
        hits = [hit for hit in self.hits if hit.kind in NOUNS or hit.start not in self.attributes]
        return find_predicate(self.text, self.start, self.end, hits)

    @cached_property
    def _likely(self) -> Set[str]:
        return {rule.id for rule in _RULES.likely(self.text, self.start, self.end)}

    def finds(self, rule_id: str, start: int, end: int) -> bool:
        """Return whether a rule of ``measurability.toml`` matches ``text[start:end]``, a part of it, by itself."""
        # What the sentence does not hold no part of it does: that is asked but once.
        return rule_id in self._likely and _RULES[rule_id].regex.search_met(self.text[start:end]) is not None

    def finditer(self, rule_id: str) -> Iterator[re.Match[str]]:
        """Return the matches of a rule of ``measurability.toml``."""
        if rule_id not in self._likely:
            return iter(())
        return _RULES[rule_id].regex.finditer_met(self.text, self.start, self.end)

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """Return the amounts, also those that decide nothing."""
        return find_amounts(self.text, self.start, self.end)

    @cached_property
    def main_clause(self) -> str:
        """Return it without a purpose or condition that is fronted."""
        return main_clause(self.text, self.start, self.end)

    @cached_property
    def surely_promises_state(self) -> bool:
        """Return whether it promises that the world will be so, by a rule that holds whatever the verb is."""
        return promises_state(self.main_clause, surely=True)

    @cached_property
    def promises_state(self) -> bool:
        """Return whether it promises that the world will be so."""
        return self.surely_promises_state or promises_state(self.main_clause)


def read_sentences(pledge: FoundPledge, outline: Outline, parsed: Parsed) -> tuple[Sentence, ...]:
    """Return the sentences of a pledge, in order."""
    text = outline.document.text
    words = read_words(text, pledge.start, pledge.end, parsed)
    described = attributes(words)
    return tuple(
        Sentence(
            text,
            start,
            end,
            [word for word in words if start <= word.start < end],
            described,
            read_syntax(start, end, parsed),
        )
        for start, end in sentences(text, pledge.start, pledge.end)
    )
