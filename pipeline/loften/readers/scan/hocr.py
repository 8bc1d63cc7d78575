"""hOCR, the recognised page as HTML: one pass gives words, confidence, and the size of every line."""

import re
from collections.abc import Iterator

from lxml import etree

from loften.readers.scan.engine import SeenLine, SeenWord

BBOX = re.compile(r"bbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
SIZE = re.compile(r"x_size ([\d.]+)")
BASELINE = re.compile(r"baseline (-?[\d.]+) (-?[\d.]+)")
CONFIDENCE = re.compile(r"x_wconf (\d+)")
LINES = ("ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat")
# What is taller than wide and longer than this is no word but a rule or an edge of the paper.
TALLEST = 3.0
# A line of several letters that is so much taller than wide is read up or down the image.
SIDEWAYS = 1.5


def read_hocr(data: bytes) -> list[SeenLine]:
    """Return the lines of a page in hOCR, without those that hold no word."""
    if not data.strip():
        return []
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    root = etree.fromstring(data, parser)
    if root is None:
        return []
    found = [_line(element) for element in root.iter("{*}span") if element.get("class") in LINES]
    return [line for line in found if line is not None]


def _line(element: etree._Element) -> SeenLine | None:
    title = element.get("title", "")
    box = BBOX.search(title)
    words = list(_words(element))
    if box is None or not words:
        return None
    size, baseline = SIZE.search(title), BASELINE.search(title)
    slope, offset = (float(baseline[1]), float(baseline[2])) if baseline else (0.0, 0.0)
    height = float(size[1]) if size else float(box[4]) - float(box[2])
    x0, top, x1, bottom = (float(part) for part in box.groups())
    sideways = bottom - top > SIDEWAYS * (x1 - x0) and sum(len(word.text) for word in words) > 3
    return SeenLine(words, max(height, 1.0), slope, offset, float(box[1]), float(box[4]), sideways)


def _words(line: etree._Element) -> Iterator[SeenWord]:
    for element in line.iter("{*}span"):
        if element.get("class") != "ocrx_word":
            continue
        title = element.get("title", "")
        box, confidence = BBOX.search(title), CONFIDENCE.search(title)
        text = "".join(map(str, element.itertext())).strip()
        if not text or box is None:
            continue
        x0, top, x1, bottom = (float(part) for part in box.groups())
        if bottom - top > TALLEST * max(x1 - x0, 1) and len(text) > 1:
            continue
        yield SeenWord(text, x0, top, x1, bottom, float(confidence[1]) if confidence else 0.0)
