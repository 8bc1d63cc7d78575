"""Web pages: an own walk over the tree keeps what a promise lives by: items, headings, rows, and where each stood."""

from loften.readers.html.page import read_html

__all__ = ["read_html"]
