"""What people may do on a desk that is served."""

from __future__ import annotations

from enum import IntEnum


class Role(IntEnum):
    """What a visitor may do; each role may do what those below it may."""

    READER = 1
    REVIEWER = 2
    OWNER = 3
