"""One document of the report: its row in the list, and the file that its own page reads."""

import hashlib
import re
from collections import Counter
from pathlib import Path
from typing import Any

from loften.agreement import Agreement
from loften.report.pages import PageImages
from loften.report.script_file import write_script
from loften.report.utf16 import shift_offsets


def document_key(record: Agreement) -> str:
    """Return the document's id, fit for a file name whatever a record holds."""
    identity = record.document.id
    return identity if re.fullmatch(r"[0-9a-f]{16}", identity) else hashlib.sha256(identity.encode()).hexdigest()[:16]


def document_row(record: Agreement, first_pledge: int) -> dict[str, Any]:
    """Return what the lists and filters need of a document; ``first`` is the number of its first pledge."""
    head = record.document
    period = head.period
    statuses = Counter(item.status for item in record.follow_up if item.type == "result")
    return {
        "id": document_key(record),
        "title": head.title,
        "kind": head.kind,
        "language": head.language,
        "municipalities": [one.code for one in head.municipalities],
        "district": head.district,
        "start": period.start if period else None,
        "end": period.end if period else None,
        "source": head.source.uri,
        "mediaType": head.source.media_type,
        "pages": head.source.pages,
        "ocr": head.source.ocr,
        "plans": sum(item.type == "plan" for item in record.follow_up),
        "results": dict(sorted(statuses.items())),
        "warnings": len(record.warnings),
        "first": first_pledge,
        "pledges": len(record.pledges),
    }


def write_document(folder: Path, record: Agreement, images: PageImages) -> None:
    """Write the record as its page needs it: without the signatories, with the images of its pages."""
    key = document_key(record)
    value = record.model_dump(mode="json", exclude={"document": {"signatories"}})
    value["images"] = images.as_json()
    write_script(folder / f"{key}.js", f"document/{key}", shift_offsets(value, record.document.text))
