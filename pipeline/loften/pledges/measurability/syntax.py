"""What the parse says of a sentence's hedges, numbers and verbs; nothing is claimed where there is no parse."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from loften.language.syntax import counted_noun, is_finite

if TYPE_CHECKING:
    from loften.language.types import Span, Token

TOPIC = {"om", "kring", "gällande", "angående", "rörande"}
"""Prepositions that say what words are about: "broschyrer om de tre vanligaste bedrägerierna"."""

RELATIVE = {"som", "där", "dit", "vilka", "vilket", "vilken", "vars"}


@dataclass(frozen=True, slots=True)
class Syntax:
    """The tokens of a sentence; ``origin`` is where their document begins in the text that offsets count in."""

    span: "Span"
    origin: int

    def in_relative(self, start: int, end: int) -> bool:
        """Return whether ``start:end`` stands before the verb of a relative clause: "unga som vid behov får hjälp".

        Nothing but nouns and adverbs may part it from the relative word: behind the verb it may as well go with the
        main clause.
        """
        inside = self._tokens(start, end)
        verb = self._relative_verb(inside[0]) if inside else None
        if verb is None or inside[-1].i >= verb.i:
            return False
        for token in reversed(self.span.doc[self.span.start : inside[0].i]):
            if token.lower_ in RELATIVE:
                return True
            if token.is_punct or token.pos_ in {"VERB", "AUX"}:
                return False
        return False

    def describes(self, start: int, end: int) -> bool:
        """Return whether the verb at ``start:end`` is that of a relative clause in a sentence with another verb."""
        inside = self._tokens(start, end)
        verb = self._relative_verb(inside[0]) if inside else None
        if verb is None:
            return False
        clause = set(verb.subtree)
        return any(is_finite(token) and token not in clause for token in self.span)

    def counts_topic(self, start: int, end: int) -> bool:
        """Return whether a number counts definite things that a noun is about, or is part of a word ("30-sträckan")."""
        inside = self._tokens(start, end)
        if inside and inside[0].pos_ == "NOUN" and inside[0].text[end - self.origin - inside[0].idx :].startswith("-"):
            return True
        for number in (token for token in inside if token.pos_ == "NUM" and token.dep_ == "nummod"):
            noun = counted_noun(number)
            if noun is not None and noun.dep_ == "nmod" and "Definite=Def" in str(noun.morph):
                return any(child.dep_ == "case" and child.lower_ in TOPIC for child in noun.children)
        return False

    def _tokens(self, start: int, end: int) -> "list[Token]":
        first, last = start - self.origin, end - self.origin
        return [token for token in self.span if token.idx < last and first < token.idx + len(token)]

    def _relative_verb(self, token: "Token") -> "Token | None":
        """Return the verb of the relative clause that a word stands in, if that is the first clause above it."""
        for verb in (token, *token.ancestors):
            if verb.dep_ == "acl:relcl":
                return verb
            if verb.pos_ in {"VERB", "AUX"} and not verb.dep_.startswith("aux"):
                return None
        return None
