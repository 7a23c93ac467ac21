"""Where a passage says that somebody told it: attributions as read, and the words that betray one."""

from __future__ import annotations

import re

from crossread.crossing.listed import listed
from crossread.crossing.prepared import Prepared, in_any
from crossread.domain.layers import Attribution
from crossread.domain.span import Span
from crossread.text.words import Word, is_stop, words

_MOST_WORDS = 3  # of a phrase on the list
_VOICE_WORDS = 3  # printed before or after a cue that may name the voice


def told(report: Prepared, index: int) -> list[Attribution]:
    """The attributions that touch a passage."""
    span = report.passages[index].span
    return [a for a in report.reading.attributions if _touches(a, span)]


def is_told(report: Prepared, index: int) -> bool:
    """Whether a passage, or the sentence before or after it in its paragraph, speaks for somebody."""
    paragraph = report.passages[index].paragraph
    return any(
        is_told_itself(report, near)
        for near in (index - 1, index, index + 1)
        if 0 <= near < len(report.passages) and report.passages[near].paragraph == paragraph
    )


def is_told_itself(report: Prepared, index: int) -> bool:
    """Whether the very passage speaks for somebody."""
    return bool(told(report, index)) or cue_in(report, index, broad=True) is not None


def cue_in(report: Prepared, index: int, *, broad: bool = False) -> Span | None:
    """The first cue of a passage outside quote marks, with the words beside it that may name the voice.

    With `broad`, weaker cues count too ("officially", "warned").
    """
    known = listed("telling_cues") | (listed("other_telling_cues") if broad else frozenset())
    passage = report.passages[index].span
    row = [
        w for w in report.words[index] if not in_any(w.span.shift(passage.start), report.reading.quotations)
    ]
    for at in range(len(row)):
        for size in range(min(_MOST_WORDS, len(row) - at), 0, -1):
            if " ".join(w.folded for w in row[at : at + size]) in known:
                return _with_voice(report, index, row, at, at + size)
    return None


def _with_voice(report: Prepared, index: int, row: list[Word], start: int, end: int) -> Span:
    """The cue with the clause it closes or opens, at most a few words of it."""
    text = report.passage_text(index)
    first, last = start, end - 1
    while first > max(0, start - _VOICE_WORDS) and not _parted(text, row[first - 1], row[first]):
        first -= 1
    if first == start:
        while last < min(len(row) - 1, end - 1 + _VOICE_WORDS) and not _parted(
            text, row[last], row[last + 1]
        ):
            last += 1
    return Span(row[first].span.start, row[last].span.end).shift(report.passages[index].span.start)


def _parted(text: str, before: Word, after: Word) -> bool:
    return not text[before.span.end : after.span.start].isspace()


def _touches(attribution: Attribution, span: Span) -> bool:
    return any(part.overlaps(span) for part in attribution.content) or (
        attribution.source is not None and attribution.source.overlaps(span)
    )


def voice_phrase(report: Prepared, index: int) -> Span | None:
    """Who tells a passage in the plainest forms: "according to the shipowner", ", the coast guard said", "said X"."""
    passage = report.passages[index].span
    found = _PLAIN.search(report.passage_text(index))
    if found is None:
        return None
    group = next(name for name in ("after", "before", "last", "first") if found[name])
    first = found[group].split()[0].casefold()
    return (
        None if is_stop(first) and first not in _ARTICLES else Span(*found.span(group)).shift(passage.start)
    )


_ARTICLES = frozenset({"the", "a", "an"})
_MORE = r"(?: (?!(?:and|or|that|which|who|on|in|at|by|to)\b)[^\W\d_][\w’'-]*)"
_PHRASE = rf"(?:the |a |an )?[^\W\d_][\w’'-]*{_MORE}{{0,5}}?"
_NAMED = rf"(?=(?:the|a|an) |(?:[a-z’'-]+ ){{0,3}}[A-Z]){_PHRASE}"
_GIVEN = (
    r"(?:(?:the |a |an )?[a-z]+ (?:supplied|issued|published|released|collected|provided|given|put out) by )?"
)


_PLAIN = re.compile(
    rf"\b[Aa]ccording to {_GIVEN}(?P<after>{_PHRASE})(?=[,.;])"
    rf"|[,”\"] (?P<before>{_PHRASE}) (?:said|says)(?=[,.;]| on )"
    rf"|[,”\"] (?:said|says) (?P<last>{_NAMED})(?=[,.;]| on )"
    rf"|^(?P<first>(?:The |A |An )?[^\W\d_]+(?: [^\W\d_]+){{0,3}}) (?:says?|said|tells?|told) "
)


def holds_cue(text: str, name: str) -> str:
    """The first word or phrase of the list `name` that stands in a text, "" for none."""
    row = [word.folded for word in words(text)]
    for at in range(len(row)):
        for size in range(min(_LONGEST_CUE, len(row) - at), 0, -1):
            phrase = " ".join(row[at : at + size])
            if phrase in listed(name):
                return phrase
    return ""


_LONGEST_CUE = 5
