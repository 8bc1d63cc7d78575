"""Bytes to ``Document``: web pages, PDF, scans, plain text; chosen by content, not by suffix."""

from loften.readers.read import Reading, read

__all__ = ["Reading", "read"]
