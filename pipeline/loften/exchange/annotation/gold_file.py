"""Gold as a file: the same gold gives the same bytes, keys in the order of the format."""

import json
from pathlib import Path
from typing import Any

from loften.evaluation.gold import Gold

_ORDERS = {
    "plan": ("type", "block", "text", "when", "due", "per", "by", "channels"),
    "result": ("type", "block", "text", "pledge", "period", "status", "quantity", "quantity_text"),
}


def gold_json(gold: Gold) -> str:
    """Return the text of a gold file: JSON with indent 1, Swedish letters as such, a final newline."""
    data = gold.model_dump(mode="json")
    data["follow_up"] = [_ordered(item) for item in data["follow_up"]]
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def write_gold(gold: Gold, folder: Path) -> Path:
    """Write ``NAME.json`` into a folder, which is made; return the file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{gold.name}.json"
    path.write_text(gold_json(gold), encoding="utf-8", newline="\n")
    return path


def _ordered(item: dict[str, Any]) -> dict[str, Any]:
    order = _ORDERS[item["type"]]
    kept = {key: value for key, value in item.items() if key != "quantity_text" or value is not None}
    return {key: kept[key] for key in (*order, *(key for key in kept if key not in order)) if key in kept}
