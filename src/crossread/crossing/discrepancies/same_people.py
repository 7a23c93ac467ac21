"""Whether two passages can tell of the same people."""

from __future__ import annotations

from crossread.crossing.comparing.linked import Linked
from crossread.crossing.prepared import Prepared
from crossread.crossing.scene import Scene
from crossread.domain.layers import MentionKind


def name_other_people(scene: Scene, link: Linked) -> bool:
    """Whether both passages name people and have none in common: "Ann died on Thursday", "Bob died on Saturday"."""
    first, second = _people(scene, link.a, link.i), _people(scene, link.b, link.j)
    return bool(first) and bool(second) and not first & second


def _people(scene: Scene, report: Prepared, at: int) -> frozenset[str]:
    passage = report.passages[at].span
    named = (
        m.span for m in report.reading.mentions if m.kind is MentionKind.PERSON and passage.contains(m.span)
    )
    entities = (scene.facts.entity(report.id, span) for span in named)
    return frozenset(entity.id for entity in entities if entity is not None)
