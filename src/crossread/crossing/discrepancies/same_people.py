"""Whether two passages can tell of the same people."""

from __future__ import annotations

from crossread.crossing.comparing.linked import Linked
from crossread.crossing.prepared import Prepared
from crossread.crossing.scene import Scene
from crossread.domain.layers import MentionKind

Place = tuple[Prepared, int]
"""A report and the index of one of its passages."""


def name_other_people(scene: Scene, link: Linked) -> bool:
    """Whether both passages name people and have none in common: "Ann died on Thursday", "Bob died on Saturday"."""
    return tell_of_other_people(scene, (link.a, link.i), (link.b, link.j))


def tell_of_other_people(scene: Scene, one: Place, other: Place) -> bool:
    """The same of two passages that need not be linked."""
    first, second = _people(scene, *one), _people(scene, *other)
    return bool(first) and bool(second) and not first & second


def _people(scene: Scene, report: Prepared, at: int) -> frozenset[str]:
    passage = report.passages[at].span
    named = (
        m.span for m in report.reading.mentions if m.kind is MentionKind.PERSON and passage.contains(m.span)
    )
    entities = (scene.facts.entity(report.id, span) for span in named)
    return frozenset(entity.id for entity in entities if entity is not None)
