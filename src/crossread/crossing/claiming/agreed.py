"""What the passages of a claim agree on, slot by slot, in words: who, where, when, how many."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from crossread.crossing.clusters import Node
from crossread.crossing.scene import Scene
from crossread.domain.entities import Entity
from crossread.domain.facts import EventStatus, Grain
from crossread.domain.layers import MentionKind
from crossread.domain.span import Span

_WHO = (MentionKind.PERSON, MentionKind.ORGANIZATION, MentionKind.GROUP)
_WHERE = (MentionKind.PLACE, MentionKind.FACILITY)
_DAYS = (Grain.DAY, Grain.PART_OF_DAY, Grain.MINUTE)
_LEADING_CHARS = 30  # of a passage, in which the one it tells of mostly stands
_MOST = 4  # values of one slot that are told
_UNCOUNTED = frozenset({"distance", "duration"})


class Slotted:
    """The slots of the passages of a scene; each report's are looked up once."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._entities: dict[str, list[tuple[Span, Entity]]] = {}
        for entity in scene.entities:
            for mention in entity.mentions:
                self._entities.setdefault(mention.report, []).append((mention.span, entity))

    def agreed(self, texts: Sequence[Sequence[Node]]) -> tuple[str, ...]:
        """ "who: Ann Lee, Harbour Board", "when: 1 December 2024": values that two independent texts or more share."""
        slots = (("who", self._who), ("where", self._where), ("when", self._when), ("how many", self._counts))
        found = []
        for name, look_up in slots:
            shared = _shared([dict(pair for node in text for pair in look_up(node)) for text in texts])
            if shared:
                found.append(f"{name}: {', '.join(shared[:_MOST])}")
        return tuple(found)

    def led_by_others(self, one: Node, other: Node) -> bool:
        """Whether each passage opens with somebody whom the other does not name at all."""
        first, second = self._leading(one), self._leading(other)
        if not first or not second:
            return False
        return not first & self._named_in(other) and not second & self._named_in(one)

    def _leading(self, node: Node) -> frozenset[str]:
        start = self._span(node).start
        return self._named_in(node, Span(start, start + _LEADING_CHARS))

    def _named_in(self, node: Node, within: Span | None = None) -> frozenset[str]:
        span = within or self._span(node)
        return frozenset(
            entity.id for mention, entity in self._entities.get(node[0], ()) if span.contains(mention)
        )

    def _who(self, node: Node) -> Iterator[tuple[Hashable, str]]:
        return self._named(node, _WHO)

    def _where(self, node: Node) -> Iterator[tuple[Hashable, str]]:
        return self._named(node, _WHERE)

    def _named(self, node: Node, kinds: Sequence[MentionKind]) -> Iterator[tuple[Hashable, str]]:
        span = self._span(node)
        for mention, entity in self._entities.get(node[0], ()):
            if entity.kind in kinds and span.contains(mention):
                yield entity.id, entity.name

    def _when(self, node: Node) -> Iterator[tuple[Hashable, str]]:
        span, facts = self._span(node), self._scene.facts
        for time in facts.times(node[0]):
            period = facts.period(node[0], time.span) if span.contains(time.span) else None
            if period and period.start and period.start == period.end and period.grain in _DAYS:
                day = date.fromisoformat(period.start[:10])
                yield day, f"{day.day} {day:%B} {day.year}"

    def _counts(self, node: Node) -> Iterator[tuple[Hashable, str]]:
        span = self._span(node)
        for figure in self._scene.facts.reading(node[0]).figures:
            value = figure.number.best
            counts = value is not None and not figure.number.unit and figure.status is EventStatus.ACTUAL
            if (
                value is not None
                and counts
                and figure.what not in _UNCOUNTED
                and span.contains(figure.number.span)
            ):
                yield (figure.what, value), f"{value:,g}" if value < _WORDY else f"{value:g}"

    def _span(self, node: Node) -> Span:
        return self._scene.reports[node[0]].passages[node[1]].span


_WORDY = 1e6  # from which on %g writes an exponent


def _shared(of_texts: Iterable[Mapping[Hashable, str]]) -> list[str]:
    """Values that stand in two texts or more, those of most texts first, then in order of their words."""
    count: dict[Hashable, int] = {}
    shown: dict[Hashable, str] = {}
    for values in of_texts:
        for key, word in values.items():
            count[key] = count.get(key, 0) + 1
            shown[key] = word
    held = [key for key in count if count[key] > 1]
    return list(dict.fromkeys(shown[key] for key in sorted(held, key=lambda key: (-count[key], shown[key]))))
