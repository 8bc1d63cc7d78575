"""Gold to the files of an annotation tool, and back from them: the one place that knows all the tools by name."""

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from loften.errors import UsageError
from loften.evaluation.gold import Gold
from loften.exchange.annotation.brat import from_brat, to_brat
from loften.exchange.annotation.doccano import from_doccano, to_doccano
from loften.exchange.annotation.from_gold import names, to_standoff
from loften.exchange.annotation.inception import TYPE_SYSTEM, from_inception, to_inception
from loften.exchange.annotation.label_studio import from_label_studio, to_label_studio
from loften.exchange.annotation.standoff import Standoff
from loften.exchange.annotation.to_gold import to_gold

Tool = Literal["label-studio", "inception", "inception-json", "doccano", "brat"]


def export_gold(golds: Sequence[Gold], tool: Tool, out: Path) -> list[Path]:
    """Write gold as a tool's files into a folder, which is made; return the files."""
    standoffs = [to_standoff(gold) for gold in golds]
    names(standoffs)
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for name, content in _files(standoffs, tool).items():
        path = out / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        written.append(path)
    return written


def import_gold(paths: Sequence[Path], tool: Tool, coder: str | None = None) -> list[Gold]:
    """Read gold from a tool's files, or from folders of them.

    ``coder`` chooses whose annotations to take from Label Studio. Raise ``UsageError`` where there is nothing to read.
    """
    try:
        standoffs = [standoff for path in paths for standoff in _read(path, tool, coder)]
    except (OSError, UnicodeDecodeError, zipfile.BadZipFile) as error:
        where = getattr(error, "filename", None) or ", ".join(map(str, paths))
        raise UsageError(f"{where}: {getattr(error, 'strerror', None) or error}: name what {tool} exported") from error
    if not standoffs:
        raise UsageError(f"{', '.join(map(str, paths))}: nothing annotated here: name what {tool} exported")
    names(standoffs)
    return [to_gold(standoff) for standoff in standoffs]


def _files(standoffs: Sequence[Standoff], tool: Tool) -> Mapping[str, str | bytes]:
    if tool == "inception":
        return to_inception(standoffs)
    if tool == "inception-json":
        return to_inception(standoffs, "json")
    writers = {"label-studio": to_label_studio, "doccano": to_doccano, "brat": to_brat}
    return writers[tool](standoffs)


def _read(path: Path, tool: Tool, coder: str | None) -> Iterator[Standoff]:
    if tool == "label-studio":
        for file in _named(path, "*.json"):
            with _named_errors(file):
                yield from from_label_studio(file.read_text(encoding="utf-8"), coder)
    elif tool == "doccano":
        for file in _named(path, "*.jsonl"):
            with _named_errors(file):
                yield from from_doccano(file.read_text(encoding="utf-8"))
    elif tool == "brat":
        for file in _named(path, "*.ann"):
            text = file.with_suffix(".txt").read_text(encoding="utf-8")
            yield from_brat(file.stem, text, file.read_text(encoding="utf-8"))
    else:
        yield from _cas_files(path)


@contextmanager
def _named_errors(file: Path) -> Iterator[None]:
    """Put the file's name before what is wrong with it."""
    try:
        yield
    except UsageError as error:
        raise UsageError(f"{file}: {error}") from error


def _cas_files(path: Path) -> Iterator[Standoff]:
    """Yield the CASes of a folder, a file, or of ZIPs as INCEpTION packs one document with its type system."""
    for file in _named(path, "*.xmi", "*.json", "*.zip"):
        if file.suffix == ".zip":
            yield _zipped(file)
        else:
            types = file.with_name(TYPE_SYSTEM)
            type_system = types.read_bytes() if file.suffix == ".xmi" and types.exists() else None
            yield from_inception(file.stem, file.read_bytes(), type_system)


def _zipped(file: Path) -> Standoff:
    with zipfile.ZipFile(file) as archive:
        members = archive.namelist()
        cas = next((name for name in members if name.endswith((".xmi", ".json"))), None)
        if cas is None:
            raise UsageError(f"{file}: no .xmi or .json inside: export as UIMA CAS XMI or JSON")
        types = archive.read(TYPE_SYSTEM) if TYPE_SYSTEM in members and cas.endswith(".xmi") else None
        return from_inception(file.stem, archive.read(cas), types)


def _named(path: Path, *patterns: str) -> list[Path]:
    return sorted(file for pattern in patterns for file in path.glob(pattern)) if path.is_dir() else [path]
