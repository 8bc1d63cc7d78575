"""The TF-IDF baseline: words and letter groups of a block, a linear model a question."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from loften.agreement import ActorLabel, Agreement, MeasurabilityLabel, PledgeKind, SectionType
from loften.document import Document
from loften.evaluation.baselines.build import Guess, build
from loften.evaluation.gold import Gold
from loften.extras import need

_NONE = "no pledge"


@dataclass(frozen=True)
class Linear:
    """Trained models: section type and pledge or not of a block; actor, measurability and kind of a pledge."""

    section: Any
    pledge: Any
    actor: Any
    measurability: Any
    kind: Any

    def convert(self, document: Document) -> Agreement:
        """Return the record that the models make of a document; a pledge is always a whole block."""
        texts = [document.quote(block) for block in document.blocks]
        above = _headings([block.kind == "heading" for block in document.blocks], texts)
        inputs = [f"{heading} ¶ {text}" for heading, text in zip(above, texts, strict=True)]
        sections: list[SectionType] = list(self.section.predict(inputs))
        chosen = [
            index
            for index, (block, answer) in enumerate(zip(document.blocks, self.pledge.predict(inputs), strict=True))
            if answer != _NONE and block.kind != "heading" and not block.furniture
        ]
        guesses = [self._guess(document, index, inputs[index]) for index in chosen]
        return build(document, sections, guesses, "baseline.linear")

    def _guess(self, document: Document, index: int, text: str) -> Guess:
        actor: ActorLabel = self.actor.predict([text])[0]
        measurability: MeasurabilityLabel = self.measurability.predict([text])[0]
        kind: PledgeKind = self.kind.predict([text])[0]
        block = document.blocks[index]
        return Guess(block.start, block.end, index, actor, measurability, kind)


def train(golds: Sequence[Gold]) -> Linear:
    """Train the models on gold: TF-IDF of words (1–2) and letter groups (3–5), linear SVM."""
    blocks: list[str] = []
    sections: list[str] = []
    pledge: list[str] = []
    pledges: list[str] = []
    labels: list[tuple[str, str, str]] = []
    for gold in golds:
        above = _headings([block.heading for block in gold.blocks], [block.text for block in gold.blocks])
        heading_of = {block.n: heading for block, heading in zip(gold.blocks, above, strict=True)}
        promising = {p.block for p in gold.pledges}
        for block in gold.blocks:
            blocks.append(f"{heading_of[block.n]} ¶ {block.text}")
            sections.append(block.section)
            pledge.append("pledge" if block.n in promising else _NONE)
        for one in gold.pledges:
            pledges.append(f"{heading_of[one.block]} ¶ {one.text}")
            labels.append((one.actor.label, one.measurability.label, one.kind))
    actor, measurability, kind = zip(*labels, strict=True)
    return Linear(
        section=_fit(blocks, sections),
        pledge=_fit(blocks, pledge),
        actor=_fit(pledges, actor),
        measurability=_fit(pledges, measurability),
        kind=_fit(pledges, kind),
    )


def _fit(texts: Sequence[str], labels: Sequence[str]) -> Any:
    text, pipeline = need("sklearn.feature_extraction.text", "evaluation"), need("sklearn.pipeline", "evaluation")
    features = pipeline.make_union(
        text.TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2),
        text.TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, min_df=2),
    )
    model = need("sklearn.svm", "evaluation").LinearSVC(class_weight="balanced", random_state=0)
    return pipeline.make_pipeline(features, model).fit(texts, labels)


def _headings(is_heading: Sequence[bool], texts: Sequence[str]) -> list[str]:
    """Return for each block the heading above it, "" before the first."""
    above, current = list[str](), ""
    for heading, text in zip(is_heading, texts, strict=True):
        above.append(current)
        current = text if heading else current
    return above
