"""Document work that comes to harm where a document says so; the tests name it as a run's work."""

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from harm import do_harm

from loften.batch.job import DocumentWork
from loften.batch.pool.message import Message


class Poisoned(DocumentWork):
    """Converts documents as ever, but for those that name harm."""

    def __call__(self, header: dict[str, Any], parts: Sequence[bytes]) -> Message:
        found = re.search(rb"harm: (\w+)", parts[0])
        if found:
            do_harm(found[1].decode(), Path(os.devnull))
        return super().__call__(header, parts)
