"""Label Studio: a labelling configuration, tasks with predictions, and its JSON export read again.

The offsets of its ``Text`` are code points since version 1.4 (its browser part converts what JavaScript counts);
where an export by an older one quotes another text at an offset, UTF-16 code units are tried. Format:
https://labelstud.io/guide/task_format
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import quoteattr

from loften.errors import UsageError
from loften.exchange.annotation.layers import LAYERS, LINKS, Layer
from loften.exchange.annotation.offsets import Utf16
from loften.exchange.annotation.standoff import Link, Mark, Standoff, Values

TASKS, CONFIG = "tasks.json", "labels.xml"
_BESIDE = "flex:1; min-width:16em; position:sticky; top:0; align-self:flex-start; max-height:85vh; overflow:auto"


def to_label_studio(standoffs: Iterable[Standoff]) -> dict[str, str]:
    """Return the files of a Label Studio project by name: the configuration, and the tasks to import."""
    tasks = [_task(standoff) for standoff in standoffs]
    return {CONFIG: labelling_config(), TASKS: json.dumps(tasks, ensure_ascii=False, indent=1) + "\n"}


def labelling_config() -> str:
    """Return the labelling configuration: layers as labels, links as relations, the chosen span's fields beside."""
    lines = [
        '<View style="display:flex; gap:1em">',
        '  <View style="flex:2; min-width:0">',
        '    <Header value="$name"/>',
    ]
    lines += ["    <Relations>", *(f'      <Relation value="{kind}"/>' for kind in LINKS), "    </Relations>"]
    lines.append('    <Labels name="layer" toName="text" showInline="true">')
    lines += [f'      <Label value="{layer.name}" background="{layer.colour}"/>' for layer in LAYERS.values()]
    lines += ["    </Labels>", '    <Text name="text" value="$text" granularity="symbol"/>', "  </View>"]
    lines.append(f'  <View style="{_BESIDE}">')
    lines += [line for layer in LAYERS.values() if layer.fields for line in _controls(layer)]
    return "\n".join([*lines, "  </View>", "</View>"]) + "\n"


def _controls(layer: Layer) -> Iterator[str]:
    """Yield the fields of a layer, shown while a span of the layer is chosen."""
    yield f'    <View visibleWhen="region-selected" whenTagName="layer" whenLabelValue="{layer.name}">'
    for field in layer.fields:
        named = f'name="{layer.name}-{field.name}" toName="text" perRegion="true"'
        yield f'      <Header value="{field.name}" size="6"/>'
        if field.choices:
            choice = "multiple" if field.many else "single-radio"
            yield f'      <Choices {named} choice="{choice}" showInline="true">'
            yield from (f"        <Choice value={quoteattr(value)}/>" for value in field.choices)
            yield "      </Choices>"
        else:
            limit = "" if field.many else ' maxSubmissions="1"'
            yield f'      <TextArea {named} editable="true" rows="1"{limit}/>'
    yield "    </View>"


def _task(standoff: Standoff) -> dict[str, Any]:
    result = [entry for mark in standoff.marks for entry in _regions(standoff, mark)]
    result += [
        {"type": "relation", "from_id": link.source, "to_id": link.target, "direction": "right", "labels": [link.kind]}
        for link in standoff.links
    ]
    data = {"name": standoff.name, "text": standoff.text}
    return {"data": data, "predictions": [{"model_version": "loften", "result": result}]}


def _regions(standoff: Standoff, mark: Mark) -> Iterable[dict[str, Any]]:
    span: dict[str, Any] = {"start": mark.start, "end": mark.end}
    quote = standoff.quote(mark)
    shared = {"id": mark.id, "to_name": "text"}
    yield {**shared, "from_name": "layer", "type": "labels", "value": {**span, "text": quote, "labels": [mark.layer]}}
    for name, values in mark.fields.items():
        field = LAYERS[mark.layer].field(name)
        key, kind = ("choices", "choices") if field and field.choices else ("text", "textarea")
        value = {**span, "text": quote, key: list(values)}
        yield {**shared, "from_name": f"{mark.layer}-{name}", "type": kind, "value": value}


def from_label_studio(text: str, coder: str | None = None) -> list[Standoff]:
    """Read a JSON export: of each task the last annotation that was not cancelled, or ``coder``'s (an e-mail or id).

    A task that no one has annotated is left out. Raise ``UsageError`` where it is not such an export.
    """
    try:
        tasks = json.loads(text)
        found = [(task, _annotation(task.get("annotations", []), coder)) for task in tasks]
        return [_standoff(task["data"], annotation["result"]) for task, annotation in found if annotation]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"not a Label Studio JSON export ({error!r}): export as JSON, not JSON-MIN") from error


def _annotation(annotations: Sequence[Mapping[str, Any]], coder: str | None) -> Mapping[str, Any] | None:
    kept = [one for one in annotations if not one.get("was_cancelled")]
    if coder is not None:
        kept = [one for one in kept if coder in _names(one.get("completed_by"))]
    return max(kept, key=lambda one: str(one.get("updated_at") or ""), default=None)


def _names(completed_by: Any) -> set[str]:
    known = completed_by if isinstance(completed_by, dict) else {"id": completed_by}
    return {str(known[key]) for key in ("id", "email") if known.get(key) is not None}


def _standoff(data: Mapping[str, str], result: Sequence[Mapping[str, Any]]) -> Standoff:
    text = data["text"]
    fields: dict[str, dict[str, Values]] = {}
    for entry in result:
        if entry["type"] in ("choices", "textarea") and entry.get("id"):
            name = entry["from_name"].partition("-")[2]
            value = entry["value"]
            fields.setdefault(entry["id"], {})[name] = _values(value["choices" if "choices" in value else "text"])
    marks = tuple(
        Mark(entry["id"], entry["value"]["labels"][0], *_span(text, entry["value"]), fields.get(entry["id"], {}))
        for entry in result
        if entry["type"] == "labels"
    )
    links = tuple(_link(entry) for entry in result if entry["type"] == "relation" and entry.get("labels"))
    return Standoff(data["name"], text, marks, links)


def _link(entry: Mapping[str, Any]) -> Link:
    source, target = entry["from_id"], entry["to_id"]
    if entry.get("direction") == "left":
        source, target = target, source
    return Link(entry["labels"][0], source, target)


def _values(given: str | Sequence[str]) -> Values:
    return (given,) if isinstance(given, str) else tuple(given)


def _span(text: str, value: Mapping[str, Any]) -> tuple[int, int]:
    start, end, quote = int(value["start"]), int(value["end"]), value.get("text")
    if quote is None or text[start:end] == quote:
        return start, end
    units = Utf16(text)
    try:
        span = units.point(start), units.point(end)
    except IndexError:
        span = start, end
    if text[slice(*span)] != quote:
        raise UsageError(f"a span quotes “{quote[:60]}”, its offsets say otherwise: export the task again")
    return span
