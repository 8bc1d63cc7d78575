"""brat: a .txt and an .ann file a document, and annotation.conf and visual.conf for the collection.

Choices are brat's attributes; free text, which they cannot hold, is one note a mark (AnnotatorNotes) with JSON. Offsets
are code points; a span may not hold a newline, so one over several lines is written as fragments. Format:
https://brat.nlplab.org/standoff.html
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import count

from loften.errors import UsageError
from loften.exchange.annotation.layers import LAYERS, LINKS
from loften.exchange.annotation.standoff import Link, Mark, Standoff, Values

CONFIG, VISUAL = "annotation.conf", "visual.conf"
_NOTE = "AnnotatorNotes"


def to_brat(standoffs: Iterable[Standoff]) -> dict[str, str]:
    """Return the files of a brat collection by name."""
    files = {CONFIG: annotation_conf(), VISUAL: visual_conf()}
    for standoff in standoffs:
        files[f"{standoff.name}.txt"] = standoff.text
        files[f"{standoff.name}.ann"] = _annotations(standoff)
    return files


def annotation_conf() -> str:
    """Return annotation.conf: layers as entities, links as relations, choices as attributes."""
    lines = ["[entities]", *LAYERS, "", "[relations]"]
    lines += [f"{kind}\tArg1:pledge, Arg2:{layer}" for kind, layer in LINKS.items()]
    lines += ["<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>", "", "[events]", "", "[attributes]"]
    for layer in LAYERS.values():
        for field in layer.fields:
            if field.many and field.choices:
                lines += [f"{_flag(layer.name, field.name, value)}\tArg:{layer.name}" for value in field.choices]
            elif field.choices:
                values = "|".join(map(_token, field.choices))
                lines.append(f"{layer.name}-{field.name}\tArg:{layer.name}, Value:{values}")
    return "\n".join(lines) + "\n"


def visual_conf() -> str:
    """Return visual.conf: the layers' colours."""
    drawing = [f"{layer.name}\tbgColor:{layer.colour}, borderColor:darken" for layer in LAYERS.values()]
    return "\n".join(["[labels]", *LAYERS, "", "[drawing]", *drawing]) + "\n"


def _annotations(standoff: Standoff) -> str:
    lines = []
    ids = {mark.id: f"T{n}" for n, mark in enumerate(standoff.marks, 1)}
    attributes, notes = count(1), count(1)
    for mark in standoff.marks:
        fragments = ";".join(f"{start} {end}" for start, end in _fragments(standoff.text, mark))
        quote = " ".join(standoff.quote(mark).split("\n"))
        lines.append(f"{ids[mark.id]}\t{mark.layer} {fragments}\t{quote}")
        free: dict[str, list[str]] = {}
        for name, values in mark.fields.items():
            field = LAYERS[mark.layer].field(name)
            if field is None or not field.choices:
                free[name] = list(values)
                continue
            for value in values:
                named = _flag(mark.layer, name, value) if field.many else f"{mark.layer}-{name}"
                shown = "" if field.many else f" {_token(value)}"
                lines.append(f"A{next(attributes)}\t{named} {ids[mark.id]}{shown}")
        if free:
            note = json.dumps(free, ensure_ascii=False)
            lines.append(f"#{next(notes)}\t{_NOTE} {ids[mark.id]}\t{note}")
    kept = (link for link in standoff.links if link.source in ids and link.target in ids)
    lines += [f"R{n}\t{k.kind} Arg1:{ids[k.source]} Arg2:{ids[k.target]}" for n, k in enumerate(kept, 1)]
    return "".join(f"{line}\n" for line in lines)


def _fragments(text: str, mark: Mark) -> list[tuple[int, int]]:
    """Return the parts of a span between newlines."""
    pieces = re.finditer(r"[^\n]+", text[mark.start : mark.end])
    return [(mark.start + p.start(), mark.start + p.end()) for p in pieces] or [(mark.start, mark.end)]


def _token(value: str) -> str:
    """Return a choice as brat takes it: without spaces."""
    return value.replace(" ", "_")


def _flag(layer: str, field: str, value: str) -> str:
    """Return the name of a yes-or-no attribute that stands for one choice of many."""
    return f"{layer}-{field}-{_token(value)}"


def from_brat(name: str, text: str, annotations: str) -> Standoff:
    """Read one document's .txt and .ann; raise ``UsageError`` where a line is not as brat writes it."""
    marks: dict[str, tuple[str, int, int]] = {}
    links: list[tuple[int, Link]] = []
    fields: dict[str, dict[str, Values]] = defaultdict(dict)
    for line in annotations.splitlines():
        try:
            _read_line(line, marks, links, fields)
        except (ValueError, KeyError, IndexError) as error:
            raise UsageError(f"{name}.ann: “{line[:60]}” is not as brat writes it: mend the line") from error
    ordered = tuple(link for _, link in sorted(links, key=lambda numbered: numbered[0]))
    found = tuple(Mark(key, layer, start, end, fields.get(key, {})) for key, (layer, start, end) in marks.items())
    return Standoff(name, text, found, ordered)


def _read_line(
    line: str,
    marks: dict[str, tuple[str, int, int]],
    links: list[tuple[int, Link]],
    fields: dict[str, dict[str, Values]],
) -> None:
    if line.startswith("T"):
        key, body, _ = line.split("\t", 2)
        layer, _, spans = body.partition(" ")
        offsets = [int(offset) for fragment in spans.split(";") for offset in fragment.split()]
        marks[key] = layer, offsets[0], offsets[-1]
    elif line.startswith("R"):
        key, body = line.split("\t")[:2]
        kind, source, target = body.split()
        links.append((int(key[1:]), Link(kind, source.partition(":")[2], target.partition(":")[2])))
    elif line.startswith("A"):
        named, key, *value = line.split("\t")[1].split(" ")
        layer, field, *choice = named.split("-", 2)
        token = (choice or value)[0]
        fields[key][field] = (*fields[key].get(field, ()), _choice(layer, field, token))
    elif line.startswith("#"):
        _, body, note = line.split("\t", 2)
        kind, key = body.split()
        if kind == _NOTE:
            fields[key].update(_free(json.loads(note)))


def _choice(layer: str, field: str, token: str) -> str:
    known = LAYERS[layer].field(field)
    return next(choice for choice in known.choices if _token(choice) == token) if known else token


def _free(note: Mapping[str, list[str]]) -> dict[str, Values]:
    return {name: tuple(values) for name, values in note.items()}
