"""A minimal DDI-Codebook 2.5 of the tables, for deposit in a data archive."""

from collections.abc import Sequence
from typing import Any, cast

from lxml import etree

from loften.exchange.tables.schema import Column, Table, value_meanings
from loften.version import __version__

NAMESPACE = "ddi:codebook:2_5"
_XML = "{http://www.w3.org/XML/1998/namespace}lang"


def ddi_codebook(tables: Sequence[Table], rows: dict[str, int]) -> bytes:
    """Return the codebook as XML: the study, a file description a table with its number of rows, every variable."""
    root = etree.Element(f"{{{NAMESPACE}}}codeBook", nsmap=cast(Any, {None: NAMESPACE}), version="2.5")
    _study(root)
    for table in tables:
        file = _add(_add(root, "fileDscr", ID=f"F_{table.name}"), "fileTxt")
        _add(file, "fileName", f"{table.name}.csv")
        _add(file, "fileCont", table.en)
        size = _add(file, "dimensns")
        _add(size, "caseQnty", str(rows.get(table.name, 0)))
        _add(size, "varQnty", str(len(table.columns)))
    data = _add(root, "dataDscr")
    for table in tables:
        for column in table.columns:
            _variable(data, table, column)
    document: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return document


def _study(root: etree._Element) -> None:
    study = _add(root, "stdyDscr")
    citation = _add(study, "citation")
    title = _add(citation, "titlStmt")
    _add(title, "titl", "Medborgarlöften: promises of the Swedish police and municipalities")
    _add(title, "parTitl", "Medborgarlöften: polisens och kommunernas löften till medborgarna").set(_XML, "sv")
    software = _add(_add(citation, "prodStmt"), "software", f"loften {__version__}")
    software.set("version", __version__)
    information = _add(study, "stdyInfo")
    _add(
        information,
        "abstract",
        "Sections, pledges, actors, measurability and follow-up, as read from the published texts.",
    )
    summary = _add(information, "sumDscr")
    _add(summary, "nation", "Sweden").set("abbr", "SE")
    _add(summary, "anlyUnit", "Pledge")
    _add(summary, "dataKind", "Text, coded by a program")


def _variable(data: etree._Element, table: Table, column: Column) -> None:
    variable = _add(data, "var", ID=f"V_{table.name}_{column.name}", name=column.name, files=f"F_{table.name}")
    if column.allowed:
        variable.set("nature", "ordinal" if column.ordered else "nominal")
    _add(variable, "labl", column.en).set(_XML, "en")
    _add(variable, "labl", column.sv).set(_XML, "sv")
    meanings = value_meanings(column)
    for value in column.allowed:
        category = _add(variable, "catgry")
        _add(category, "catValu", value)
        _add(category, "labl", meanings.get(value, value))
    kind = "numeric" if column.type in ("integer", "number", "boolean") else "character"
    _add(variable, "varFormat", type=kind)


def _add(parent: etree._Element, tag: str, text: str | None = None, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", attributes)
    element.text = text
    return element
