"""The codes a command ends with, as docs/errors.md explains them."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the shell is told."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    PROBLEM_FOUND = 3
    INTERRUPTED = 130
