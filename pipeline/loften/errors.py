"""The errors that a user can meet: one sentence each, saying what, where and what to do."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the command's exit status means."""

    DONE = 0
    SOME_FAILED = 1
    USAGE = 2
    GATE = 3


class LoftenError(Exception):
    """An error with a message fit to print as it stands, and the exit code it leads to."""

    exit_code = ExitCode.SOME_FAILED
    code = "error"


class UsageError(LoftenError):
    """Wrong usage or configuration."""

    exit_code = ExitCode.USAGE
    code = "usage"


class SourceError(LoftenError):
    """A source that cannot be had: missing, too large, refused, broken."""

    code = "source"


class ReadError(LoftenError):
    """A document that cannot be read: empty, damaged, encrypted, of an unknown kind."""

    code = "read"


class LanguageError(LoftenError):
    """A language engine or model that is missing."""

    exit_code = ExitCode.USAGE
    code = "language"


class TextError(LanguageError):
    """A text that a language engine cannot take, or gave back changed: one document's fault, not the run's."""

    exit_code = ExitCode.SOME_FAILED
    code = "text"


class GateError(LoftenError):
    """A score below its floor."""

    exit_code = ExitCode.GATE
    code = "gate"


class UnexpectedError(LoftenError):
    """A fault of the program itself, met on one document."""

    code = "unexpected"
