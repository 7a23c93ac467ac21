"""Which happening a claim tells of."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from crossread.crossing.clusters import Node
from crossread.crossing.scene import Scene
from crossread.domain.span import Citation, Span


class Happenings:
    """The events of a scene by where they are named."""

    def __init__(self, scene: Scene) -> None:
        self._scores = {event.id: event.score for event in scene.events}
        self._named: dict[str, list[tuple[Span, str]]] = {}
        for event in scene.events:
            for mention in event.mentions:
                self._named.setdefault(mention.report, []).append((mention.span, event.id))
        for mentions in self._named.values():
            mentions.sort()
        self._reports = scene.reports

    def told_in(self, passages: Sequence[Citation]) -> str | None:
        """The id of the event that most of the passages name, two and half of them at least; None without such."""
        count = Counter(event for passage in passages for event in self._in(passage))
        best = max(count, key=lambda event: (count[event], self._scores[event], event), default=None)
        return best if best is not None and count[best] > 1 and 2 * count[best] >= len(passages) else None

    def meet(self, one: Node, other: Node) -> bool:
        """Whether two passages name one happening; True where no happenings are known at all."""
        if not self._named:
            return True
        first, second = (self._in(self._reports[report].cite(at)) for report, at in (one, other))
        return not first.isdisjoint(second)

    def _in(self, passage: Citation) -> set[str]:
        mentions = self._named.get(passage.report, [])
        at = bisect_left(mentions, passage.span.start, key=lambda mention: mention[0].start)
        found = set()
        while at < len(mentions) and mentions[at][0].start < passage.span.end:
            found.add(mentions[at][1])
            at += 1
        return found
