"""What edges hold together: groups of report entities, parted again as soon as an edge goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crossread.crossing.entities.likeness import contradict
from crossread.crossing.entities.subjects import Subject
from crossread.crossing.judged.partition import Held
from crossread.domain.entities import EntityEdge, EntityKey

# On the development topics of MEANTIME and ECB+ 0.5 to 0.73 score alike (CoNLL F1 .89, .89) and from 0.76 on less; 0.7 is
# what a lone surname of the same title holds with one letter off, and keeps lone first names (0.55) apart.
HELD_TOGETHER = 0.7


def components(
    subjects: Sequence[Subject],
    edges: Sequence[EntityEdge],
    *,
    threshold: float = HELD_TOGETHER,
    held: Held[EntityKey] | None = None,
) -> list[list[EntityKey]]:
    """Groups of keys, each sorted, in the order of their first.

    Edges of at least `threshold` join, the strongest first; one that would bring together what contradicts each other (two
    first names, two numbers) is passed over, so that no weak edge glues two people. What people `held` together is one
    from the start, whatever contradicts it, and what they hold apart never is.
    """
    held = held or Held()
    known = {subject.key: subject for subject in subjects}
    root = {key: key for key in known}
    members = {key: [key] for key in known}
    faces: dict[EntityKey, _Faces] = {key: {subject.traits[:2]: (subject,)} for key, subject in known.items()}
    for group in held.together:
        own = [key for key in group if key in known]
        for key in own[1:]:
            root[key] = own[0]
            members[own[0]] += members.pop(key)
        if own[1:]:
            faces[own[0]] = {("judged", own[0]): tuple(known[key] for key in own)}
    for edge in sorted(edges, key=lambda edge: (-edge.score, edge.a, edge.b)):
        one, other = root[edge.a], root[edge.b]
        if edge.score < threshold or one == other or _clash(faces[one], faces[other]):
            continue
        if held.any_apart(members[one], members[other]):
            continue
        if len(members[one]) < len(members[other]):
            one, other = other, one
        for key in members[other]:
            root[key] = one
        members[one] += members.pop(other)
        faces[one] = {**faces[one], **faces.pop(other)}
    return sorted(sorted(keys) for keys in members.values())


_Faces = Mapping[
    tuple[object, ...], tuple[Subject, ...]
]  # those that a person holds together stand for one another


def _clash(one: _Faces, other: _Faces) -> bool:
    return any(
        all(contradict(a, b) for a in some for b in others)
        for some in one.values()
        for others in other.values()
    )
