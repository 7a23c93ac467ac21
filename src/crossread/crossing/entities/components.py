"""What edges hold together: groups of report entities, parted again as soon as an edge goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crossread.crossing.entities.likeness import contradict
from crossread.crossing.entities.subjects import Subject
from crossread.domain.entities import EntityEdge, EntityKey

# On the development topics of MEANTIME and ECB+ 0.5 to 0.73 score alike (CoNLL F1 .89, .89) and from 0.76 on less; 0.7 is
# what a lone surname of the same title holds with one letter off, and keeps lone first names (0.55) apart.
HELD_TOGETHER = 0.7


def components(
    subjects: Sequence[Subject], edges: Sequence[EntityEdge], *, threshold: float = HELD_TOGETHER
) -> list[list[EntityKey]]:
    """Groups of keys, each sorted, in the order of their first.

    Edges of at least `threshold` join, the strongest first; one that would bring together what contradicts each other (two
    first names, two numbers) is passed over, so that no weak edge glues two people.
    """
    known = {subject.key: subject for subject in subjects}
    root = {key: key for key in known}
    members = {key: [key] for key in known}
    faces = {key: {subject.traits[:2]: subject} for key, subject in known.items()}
    for edge in sorted(edges, key=lambda edge: (-edge.score, edge.a, edge.b)):
        one, other = root[edge.a], root[edge.b]
        if edge.score < threshold or one == other or _clash(faces[one], faces[other]):
            continue
        if len(members[one]) < len(members[other]):
            one, other = other, one
        for key in members[other]:
            root[key] = one
        members[one] += members.pop(other)
        faces[one] |= faces.pop(other)
    return sorted(sorted(keys) for keys in members.values())


_Faces = Mapping[tuple[object, ...], Subject]


def _clash(one: _Faces, other: _Faces) -> bool:
    return any(contradict(a, b) for a in one.values() for b in other.values())
