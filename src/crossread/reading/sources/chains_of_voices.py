"""Who passed on what a source said: "X said, according to the agency", "X told the paper".

The origin is the first voice. A carrier's own attribution stays in the list, because its words are evidence; whoever
counts origins leaves out those whose source stands in the `via` of another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from crossread.domain.layers import Attribution, MentionKind, SourceType
from crossread.domain.span import Span
from crossread.reading.ground import Ground
from crossread.reading.sources.origins import CARRYING, PASSING_ON, phrase_at, with_origins
from crossread.reading.sources.roles import type_of_words
from crossread.reading.sources.types import SourceTypes, carrier_start
from crossread.reading.wordlists import word_list

_TELLING = frozenset({"told", "tells", "telling"})
_CITING = re.compile(r"\b(?:citing|cited|quoting|quotes|quoted)\s*$", re.IGNORECASE)
_SENT = re.compile(
    r"\b(?:statement|remarks|comments|interview|letter|communique|speech|message|article|video|post)\s"
    r"(?:(?:that|which)\s(?:was|were)\s)?(?P<how>\w+)\s(?:by|on|in|with|to)\s"
)
_QUOTED_BY = re.compile(r"\bquoted\s(?:\w+\s)?(?:by|in)\s")
# What may stand between a statement and its carrier: " that was published by ".
_NEAR_CHARS = 40
_NEAR_WORDS = 5
_NEIGHBOURS = 5  # attributions stand in the order of their cues; more in one sentence is no sentence
_SENTENCE_CHARS = 600
_SHARE = 0.5  # of the shorter of two contents that must be the same for one to have passed the other on


def with_source_types(ground: Ground) -> tuple[Attribution, ...]:
    """The attributions with `source_type` and `via` filled in, in their order.

    Where the reader took the one that passed a statement on for its source, the first voice becomes the source.
    """
    types = SourceTypes(ground)
    first_hand = with_origins(ground)
    told = [attribution for attribution, _ in first_hand]
    carried = _Carried(ground, types, told)
    return tuple(
        replace(a, source_type=kind, via=carried.via(at, known=first_hand[at][1]))
        for at, (a, kind) in enumerate(zip(told, carried.kinds, strict=True))
    )


class _Carried:
    """Who passed on each of the attributions of one report."""

    def __init__(self, ground: Ground, types: SourceTypes, told: Sequence[Attribution]) -> None:
        self._ground = ground
        self._types = types
        self._told = told
        self.kinds = [None if a.source is None else types.of(a.source, a.speaker) for a in told]
        self._passages = [self._passage(attribution) for attribution in told]

    def via(self, at: int, *, known: Sequence[Span]) -> tuple[Span, ...]:
        """The carriers of one attribution, the one nearest the source first; some are `known` before."""
        attribution = self._told[at]
        if attribution.source is None:
            return ()
        found = [*known, *self._behind(attribution.source)]
        found += self._told_to(attribution)
        found += self._sent(at)
        if self.kinds[at] not in CARRYING or self._is_cited(at):
            found += self._beside(at)
        kept: list[Span] = []
        for span in found:
            if not any(span.overlaps(other) for other in (attribution.source, *kept)):
                kept.append(span)
        return tuple(kept)

    def _passage(self, attribution: Attribution) -> int | None:
        anchor = attribution.cue or attribution.source
        passage = None if anchor is None else self._ground.passage_at(anchor.start)
        return None if passage is None else passage.index

    def _neighbours(self, at: int) -> list[int]:
        """The attributions of the same sentence, this one left out."""
        near = range(max(0, at - _NEIGHBOURS), min(len(self._told), at + _NEIGHBOURS + 1))
        same = self._passages[at]
        return [other for other in near if other != at and same is not None and self._passages[other] == same]

    def _behind(self, source: Span) -> list[Span]:
        """The agency of "a statement published by the agency"."""
        passage = self._ground.passage_at(source.start)
        if passage is None:
            return []
        rest = self._ground.text[source.end : passage.span.end]
        start = carrier_start(rest[:_NEAR_CHARS])
        if start is None or rest[:start].count(" ") > _NEAR_WORDS:
            return []
        verbs = self._ground.tree.within(Span(source.end, source.end + start))
        tree = self._ground.tree
        if not any(tree.tokens[at].relation.startswith("acl") or tree.is_passive(at) for at in verbs):
            return []
        span = phrase_at(self._ground, source.end + start)
        return [] if span is None else [span]

    def _told_to(self, attribution: Attribution) -> list[Span]:
        """The paper of "told the paper", where it is named."""
        cue = attribution.cue
        if cue is None or not _TELLING & set(cue.of(self._ground.text).casefold().split()):
            return []
        return self._named_medium(cue.end)

    def _sent(self, at: int) -> list[Span]:
        """The station of "said in a statement carried by the station", the agency of "was quoted by the agency"."""
        attribution = self._told[at]
        cue = attribution.cue
        passage = None if cue is None else self._ground.passage_at(cue.start)
        if cue is None or passage is None:
            return []
        later = [self._told[other].cue for other in self._neighbours(at)]
        farthest = min(passage.span.end, cue.start + _SENTENCE_CHARS)
        end = min((c.start for c in later if c is not None and c.start > cue.start), default=farthest)
        text = self._ground.text
        for match in _SENT.finditer(text, cue.start, end):
            how = match["how"].casefold()
            if how in word_list("source_carriers.txt") or how in ("with", "to"):
                return self._named_medium(match.end())
        quoted = _QUOTED_BY.search(text, max(passage.span.start, cue.start - 12), end)
        return self._named_medium(quoted.end()) if quoted else []

    def _named_medium(self, offset: int) -> list[Span]:
        """The medium whose phrase begins at an offset: known, or called one and named."""
        span = phrase_at(self._ground, offset)
        if span is None:
            return []
        printed = span.of(self._ground.text)
        kind = type_of_words(printed)
        named = any(word[:1].isupper() for word in printed.split())
        plain = printed.casefold().split()[-1] in word_list("source_hearers.txt") and kind is SourceType.MEDIA
        return [span] if kind in CARRYING and (named or kind is SourceType.STATE_MEDIA or not plain) else []

    def _beside(self, at: int) -> Iterator[Span]:
        """Media that are said, in the same sentence, to have reported the same words."""
        own = self._told[at]
        for other in self._neighbours(at):
            carrier = self._told[other]
            if carrier.source is None or carrier.source == own.source:
                continue
            if self._carries(other) and not self._is_cited(other) and _same_words(own, carrier):
                yield carrier.source

    def _carries(self, at: int) -> bool:
        """Whether a source is a medium: by its type, or a named body that reports."""
        if self.kinds[at] in CARRYING:
            return True
        attribution = self._told[at]
        if self.kinds[at] is not SourceType.OTHER or attribution.cue is None or attribution.source is None:
            return False
        if not PASSING_ON.match(attribution.cue.of(self._ground.text)):
            return False
        head = self._ground.tree.head_of(attribution.source)
        start = attribution.source.start if head is None else self._ground.tree.tokens[head].span.start
        return self._types.kind_at(start) is MentionKind.ORGANIZATION

    def _is_cited(self, at: int) -> bool:
        """Whether somebody else is said to quote this source: "the paper reported, citing the agency"."""
        source = self._told[at].source
        if source is None:
            return False
        before = self._ground.text[max(0, source.start - 16) : source.start]
        return bool(_CITING.search(before.removesuffix("the ")))


def _same_words(a: Attribution, b: Attribution) -> bool:
    """Whether two attributions are of the same words, or one tells of the other's telling."""
    shorter = min(sum(map(len, a.content)), sum(map(len, b.content)))
    shared = sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a.content for y in b.content)
    if shorter and shared >= _SHARE * shorter:
        return True
    inner = a.cue or a.source
    return inner is not None and any(part.contains(inner) for part in b.content)
