"""Blocks to section types and focus areas, from layout, headings and wording together."""

from loften.sections.layout import Layout
from loften.sections.outline import FocusArea, Outline
from loften.sections.split import split

__all__ = ["FocusArea", "Layout", "Outline", "split"]
