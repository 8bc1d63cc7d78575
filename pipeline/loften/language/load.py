"""The choice of an engine by name; each is imported when it is asked for."""

from loften.errors import LanguageError
from loften.language.engine import Engine
from loften.language.light import without_commands, without_heavy


def load_engine(spec: str = "spacy") -> Engine:
    """Load an engine by name.

    ``spacy`` (the shipped model), ``spacy:NAME`` (any installed Swedish pipeline), ``stanza`` or ``stanza:FOLDER``
    (its models from stanza's own or the given resource folder), ``blank`` (tokens and sentence bounds, no syntax).
    Raise ``LanguageError`` where the name is unknown or the model is missing.
    """
    kind, _, name = spec.partition(":")
    if spec in ("spacy", "spacy:sv_loften", "blank"):
        with without_heavy(), without_commands():
            from loften.language.spacy_engine import SpacyEngine

        return SpacyEngine.blank() if spec == "blank" else SpacyEngine.load("sv_loften")
    if kind == "spacy":
        with without_commands():
            from loften.language.spacy_engine import SpacyEngine

        return SpacyEngine.load(name or "sv_loften")
    if kind == "stanza":
        from loften.language.stanza_engine import StanzaEngine

        return StanzaEngine.load(name or None)
    raise LanguageError(f"engine '{spec}' is not known: use spacy, spacy:NAME, stanza, stanza:FOLDER or blank")
