"""What the facts of one report stand on: its text and the layers that are there before them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from crossread.domain.facts import PlaceMention, TimeExpression, TimeKind
from crossread.domain.layers import (
    Attribution,
    Chain,
    EventMention,
    Mention,
    MentionKind,
    Name,
    Number,
    Passage,
    Quotation,
)
from crossread.domain.report import Report
from crossread.domain.span import Span
from crossread.reading.syntax import Tree

# "Since" with words between it and the time: alone before it ("since 2011") it begins the happening's own period.
_STRETCH = re.compile(r"\bsince\s+(?:[^\W\d]+\s+)+\Z", re.IGNORECASE)


@dataclass(frozen=True)
class Ground:
    """One report with the layers that facts are built from; each fact's layer is a function of it."""

    report: Report
    tree: Tree
    passages: tuple[Passage, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    names: tuple[Name, ...] = ()
    numbers: tuple[Number, ...] = ()
    mentions: tuple[Mention, ...] = ()
    events: tuple[EventMention, ...] = ()
    chains: tuple[Chain, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    places: tuple[PlaceMention, ...] = ()

    @property
    def text(self) -> str:
        """The report's text."""
        return self.report.text

    @cached_property
    def _begins(self) -> list[int]:
        return [passage.span.start for passage in self.passages]

    def passage_at(self, offset: int) -> Passage | None:
        """The passage that covers a character."""
        index = bisect_right(self._begins, offset) - 1
        if index < 0 or offset >= self.passages[index].span.end:
            return None
        return self.passages[index]

    @cached_property
    def days_told(self) -> tuple[TimeExpression, ...]:
        """Dates and times that may be those of a happening, in text order.

        Not durations, not "recently", nor the far end of a stretch: "for the first time since the start of the war a
        decade ago" tells of today.
        """
        kinds = (TimeKind.DATE, TimeKind.TIME)
        dated = (t for t in self.times if t.kind in kinds and not t.value.endswith("_REF"))
        return tuple(t for t in dated if not self._ends_a_stretch(t.span))

    def _ends_a_stretch(self, time: Span) -> bool:
        passage = self.passage_at(time.start)
        return passage is not None and bool(_STRETCH.search(self.text, passage.span.start, time.start))

    @cached_property
    def _chain_at(self) -> dict[Span, int]:
        return {mention: number for number, chain in enumerate(self.chains) for mention in chain.mentions}

    def chain_of(self, span: Span) -> Chain | None:
        """The chain that holds exactly this span."""
        number = self._chain_at.get(span)
        return None if number is None else self.chains[number]

    def of_kind(self, *kinds: MentionKind) -> tuple[Mention, ...]:
        """The mentions of these kinds, in text order."""
        return tuple(mention for mention in self.mentions if mention.kind in kinds)

    def voice_of(self, span: Span) -> Attribution | None:
        """The attribution whose content holds `span`; of several the one with the least content around it."""
        return self._told.over(span)

    @cached_property
    def _told(self) -> _Told:
        return _Told(self.attributions)


class _Told:
    """Attributions by where their contents lie."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        parts = [(span.start, span.end, at) for at, a in enumerate(attributions) for span in a.content]
        edges = sorted({edge for start, end, _ in parts for edge in (start, end)})
        self._edges = edges
        self._over: list[list[int]] = [[] for _ in edges]
        for number, (low, high) in enumerate(pairwise(edges)):
            self._over[number] = [at for start, end, at in parts if start <= low and high <= end]
        self._attributions = attributions

    def over(self, span: Span) -> Attribution | None:
        """The tightest whose content overlaps the first character of `span`."""
        number = bisect_right(self._edges, span.start) - 1
        if number < 0 or not self._over[number]:
            return None
        told = [self._attributions[at] for at in self._over[number]]
        return min(told, key=lambda a: (sum(map(len, a.content)), a.content[0].start))
