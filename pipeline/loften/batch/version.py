"""Under which version a record was made: of the program, the model, the rules and the settings; likewise a reading.

The program's part is a digest of its code, so that also between two releases nothing old passes for new.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

import loften
from loften.batch.store import Version
from loften.language import Engine
from loften.rules import rules_digest
from loften.settings import Settings
from loften.version import __version__

ROOT = Path(loften.__file__).parent
NOT_IN_RECORDS = ("cli", "batch", "exchange", "report", "evaluation", "linking", "records", "corrections", "sources")
"""Rooms whose code has no part in what a record says."""
RULES_CODE = tuple(f"rules/{path.name}" for path in (ROOT / "rules").glob("*.py"))
READS = ("readers", "document.py", "lexicon.py", "rules/furniture.toml", "rules/titles.toml", *RULES_CODE)
"""What has a part in what a reader returns."""
READING_PACKAGES = ("lxml", "numpy", "pyahocorasick", "pypdfium2", "simplemma")
PACKAGES = (*READING_PACKAGES, "pydantic", "spacy", "stanza")


def current_version(settings: Settings, engine: Engine) -> Version:
    """Return the version under which documents are converted now."""
    reading = {
        "code": _digest(_files([ROOT / name for name in READS])),
        "packages": _versions(READING_PACKAGES),
        "settings": asdict(settings.reading),
        "ocr": _ocr(settings),
    }
    told = {
        "loften": __version__,
        "code": _digest(_files(path for path in ROOT.iterdir() if path.name not in NOT_IN_RECORDS))[:16],
        "engine": engine.name,
        "model": engine.model,
        "rules": rules_digest()[:16],
        "settings": asdict(settings),
    }
    whole = {**told, "reading": reading, "packages": _versions(PACKAGES), "model": _model(settings.engine, engine)}
    return Version(_sha256(whole), _sha256(reading), told)


def _sha256(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from (file for file in path.rglob("*") if file.is_file() and file.suffix != ".pyc")
        elif path.is_file():
            yield path


def _digest(files: Iterable[Path], root: Path = ROOT) -> str:
    digest = hashlib.sha256()
    for name, file in sorted((file.relative_to(root).as_posix(), file) for file in files):
        digest.update(name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _versions(packages: Iterable[str]) -> dict[str, str | None]:
    return {name: _version(name) for name in packages}


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _ocr(settings: Settings) -> str | None:
    """Return the text recognition's version; a scan read without it must be read again once it is installed."""
    import loften.readers.pdf  # noqa: F401 (first: the room of scans borrows from it)
    from loften.readers.scan import EngineMissingError, Tesseract

    try:
        return None if settings.reading.ocr == "never" else Tesseract().version()
    except EngineMissingError:
        return None


def _model(spec: str, engine: Engine) -> str | None:
    """Return a digest of a spaCy model's files, since a model trained anew may keep its number."""
    if engine.model is None or not spec.startswith("spacy"):
        return engine.model
    return f"{engine.model} {_package_digest(spec.partition(':')[2] or 'sv_loften')}"


@cache
def _package_digest(name: str) -> str:
    found = find_spec(name) if name.isidentifier() else None
    folder = Path(found.origin).parent if found and found.origin else Path(name)
    return _digest(_files([folder]), folder)
