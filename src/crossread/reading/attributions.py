"""Who is said to have said what, as the reader found it: with its kind, and the name behind "he" and "she"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from crossread.domain.reading import Attribution, AttributionKind, Chain, Mention, MentionKind, Quotation
from crossread.domain.span import Span, merge, trim
from crossread.models.reader import Told

_SPEAKING = (MentionKind.PERSON, MentionKind.ORGANIZATION)
_DIRECT_SHARE = 0.8  # of the characters said that stand in quote marks, from which on all of it is direct


def attributions_of(
    text: str,
    told: Sequence[Told],
    *,
    quotations: Sequence[Quotation],
    mentions: Sequence[Mention],
    chains: Sequence[Chain],
) -> tuple[Attribution, ...]:
    """Attributions in the order of their cues. Spans are offsets into `text`, as printed."""
    speakers = Speakers(text, mentions, chains)
    quoted = merge(q.content for q in quotations)
    found = []
    for said in told:
        source = said.source[0] if said.source else None
        content = tuple(part for span in said.content if len(part := trim(text, span)))
        if not content:
            continue
        found.append(
            Attribution(
                source=source,
                cue=said.cue,
                content=content,
                kind=kind_of(content, quoted),
                speaker=speakers.behind(source) if source else None,
                score=said.score,
            )
        )
    return tuple(found)


def kind_of(content: Sequence[Span], quoted: Sequence[Span]) -> AttributionKind:
    """Direct, indirect or mixed, by the share of what is said that stands in `quoted`, apart and in order."""
    ends = [span.end for span in quoted]
    inside = 0
    for part in content:
        at = bisect_right(ends, part.start)
        while at < len(quoted) and quoted[at].start < part.end:
            inside += min(quoted[at].end, part.end) - max(quoted[at].start, part.start)
            at += 1
    if not inside:
        return AttributionKind.INDIRECT
    whole = inside >= _DIRECT_SHARE * sum(map(len, content))
    return AttributionKind.DIRECT if whole else AttributionKind.MIXED


class Speakers:
    """The names behind the sources of one text, through its chains."""

    def __init__(self, text: str, mentions: Sequence[Mention], chains: Sequence[Chain]) -> None:
        self._text = text
        self._names = sorted(m.span for m in mentions if m.kind in _SPEAKING)
        self._starts = [name.start for name in self._names]
        self._starting: dict[int, list[tuple[Span, int]]] = {}
        for number, chain in enumerate(chains):
            for mention in chain.mentions:
                self._starting.setdefault(mention.start, []).append((mention, number))
        self._of_chain = [self._names_in(chain) for chain in chains]

    def behind(self, source: Span) -> Span | None:
        """The name a source stands for: the fullest of its chain; of equally full ones the nearest before it.

        None when a name stands in the source itself, or in no other mention of its chain.
        """
        at = bisect_left(self._starts, source.start)
        if at < len(self._names) and source.contains(self._names[at]):
            return None
        candidates = [
            name
            for mention, number in self._starting.get(source.start, ())
            if mention.contains(source) or source.contains(mention)
            for name in self._of_chain[number]
        ]
        return max(candidates, key=lambda name: self._rank(name, source), default=None)

    def _rank(self, name: Span, source: Span) -> tuple[int, bool, int]:
        before = name.start < source.start
        return len(name.of(self._text).split()), before, name.start if before else -name.start

    def _names_in(self, chain: Chain) -> list[Span]:
        """The names that open a mention of the chain: "Ann Lee" of "Ann Lee, a doctor", not of "her aunt Ann Lee"."""
        found = []
        for mention in chain.mentions:
            at = bisect_left(self._starts, mention.start)
            if (
                at < len(self._names)
                and self._starts[at] == mention.start
                and mention.contains(self._names[at])
            ):
                found.append(self._names[at])
        return found
