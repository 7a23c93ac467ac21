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


_LETTER = r"[^\W\d_]"
_APOSTROPHE = "['’‘ʼ＇]"
_CLITIC = re.compile(rf"(?i)(?<=\w)(?:n{_APOSTROPHE}t|{_APOSTROPHE}(?:s|m|d|re|ve|ll))\Z")
_FUSED = re.compile(r"(?i)(can)(not)|(gon|wan)(na)|(got)(ta)")
_ABBREVIATION = one_of(sorted(entries("abbreviations"))).replace("(?:", "(?i:", 1)
_TOKEN = re.compile(
    rf"""
    https?://[^\s<>“”"]+[^\s<>“”"'’).,;:!?\]] | www\.[^\s<>“”"]+[^\s<>“”"'’).,;:!?\]]
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
    | [@\#]\w+
    | {_LETTER}(?:\.{_LETTER})+\.?
    | (?<![\w]){_ABBREVIATION}\.(?!\w)
    | \d+(?:[.,:]\d+)*\w*
    | {_APOSTROPHE}\d0s\b
    | \w+(?:{_APOSTROPHE}\w+)*
    | (?P<mark>[^\w\s])(?P=mark)*
    """,
    re.VERBOSE,
)


def _parted(text: str, start: int, end: int) -> list[Span]:
    clitic = _CLITIC.search(text, start, end)
    if clitic:
        return [*_parted(text, start, clitic.start()), Span(*clitic.span())]
    fused = _FUSED.fullmatch(text, start, end)
    if fused and fused.lastindex:
        cut = fused.start(fused.lastindex)
        return [Span(start, cut), Span(cut, end)]
    return [Span(at, min(at + MAX_TOKEN_CHARS, end)) for at in range(start, end, MAX_TOKEN_CHARS)]
