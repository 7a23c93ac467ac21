"""Who is said to have said what, by rules: a cue verb and its subject, or "according to".

A plain, explainable finder: it needs no model, and is the rival any trained reader has to beat. It looks at
one sentence at a time; a bare quotation after a sentence that named its speaker goes to that speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crossread.domain.reading import Attribution, AttributionKind, Passage, Quotation
from crossread.domain.span import Span, trim
from crossread.reading.wordlists import word_list

_MAX_SOURCE_WORDS = 16
_PRONOUN = re.compile(r"(?:he|she|they|it)\Z", re.IGNORECASE)
_ACCORDING = re.compile(
    r"\b(?:according to|as (?:reported|conveyed|stated|claimed|announced|quoted) by|in the words of)\s+",
    re.IGNORECASE,
)
_SOURCE_END = re.compile(
    r"[;:“”\"()\n]|,|\.(?=\s|\Z)|\s(?:which|that|who|whose|where|when|after|before|as|while|on \w+day)\b"
)
_CLAUSE_START = re.compile(r"[;:“”\"(]|,\s|\b(?:and|but|as|that|while|although|because|which|after)\s", re.IGNORECASE)
# What stands between a subject and its verb, or between a source and the end of its phrase.
_TRAILING = re.compile(
    r"\s(?:has|had|have|also|later|then|reportedly|previously|earlier|is|was|yesterday|today|tonight|who|which|\w+ly"
    r"|(?:late |early )?(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:night|morning|evening|afternoon))?)\Z"
)
_NAMES_AND = re.compile(r"(?:\b(?:[Tt]he )?[A-Z]\w+(?: [A-Z]\w+)*,? )+and \Z")
_FINITE = re.compile(r"\b(?:is|are|was|were|will|would|has|have|had|can|could|should|do|does|did|I|we)\b|n[’']t\b")
_APPOSITION = re.compile(r",\s*[^,;:“”\"]{2,90},\s*\Z")


def attributions(
    text: str, passages: Sequence[Passage], quotations: Sequence[Quotation]
) -> tuple[Attribution, ...]:
    """Attributions of a report in text order; at most one for each cue.

    Source spans are as printed, pronouns included. Spans are offsets into `text`.
    """
    found: list[Attribution] = []
    for passage in passages:
        here = list(_in_sentence(text, passage.span, quotations))
        if not here and found and _is_bare_quote(passage, quotations):
            speaker = found[-1]
            if _near(text, speaker, passage):
                here = [Attribution(speaker.source, None, (passage.span,), AttributionKind.DIRECT)]
        found.extend(here)
    return tuple(found)


def _in_sentence(text: str, sentence: Span, quotations: Sequence[Quotation]) -> Iterator[Attribution]:
    body = sentence.of(text)
    for match in _ACCORDING.finditer(body):
        end = _SOURCE_END.search(body, match.end())
        source = trim(text, Span(match.end(), end.start() if end else len(body)).shift(sentence.start))
        if _is_source(source.of(text)):
            cue = trim(text, Span(*match.span()).shift(sentence.start))
            yield _attribution(sentence, source, cue, quotations)
    for match in _cue_verbs().finditer(body):
        cue = Span(*match.span()).shift(sentence.start)
        if any(q.content.contains(cue) for q in quotations):
            continue
        local = _subject_before(body, match.start()) or _subject_after(body, match)
        if local:
            yield _attribution(sentence, trim(text, local.shift(sentence.start)), cue, quotations)


def _attribution(
    sentence: Span, source: Span, cue: Span, quotations: Sequence[Quotation]
) -> Attribution:
    first, last = min(source.start, cue.start), max(source.end, cue.end)
    content = tuple(
        span for span in (Span(sentence.start, first), Span(last, sentence.end)) if len(span) > 1
    )
    quoted = [q for q in quotations if q.span.overlaps(sentence)]
    inside = sum(len(q.content) for q in quoted)
    if not inside:
        kind = AttributionKind.INDIRECT
    else:
        kind = AttributionKind.DIRECT if inside >= 0.8 * sum(map(len, content)) else AttributionKind.MIXED
    return Attribution(source, cue, content, kind)


def _subject_before(body: str, verb_start: int) -> Span | None:
    """The noun phrase that ends right before the verb, with an apposition between commas taken in."""
    end = len(body[:verb_start].rstrip())
    apposition = _APPOSITION.search(body, 0, end) if body[:end].endswith(",") else None
    head_end = apposition.start() if apposition else end
    start = 0
    for boundary in _CLAUSE_START.finditer(body, 0, head_end):
        start = boundary.end()
    listed = _NAMES_AND.search(body, 0, start)
    if listed:
        start = listed.start()
    head = _strip_lead(body, start, head_end)
    if head is None or not _is_source(head.of(body)):
        return None
    if not apposition:
        return head
    return Span(head.start, end - 1) if _FINITE.search(head.of(body)) is None else None


def _subject_after(body: str, verb: re.Match[str]) -> Span | None:
    """The noun phrase right after an inverted verb: "..., said Aron Lund of the think tank"."""
    before = body[: verb.start()].rstrip()
    if not before or before[-1] not in ",”\"’'—–-":
        return None
    start = verb.end() + len(body[verb.end() :]) - len(body[verb.end() :].lstrip())
    end = _SOURCE_END.search(body, start)
    span = _strip_lead(body, start, end.start() if end else len(body))
    return span if span and _is_source(span.of(body)) else None


def _strip_lead(body: str, start: int, end: int) -> Span | None:
    """The phrase without auxiliaries, adverbs and days at its end ("the army has also")."""
    head = body[start:end]
    while tail := _TRAILING.search(head):
        head = head[: tail.start()]
    span = trim(body, Span(start, start + len(head)))
    return span if len(span) else None


def _is_source(phrase: str) -> bool:
    parts = re.findall(r"[^\W_][\w’'.-]*", phrase)
    if not parts or len(parts) > _MAX_SOURCE_WORDS:
        return False
    if len(parts) == 1 and _PRONOUN.match(parts[0]):
        return True
    lowered = {part.lower().removesuffix("’s").removesuffix("'s") for part in parts}
    if lowered & word_list("voices.txt"):
        return True
    not_people = word_list("not_voices.txt")
    return any(part[0].isupper() and part.lower() not in not_people for part in parts)


def _is_bare_quote(passage: Passage, quotations: Sequence[Quotation]) -> bool:
    return any(
        q.span.overlaps(passage.span)
        and min(q.span.end, passage.span.end) - max(q.span.start, passage.span.start) >= 0.9 * len(passage.span)
        for q in quotations
    )


def _near(text: str, speaker: Attribution, passage: Passage) -> bool:
    spoken = [span.end for span in (speaker.source, speaker.cue, *speaker.content) if span is not None]
    return passage.span.start - max(spoken, default=0) <= 3


def _cue_verbs() -> re.Pattern[str]:
    return _compiled(tuple(sorted(word_list("cues.txt"))))


def _compiled(verbs: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, verbs)) + r")\b", re.IGNORECASE)
