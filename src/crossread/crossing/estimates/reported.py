"""One voice's figure of a happening, as the rules look at it."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.domain.layers import Number
from crossread.domain.span import Citation


@dataclass(frozen=True, slots=True)
class Reported:
    """A number with the voice it rests on, the account it stands in and the ISO day it was written, None where open.

    `words` is the number as printed, folded; `running` says that it is told as a total that grows.
    """

    citation: Citation
    number: Number
    words: str
    origin: str
    lineage: str
    day: str | None
    running: bool

    @property
    def low(self) -> float | None:
        """The least it says: "at least 12" and 12 say 12, "up to 30" nothing."""
        return self.number.low if self.number.low is not None else self.number.best

    @property
    def high(self) -> float | None:
        """The most it says: "up to 30" and 30 say 30, "at least 12" nothing."""
        if self.number.high is not None:
            return self.number.high
        return self.number.best if self.number.low is None else None
