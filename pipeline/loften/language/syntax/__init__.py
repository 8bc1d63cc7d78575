"""What the parse says, in words that no engine owns: predicates, subjects, agents, companions, what a number counts.

Every function takes a span or token of a ``Doc`` (UD labels). Where there is no parse (the blank engine), functions
return None, an empty tuple, or False. Tokens returned may lie outside the span only where the docstring says so.
"""

from loften.language.syntax.clauses import clauses
from loften.language.syntax.counts import counted_noun
from loften.language.syntax.denial import is_denied
from loften.language.syntax.inversion import inverted_subjects
from loften.language.syntax.parties import agents, companions, subjects
from loften.language.syntax.predicates import is_negated, is_removed, main_predicate, predicate_chain
from loften.language.syntax.tokens import (
    attachment,
    coordinated,
    is_finite,
    is_infinitive,
    is_parsed,
    is_passive,
    is_past,
    opens_past,
    phrase,
    root,
)

__all__ = [
    "agents",
    "attachment",
    "clauses",
    "companions",
    "coordinated",
    "counted_noun",
    "inverted_subjects",
    "is_denied",
    "is_finite",
    "is_infinitive",
    "is_negated",
    "is_parsed",
    "is_passive",
    "is_past",
    "is_removed",
    "main_predicate",
    "opens_past",
    "phrase",
    "predicate_chain",
    "root",
    "subjects",
]
