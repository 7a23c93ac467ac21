"""Plain text: the decoded content of the file is the report's text, unchanged."""

from __future__ import annotations

from crossread.intake.decode import decode
from crossread.intake.discover import STDIN
from crossread.intake.draft import Draft


def read_plain(raw: bytes, *, name: str) -> Draft:
    """The one report of a text file, line ends and all.

    Raises:
        InputError: when the bytes are no text.
    """
    return Draft(where=name, text=decode(raw), path=None if name == STDIN else name)
