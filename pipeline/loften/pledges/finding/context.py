"""What a block's surroundings make of it: headings and lead-ins that turn a list into promises."""

from dataclasses import dataclass

from loften.pledges.finding.judge import judge
from loften.sections import Outline
from loften.sections.evidence import weigh_heading
from loften.sections.sentences import sentences


@dataclass(frozen=True)
class Surroundings:
    """The outline of one document, asked for what stands above a block."""

    outline: Outline

    def support(self, index: int) -> float:
        """Return how strongly a block's place makes it a promise, 0 to 3: section, headings, lead-in."""
        layout = self.outline.layout
        support = 1.0
        for heading in layout.headings[index]:
            scores = weigh_heading(layout.text(heading))
            if scores["löften"] and heading != layout.title:
                support += 1.0
                break
        lead = layout.leads[index]
        if lead is not None and self.is_promising(lead):
            support += 1.0
        return support

    def is_promising(self, lead: int) -> bool:
        """Return whether a lead-in introduces promises: it is a lead without content, or promises itself."""
        return self.outline.sections[lead] == "löften" and any(
            judged.lead or judged.balance >= 2 for judged in (judge(sentence) for sentence in self.sentences(lead))
        )

    def sentences(self, index: int) -> list[str]:
        """Return the sentences of a block."""
        text = self.outline.layout.text(index)
        return [text[start:end] for start, end in sentences(text)]
