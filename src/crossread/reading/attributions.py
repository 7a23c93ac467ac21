"""Who is said to have said what, as the reader found it: with its kind, and the name behind "he" and "she"."""

from __future__ import annotations

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
                kind=kind_of(content, quotations),
                speaker=speaker_of(text, source, mentions, chains) if source else None,
                score=said.score,
            )
        )
    return tuple(found)


def kind_of(content: Sequence[Span], quotations: Sequence[Quotation]) -> AttributionKind:
    """Direct, indirect or mixed, by the share of what is said that stands inside quote marks."""
    quoted = merge(q.content for q in quotations)
    inside = sum(max(0, min(q.end, part.end) - max(q.start, part.start)) for part in content for q in quoted)
    if not inside:
        return AttributionKind.INDIRECT
    whole = inside >= _DIRECT_SHARE * sum(map(len, content))
    return AttributionKind.DIRECT if whole else AttributionKind.MIXED


def speaker_of(text: str, source: Span, mentions: Sequence[Mention], chains: Sequence[Chain]) -> Span | None:
    """The name a source stands for: the fullest of its chain, the nearest before it of equally full ones.

    None when a name stands in the source itself, or in no other mention of its chain.
    """
    named = [m.span for m in mentions if m.kind in _SPEAKING]
    if any(source.contains(name) for name in named):
        return None
    candidates = [
        name
        for chain in chains
        if any(_is_head(mention, source) for mention in chain.mentions)
        for mention in chain.mentions
        for name in named
        if mention.contains(name) and mention.start == name.start
    ]
    if not candidates:
        return None
    return max(
        candidates, key=lambda name: (len(name.of(text).split()), name.start < source.start, name.start)
    )


def _is_head(mention: Span, source: Span) -> bool:
    """Whether a mention is the source, give or take what explains it ("the envoy" in "the envoy, who ...")."""
    return mention.start == source.start and (mention.contains(source) or source.contains(mention))
