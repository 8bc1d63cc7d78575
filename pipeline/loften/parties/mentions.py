"""Names of parties in a text, by lexicon and register."""

from dataclasses import dataclass

from loften.agreement import PartyKind


@dataclass(frozen=True, slots=True)
class Mention:
    """A party named at ``start:end`` of the text that was searched; ``rule`` is the id of the rule that knew it."""

    kind: PartyKind
    name: str
    start: int
    end: int
    rule: str


def find_mentions(text: str, start: int = 0, end: int | None = None) -> tuple[Mention, ...]:
    """Return the parties named in ``text[start:end]``, in order; offsets count in ``text``."""
    return ()
