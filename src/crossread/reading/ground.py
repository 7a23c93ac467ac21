"""What the facts of one report stand on: its text and the layers that are there before them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

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
_SINCE = re.compile(r"\bsince\s+\Z", re.IGNORECASE)
_BEFORE_NOUN = frozenset({"compound", "nummod", "amod", "nmod", "nmod:unmarked"})
_LONGEST_DATELINE_CHARS = 90
_DATELINE = re.compile(
    r"[^.!?\n]{2,70}?(?:\d|\)|\b[A-Z]{2,})\s{0,3}(?:--|—|–|-)\s{1,3}(?:\[[^\]\n]{1,40}\]\s?){0,3}"
)


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

        Not durations, not "recently", nor the day in a dateline, nor the far end of a stretch: "for the first time since
        the start of the war a decade ago" tells of today.
        """
        kinds = (TimeKind.DATE, TimeKind.TIME)
        dated = (t for t in self.times if t.kind in kinds and not t.value.endswith("_REF"))
        return tuple(
            t
            for t in dated
            if not self._ends_a_stretch(t.span) and t.span.start >= self.dateline_end(t.span.start)
        )

    def begins_a_stretch(self, time: Span) -> bool:
        """Whether a time stands right after "since": that of a total that grows, not the day of one happening."""
        passage = self.passage_at(time.start)
        return passage is not None and bool(_SINCE.search(self.text, passage.span.start, time.start))

    def noun_of_time(self, time: Span) -> int | None:
        """The token of the noun that a time stands before and is of ("the 2011 uprising"), None for others."""
        token = self.tree.head_of(time)
        noun = None if token is None else self.tree.parent(token)
        if token is None or noun is None or noun <= token:
            return None
        relation, upos = self.tree.tokens[token].relation, self.tree.tokens[noun].upos
        is_before = relation == "nmod:poss" or (relation in _BEFORE_NOUN and upos in ("NOUN", "PROPN"))
        return noun if is_before else None

    def dateline_end(self, offset: int) -> int:
        """Where the dateline ends ("CORVA, 3 May (Agency) --") that a character may stand in, 0 where it stands in none."""
        passage = self.passage_at(offset)
        if passage is None or offset - passage.span.start > _LONGEST_DATELINE_CHARS:
            return 0
        found = _DATELINE.match(self.text, passage.span.start, passage.span.end)
        if found is None or offset >= found.end():
            return 0
        is_one = found[0][:2].isupper() or "(" in found[0] or "--" in found[0]  # not "On 3 May – a day ..."
        return found.end() if is_one else 0

    @cached_property
    def place_names(self) -> frozenset[str]:
        """The names of the located places as printed: what bears one elsewhere in the report is that place."""
        return frozenset(p.span.of(self.text) for p in self.places if p.place is not None)

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
    """Attributions by where their contents lie: the tightest one over each stretch between two edges of contents."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        told = [a for a in attributions if a.content]
        told.sort(key=lambda a: (sum(map(len, a.content)), a.content[0].start))
        self._edges = sorted({edge for a in told for part in a.content for edge in (part.start, part.end)})
        self._tightest: list[Attribution | None] = [None] * len(self._edges)
        number = {edge: at for at, edge in enumerate(self._edges)}
        free = _Free(len(self._edges))
        for attribution in told:
            for part in attribution.content:
                for at in free.taken(number[part.start], number[part.end]):
                    self._tightest[at] = attribution

    def over(self, span: Span) -> Attribution | None:
        """The tightest whose content overlaps the first character of `span`."""
        number = bisect_right(self._edges, span.start) - 1
        return None if number < 0 else self._tightest[number]


class _Free:
    """Places in a row, each taken once, so that all takings together are linear in the places."""

    def __init__(self, count: int) -> None:
        self._next = list(range(count + 1))  # where the first free place from here on may be

    def taken(self, low: int, high: int) -> Iterator[int]:
        """Take the free places from `low` to before `high`."""
        at = self._first(low)
        while at < high:
            self._next[at] = at + 1
            yield at
            at = self._first(at)

    def _first(self, at: int) -> int:
        while self._next[at] != at:
            self._next[at] = self._next[self._next[at]]
            at = self._next[at]
        return at
