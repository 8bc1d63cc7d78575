"""One linear model over words and rule signals, always asked about municipalities that it has not seen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from loften.extras import need

Variant = Literal["words", "signals", "words and signals"]
VARIANTS: tuple[Variant, ...] = ("words", "signals", "words and signals")


@dataclass(frozen=True, slots=True)
class Item:
    """Something to be classified: its municipality, its words, what the rules say of it, and its gold label if any."""

    group: str
    text: str
    signals: Mapping[str, float] = field(default_factory=dict)
    label: str | None = None


def leave_out(items: Sequence[Item], variant: Variant) -> list[str]:
    """Return a label for every item, by a model trained on the labelled items of the other municipalities."""
    answers: dict[int, str] = {}
    for group in dict.fromkeys(item.group for item in items):
        own = [index for index, item in enumerate(items) if item.group == group]
        model = _train([item for item in items if item.group != group and item.label is not None], variant)
        predicted = model.predict([items[index] for index in own])
        answers |= dict(zip(own, map(str, predicted), strict=True))
    return [answers[index] for index in range(len(items))]


def _train(items: Sequence[Item], variant: Variant) -> Any:
    """Train logistic regression on TF-IDF of words (1–2), on the rules' signals, or on both."""
    pipeline, preprocessing = need("sklearn.pipeline", "evaluation"), need("sklearn.preprocessing", "evaluation")
    text, extraction = (
        need("sklearn.feature_extraction.text", "evaluation"),
        need("sklearn.feature_extraction", "evaluation"),
    )
    words = pipeline.make_pipeline(
        preprocessing.FunctionTransformer(lambda given: [item.text for item in given]),
        text.TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2),
    )
    signals = pipeline.make_pipeline(
        preprocessing.FunctionTransformer(lambda given: [dict(item.signals) for item in given]),
        extraction.DictVectorizer(),
    )
    parts = {"words": (words,), "signals": (signals,), "words and signals": (words, signals)}[variant]
    model = need("sklearn.linear_model", "evaluation").LogisticRegression(C=3.0, max_iter=3000, class_weight="balanced")
    chain = pipeline.make_pipeline(pipeline.make_union(*parts), model)
    return chain.fit(list(items), [item.label for item in items])
