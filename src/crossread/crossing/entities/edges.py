"""Edges between the entities of reports, each with a score and reasons; nothing is merged here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crossread.crossing.entities.blocking import candidate_pairs
from crossread.crossing.entities.likeness import Alike, alike, contradict
from crossread.crossing.entities.subjects import Subject
from crossread.domain.entities import EntityEdge

CANDIDATE = 0.4  # below it an edge is not kept
_KEPT = 0.7  # what an edge to the one clearly meant keeps of its score
_SOLE = 0.75  # "the Observatory", where one only is named in the story
_CLEARLY_MEANT = 0.8  # share of the mentions from which on a surname that several bear means one of them
_UNLIKELIER = 0.2  # below the best edge of a short name: a first name counts for nothing beside surnames
_SAME = Alike(1.0, ("same name",))


def edges_between(subjects: Sequence[Subject]) -> tuple[EntityEdge, ...]:
    """All edges of at least `CANDIDATE`, sorted by their ends.

    Entities alike in everything that counts hang on the first of them, by one edge each. A lone surname, post or noun that
    could mean several entities goes to the one that four fifths of the mentions are of, else to none.
    """
    first: dict[tuple[object, ...], int] = {}
    groups: dict[int, list[int]] = {}
    for at, subject in enumerate(subjects):
        groups.setdefault(first.setdefault(subject.traits, at), []).append(at)
    distinct = sorted(groups)
    weights = [sum(subjects[at].weight for at in groups[one]) for one in distinct]
    found = {
        (a, b): how
        for a, b in candidate_pairs([subjects[one] for one in distinct])
        if (how := alike(subjects[distinct[a]], subjects[distinct[b]])) is not None
    }
    settled = _settled([subjects[one] for one in distinct], weights, found)
    edges = [
        _edge(subjects[distinct[a]], subjects[distinct[b]], how)
        for (a, b), how in settled.items()
        if how.score >= CANDIDATE
    ]
    for one, members in groups.items():
        same = alike(subjects[one], subjects[one]) or _SAME
        edges += [_edge(subjects[one], subjects[at], same) for at in members[1:]]
    return tuple(sorted(edges, key=lambda edge: (edge.a, edge.b)))


def _edge(one: Subject, other: Subject, how: Alike) -> EntityEdge:
    a, b = sorted((one, other), key=lambda subject: subject.key)
    return EntityEdge(a.key, b.key, round(how.score, 3), how.reasons)


_Found = dict[tuple[int, int], Alike]


def _settled(subjects: Sequence[Subject], weights: Sequence[int], found: _Found) -> _Found:
    """Edges of short names, weighed against the others that the same short name could mean."""
    meant: dict[int, dict[int, Alike]] = {}
    for (a, b), how in found.items():
        if how.short or how.needs_sole:
            short, long = _short_first(subjects, a, b)
            meant.setdefault(short, {})[long] = how
    settled = dict(found)
    for short, by_target in meant.items():
        best = max(how.score for how in by_target.values())
        likely = sorted(target for target, how in by_target.items() if how.score > best - _UNLIKELIER)
        shares = _shares(subjects, weights, likely)
        for target, how in by_target.items():
            pair = min(short, target), max(short, target)
            settled[pair] = _weighed(how, shares.get(target, 0.0))
    return settled


def _short_first(subjects: Sequence[Subject], a: int, b: int) -> tuple[int, int]:
    return (a, b) if len(subjects[a].fullest) <= len(subjects[b].fullest) else (b, a)


def _shares(
    subjects: Sequence[Subject], weights: Sequence[int], targets: Sequence[int]
) -> Mapping[int, float]:
    """For each target the share of mentions that are of it or of what it does not contradict."""
    total = sum(weights[target] for target in targets)
    against = {
        one: sum(weights[other] for other in targets if contradict(subjects[one], subjects[other]))
        for one in targets[:_MOST_TARGETS]
    }
    return {one: 1.0 - against.get(one, total) / max(total, 1) for one in targets}


_MOST_TARGETS = 60  # full names of one surname that are weighed; the others count as not meant


def _weighed(how: Alike, share: float) -> Alike:
    if share < _CLEARLY_MEANT:
        reason = "several of that name in the story" if not how.needs_sole else "several it could be"
        return Alike(min(how.score * share, CANDIDATE + 0.2), (*how.reasons, reason))
    if how.needs_sole:
        return Alike(_SOLE, (*how.reasons, "the only one of the story"))
    return (
        how if share == 1.0 else Alike(how.score * share, (*how.reasons, "of several the one most told of"))
    )
