"""Data as scripts: a page that is opened from disk may not read files, but it may run the scripts beside it."""

import json
from pathlib import Path
from typing import Any

# JavaScript took these for line ends within strings before 2019, and some tools still do.
_LINE_ENDS = {"\u2028": "\\u2028", "\u2029": "\\u2029"}


def write_script(file: Path, name: str, value: Any) -> None:
    """Write ``value`` as a script that hands it over under ``name``."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character, escaped in _LINE_ENDS.items():
        text = text.replace(character, escaped)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"loften.put({json.dumps(name)},\n{text});\n", encoding="utf-8", newline="\n")
