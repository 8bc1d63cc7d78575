"""The codebook of the tables: what each column holds, in Swedish and English, as rows and as Markdown."""

from collections.abc import Iterator, Sequence

from loften.exchange.tables.schema import Column, Table, value_meanings

HEADER = ("table", "column", "type", "svenska", "english", "values")


def codebook_rows(tables: Sequence[Table]) -> Iterator[tuple[str, str, str, str, str, str]]:
    """Yield one row a column: table, column, type, meaning in Swedish and English, and its closed list."""
    for table in tables:
        for column in table.columns:
            yield table.name, column.name, _type(table, column), column.sv, column.en, _values(column)


def codebook_markdown(tables: Sequence[Table]) -> str:
    """Return the codebook as Markdown: a section a table."""
    lines = ["# Codebook of the tables", ""]
    for table in tables:
        lines += [f"## {table.name}", "", f"{table.sv} / {table.en}", ""]
        lines += ["| column | type | svenska | english |", "|---|---|---|---|"]
        lines += [f"| {one.name} | {_type(table, one)} | {one.sv} | {one.en} |" for one in table.columns]
        for one in table.columns:
            meanings = value_meanings(one)
            if meanings:
                lines += ["", f"`{one.name}`: " + "; ".join(f"`{value}` {text}" for value, text in meanings.items())]
        lines.append("")
    return "\n".join(lines)


def _type(table: Table, column: Column) -> str:
    if column.name == table.key:
        return f"{column.type}, key"
    return f"{column.type} → {column.refers}" if column.refers else column.type


def _values(column: Column) -> str:
    meanings = value_meanings(column)
    return "; ".join(f"{value} = {meanings[value]}" for value in meanings) or "; ".join(column.allowed)
