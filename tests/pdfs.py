"""Small PDFs written by hand for tests: pages of text set where the test wants it, and whatever objects it adds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

FONTS = {"F": "Helvetica", "B": "Helvetica-Bold", "I": "Helvetica-Oblique"}


@dataclass(frozen=True)
class Text:
    """Words at ``x``, ``y`` points from the upper left corner (``y`` is the base line), in a font of ``FONTS``."""

    x: float
    y: float
    text: str
    size: float = 11
    font: str = "F"
    extra: str = ""


def drawn(texts: Sequence[Text], height: float = 842) -> str:
    """Return a content stream that shows the texts."""
    return "\n".join(
        f"BT {t.extra} /{t.font} {t.size} Tf 1 0 0 1 {t.x} {height - t.y} Tm ({_escaped(t.text)}) Tj ET" for t in texts
    )


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def pdf_of(
    *contents: str | Sequence[Text], page: str = "", catalog: str = "", objects: Mapping[int, str] | None = None
) -> bytes:
    """Return a PDF with a page for each content (A4 if ``page`` says no other /MediaBox).

    ``page`` and ``catalog`` are added to those dictionaries; ``objects`` are further objects by number (from 100).
    """
    box = "" if "/MediaBox" in page else "/MediaBox [0 0 595 842]"
    fonts = " ".join(
        f"/{key} << /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"
        for key, name in FONTS.items()
    )
    numbers = [10 + 2 * index for index in range(len(contents))]
    made = {
        1: f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        2: f"<< /Type /Pages /Kids [{' '.join(f'{n} 0 R' for n in numbers)}] /Count {len(numbers)} >>",
        3: f"<< {fonts} >>",
        **(objects or {}),
    }
    for number, content in zip(numbers, contents, strict=True):
        stream = content if isinstance(content, str) else drawn(content)
        resources = "" if "/Resources" in page else "/Resources << /Font 3 0 R >>"
        made[number] = f"<< /Type /Page /Parent 2 0 R {box} {resources} /Contents {number + 1} 0 R {page} >>"
        made[number + 1] = stream_of(stream)
    return assembled(made)


def stream_of(content: str, entries: str = "") -> str:
    """Return a stream object; characters are bytes in WinAnsi."""
    length = len(content.encode("cp1252", "replace"))
    return f"<< /Length {length} {entries} >>\nstream\n{content}\nendstream"


def assembled(objects: Mapping[int, str]) -> bytes:
    """Return a PDF of numbered objects, the catalogue being number 1."""
    data = b"%PDF-1.7\n"
    places: dict[int, int] = {}
    for number, body in sorted(objects.items()):
        places[number] = len(data)
        data += f"{number} 0 obj\n".encode() + body.encode("cp1252", "replace") + b"\nendobj\n"
    start = len(data)
    rows = [f"{n} 1\n{place:010} 00000 n \n" for n, place in places.items()]
    table = "xref\n0 1\n0000000000 65535 f \n" + "".join(rows)
    size = max(objects) + 1
    return data + f"{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
