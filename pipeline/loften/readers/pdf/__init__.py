"""PDF: words by PDFium, blocks by layout, tables with pdfplumber."""

from loften.readers.pdf.reader import read_pdf

__all__ = ["read_pdf"]
