"""The first voice behind a statement, where the reader took the one that passed it on."""

from __future__ import annotations

import re
from dataclasses import replace

from crossread.domain.layers import Attribution, SourceType
from crossread.domain.span import Span, trim
from crossread.reading.ground import Ground
from crossread.reading.sources.roles import type_of_words
from crossread.reading.sources.types import carrier_start, without_carrier
from crossread.reading.wordlists import word_list

CARRYING = (SourceType.MEDIA, SourceType.STATE_MEDIA)
PASSING_ON = re.compile(
    r"according to|as reported by|reported|reports|quoted|cited|quotes|as conveyed by", re.IGNORECASE
)
_CITING = re.compile(r",?\s(?:\w+\s){0,3}(?:citing|quoting)\s")
_ACCORDING = re.compile(r"according to", re.IGNORECASE)
_NAMING = ("NOUN", "PROPN", "PRON")
_NOMINAL = ("DET", "ADJ", "NOUN", "PROPN", "PART")
_NEIGHBOURS = 5  # attributions stand in the order of their cues
_NEAR_CHARS = 40  # between a medium and its "citing": "state radio reported on Friday, citing"


def with_origins(ground: Ground) -> list[tuple[Attribution, tuple[Span, ...]]]:
    """The attributions with the first voice as their source, each with the media that it took the place of.

    "A statement" of "a statement published by the agency"; "the minister" of "the minister said, according to the
    agency", of "the minister was quoted by the agency as saying" and of "the agency, citing the minister, said".
    """
    carriers = {
        a.source
        for a in ground.attributions
        if a.source and a.cue and PASSING_ON.match(a.cue.of(ground.text))
    }
    near = {p.index for span in carriers if (p := ground.passage_at(span.start))}
    found: list[tuple[Attribution, tuple[Span, ...]]] = []
    for at, attribution in enumerate(ground.attributions):
        source = attribution.source
        cited = None if source is None else _cited(ground, source)
        if cited is None and source in carriers and not _is_shared(ground, at):
            cited = _said_before(ground, attribution)
        if cited is not None and source is not None:
            found.append((replace(attribution, source=cited), (source,)))
            continue
        origin = _first_hand(ground, source) if source is not None else _quoted(ground, attribution)
        if origin is None and (source is None or source in carriers):
            origin = _subject(ground, attribution, near)
        found.append((attribution if origin is None else replace(attribution, source=origin), ()))
    return found


def _is_shared(ground: Ground, at: int) -> bool:
    """Whether a neighbour has words in common with an attribution, and so has the origin."""
    near = ground.attributions[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1]
    own = ground.attributions[at]
    return any(
        part.overlaps(words) for a in near if a is not own for part in a.content for words in own.content
    )


def _first_hand(ground: Ground, source: Span) -> Span | None:
    """ "A statement" of "a statement published by the agency", whether the reader took all of it or the agency alone."""
    start = carrier_start(source.of(ground.text))
    if start is not None:
        return trim(
            ground.text, Span(source.start, source.start + len(without_carrier(source.of(ground.text))))
        )
    first = ground.tree.within(source).start
    if first < 3 or ground.tree.lowered[first - 1] not in ("by", "on"):
        return None
    verb = first - 2
    if ground.tree.lowered[verb] not in word_list("source_carriers.txt"):
        return None
    noun = ground.tree.parent(verb)
    passed = ground.tree.tokens[verb].relation.startswith("acl") and noun is not None and noun < verb
    return ground.tree.phrase(noun) if passed and noun is not None else None


def _quoted(ground: Ground, attribution: Attribution) -> Span | None:
    """The one who "was quoted as saying"."""
    cue = attribution.cue
    for verb in ground.tree.within(cue) if cue is not None else ():
        for at in (verb, ground.tree.parent(verb)):
            if at is not None and ground.tree.lowered[at] == "quoted":
                subject = next(iter(ground.tree.children(at, "nsubj:pass")), None)
                return None if subject is None else _phrase(ground, subject)
    return None


def _subject(ground: Ground, attribution: Attribution, near: set[int]) -> Span | None:
    """The subject of a verb of saying that stands beside "according to", or of one that passes on."""
    cue = attribution.cue
    passage = None if cue is None else ground.passage_at(cue.start)
    if cue is None or passage is None:
        return None
    verb = next((i for i in ground.tree.within(cue) if ground.tree.tokens[i].upos == "VERB"), None)
    if verb is None or (PASSING_ON.match(cue.of(ground.text)) and attribution.source is not None):
        return None
    subjects = ground.tree.children(verb, "nsubj")
    if not subjects and passage.index in near:
        subjects = [verb - 1]
    if not subjects or subjects[0] < 0 or ground.tree.tokens[subjects[0]].upos not in _NAMING:
        return None
    span = _phrase(ground, subjects[0])
    beside = 0 <= cue.start - span.end <= 1 or 0 <= span.start - cue.end <= 1
    return span if beside or not any(span.overlaps(part) for part in attribution.content) else None


def _said_before(ground: Ground, attribution: Attribution) -> Span | None:
    """The minister of "the minister said, according to the agency", where the reader has the agency alone."""
    cue = attribution.cue
    at = None if cue is None else ground.tree.within(cue).start
    if cue is None or not at or not _ACCORDING.match(cue.of(ground.text)):
        return None
    verb = at - 2 if ground.tree.lowered[at - 1] == "," else at - 1
    if verb < 1 or ground.tree.lowered[verb] not in word_list("cues.txt"):
        return None
    subject = next(iter(ground.tree.children(verb, "nsubj")), verb - 1)
    named = ground.tree.tokens[subject].upos in _NAMING
    return _phrase(ground, subject) if named else None


def _phrase(ground: Ground, noun: int) -> Span:
    """The noun phrase, with its article even where the tree hung that elsewhere."""
    span = ground.tree.phrase(noun)
    before = ground.tree.within(span).start - 1
    if before >= 0 and ground.tree.tokens[before].upos == "DET":
        return Span(ground.tree.tokens[before].span.start, span.end)
    return span


def _cited(ground: Ground, source: Span) -> Span | None:
    """The ministry of "state radio, citing the ministry, said"."""
    passage = ground.passage_at(source.start)
    if passage is None or type_of_words(source.of(ground.text)) not in CARRYING:
        return None
    found = _CITING.match(ground.text, source.end, min(passage.span.end, source.end + _NEAR_CHARS))
    return None if found is None else phrase_at(ground, found.end())


def phrase_at(ground: Ground, offset: int) -> Span | None:
    """The run of nouns, articles and adjectives that begins at or right after an offset."""
    while offset < len(ground.text) and ground.text[offset].isspace():
        offset += 1
    tree = ground.tree
    first = last = tree.at(offset)
    if first is None or last is None:
        return None
    while last < len(tree) and (tree.tokens[last].upos in _NOMINAL or tree.lowered[last] == "-"):
        last += 1
    return None if last == first else Span(tree.tokens[first].span.start, tree.tokens[last - 1].span.end)
