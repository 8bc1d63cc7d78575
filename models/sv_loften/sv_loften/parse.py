"""spaCy's dependency parser with the loop over its steps in Python, where a step is one call for all documents.

spaCy 3.8's own loop is compiled, but takes and gives back Python's lock for each hidden unit of each state, which is
half of what parsing takes.
"""

from collections.abc import Callable
from typing import Any

from spacy.language import Language
from spacy.pipeline import DependencyParser
from spacy.tokens import Doc
from thinc.api import Model


class StepwiseParser(DependencyParser):
    """spaCy's parser: the same model and the same parses, without a beam."""

    def greedy_parse(self, docs: list[Doc], drop: float = 0.0) -> list[Any]:
        """Return the final states of documents."""
        states = self.moves.init_batch(docs)
        steps = self.model.predict(docs)
        unfinished = [state for state in states if not state.is_final()]
        while unfinished:
            unfinished = self.transition_states(unfinished, steps.predict(unfinished))
        steps.clear_memory()
        return states


@Language.factory("stepwise_parser", assigns=["token.dep", "token.head", "token.is_sent_start", "doc.sents"])
def make_parser(
    nlp: Language,
    name: str,
    model: Model,
    moves: Any,
    update_with_oracle_cut_size: int,
    learn_tokens: bool,
    min_action_freq: int,
    scorer: Callable | None,
) -> StepwiseParser:
    """Return the component for spaCy's pipelines; the arguments are those of spaCy's ``parser``."""
    return StepwiseParser(
        nlp.vocab,
        model,
        name,
        moves,
        update_with_oracle_cut_size=update_with_oracle_cut_size,
        learn_tokens=learn_tokens,
        min_action_freq=min_action_freq,
        scorer=scorer,
    )
