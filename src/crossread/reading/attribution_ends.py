"""Where a source or what is said breaks off within a phrase, it goes on to the word the phrase is about.

"According to [the] railroad", "[Ana Vidal, who lives by the] crossing": a reader weighs word by word, and may stop before
the noun. Of the labelled stories' sources .016 and of the stretches said .09 ended so. On US news (PolNeAR dev) whole
attributions found right rise from .519 to .520, direct quotations with the right speaker from .860 to .862.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from crossread.domain.layers import Token
from crossread.domain.span import Span, merge
from crossread.models.reader import Told

_OF_A_NOUN = frozenset({"amod", "case", "compound", "det", "det:predet", "nmod:poss", "nummod"})
_OF_A_CLAUSE = _OF_A_NOUN | {"aux", "aux:pass", "cop", "mark"}


def with_whole_ends(told: Sequence[Told], tokens: Sequence[Token]) -> list[Told]:
    """Each attribution with its source and content led to the end of the phrase they break off in.

    Nothing is led into the cue, and neither into the other. Tokens are in text order, heads are indices into them.
    """
    starts = [token.span.start for token in tokens]
    return [_whole(one, tokens, starts) for one in told]


def _whole(one: Told, tokens: Sequence[Token], starts: Sequence[int]) -> Told:
    source = _led(one.source, (one.cue, *one.content), tokens, starts, over=_OF_A_NOUN)
    content = _led(one.content, (one.cue, *source), tokens, starts, over=_OF_A_CLAUSE)
    return replace(one, source=source, content=tuple(merge(content)))


def _led(
    spans: Iterable[Span],
    barred: Sequence[Span],
    tokens: Sequence[Token],
    starts: Sequence[int],
    *,
    over: frozenset[str],
) -> tuple[Span, ...]:
    """The spans, each to the end of its phrase: from a word that depends on a later one to that one, and on from there."""

    def end_of(span: Span) -> int:
        last = bisect_left(starts, span.end) - 1
        while last >= 0 and tokens[last].head > last and tokens[last].relation in over:
            behind = Span(tokens[last].span.end, tokens[tokens[last].head].span.end)
            if any(behind.overlaps(other) for other in barred):
                break
            last = tokens[last].head
        return max(span.end, tokens[last].span.end) if last >= 0 else span.end

    return tuple(Span(span.start, end_of(span)) for span in spans)
