"""The document as a whole: title, kind, municipalities, police unit, period, Dnr, signing date, signatories."""

from loften.head.head import Head, read_head

__all__ = ["Head", "read_head"]
