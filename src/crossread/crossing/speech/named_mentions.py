"""Where the reports of a scene name people and bodies, and who a pronoun can stand for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping
from functools import cached_property

from crossread.crossing.prepared import in_any
from crossread.crossing.scene import Scene
from crossread.domain.entities import Entity
from crossread.domain.layers import MentionKind
from crossread.domain.span import Span
from crossread.text.words import fold

NAMED = (MentionKind.PERSON, MentionKind.ORGANIZATION)
_TITLE_GAP_CHARS = 2  # between "Ms." and the name it leads to
_LONGEST_TITLE_CHARS = 5
_NEAR_PASSAGES = 4  # back to which the person a pronoun stands for is looked for
_OWNED = frozenset({"of", "for", "from", "at", "with"})
_SEXES = {
    "he": frozenset({"he", "him", "his", "mr"}),
    "she": frozenset({"she", "her", "hers", "mrs", "ms", "miss"}),
}
_OTHER_SEX = {"he": frozenset({"she"}), "she": frozenset({"he"})}


class NamedMentions:
    """The named mentions of a scene's entities."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def of(self, report: str) -> list[tuple[Span, Entity]]:
        """The mentions of a report that hold a name, in text order; pronouns and "the mayor" are none."""
        return self._mentions.get(report, [])

    def entity(self, report: str, span: Span | None) -> Entity | None:
        """The person, body or group a phrase means."""
        found = self._scene.facts.entity(report, span)
        if found is None or found.kind not in (*NAMED, MentionKind.GROUP) or _is_described(found):
            return None
        return found

    def inside(self, report: str, source: Span) -> Entity | None:
        """The one person a phrase names ("the prefect of Ayorou, Hassane Idrissa"); else the one body.

        Of "the head of the institute" neither: somebody of the body's speaks, whom the phrase does not name.
        """
        mentions = self.of(report)
        at = bisect_left(mentions, source.start, key=lambda one: one[0].start)
        text = self._scene.facts.text(report)
        held = []
        for span, entity in mentions[at:]:
            if span.start >= source.end:
                break
            before = text[source.start : span.start].split()
            owned = any(word in _OWNED for word in before[-2:])
            if source.contains(span) and (entity.kind is MentionKind.PERSON or not owned):
                held.append(entity)
        for kind in NAMED:
            found = {e.id: e for e in held if e.kind is kind}
            if found:
                return next(iter(found.values())) if len(found) == 1 else None
        return None

    def whole_name(self, report: str, span: Span | None) -> Span | None:
        """A speaker read as a lone title ("Ms.") with the name that follows it; other spans as they are."""
        if span is None or len(span) > _LONGEST_TITLE_CHARS:
            return span
        names = self._scene.reports[report].reading.names
        near = (name.span for name in names if 0 <= name.span.start - span.end <= _TITLE_GAP_CHARS)
        return next(near, span)

    def before(self, report: str, pronoun: Span) -> tuple[Span, Entity] | None:
        """Who is named before "he" or "she": the first person of the last sentence that names one outside quote marks."""
        prepared = self._scene.reports[report]
        mentions = self.of(report)
        other = _OTHER_SEX.get(fold(pronoun.of(prepared.report.text)), frozenset())
        at = bisect_right(prepared.passages, pronoun.start, key=lambda passage: passage.span.start) - 1
        for passage in reversed(prepared.passages[max(at - _NEAR_PASSAGES + 1, 0) : at + 1]):
            first = bisect_left(mentions, passage.span.start, key=lambda one: one[0].start)
            for span, entity in mentions[first:]:
                if span.end > min(passage.span.end, pronoun.start):
                    break
                if entity.kind is not MentionKind.PERSON or self._called[entity.id] & other:
                    continue
                if not in_any(span, prepared.reading.quotations):
                    return span, entity
        return None

    @cached_property
    def _called(self) -> Mapping[str, frozenset[str]]:
        """The one sort of pronoun or title, "he" or "she", that most mentions of an entity with such words have."""
        found = {}
        for entity in self._scene.entities:
            count: Counter[str] = Counter()
            for mention in entity.mentions:
                first = fold(mention.span.of(self._scene.facts.text(mention.report))).split()[:1]
                count.update(sex for sex, calls in _SEXES.items() if first and first[0].rstrip(".") in calls)
            found[entity.id] = frozenset(sex for sex, _ in count.most_common(1))
        return found

    @cached_property
    def _mentions(self) -> Mapping[str, list[tuple[Span, Entity]]]:
        named = {key: sorted(n.span for n in one.reading.names) for key, one in self._scene.reports.items()}
        found: dict[str, list[tuple[Span, Entity]]] = {}
        for entity in self._scene.entities:
            if _is_described(entity):
                continue
            for mention in entity.mentions:
                names = named.get(mention.report, ())
                at = bisect_left(names, mention.span.end, key=lambda name: name.start) - 1
                if at >= 0 and names[at].overlaps(mention.span):
                    found.setdefault(mention.report, []).append((mention.span, entity))
        return {report: sorted(held, key=lambda one: (one[0], one[1].id)) for report, held in found.items()}


def _is_described(entity: Entity) -> bool:
    """Whether a person goes by a description alone ("head of the Institute"): no name tells who that is."""
    return entity.kind is MentionKind.PERSON and not _DESCRIBING.isdisjoint(fold(entity.name).split())


_DESCRIBING = frozenset({"of", "the", "a", "an", "his", "her"})
