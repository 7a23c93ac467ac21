"""The two ends of a stated distance: which place each is, for all reports of a story, and whether that is sure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from crossread.crossing.scene import Scene
from crossread.domain.facts import Place, PlaceMention, PlacePrecision
from crossread.domain.layers import MentionKind
from crossread.domain.span import Citation
from crossread.text.names import fold_name

_LYING = (PlacePrecision.EXACT, PlacePrecision.TOWN)
_SURE = 0.65
# A sizeable town of the country that the story happens in, or that the other end lies in, needs less: the other places of
# its name are villages there.
_SURE_AT_HOME, _SIZEABLE = 0.45, 20_000
# From these on a town is hardly another of its name: then even a distance that is many times off is the report's fault.
_BEYOND_DOUBT, _WELL_KNOWN = 0.75, 20_000


@dataclass(frozen=True, slots=True)
class End:
    """A place as a key; where it lies, None where the map does not know, and how sure that is, in [0, 1]."""

    key: str
    place: Place | None = None
    score: float = 0.0

    @property
    def is_beyond_doubt(self) -> bool:
        """Whether no other place of the name can be meant."""
        return self.place is not None and self.score >= _BEYOND_DOUBT and self.place.population >= _WELL_KNOWN


class Ends:
    """The places of a story, each as sure as the report that is surest of it.

    A name that one report leaves open is the place that another is sure of.
    """

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        event = scene.story.event
        self._home = event.place.country if event is not None and event.place is not None else ""
        self._scores = _best_scores(scene)
        self._located = _surest(scene)

    def both(self, origin: Citation, told_of: Citation) -> tuple[End, End] | None:
        """The ends of a distance; None where one is no town (a river, a province), where both are one, or one is unsure."""
        first, second = self._end(origin), self._end(told_of)
        if first is None or second is None or first.key == second.key:
            return None
        return (first, second) if self._is_sure(first, second) and self._is_sure(second, first) else None

    def key(self, named: Citation) -> str:
        """What the place is known by in this story; "" for what is no town."""
        end = self._end(named)
        return end.key if end is not None else ""

    def _end(self, named: Citation) -> End | None:
        mention = self._scene.facts.place(named.report, named.span)
        name = fold_name(named.span.of(self._scene.facts.text(named.report)))
        if mention is not None and mention.place is None:
            mention = self._located.get(name, mention)
        elif mention is not None and self._is_in_a_town(named.report, mention):
            mention = None
        if mention is None or mention.place is None:
            return End(f"name:{name}")
        if mention.place.precision not in _LYING:
            return None
        return End(mention.place.id, mention.place, self._scores.get(mention.place.id, mention.score))

    def _is_sure(self, end: End, other: End) -> bool:
        if end.place is None:
            return True  # compared between reports by its name alone
        near = {self._home, other.place.country if other.place is not None else ""}
        is_known_there = end.place.country in near and end.place.population >= _SIZEABLE
        return end.score >= (_SURE_AT_HOME if is_known_there else _SURE)

    def _is_in_a_town(self, report: str, mention: PlaceMention) -> bool:
        """Whether the coordinates are those of the town that a facility or a quarter lies in."""
        if mention.town is not None:
            return True
        if fold_name(mention.span.of(self._scene.facts.text(report))) == fold_name(_name(mention)):
            return False
        kinds = {m.kind for m in self._scene.facts.reading(report).mentions if m.span == mention.span}
        exact = mention.place is not None and mention.place.precision is PlacePrecision.EXACT
        return MentionKind.FACILITY in kinds and not exact


def _name(mention: PlaceMention) -> str:
    return mention.place.name if mention.place is not None else ""


def _best_scores(scene: Scene) -> Mapping[str, float]:
    scores: dict[str, float] = {}
    for report in sorted(scene.reports):
        for mention in scene.reports[report].reading.places:
            if mention.place is not None and mention.town is None:
                scores[mention.place.id] = max(scores.get(mention.place.id, 0.0), mention.score)
    return scores


def _surest(scene: Scene) -> Mapping[str, PlaceMention]:
    """The surest town of each name, as printed."""
    found: dict[str, PlaceMention] = {}
    for report in sorted(scene.reports):
        text = scene.facts.text(report)
        for mention in scene.reports[report].reading.places:
            is_town = mention.place is not None and mention.place.precision in _LYING and mention.town is None
            name = fold_name(mention.span.of(text))
            if is_town and mention.score >= max(_SURE, found[name].score if name in found else 0.0):
                found[name] = mention
    return found
