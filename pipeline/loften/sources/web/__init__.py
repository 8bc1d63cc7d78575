"""Documents fetched from the web: politely, within limits, and kept so that a run can be repeated offline."""

from loften.sources.web.fetch import fetch_all

__all__ = ["fetch_all"]
