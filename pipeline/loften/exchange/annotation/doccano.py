"""doccano: JSONL for a sequence labelling project with relations.

An entity of doccano has a label and nothing else, so each choice of a mark becomes an entity of its own over the same
characters ("pledge.actor=polis"), and the free-text fields travel in the line's ``loften``, which doccano keeps as
metadata: a coder cannot change them there. Offsets are UTF-16 code units (doccano issue 2290).
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from loften.errors import UsageError
from loften.exchange.annotation.layers import LAYERS, LINKS
from loften.exchange.annotation.offsets import Utf16
from loften.exchange.annotation.standoff import Link, Mark, Standoff, Values

DATA, SPANS, RELATIONS = "documents.jsonl", "span_types.json", "relation_types.json"


def to_doccano(standoffs: Iterable[Standoff]) -> dict[str, str]:
    """Return the files of a doccano project by name: the documents, and the label types to import."""
    labels = [{"text": name, "backgroundColor": layer.colour} for name, layer in LAYERS.items()]
    labels += [
        {"text": f"{layer.name}.{field.name}={choice}", "backgroundColor": layer.colour}
        for layer in LAYERS.values()
        for field in layer.fields
        for choice in field.choices
    ]
    relations = [{"text": kind, "backgroundColor": LAYERS[layer].colour} for kind, layer in LINKS.items()]
    return {
        DATA: "".join(json.dumps(_line(standoff), ensure_ascii=False) + "\n" for standoff in standoffs),
        SPANS: json.dumps(labels, ensure_ascii=False, indent=1) + "\n",
        RELATIONS: json.dumps(relations, ensure_ascii=False, indent=1) + "\n",
    }


def _line(standoff: Standoff) -> dict[str, Any]:
    units = Utf16(standoff.text)
    entities: list[dict[str, Any]] = []
    ids: dict[str, int] = {}
    kept = []
    for mark in standoff.marks:
        span = {"start_offset": units.units(mark.start), "end_offset": units.units(mark.end)}
        ids[mark.id] = len(entities) + 1
        for label in _labels(mark):
            entities.append({"id": len(entities) + 1, "label": label, **span})
        free = {name: list(values) for name, values in mark.fields.items() if not _is_choice(mark.layer, name)}
        if free:
            kept.append({"layer": mark.layer, **span, "fields": free})
    links = (link for link in standoff.links if link.source in ids and link.target in ids)
    relations = [
        {"id": n, "from_id": ids[link.source], "to_id": ids[link.target], "type": link.kind}
        for n, link in enumerate(links, 1)
    ]
    meta = {"name": standoff.name, "free": kept}
    return {"text": standoff.text, "entities": entities, "relations": relations, "loften": meta}


def _labels(mark: Mark) -> Iterator[str]:
    yield mark.layer
    for name, values in mark.fields.items():
        if _is_choice(mark.layer, name):
            yield from (f"{mark.layer}.{name}={value}" for value in values)


def _is_choice(layer: str, name: str) -> bool:
    field = LAYERS[layer].field(name)
    return bool(field and field.choices)


def from_doccano(text: str) -> list[Standoff]:
    """Read a JSONL export with relations; raise ``UsageError`` where it is none, or has lost its ``loften``."""
    try:
        return [_standoff(json.loads(line)) for line in text.splitlines() if line.strip()]
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise UsageError(f"not a doccano export with relations ({error!r}): export as JSONL(relation)") from error


def _standoff(line: Mapping[str, Any]) -> Standoff:
    """Put the entities of one line together to marks: choices join the mark of their layer over the same characters."""
    meta = line["loften"] if "loften" in line else line["meta"]["loften"]
    units = Utf16(line["text"])
    fields: dict[tuple[str, int, int], dict[str, Values]] = defaultdict(dict)
    for entry in meta["free"]:
        key = entry["layer"], entry["start_offset"], entry["end_offset"]
        fields[key].update({name: tuple(values) for name, values in entry["fields"].items()})
    heads = []
    for entity in sorted(line["entities"], key=lambda entity: entity["id"]):
        layer, _, choice = entity["label"].partition(".")
        key = layer, entity["start_offset"], entity["end_offset"]
        if not choice:
            heads.append((str(entity["id"]), key))
            continue
        name, _, value = choice.partition("=")
        fields[key][name] = (*fields[key].get(name, ()), value)
    _check_choices(fields, {key for _, key in heads}, line["text"], units)
    marks = tuple(
        Mark(identity, key[0], units.point(key[1]), units.point(key[2]), fields.get(key, {})) for identity, key in heads
    )
    relations = sorted(line.get("relations", ()), key=lambda relation: relation["id"])
    links = tuple(Link(one["type"], str(one["from_id"]), str(one["to_id"])) for one in relations)
    return Standoff(meta["name"], line["text"], marks, links)


def _check_choices(
    fields: Iterable[tuple[str, int, int]], heads: set[tuple[str, int, int]], text: str, units: Utf16
) -> None:
    """Raise ``UsageError`` for a choice, or a kept field, that no mark of its layer has the same characters as."""
    for layer, start, end in fields:
        if (layer, start, end) not in heads:
            quote = text[units.point(start) : units.point(end)]
            raise UsageError(f"“{quote[:60]}”: has choices of {layer}, but no {layer}: give all of them the same span")
