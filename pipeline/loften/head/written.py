"""When a document was written: by its signatures, else by the date of its letterhead, byline or line of publication."""

from loften.dates import find_dates
from loften.head.letterhead import Front
from loften.head.signing import find_signed
from loften.rules import load_rules
from loften.sections import Outline

_LONGEST_LINE = 14
_EDGE = 6
_MONTH = 7  # characters of an ISO date that says the month


def find_written(outline: Outline, front: Front) -> str | None:
    """Return the day or month of writing, ISO 8601: of signing, else of publication."""
    return find_signed(outline) or find_published(outline, front)


def find_published(outline: Outline, front: Front) -> str | None:
    """Return the day or month of the first short line of the head that has one.

    The foot counts where it says that the page was published then; a page changed later says nothing of its writing.
    """
    blocks = outline.document.blocks
    published = load_rules("head")["written.published"]
    for index in (*front.above, *front.after[:3], *range(max(0, len(blocks) - _EDGE), len(blocks))):
        text = outline.document.quote(blocks[index])
        at_head = index <= max((*front.above, *front.after[:3]), default=0)
        short = len(text.split()) <= _LONGEST_LINE and not load_rules("head")["written.changed"].search(text)
        if short and (at_head or published.search(text)):
            days = [date.iso for date in find_dates(text) if len(date.iso) >= _MONTH]
            if days:
                return days[0]
    return None
