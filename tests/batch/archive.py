"""Small archives, and runs over them with work that needs no language model."""

from collections.abc import Mapping
from pathlib import Path

from loften.batch import Limits, Plan, Run, Tally
from loften.batch.store import Store
from loften.conversion import Settings
from loften.records.store import stored_texts
from loften.sources import SourceOptions
from loften.sources.expand import find

LIMITS = Limits(seconds=5.0, memory=1 << 28)


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """Write files of a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def plan(folder: Path, version: int = 1, **more: object) -> Plan:
    """Return a plan whose work writes what it does into a folder."""
    folder.mkdir(exist_ok=True)
    options = SourceOptions(repeats=True)
    settings = Settings(engine=f"{folder}@{version}")
    return Plan(
        **{"settings": settings, "options": options, "limits": LIMITS, "workers": 2, "work": "harm:Echo", **more}
    )  # type: ignore[arg-type]


def run(how: Plan, store: Path, *sources: Path) -> Tally:
    """Run once over sources."""
    return Run(how, store).run(lambda _: find(map(str, sources)), how.called([str(source) for source in sources]))


def retry(how: Plan, store: Path, documents: list[int] | None = None) -> Tally:
    """Try again what failed."""

    def names(kept: Store) -> object:
        return kept.again.reopen_failed(documents)

    return Run(how, store).run(names, how.called([]))  # type: ignore[arg-type]


def records(store: Path, version: int | None = None) -> list[str]:
    """Return the records of a store."""
    return [text for text, _ in stored_texts(store, version)]


def work_done(folder: Path) -> list[str]:
    """Return what the workers were given to do, and forget it."""
    log = folder / "done"
    lines = log.read_text().splitlines() if log.exists() else []
    log.unlink(missing_ok=True)
    return sorted(lines)
