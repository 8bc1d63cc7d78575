"""The areas that the document itself singles out."""

from collections.abc import Sequence

from loften.agreement import SectionType
from loften.sections.layout import Layout
from loften.sections.outline import FocusArea


def find_focus_areas(layout: Layout, sections: Sequence[SectionType]) -> tuple[FocusArea, ...]:
    """Return the focus areas, in the order of the text."""
    return ()
