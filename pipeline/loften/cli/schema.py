"""``loften schema``: the JSON Schema of the record, of a line of links.jsonl, of answers.json."""

import json
from typing import Annotated

import typer

from loften.agreement import json_schema

app = typer.Typer(add_completion=False)


@app.command()
def schema(
    links: Annotated[bool, typer.Option("--links", help="Of one line of links.jsonl instead.")] = False,
    answers: Annotated[bool, typer.Option("--answers", help="Of answers.json instead.")] = False,
) -> None:
    """Print the JSON Schema of the record, with a description of every key.

    Example: loften schema > record.schema.json
    """
    print(json.dumps(_schema(links, answers), ensure_ascii=False, indent=2))


def _schema(links: bool, answers: bool) -> dict[str, object]:
    if not links and not answers:
        return json_schema()
    from loften.linking import Answers, links_schema  # only here: the record's schema needs no linking

    return links_schema() if links else Answers.model_json_schema()
