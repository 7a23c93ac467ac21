"""Who is printed right beside quoted words: “…,” said X; “…,” X said; X said: “…”; “…,” said a teacher."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from crossread.crossing.listed import listed
from crossread.domain.entities import Entity
from crossread.domain.layers import MentionKind
from crossread.domain.span import Span

FARTHEST_CHARS = (
    240  # between quoted words and their source; from farther away the reader takes what is another's
)
_CUES = "(?:" + "|".join(sorted(listed("quote_tags"))) + ")"
_END = re.compile(r"[\"”’'»]+,? ")
_CUE = re.compile(rf",? {_CUES}\b")
_CUE_AFTER = re.compile(_END.pattern + rf"{_CUES} ")
_CUE_BEFORE = re.compile(rf",? {_CUES}(?: [^\W\d_]+){{0,2}}[:,]? [\"“‘'«]+$")
_PRONOUN_AFTER = re.compile(rf"[\"”’'»]+,? (?P<who>[Hh]e|[Ss]he|[Tt]hey|[Ii]t) {_CUES}\b")
_TITLE = re.compile(r"(?:[\w’'-]+,? ){0,5}")
_POST = r"(?:the|a|an|another|one) [^\W\d_][\w’'-]*(?: [\w’'-]+){0,5}?"
_STOPS = r"who|whose|whom|that|as|when|after|before|on|in|at|by|with|while|during|outside|inside|near|and"
_POST_AFTER = re.compile(
    _END.pattern
    + rf"(?:{_CUES} (?P<after>{_POST})(?=[.,;:!?\n]|$| (?:{_STOPS})\b)|(?P<before>{_POST}) {_CUES}\b)"
)


def name_beside(text: str, span: Span, mentions: Sequence[tuple[Span, Entity]]) -> Span | None:
    """The person right beside a cue that follows or precedes quoted words, with a title; mentions in text order."""
    before = _CUE_BEFORE.search(text, max(span.start - FARTHEST_CHARS, 0), span.start)
    at = bisect_left(mentions, span.start, key=lambda one: one[0].start)
    if before is not None:
        for name, entity in mentions[:at][-2:]:
            if name.end == before.start() and entity.kind is MentionKind.PERSON:
                return name
    end = _END.match(text, span.end)
    if end is None or is_closed(text, span):
        return None
    after = _CUE_AFTER.match(text, span.end)
    start = after.end() if after is not None else end.end()
    people = (n for n, e in mentions[at:] if n.start >= start and e.kind is MentionKind.PERSON)
    person = next(people, None)
    if person is None or not _TITLE.fullmatch(text, start, person.start):
        return None
    if after is None and not _CUE.match(text, person.end):
        return None
    return Span(start, person.end)


def post_after(text: str, span: Span) -> Span | None:
    """A phrase that says what the speaker is, right behind quoted words: "said a teacher", "the trader said"."""
    found = _POST_AFTER.match(text, span.end)
    if found is None or is_closed(text, span):
        return None
    return Span(*found.span("after" if found["after"] else "before"))


def pronoun_after(text: str, span: Span) -> Span | None:
    """ "He", "she", "they" or "it" before a cue right behind quoted words."""
    found = _PRONOUN_AFTER.match(text, span.end)
    if found is None or is_closed(text, span):
        return None
    return Span(*found.span("who"))


def is_closed(text: str, span: Span) -> bool:
    """Whether quoted words end their sentence, so that what follows begins another: “We lost it all.” The insurers said."""
    return text[span.end - 1 : span.end] in _FULL_STOPS


_FULL_STOPS = (".", "…")
