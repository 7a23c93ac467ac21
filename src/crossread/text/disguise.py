"""Words as a reader of the page sees them, where letters of another script or invisible characters stand in for some."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from crossread.text.tables import mapping

_MIXED = re.compile(r"[^\W\d_]*[A-Za-z][^\W\d_]*")
_INVISIBLE = "Cf"


def undisguised(text: str) -> str:
    """`text` with Cyrillic and Greek look-alikes as Latin in words that hold a Latin letter too; of the same length."""
    return text if text.isascii() else _MIXED.sub(lambda word: word[0].translate(_look_alikes()), text)


def as_seen(text: str) -> str:
    """`undisguised`, without characters that do not show; offsets do not carry over."""
    if text.isascii():
        return text
    shown = "".join(c for c in text if unicodedata.category(c) != _INVISIBLE)
    return undisguised(shown)


@cache
def _look_alikes() -> dict[int, str]:
    small = mapping("homoglyphs").items()
    pairs = [*small, *((foreign.upper(), latin.upper()) for foreign, latin in small)]
    return {ord(foreign): latin for foreign, latin in pairs if len(foreign) == len(latin) == 1}
