"""PDF: words and rules by PDFium, blocks by layout."""

from loften.readers.pdf.reader import read_pdf

__all__ = ["read_pdf"]
