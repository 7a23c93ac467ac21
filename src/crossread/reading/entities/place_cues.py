"""Names that the words before them make places: "the town of X", "towns in the north, including X and Y"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from crossread.reading.entities.named import Named
from crossread.text.tables import entries, one_of


def called_places(text: str, named: Sequence[Named]) -> set[int]:
    """Indices of such names, and of those listed with them."""
    found: set[int] = set()
    starts = {name.span.start: at for at, name in enumerate(named)}
    for cue in _cues().finditer(text):
        at = starts.get(cue.end())
        while at is not None:
            found.add(at)
            joint = _JOINT.match(text, named[at].span.end)
            at = starts.get(joint.end()) if joint else None
    return found


_JOINT = re.compile(r",?\s(?:and|or)\s|,\s")


@cache
def _cues() -> re.Pattern[str]:
    noun = one_of(entries("place_nouns"))
    return re.compile(rf"\b{noun}(?:\sof\s|\b[^.;:!?\n]{{0,60}}?\b(?:including|such\sas)\s)(?:the\s)?")
