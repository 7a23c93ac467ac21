"""Who is said to have said what, by rules: a cue verb and its subject, or "according to".

A plain, explainable finder: it needs no model, stands in where a reader has no attributions of its own, and is
the rival any trained reader has to beat. It looks at
one sentence at a time; a quotation that runs on over several sentences belongs to its speaker as a whole, and
a bare quotation after a sentence that named its speaker goes to that speaker.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from crossread.domain.layers import Attribution, AttributionKind, Passage, Quotation
from crossread.domain.span import Span, merge, trim
from crossread.reading.attributions import kind_of
from crossread.reading.phrases import MASK, PRONOUNS, Sentence
from crossread.reading.wordlists import word_list

_ACCORDING = re.compile(
    r"\b(?:according to|as (?:first )?(?:reported|conveyed|stated|claimed|announced|quoted) by|in the words of"
    r"|(?:first )?(?:reported|announced|confirmed) by)\s+",
    re.IGNORECASE,
)
_IMPERSONAL = re.compile(
    r"\b[Ii]t (?:is|was|has been|had been) (?:also )?"
    r"((?:reported|claimed|alleged|believed|said|announced|understood|rumoured|rumored)) that\b"
)
_BE = frozenset({"is", "was", "were", "are", "be", "been", "being", "get", "got"})
_STATEMENT = re.compile(
    r"\s*(?:[,:\x00“\"‘]|(?:that|he|she|it|they|there|the|a|an|his|her|its|their|this|how|no|more|at|[A-Z]\w*)\b)"
)
# What may stand between the cue and the words said: the hearer, the day, the occasion.
_AFTERWARDS = re.compile(
    r"\s*(?:(?:late |early )?(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"(?: (?:night|morning|evening|afternoon))?"
    r"|(?:in|at|during|on|to|by|via) (?:an?|the|his|her|its|their|social) [\w ’'-]{0,40}?"
    r"(?:statement|interview|conference|briefing|tweet|post|speech|letter|email|report|media|television|phone)"
    r"|by (?:phone|telephone|email)|in \d{4}|yesterday|today|tonight)(?=[\s,.:;]|\Z)"
)
_THAT = re.compile(r"\s+that\b")
_RELATIVE = re.compile(r",?\s+(?:who|which|whose)\s[^,;:“”\"]{3,120},")  # what is told of the speaker
_SHORT_TOKENS = 3
_AFTER_SPEAKER = frozenset({",", ".", "who", "which"})
_ADDRESSING = frozenset({"told", "tells", "telling"})
_HEARER = re.compile(
    r"\s+(?:(?:the|a|an|his|her|their|this)\s)?"
    r"(?:[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*)*|[a-z]+(?: conference| agency| committee| hearing)?)(?=[\s,])"
)
_EDGE = " ,;:—–-\t\n\xa0."
_FEWEST_CONTENT_CHARS = 3
_NEXT_CHARS = 3  # a bare quotation follows its speaker's sentence at once, or after a paragraph break


def attributions_by_rules(
    text: str, passages: Sequence[Passage], quotations: Sequence[Quotation]
) -> tuple[Attribution, ...]:
    """Attributions of a report in text order; at most one for each cue.

    Source spans are as printed, pronouns included. Spans are offsets into `text`.
    """
    near = list(_near(passages, quotations))
    told = [list(_in_sentence(text, p.span, inside)) for p, inside in zip(passages, near, strict=True)]
    spoken = merge(span for here in told for a in here for span in a.content)
    found: list[Attribution] = []
    for passage, here, inside in zip(passages, told, near, strict=True):
        found.extend(here)
        if here or not found or not _is_bare_quote(passage, inside):
            continue
        first = bisect_right(spoken, passage.span.start, key=lambda span: span.end)
        last = bisect_left(spoken, passage.span.end, key=lambda span: span.start)
        if any(_mostly(span, passage.span) for span in spoken[first:last]):
            continue
        if _follows(found[-1], passage):
            found.append(Attribution(found[-1].source, None, (passage.span,), AttributionKind.DIRECT))
    return tuple(found)


def _near(passages: Sequence[Passage], quotations: Sequence[Quotation]) -> Iterator[Sequence[Quotation]]:
    """The quotations that reach into each passage, in one sweep over both."""
    waiting = sorted(quotations, key=lambda q: q.span.start, reverse=True)
    open_ones: list[Quotation] = []
    for passage in passages:
        while waiting and waiting[-1].span.start < passage.span.end:
            open_ones.append(waiting.pop())
        open_ones = [q for q in open_ones if q.span.end > passage.span.start]
        yield [q for q in open_ones if q.span.overlaps(passage.span)]


def _in_sentence(text: str, span: Span, near: Sequence[Quotation]) -> Iterator[Attribution]:
    sentence = Sentence(text, span, near)
    told = sorted(_told(sentence), key=lambda pair: pair[1])
    taken: list[Span] = []
    for at, (source, cue) in enumerate(told):
        if any(cue.overlaps(other) for other in taken):
            continue
        taken.append(cue)
        others = [c for k, (_, c) in enumerate(told) if k != at]
        content = _content(text, span, source, cue, others=others, quotations=near)
        if content or source is not None:
            yield Attribution(source, cue, content, kind_of(content, merge(q.content for q in near)))


def _told(sentence: Sentence) -> Iterator[tuple[Span | None, Span]]:
    """Source and cue of every attribution of a sentence, as offsets into the report."""
    for match in _ACCORDING.finditer(sentence.text):
        first = sentence.at(match.end())
        phrase = sentence.phrase_after(first)
        start = sentence.at(match.start())
        if phrase and start < first and sentence.is_source(*phrase, plain=True):
            yield sentence.span(*phrase), sentence.span(start, first)
    for match in _IMPERSONAL.finditer(sentence.text):
        verb = sentence.at(match.start(1))
        if verb < len(sentence.tokens):
            yield None, sentence.span(verb, verb + 1)
    last: tuple[int, int] | None = None
    for match in _cue_verbs().finditer(sentence.text):
        first, end = sentence.at(match.start()), sentence.at(match.end())
        if end <= first:
            continue  # the verb is a part of a longer word ("so-said")
        source = _speaker(sentence, match, first, end, last=last)
        if source is not None:
            last = source
            yield sentence.span(*source), sentence.span(first, end)


def _speaker(
    sentence: Sentence, match: re.Match[str], first: int, end: int, *, last: tuple[int, int] | None
) -> tuple[int, int] | None:
    verb = match.group()
    if verb in word_list("participle_cues.txt"):
        return last if sentence.tokens[max(first - 1, 0)].text in {",", MASK} or last else None
    helpers = sentence.helpers_before(first)
    if verb in word_list("noun_cues.txt") and not (
        _STATEMENT.match(sentence.text, match.end()) or _closes(sentence, helpers, end)
    ):
        return None
    before = sentence.tokens[helpers - 1].lower if helpers else ""
    if before in _BE:
        return None
    plain = verb.lower() in word_list("plain_cues.txt")
    inverted = _inverted(sentence, first, end, plain=plain)
    if inverted:
        return inverted
    if before in {"and", "but"}:
        return last or _leading(sentence)
    phrase = sentence.phrase_before(helpers)
    if phrase is None or not sentence.is_source(*phrase, plain=plain):
        return None
    weak = verb in word_list("evidence_cues.txt") and not _THAT.match(sentence.text, match.end())
    return None if weak and not sentence.holds(word_list("voices.txt"), *phrase) else phrase


def _leading(sentence: Sentence) -> tuple[int, int] | None:
    """The name that opens the sentence, for the second verb of "Marlow stood up and asked"."""
    phrase = sentence.leading_name()
    return phrase if phrase and sentence.is_source(*phrase, plain=False) else None


def _closes(sentence: Sentence, subject_end: int, end: int) -> bool:
    """Whether "..., The Harbour Post reports" ends the sentence or stands between commas."""
    following = sentence.tokens[end].text if end < len(sentence.tokens) else "."
    return following in {".", ","} and subject_end > 0 and sentence.tokens[subject_end - 1].is_capital


def _inverted(sentence: Sentence, first: int, end: int, *, plain: bool) -> tuple[int, int] | None:
    """The speaker of "..., said Aron Lund of the think tank"."""
    if first == 0:
        return None
    before = sentence.tokens[first - 1].text
    quoted = before[0] == MASK or before in "”\"’'"
    if not quoted and not (plain and before in ",—–-"):
        return None
    phrase = sentence.phrase_after(end)
    if phrase is None:
        return None
    following = sentence.tokens[phrase[1]] if phrase[1] < len(sentence.tokens) else None
    short = phrase[1] - phrase[0] <= _SHORT_TOKENS and (
        following is None or following.lower in _AFTER_SPEAKER
    )
    if not sentence.is_source(*phrase, plain=plain and (quoted or short)):
        return None
    if not quoted and phrase[1] == phrase[0] + 1 and sentence.tokens[phrase[0]].lower in PRONOUNS:
        return None
    if (
        following is not None
        and following.is_word
        and (following.lower in _verbal() or _is_cue(following.text))
    ):
        return None
    return phrase


@cache
def _verbal() -> frozenset[str]:
    """Words after which a supposed speaker turns out to be the subject of what is said."""
    follow = {
        "who",
        "which",
        "whose",
        "after",
        "before",
        "when",
        "where",
        "while",
        "as",
        "during",
        "and",
        "but",
    }
    return word_list("clause_words.txt") - follow


def _is_cue(word: str) -> bool:
    return word in word_list("cues.txt")


def _content(
    text: str,
    sentence: Span,
    source: Span | None,
    cue: Span,
    *,
    others: Sequence[Span],
    quotations: Sequence[Quotation],
) -> tuple[Span, ...]:
    """What is said: the clause around source and cue, quotations taken whole even across sentences."""
    first = min(source.start, cue.start) if source is not None and source.overlaps(sentence) else cue.start
    last = max(source.end, cue.end) if source is not None else cue.end
    if source is not None and last == source.end and (aside := _RELATIVE.match(text, last, sentence.end)):
        last = aside.end()
    if cue.of(text).lower() in _ADDRESSING and (hearer := _HEARER.match(text, last, sentence.end)):
        last = hearer.end()
    after = _AFTERWARDS.match(text, last, sentence.end)
    while after:
        last = after.end()
        after = _AFTERWARDS.match(text, last, sentence.end)
    left = max((c.end for c in others if c.end <= first), default=sentence.start)
    parts = [_stripped(text, Span(left, first)), _stripped(text, Span(last, sentence.end))]
    whole = [
        Span(
            min(part.start, *(q.span.start for q in quotations if q.span.overlaps(part)), part.start),
            max(part.end, *(q.span.end for q in quotations if q.span.overlaps(part)), part.end),
        )
        for part in parts
        if len(part) >= _FEWEST_CONTENT_CHARS
    ]
    return tuple(whole)


def _stripped(text: str, span: Span) -> Span:
    part = span.of(text)
    start = span.start + len(part) - len(part.lstrip(_EDGE))
    return trim(text, Span(start, max(start, span.start + len(part.rstrip(_EDGE)))))


def _is_bare_quote(passage: Passage, quotations: Sequence[Quotation]) -> bool:
    return any(_mostly(q.span, passage.span) for q in quotations)


def _mostly(covering: Span, span: Span) -> bool:
    return min(covering.end, span.end) - max(covering.start, span.start) >= 0.9 * len(span)


def _follows(speaker: Attribution, passage: Passage) -> bool:
    spoken = [span.end for span in (speaker.source, speaker.cue, *speaker.content) if span is not None]
    return passage.span.start - max(spoken, default=0) <= _NEXT_CHARS + 1


@cache
def _cue_verbs() -> re.Pattern[str]:
    verbs = sorted(word_list("cues.txt") | word_list("participle_cues.txt"), key=lambda v: (-len(v), v))
    return re.compile(
        r"\b(?:(?:was|were|is) quoted as saying|" + "|".join(map(re.escape, verbs)) + r"|Says)\b"
    )
