"""What ``loften evaluate`` can be asked for, each with its help."""

from pathlib import Path
from typing import Annotated

import typer

GoldPath = Annotated[Path, typer.Argument(help="A gold file, or a folder of them (its subfolders are other splits).")]
Predicted = Annotated[
    Path | None,
    typer.Argument(help="Records to score: a folder, a records.jsonl; without it the sources are converted now."),
]
Docs = Annotated[
    list[Path] | None, typer.Option(help="Where the gold's sources are, if not in sample_docs/ or docs/ beside it.")
]
Engine = Annotated[str, typer.Option(help="Language engine for converting.")]
Given = Annotated[
    str, typer.Option(help="Steps that gold does before the program: nothing, blocks, sections, pledges.")
]
Only = Annotated[str | None, typer.Option(help="Only gold files whose name has this in it.")]
Parts = Annotated[bool, typer.Option("--parts", help="Also by format, layout, period, basis of the actor.")]
Ladder = Annotated[bool, typer.Option("--ladder", help="Also the oracle ladder: which step loses what.")]
Baselines = Annotated[bool, typer.Option("--baselines", help="Also plain rules and a TF-IDF model.")]
Models = Annotated[bool, typer.Option("--models", help="Also classifiers in the place of rules.")]
Teach = Annotated[Path | None, typer.Option(help="More gold for models to learn from, itself not scored.")]
Against = Annotated[
    Path | None, typer.Option(help="Other records of the same sources, to compare with these by paired bootstrap.")
]
Html = Annotated[
    Path | None, typer.Option(help="Write one self-contained page: scores, ladder, baselines, calibration, errors.")
]
Json = Annotated[Path | None, typer.Option("--json", help="Write all figures and errors as JSON.")]
Gate = Annotated[Path | None, typer.Option(help="Floors that the scores must not fall below; exit 3 where one does.")]
UpdateGate = Annotated[bool, typer.Option("--update-gate", help="Set the floors of --gate to these scores.")]
AllowLower = Annotated[bool, typer.Option("--allow-lower", help="Let --update-gate lower a floor.")]
Errors = Annotated[bool, typer.Option("--errors", help="List every error in its context.")]
Aspect = Annotated[str | None, typer.Option(help="List only errors of this aspect, as in 'actor'.")]
