"""Bytes to ``Document``: web pages, PDF, scans, plain text; chosen by content, not by suffix."""

from loften.readers.apart import Apart
from loften.readers.read import read
from loften.readers.reading import Reading

__all__ = ["Apart", "Reading", "read"]
