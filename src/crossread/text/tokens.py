"""Tokens as English dependency treebanks cut them: what the reader's syntax, tags and links are about."""

from __future__ import annotations

import re

from crossread.domain.span import Span
from crossread.text.tables import entries, one_of

MAX_TOKEN_CHARS = 100  # a longer run without a break is cut: a scanned line, base64, a script without spaces


def tokens(text: str, span: Span | None = None) -> tuple[Span, ...]:
    """Tokens of `text` (inside `span`), in order, never overlapping; together they cover all visible characters.

    Clitics stand apart ("do|n't", "Assad|'s"), so do the parts of hyphenated words ("12|-|year|-|old") and every
    mark, runs of one mark aside ("...", "--"). Points stay in known abbreviations ("Mr.", "U.S."), marks
    in numbers ("1,490.5", "10:30"), addresses of pages and people stay whole. Guidelines: the English Web
    Treebank of Universal Dependencies.
    """
    start, end = (0, len(text)) if span is None else (span.start, span.end)
    found: list[Span] = []
    for match in _TOKEN.finditer(text, start, end):
        found.extend(_parted(text, *match.span()))
    return tuple(found)


# Marks that belong to the letter before them, and what nobody sees inside a word.
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff\ufe00-\ufe0f"
_UNSEEN = "\u00ad\u034f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_LETTER = r"[^\W\d_]"
_APOSTROPHE = "['’‘ʼ＇]"
_RUN = rf"\w[\w{_MARKS}{_UNSEEN}]*+"
_TAIL = rf"(?:{_APOSTROPHE}{_RUN})"
_CLITIC = re.compile(rf"(?i)(?<=[\w.])(?:n{_APOSTROPHE}t|{_APOSTROPHE}(?:s|m|d|re|ve|ll))\Z")
_FUSED = re.compile(r"(?i)(?:can(not)|(?:gon|wan)(na)|got(ta))\Z")
_ABBREVIATION = one_of(entries("abbreviations") - entries("word_abbreviations"))
_WORD_ABBREVIATION = one_of(entries("word_abbreviations"))
_TOKEN = re.compile(
    rf"""
    https?://[^\s<>“”"]+[^\s<>“”"'’).,;:!?\]] | www\.[^\s<>“”"]+[^\s<>“”"'’).,;:!?\]]
    | (?<![\w.+-])[\w.+-]{{1,64}}@[\w-]+(?:\.[\w-]+)+
    | [@\#]\w+
    | {_LETTER}(?:\.{_LETTER})+(?!\w)\.?{_TAIL}?
    | (?<!\w)(?i:{_ABBREVIATION})\.(?!\w){_TAIL}?
    | (?<!\w)(?i:{_WORD_ABBREVIATION})\.(?=\s*\d)
    | \d+(?:[.,:]\d+)*(?:{_RUN})?{_TAIL}*
    | {_APOSTROPHE}\d0s\b
    | {_RUN}{_TAIL}*
    | (?P<mark>[^\w\s])(?P=mark)*
    """,
    re.VERBOSE,
)


_LONGEST_CLITIC = 3


def _parted(text: str, start: int, end: int) -> list[Span]:
    clitics: list[Span] = []
    while clitic := _CLITIC.search(text, max(start, end - _LONGEST_CLITIC), end):
        if clitic.start() <= start:
            break
        clitics.append(Span(*clitic.span()))
        end = clitic.start()
    fused = _FUSED.match(text, start, end)
    if fused and fused.lastindex:
        cut = fused.start(fused.lastindex)
        return [Span(start, cut), Span(cut, end), *reversed(clitics)]
    pieces = [Span(at, min(at + MAX_TOKEN_CHARS, end)) for at in range(start, end, MAX_TOKEN_CHARS)]
    return [*pieces, *reversed(clitics)]
