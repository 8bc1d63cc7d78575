"""INCEpTION: UIMA CAS as XMI with its type system, or as JSON.

Each layer is a span layer of its own (``webanno.custom.Pledge`` …), its fields are strings or string arrays; the links
of a pledge are a link feature with roles, so that their order stays. dkpro-cassis converts the offsets of UIMA (UTF-16
code units) to code points and back.
"""

from collections.abc import Iterable
from importlib import import_module
from io import BytesIO
from typing import Any

from loften.errors import UsageError
from loften.exchange.annotation.layers import LAYERS, LINKS
from loften.exchange.annotation.standoff import Link, Mark, Standoff
from loften.extras import install

TYPE_SYSTEM = "TypeSystem.xml"
_SPACE = "webanno.custom."
_LINK = f"{_SPACE}PledgeLinksLink"


def to_inception(standoffs: Iterable[Standoff], form: str = "xmi") -> dict[str, bytes]:
    """Return the files to import by name: one CAS a document, as ``xmi`` with the type system beside, or ``json``."""
    files: dict[str, bytes] = {}
    if form == "xmi":
        files[TYPE_SYSTEM] = _type_system().to_xml().encode()
    for standoff in standoffs:
        cas = _cas(standoff)
        files[f"{standoff.name}.{form}"] = (cas.to_xmi() if form == "xmi" else cas.to_json()).encode()
    return files


def from_inception(name: str, data: bytes, type_system: bytes | None = None) -> Standoff:
    """Read one CAS: JSON, or XMI with its type system (ours where none is given).

    Raise ``UsageError`` where it is none.
    """
    cassis = _cassis()
    try:
        if data.lstrip()[:1] == b"{":
            cas = cassis.load_cas_from_json(BytesIO(data))
        else:
            types = cassis.load_typesystem(BytesIO(type_system)) if type_system else _type_system()
            cas = cassis.load_cas_from_xmi(BytesIO(data), typesystem=types, lenient=True)
    except Exception as error:  # cassis raises what its parsers raise
        raise UsageError(f"{name}: not a UIMA CAS ({error}): export as UIMA CAS XMI or JSON") from error
    return _standoff(name, cas)


def _cassis() -> Any:
    try:
        return import_module("cassis")
    except ImportError as error:
        raise UsageError(f"INCEpTION needs dkpro-cassis: install it with {install('annotation')}") from error


def _type_name(layer: str) -> str:
    return _SPACE + "".join(part.capitalize() for part in layer.split("_"))


def _feature(field: str) -> str:
    """Return the name of a feature: ``begin``, ``end`` and ``type`` are UIMA's and cassis' own."""
    return {"start": "from_date", "end": "to_date", "type": "evidence_type"}.get(field, field)


def _type_system() -> Any:
    types = _cassis().TypeSystem()
    link = types.create_type(_LINK, supertypeName="uima.cas.TOP")
    types.create_feature(link, "role", "uima.cas.String")
    types.create_feature(link, "target", "uima.tcas.Annotation")
    for layer in LAYERS.values():
        kind = types.create_type(_type_name(layer.name), supertypeName="uima.tcas.Annotation")
        for field in layer.fields:
            types.create_feature(kind, _feature(field.name), f"uima.cas.String{'Array' if field.many else ''}")
        if layer.name == "pledge":
            types.create_feature(kind, "links", "uima.cas.FSArray", elementType=link)
    return types


def _cas(standoff: Standoff) -> Any:
    types = _type_system()
    cas = _cassis().Cas(typesystem=types)
    cas.sofa_string = standoff.text
    cas.sofa_mime = "text/plain"
    strings, array = types.get_type("uima.cas.StringArray"), types.get_type("uima.cas.FSArray")
    link_type = types.get_type(_LINK)
    built: dict[str, Any] = {}
    for mark in standoff.marks:
        features: dict[str, Any] = {}
        for field in LAYERS[mark.layer].fields:
            values = list(mark.many(field.name))
            if values:
                features[_feature(field.name)] = strings(elements=values) if field.many else values[0]
        built[mark.id] = types.get_type(_type_name(mark.layer))(begin=mark.start, end=mark.end, **features)
    for mark in standoff.marks:
        own = [link for link in standoff.links if link.source == mark.id and link.target in built]
        if own:
            links = [link_type(role=link.kind, target=built[link.target]) for link in own]
            built[mark.id].links = array(elements=links)
    cas.add_all(built.values())
    return cas


def _standoff(name: str, cas: Any) -> Standoff:
    known = {kind.name for kind in cas.typesystem.get_types()}
    found = [(layer, fs) for layer in LAYERS if _type_name(layer) in known for fs in cas.select(_type_name(layer))]
    ids = {id(fs): f"m{n}" for n, (_, fs) in enumerate(found, 1)}
    marks, links = [], []
    for layer, fs in found:
        fields = {}
        for field in LAYERS[layer].fields:
            value = getattr(fs, _feature(field.name), None)
            values = tuple(value.elements or ()) if field.many and value else (value,) if value else ()
            if values:
                fields[field.name] = values
        marks.append(Mark(ids[id(fs)], layer, fs.begin, fs.end, fields))
        slots = getattr(fs, "links", None)
        for slot in (slots.elements or ()) if slots else ():
            if slot.role in LINKS and id(slot.target) in ids:
                links.append(Link(slot.role, ids[id(fs)], ids[id(slot.target)]))
    return Standoff(name, cas.sofa_string, tuple(marks), tuple(links))
