"""spaCy's dependency parser with the loop over its steps in Python, where a step is one call for all documents.

spaCy 3.8's own loop is compiled, but takes and gives back Python's lock for each hidden unit of each state, which is
half of what parsing takes.
"""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.ml.parser_model import ParserStepModel
from spacy.pipeline import DependencyParser
from spacy.tokens import Doc
from thinc.api import Model


class StepwiseParser(DependencyParser):
    """spaCy's parser: the same model and the same parses, without a beam."""

    def greedy_parse(self, docs: list[Doc], drop: float = 0.0) -> list[Any]:
        """Return the final states of documents."""
        states = self.moves.init_batch(docs)
        tok2vec, lower, upper = self.model.layers
        parts = lower.predict(tok2vec.predict(docs))  # what no token, and each, adds to a state at each of its places
        places, width = parts.shape[1], parts[0, 0].size
        parts, own = parts.reshape(-1, width), np.arange(places, 2 * places, dtype="int32")
        asked = SimpleNamespace(state2vec=SimpleNamespace(nF=places))  # all that get_token_ids wants to know
        bias, weights = lower.get_param("b").ravel(), np.ascontiguousarray(upper.get_param("W").T)
        last_bias = upper.get_param("b")
        unfinished = [state for state in states if not state.is_final()]
        while unfinished:
            rows = ParserStepModel.get_token_ids(asked, unfinished)
            rows *= places
            rows += own
            sums = np.add.reduce(parts.take(rows, axis=0), axis=1)
            sums += bias
            scores = np.maximum(sums[:, ::2], sums[:, 1::2]) @ weights  # of the two pieces of a maxout the greater
            scores += last_bias
            unfinished = self.transition_states(unfinished, scores)
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
