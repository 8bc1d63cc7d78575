"""``loften schema``: the JSON Schema of the record."""

import json

import typer

from loften.agreement import json_schema

app = typer.Typer(add_completion=False)


@app.command()
def schema() -> None:
    """Print the JSON Schema of the record, with a description of every key.

    Example: loften schema > record.schema.json
    """
    print(json.dumps(json_schema(), ensure_ascii=False, indent=2))
