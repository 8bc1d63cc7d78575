"""The HTML report: a folder of files that a browser opens from disk, or any server serves; nothing is fetched."""

from loften.report.links import read_links
from loften.report.site import Options, Written, write_report

__all__ = ["Options", "Written", "read_links", "write_report"]
