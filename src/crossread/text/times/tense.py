"""Whether a bare "Monday" or "June" lies behind the day of writing or ahead of it, by the words around it."""

from __future__ import annotations

import re

from crossread.domain.span import Span
from crossread.text.tables import mapping

# On the dev part of TimeBank and AQUAINT these hardly matter: 839 to 841 values right for 4 to 12 words before, 3 to 8
# after, and any count from 0 to 5.
_REACH_CHARS = 90
_WORDS_BEFORE, _WORDS_AFTER = 8, 5
_AFTER_COUNTS = 2  # a word behind the expression is as good as one so many places further before it
_WORD = re.compile(r"[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)?")
_CLAUSE = re.compile(r"\b(?:that|which|who|whose|when|where|because|if)\b", re.IGNORECASE)
_STOP = re.compile(r"[.!?;:]\s|\n")


def tense_around(text: str, span: Span) -> str:
    """ "past" or "future" by the nearest word that tells, within the sentence; "" where none does."""
    before = text[max(0, span.start - _REACH_CHARS) : span.start]
    after = text[span.end : span.end + _REACH_CHARS]
    cut = [stop.end() for stop in _STOP.finditer(before) if not _is_short(before, stop.start())]
    before = before[cut[-1] :] if cut else before
    stop = _STOP.search(after)
    after = after[: stop.start()] if stop else after
    told = [
        (at, way)
        for at, way in enumerate(map(_tense, reversed(_WORD.findall(before)[-_WORDS_BEFORE:])))
        if way
    ]
    told += [
        (at + _AFTER_COUNTS, way)
        for at, way in enumerate(map(_tense, _WORD.findall(_CLAUSE.split(after)[0])[:_WORDS_AFTER]))
        if way
    ]
    return min(told, default=(0, ""))[1]


def _is_short(text: str, dot: int) -> bool:
    """Whether the full stop belongs to an abbreviation such as "Gen."."""
    word = re.search(r"[^\W\d_]+$", text[:dot])
    return word is not None and len(word.group()) <= 3 and word.group()[0].isupper()


def _tense(word: str) -> str:
    plain = word.lower().replace("’", "'")
    known = mapping("time_tense").get(plain)
    if known:
        return known
    if plain.endswith("'ll"):
        return "future"
    return "past" if plain.endswith("ed") and len(plain) > 4 else ""
