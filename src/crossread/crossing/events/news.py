"""Which mentions tell of something that happened."""

from __future__ import annotations

from functools import cache
from importlib import resources

from crossread.crossing.events.telling import Telling
from crossread.domain.layers import EventClass


def is_news(one: Telling) -> bool:
    """Whether a mention names a happening: what is coded, or an occurrence by a word that says what happened."""
    if one.coded is not None:
        return True
    return one.kind is EventClass.OCCURRENCE and not all(word in _empty_words() for word in one.words)


@cache
def _empty_words() -> frozenset[str]:
    file = resources.files("crossread.crossing") / "data" / "event_empty_words.txt"
    lines = file.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
