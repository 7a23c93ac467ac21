"""The project's errors: one root, one class per kind of failure a caller can act on.

A message says what was got, what was expected and what to do about it.
"""


class CrossreadError(Exception):
    """Root of everything Crossread raises on purpose."""


class InputError(CrossreadError):
    """An input could not be read as a report; the rest of the run goes on without it."""


class ModelError(CrossreadError):
    """Packaged or user-named weights are missing, damaged or of the wrong shape."""


class ReadingError(CrossreadError):
    """A reader failed on one text; the report is kept unread and the rest of the run goes on."""


class DeskError(CrossreadError):
    """The desk file cannot be opened, read or written."""


class DeskVersionError(DeskError):
    """The desk was written by a newer Crossread than this one."""


class UsageError(CrossreadError):
    """The call itself makes no sense: an unknown format, a missing path, a bad option value."""


class WorkerError(CrossreadError):
    """A process that the server had work done by ended early, took too long, or has too much to do."""
