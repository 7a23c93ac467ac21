"""Words fit for a terminal: nothing in a report can move the cursor, change a colour or hide itself."""

from __future__ import annotations

import re

from crossread.export.page_words import label

_REPLACED = "\ufffd"
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LONGEST_CHARS = 2_000


def plain(text: str | None, *, limit_chars: int = _LONGEST_CHARS) -> str:
    """`text` on one line, cut when long; controls and what no encoding can hold are shown as U+FFFD."""
    return printable(label(text, limit_chars=limit_chars))


def printable(text: str) -> str:
    """`text` with every character that steers a terminal replaced, one for one."""
    return _STEERING.sub(_REPLACED, text)


def fragment(text: str) -> str:
    """`plain` for a part of a line: a space at either end stays."""
    core = plain(text, limit_chars=len(text) + 1)
    if not core:
        return " " if text[:1].isspace() else ""
    return f"{' ' * text[0].isspace()}{core}{' ' * text[-1].isspace()}"
