"""Sentences with exact places, by rules over the points that may end one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossread.domain.span import Span, trim
from crossread.text.paragraphs import paragraphs
from crossread.text.tables import entries, mapping
from crossread.text.words import fold, is_stop

MAX_CHARS = 2_000  # a longer stretch without an end is cut at white space: it is a list or not prose
_INITIAL = re.compile(r"[A-Z]\.(?=\s)")


def sentences(text: str, span: Span | None = None) -> tuple[Span, ...]:
    """Sentences of `text` (inside `span`), in order, trimmed, never empty, never crossing a paragraph.

    Together they cover every visible character of the paragraphs. Linear in the length of the text.
    """
    return tuple(
        sentence for paragraph in paragraphs(text, span) for sentence in _in_paragraph(text, paragraph)
    )


_CLOSERS = "\"'”’»›)\\]}*"
_OPENERS = "\"'“‘«‹„‚([{*—–-•·¿¡"
_REFERENCE = r"(?:\s?\[\d{1,3}\])*+"  # a footnote number belongs to the sentence before it
_END = re.compile(
    rf"(?P<marks>\.(?:[ \xa0]\.)++|[.!?…]++|[。！？]++)"
    rf"(?P<close>[{_CLOSERS}]*+{_REFERENCE})(?P<gap>\s*+)(?P<late>[”»]?+)"
)
_LOOK_BACK_CHARS = 40
_LAST_WORD = re.compile(r"[^\s\"“”‘(\[{—–/]*\Z")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_FIRST_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_SPEAKER = re.compile(r"(?:[A-Z][\w.'’-]*\s+(?:(?:al|bin|de|van|von|of|the)\s+)?){1,4}([a-z]+)\b")
_GLUED = re.compile(r"[“‘\"(]?[A-Z](?:[a-z]|\s|['’])")


def _in_paragraph(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    for end in _END.finditer(text, paragraph.start, paragraph.end):
        cut = end.end("late") if end["late"] else end.end("close")
        if cut < paragraph.end and _is_end(text, end, start=start, limit=paragraph.end):
            yield from _short(text, trim(text, Span(start, cut)))
            start = cut
    yield from _short(text, trim(text, Span(start, paragraph.end)))


def _is_end(text: str, end: re.Match[str], *, start: int, limit: int) -> bool:
    """Whether a sentence that began at `start` ends at this mark."""
    if end["marks"][0] in "。！？":
        return True
    if not end["gap"]:
        return _is_glued(text, end, limit=limit)
    at = end.end()
    while at < limit and (text[at] in _OPENERS or text[at].isspace()):
        at += 1
    if at == limit or text[at].islower():
        return False
    if end["marks"] == ".":
        return _point_ends(text, end.start(), start=start, after=at)
    if end["close"] and end["marks"][-1] in "!?":
        return not _names_speaker(text, at)
    return True


def _is_glued(text: str, end: re.Match[str], *, limit: int) -> bool:
    """A missing space: "the end.Next", not "3.2", "U.S.A" or "example.com"."""
    before = text[max(end.start() - 2, 0) : end.start()]
    after = text[end.end() : min(end.end() + 4, limit)]
    return len(end["marks"]) == 1 and before.isalpha() and before.islower() and bool(_GLUED.match(after))


def _point_ends(text: str, point: int, *, start: int, after: int) -> bool:
    """Whether a single point before white space and a letter that is not lower-case ends the sentence."""
    before = _LAST_WORD.search(text, max(start, point - _LOOK_BACK_CHARS), point)
    word = before.group() if before else ""
    if len(word) == 1 and word.isalpha() and word.isupper() and word != "I":
        return _initial_ends(text, point, start=start, after=after)
    kind = mapping("abbreviations").get(fold(word))
    if kind == "number" and text[after].isdigit():
        return False
    if kind is not None and _is_printed_as_abbreviation(word, kind):
        return _abbreviation_ends(text, after, kind=kind)
    if _DOTTED.fullmatch(word):
        return _opens_sentence(text, after)
    return not (word.isdigit() and point - len(word) == start)  # "1. The first point"


def _is_printed_as_abbreviation(word: str, kind: str) -> bool:
    """Tells "Calif." and "Sun." from a sentence that ends in "la." or "sun."."""
    return kind in {"time", "title"} or word[0].isupper() or "." in word or len(word) > 4


def _abbreviation_ends(text: str, after: int, *, kind: str) -> bool:
    if kind == "title":
        return False
    if kind == "time":
        first = _first_word(text, after)
        return fold(first) not in entries("calendar") and not (first.isupper() and len(first) in (2, 3, 4))
    return _opens_sentence(text, after)


def _initial_ends(text: str, point: int, *, start: int, after: int) -> bool:
    """ "Aaron D. Stein" goes on; "plan B. The army" ends."""
    before = text[max(start, point - _LOOK_BACK_CHARS) : point - 1].split()
    follows_name = not before or before[-1][0].isupper()
    another = _INITIAL.match(text, after) is not None or len(_first_word(text, after)) == 1
    return _opens_sentence(text, after) and not (follows_name and another)


def _opens_sentence(text: str, at: int) -> bool:
    word = fold(_first_word(text, at))
    return is_stop(word) or word in entries("openers")


def _names_speaker(text: str, at: int) -> bool:
    speaker = _SPEAKER.match(text, at, at + 80)
    return bool(speaker) and speaker is not None and speaker.group(1) in entries("speech_verbs")


def _first_word(text: str, at: int) -> str:
    word = _FIRST_WORD.match(text, at, at + _LOOK_BACK_CHARS)
    return word.group() if word else ""


def _short(text: str, span: Span) -> Iterator[Span]:
    """`span`, cut at white space into pieces of at most MAX_CHARS."""
    start = span.start
    while span.end - start > MAX_CHARS:
        cut = start + MAX_CHARS
        while cut > start and not text[cut].isspace():
            cut -= 1
        if cut == start:
            cut = start + MAX_CHARS
        yield trim(text, Span(start, cut))
        start = trim(text, Span(cut, span.end)).start
    if start < span.end:
        yield Span(start, span.end)
