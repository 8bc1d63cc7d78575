"""Where documents come from: files and folders, ZIP and WACZ, WARC, URLs."""

from loften.sources.expand import expand
from loften.sources.options import FetchOptions, Limits, SourceOptions
from loften.sources.source import Item, Source

__all__ = ["FetchOptions", "Item", "Limits", "Source", "SourceOptions", "expand"]
