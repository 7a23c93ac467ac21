"""Voices in a page's words: the marks that stand for one without a name, spelled out."""

from __future__ import annotations

_SPELLED = {
    " and others, source not named": " and others, from one source that none of them names",
    "speaker quoted, not named there": "a speaker who is quoted without a name",
}


def voiced(words: str) -> str:
    """A voice, or a sentence that names voices."""
    for mark, spelled in _SPELLED.items():
        words = words.replace(mark, spelled)
    return words
