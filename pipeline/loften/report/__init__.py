"""The HTML report: a folder of files that a browser opens from disk, or any server serves; nothing is fetched."""

from loften.report.site import Options, Written, write_report

__all__ = ["Options", "Written", "write_report"]
