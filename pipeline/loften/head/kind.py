"""What kind of text a document is."""

from loften.agreement import DocumentKind
from loften.head.letterhead import Front, text_of, title_of
from loften.rules import load_rules
from loften.sections import Outline

NEWS_LINES = 6
SPEECH_MARKS = ("–", "—", "- ”", "”")


def find_kind(outline: Outline, front: Front) -> DocumentKind:
    """Return the kind, by what the title calls it, by its date line, and by what its sections hold."""
    title = title_of(outline, front) or ""
    promises, results = (outline.sections.count(name) for name in ("löften", "uppföljning"))
    opening = "\n".join((title, text_of(outline, front.after[:2])))
    reports = _matches("kind.uppföljning", title) or _matches("kind.rapport", title)
    if reports and not (promises > results and _matches("kind.löfte", title)):
        return "uppföljning"
    if _is_news(outline, front) and promises <= results + 3:
        return "uppföljning" if results > promises and results > 3 else "nyhet"
    if _matches("kind.överenskommelse", opening):
        return "samverkansöverenskommelse"
    if promises == 0:
        return "uppföljning" if results > 3 else "medborgarlöfte" if _is_promise(title) else "annat"
    if _matches("kind.om", title) and not _many(promises, results):
        return "annat"
    if results > 2 * promises and results > 5 and not _matches("kind.löfte", title):
        return "uppföljning"
    return "medborgarlöfte"


def _matches(rule: str, text: str) -> bool:
    return load_rules("head")[rule].search(text) is not None


def _is_promise(title: str) -> bool:
    return _matches("kind.löfte", title) and not _matches("kind.om", title)


def _many(promises: int, results: int) -> bool:
    return promises > 5 and promises > results


def _is_news(outline: Outline, front: Front) -> bool:
    """Tell whether a date line or a byline marks a text as news, and people speak in it."""
    rule = load_rules("head")["kind.nyhet"]
    blocks = outline.document.blocks
    first = (*front.above, *front.after[:NEWS_LINES])
    last = range(max(0, len(blocks) - NEWS_LINES), len(blocks))
    marked = any(rule.search(outline.document.quote(blocks[index])) for index in (*first, *last))
    speech = sum(outline.document.quote(block).startswith(SPEECH_MARKS) for block in blocks)
    return marked and speech > 0
