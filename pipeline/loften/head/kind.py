"""What kind of text a document is."""

from collections.abc import Iterator

from loften.agreement import DocumentKind
from loften.head.letterhead import Front, text_of, title_of
from loften.rules import load_rules
from loften.sections import Outline

# A text is news where this much speaks for it: one sure sign (people are quoted by name, the title says that the
# agreement is signed), or two of the weaker ones.
NEWS = 2.5
EDGE_LINES = 6
LONGEST_LABEL = 14
FEWEST_AREAS = 2
MANY_RESULTS = 3


def find_kind(outline: Outline, front: Front, named: bool = True) -> DocumentKind:
    """Return the kind, by what the title calls it, by the signs of a news text, and by what its sections hold.

    ``named``: the document names a municipality that it is of.
    """
    title = title_of(outline, front) or ""
    promises, results = (outline.sections.count(name) for name in ("löften", "uppföljning"))
    if _matches("kind.invitation", title) and promises < MANY_RESULTS:
        return "annat"
    if not named and _matches("kind.general", text_of(outline, front.after)):
        return "annat"
    reports = _matches("kind.uppföljning", title) or _matches("kind.rapport", title)
    if reports and promises <= 2 * results:
        return "uppföljning"
    if promises < 10 and _weigh_news(outline, front, title) >= NEWS:
        return "uppföljning" if results > promises and results > 3 else "nyhet"
    if any(_matches("kind.överenskommelse", label) for label in (title, *_labels(outline, front))):
        return "samverkansöverenskommelse"
    if _matches("kind.om", title) and not (promises > 5 and promises > results):
        return "annat"
    if results > 2 * promises and results > 5 and not (promises and _matches("kind.löfte", title)):
        return "uppföljning"
    if promises == 0 and results > MANY_RESULTS:
        return "uppföljning"
    if promises == 0:
        return "medborgarlöfte" if _names_promises(outline, title) else "annat"
    return "medborgarlöfte"


def _matches(rule: str, text: str) -> bool:
    return load_rules("head")[rule].search(text) is not None


def _names_promises(outline: Outline, title: str) -> bool:
    """Tell whether a text without promises is one all the same: it lists its areas, or its title is for a period."""
    return outline.sections.count("fokusområden") >= FEWEST_AREAS or (
        _matches("kind.löfte", title) and load_rules("head")["kind.dated"].search(title) is not None
    )


def _labels(outline: Outline, front: Front) -> Iterator[str]:
    """Yield the short lines around the title that say what the document is called; a sentence is none."""
    for index in (*front.above, *front.after[:2]):
        text = outline.document.quote(outline.document.blocks[index]).strip()
        if len(text.split()) <= LONGEST_LABEL and not text.endswith("."):
            yield text


def _weigh_news(outline: Outline, front: Front, title: str) -> float:
    """Return how much speaks for a news text: each sign counts once, wherever and however often it stands."""
    blocks = outline.document.blocks
    edges = {*front.above, *front.after[:EDGE_LINES], *range(max(0, len(blocks) - EDGE_LINES), len(blocks))}
    body = [
        index
        for index, section in enumerate(outline.sections)
        if section != "signatur" and not outline.layout.is_heading[index]
    ]
    places = {
        "title": [title],
        "line": [outline.document.quote(blocks[index]) for index in sorted(edges)],
        "text": [outline.document.quote(blocks[index]) for index in body],
        "address": [outline.document.source.uri],
    }
    return sum(
        float(rule.data["weight"])
        for rule in load_rules("head")
        if rule.data.get("kind") == "nyhet" and any(rule.search(text) for text in places[rule.data["where"]])
    )
