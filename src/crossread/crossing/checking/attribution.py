"""Who is said to have said it: the claim's voice against the passage's.

A voice without a name ("a railwayman", "officials") can be anybody's: it agrees with another, but never differs.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossread.crossing.checking.spelled import same_words, share_of
from crossread.crossing.checking.telling import Telling
from crossread.crossing.events.stems import stem
from crossread.crossing.speech.voices import voice_of
from crossread.domain.checking import Outcome, SlotKind, SlotReading
from crossread.domain.layers import Attribution
from crossread.domain.span import Span
from crossread.text.names import fold_name
from crossread.text.words import is_stop

_LOOSE = 0.6
_SHARED = 0.5  # share of the telling words from which two descriptions can be of one voice
_REACH_CHARS = 40  # from a source that is only an article to the name it belongs to


def attribution_slots(claim: Telling, passage: Telling) -> Iterator[SlotReading]:
    """One for each named voice of the claim."""
    for mine in sources_of(claim):
        yield _answer(claim, passage, mine)


def sources_of(claim: Telling) -> tuple[Span, ...]:
    """Where the claim names who says it; of sources that overlap the longest."""
    found = [
        _whole(claim, a.source)
        for a in claim.report.reading.attributions
        if a.source is not None and _is_told(claim, a)
    ]
    inside = sorted(
        {s for s in found if claim.span.contains(s) and _telling(claim, s)}, key=lambda s: (-len(s), s)
    )
    kept: list[Span] = []
    for span in inside:
        if not any(span.overlaps(other) for other in kept):
            kept.append(span)
    return tuple(sorted(kept))


def _is_told(claim: Telling, attribution: Attribution) -> bool:
    """Whether the claim has somebody say it; who "offers to" or "wants to" do something does that himself."""
    cue = attribution.cue
    behind = next((w for w in claim.words if cue is not None and w.span.start >= cue.end), None)
    return (
        behind is None or behind.folded != "to" or "according" in claim.printed(cue or claim.span).casefold()
    )


def _whole(telling: Telling, span: Span) -> Span:
    """A source that stops at its article goes on to the name behind it."""
    if _telling(telling, span):
        return span
    behind = next((n.span for n in telling.names if 0 <= n.span.start - span.end <= _REACH_CHARS), None)
    return span if behind is None else Span(span.start, behind.end)


def _answer(claim: Telling, passage: Telling, mine: Span) -> SlotReading:
    said, you = _telling(claim, mine), claim.printed(mine)
    unnamed = not _is_named(claim, mine)
    voices = list(dict.fromkeys(s for s in _voices(passage, passage.index) if _telling(passage, s)))
    for span in voices:
        if _one_voice(said, passage, span) or (unnamed and _one_sort(claim, mine, passage, span)):
            return SlotReading(
                SlotKind.ATTRIBUTION, Outcome.AGREE, mine, passage.cite(span), f"{you} says it there too."
            )
    other = next((span for span in voices if not unnamed and _is_named(passage, span)), None)
    is_spoken_of = bool(said) and all(
        stem(w) in passage.stems or stem(w) in passage.meant_stems for w in said
    )
    if other is not None and not (is_spoken_of and not _speaks_of(claim, passage, other)):
        words = f"The reports give this to {passage.printed(other)}, you to {you}."
        weight = 1.0 if passage.span.contains(other) else _LOOSE
        return SlotReading(SlotKind.ATTRIBUTION, Outcome.DIFFER, mine, passage.cite(other), words, weight)
    if is_spoken_of:
        return SlotReading(
            SlotKind.ATTRIBUTION, Outcome.AGREE, mine, None, f"The passage speaks of {you}.", _LOOSE
        )
    beside = [span for at in passage.around for span in _voices(passage, at)]
    for span in beside:
        if _one_voice(said, passage, span):
            return SlotReading(
                SlotKind.ATTRIBUTION, Outcome.CONTEXT, mine, passage.cite(span), f"{you} speaks beside it."
            )
    words = f"The passage does not say that {you} says so."
    return SlotReading(SlotKind.ATTRIBUTION, Outcome.SILENT, mine, None, words)


def _speaks_of(claim: Telling, passage: Telling, span: Span) -> bool:
    """Whether the claim has the passage's voice in another part: then the two were exchanged."""
    return same_words(_telling(passage, span), [w.folded for w in claim.words])


def _is_named(telling: Telling, span: Span) -> bool:
    return any(span.overlaps(name.span) for name in telling.report_names)


def _voices(passage: Telling, at: int) -> Iterator[Span]:
    voice = voice_of(passage.report, at)
    if voice is not None:
        yield voice.source.span
    span = passage.report.passages[at].span
    for a in passage.report.reading.attributions:
        if a.source is not None and any(part.overlaps(span) for part in a.content):
            yield a.speaker or a.source


def _one_voice(said: frozenset[str], passage: Telling, span: Span) -> bool:
    theirs = set(_telling(passage, span))
    text = passage.report.report.text
    for entity in passage.report.reading.entities:
        if any(span.overlaps(mention) for mention in entity.mentions):
            theirs |= {w for name in entity.names for w in fold_name(name).split()}
            theirs |= {w for role in entity.roles for w in fold_name(role.title.of(text)).split()}
    for mention, called in passage.chained:
        if mention.overlaps(span):
            theirs |= called
    return same_words(said, theirs) or share_of(said, theirs) >= _SHARED


def _one_sort(claim: Telling, mine: Span, passage: Telling, span: Span) -> bool:
    """Whether two voices without a name are of one sort: "neighbours on the street" and "three neighbours"."""
    at = claim.token_at(mine)
    if at is None:
        return False
    head = stem(fold_name(claim.printed(claim.tokens[at].span)))
    theirs = _telling(passage, span)
    return head in {stem(word) for word in theirs} or share_of(theirs, _telling(claim, mine)) >= 1.0


def _telling(telling: Telling, span: Span) -> frozenset[str]:
    return frozenset(w for w in fold_name(telling.printed(span)).split() if not is_stop(w) and w != "one")
