"""The fragments in other layouts: PDFs by Chromium and LibreOffice, tagged and not, and scans of growing noise.

``python benchmarks/render_layouts.py FOLDER`` writes ``FOLDER/LAYOUT/NAME.pdf``. Needs Chromium (CHROMIUM names the
program), LibreOffice, and what benchmarks/requirements.txt lists. The noise is the same in every run.
"""

import io
import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pyphen
from PIL import Image, ImageFilter
from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).parent
FRAGMENTS = HERE.parent / "tests" / "data" / "fragments"
STYLES = HERE / "layouts"
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
WORD = re.compile(r"[^\W\d_]{6,}")
TAG = re.compile(r"(<[^>]*>)")
SOFT = "\u00ad"

# Layout: its style, whether it is tagged, whether words are hyphenated, what runs at the head and foot of each page.
CHROMIUM_LAYOUTS = {
    "word": ("word.css", False, False, ("{title}", "Sida {page} av {pages}")),
    "word-tagged": ("word.css", True, False, ("{title}", "Sida {page} av {pages}")),
    "report": ("report.css", False, True, ("", "{page} ({pages})")),
    "indents": ("indents.css", False, True, ("Dnr KS 2020-00318", "{page}")),
    "columns": ("columns.css", False, True, ("", "{title} {page}")),
    "columns-tagged": ("columns.css", True, True, ("", "{title} {page}")),
    "folder": ("folder.css", False, True, ("", "")),
}
OFFICE_LAYOUTS = {"office": False, "office-tagged": True}
# Scans of the report: dots per inch, degrees askew, noise (grey levels), blur (pixels), JPEG quality.
SCANS = {
    "scan-clean": (300, 0.0, 4, 0.0, 90),
    "scan-askew": (200, 1.2, 12, 0.5, 70),
    "scan-noisy": (150, -0.6, 22, 0.7, 45),
}
FIELDS = {"page": '<span class="pageNumber"></span>', "pages": '<span class="totalPages"></span>'}
RUNNING = '<div style="font: 8pt sans-serif; width: 100%; padding: 0 18mm; color: #555">{}</div>'


def main() -> None:
    """Render every fragment in every layout."""
    out = Path(sys.argv[1])
    fragments = sorted(FRAGMENTS.glob("*.html"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for layout in CHROMIUM_LAYOUTS:
            for path in fragments:
                _write(out / layout / f"{path.stem}.pdf", _print(browser, path.read_text("utf-8"), layout))
        browser.close()
    for layout, tagged in OFFICE_LAYOUTS.items():
        _convert(fragments, out / layout, tagged)
    for layout, noise in SCANS.items():
        for path in fragments:
            source = out / "report" / f"{path.stem}.pdf"
            _write(out / layout / f"{path.stem}.pdf", _scan(source.read_bytes(), noise, path.stem))


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _title(fragment: str) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", fragment, re.DOTALL)
    return re.sub(r"<[^>]*>", "", found[1]).strip() if found else ""


def _page(fragment: str, style: str, hyphenated: bool) -> str:
    body = "".join(_hyphenated(fragment)) if hyphenated else fragment
    head = f'<meta charset="utf-8"><title>{_title(fragment)}</title><style>{style}</style>'
    return f'<!DOCTYPE html><html lang="sv"><head>{head}</head><body>{body}</body></html>'


def _hyphenated(fragment: str) -> Iterator[str]:
    """Yield the fragment with soft hyphens in its words: the browser breaks lines there."""
    hyphens = pyphen.Pyphen(lang="sv_SE")
    for part in TAG.split(fragment):
        yield part if part.startswith("<") else WORD.sub(lambda found: hyphens.inserted(found[0], SOFT), part)


def _print(browser: Browser, fragment: str, layout: str) -> bytes:
    style, tagged, hyphenated, running = CHROMIUM_LAYOUTS[layout]
    head, foot = (RUNNING.format(line.format(title=_title(fragment), **FIELDS)) for line in running)
    page = browser.new_page()
    page.set_content(_page(fragment, (STYLES / style).read_text("utf-8"), hyphenated))
    data = page.pdf(
        prefer_css_page_size=True, display_header_footer=True, header_template=head, footer_template=foot,
        print_background=True, tagged=tagged,
    )  # fmt: skip
    page.close()
    return data


def _convert(fragments: list[Path], out: Path, tagged: bool) -> None:
    """Let LibreOffice lay the fragments out in its own style."""
    pages = out / "html"
    pages.mkdir(parents=True, exist_ok=True)
    for path in fragments:
        (pages / path.name).write_text(
            _page(path.read_text("utf-8"), "@page { size: A4; margin: 2cm }", False), "utf-8"
        )
    options = f'pdf:writer_pdf_Export:{{"UseTaggedPDF":{{"type":"boolean","value":"{str(tagged).lower()}"}}}}'
    command = ["soffice", "--headless", "--infilter=HTML (StarWriter)", "--convert-to", options, "--outdir", str(out)]
    subprocess.run([*command, *map(str, sorted(pages.glob("*.html")))], check=True, capture_output=True)
    shutil.rmtree(pages)


def _scan(data: bytes, noise: tuple[int, float, int, float, int], seed: str) -> bytes:
    """Return a PDF of pictures of the pages, askew, noisy and compressed."""
    dpi, degrees, grain, blur, quality = noise
    generator = np.random.default_rng(random.Random(seed).getrandbits(32))
    pictures = []
    for page in pdfium.PdfDocument(data):
        picture = page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
        picture = picture.rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor=255)
        if blur:
            picture = picture.filter(ImageFilter.GaussianBlur(blur))
        grey = np.asarray(picture, dtype=float) * 0.93 + generator.normal(0, grain, (picture.height, picture.width))
        buffer = io.BytesIO()
        Image.fromarray(grey.clip(0, 255).astype(np.uint8)).save(buffer, "JPEG", quality=quality)
        pictures.append(Image.open(buffer))
    result = io.BytesIO()
    pictures[0].save(result, "PDF", save_all=True, append_images=pictures[1:], resolution=dpi)
    return result.getvalue()


if __name__ == "__main__":
    main()
