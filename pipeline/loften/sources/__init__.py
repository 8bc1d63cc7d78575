"""Where documents come from: files and folders, ZIP and WACZ, WARC, URLs."""

from loften.sources.source import Source, expand

__all__ = ["Source", "expand"]
