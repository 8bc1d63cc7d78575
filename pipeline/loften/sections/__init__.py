"""Blocks to section types and focus areas, from layout, headings and wording together."""

from loften.sections.outline import FocusArea, Outline, split

__all__ = ["FocusArea", "Outline", "split"]
