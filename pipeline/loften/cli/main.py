"""The command ``loften``."""

import sys


def main() -> None:
    """Run the command line."""
    sys.exit("loften: the command line is not built yet")
