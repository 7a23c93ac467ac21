"""The table of labels of a story: uses tied to the actors they are said of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from crossread.crossing.labels.uses import Use, uses
from crossread.crossing.scene import Scene
from crossread.domain.crossing import LabelUse
from crossread.text.words import fold

_SAME_MATTER = 0.6  # the same from which also the passages beside them tell of the same actors
_SAME_ACTORS = 0.3  # probability of asserting the same from which words of one group in two passages mean one


@dataclass(frozen=True, slots=True)
class Referent:
    """Actors that several words are used for; `name` is the most neutral of them, in the plural."""

    name: str
    sense: str
    uses: tuple[Use, ...]


def labels_of(scene: Scene) -> tuple[LabelUse, ...]:
    """Every use of a word for actors that the story calls by more than one, by referent, word and place."""
    found = [
        LabelUse(referent.name, use.colour.word, use.by, use.quoted, use.citation)
        for referent in referents(scene)
        for use in referent.uses
    ]
    return tuple(sorted(found, key=lambda label: (label.referent, label.word, label.citation)))


def referents(scene: Scene) -> tuple[Referent, ...]:
    """Actors with two words or more, tied by passages that assert the same, else by sense and what tells them apart."""
    found = uses(scene)
    tied = _tied_by_passages(scene, found)
    groups: dict[tuple[str, str], list[Use]] = {}
    for use in found:
        if not use.colour.general or use in tied or use.told_apart:
            groups.setdefault((use.colour.sense, use.told_apart), []).append(use)
    kept = [_referent(scene, sense, apart, group) for (sense, apart), group in sorted(groups.items())]
    return tuple(r for r in kept if len({use.colour.word for use in r.uses}) > 1)


def different_words(scene: Scene, members: Sequence[Use]) -> Iterator[tuple[Use, Use]]:
    """Pairs of different words, one at least of colour, that are plainly said of the same actors.

    They stand in passages that assert the same, or in two reports with the same people or country before them.
    """
    for a, b in combinations(members, 2):
        apart = a.told_apart and a.citation.report != b.citation.report
        if apart and _differ(a, b):
            yield a, b
    where = _by_passage(members)
    for link in scene.linked:
        if link.probability >= _SAME_ACTORS:
            beside = link.probability >= _SAME_MATTER
            for a in _near(where, (link.a.id, link.i), beside=beside):
                for b in _near(where, (link.b.id, link.j), beside=beside):
                    if _differ(a, b):
                        yield a, b


def _near(
    where: Mapping[tuple[str, int], Sequence[Use]], place: tuple[str, int], *, beside: bool
) -> Iterator[Use]:
    """The uses in a passage; with `beside` also in those around it, of words that alone say who is meant ("mob")."""
    report, at = place
    yield from where.get(place, ())
    for near in (at - 1, at + 1) if beside else ():
        yield from (use for use in where.get((report, near), ()) if not use.colour.general)


def _differ(a: Use, b: Use) -> bool:
    return a.colour.word != b.colour.word and max(a.colour.shade, b.colour.shade) > 0


def _tied_by_passages(scene: Scene, found: Sequence[Use]) -> frozenset[Use]:
    """Uses that have a counterpart of the same group, in another word, in a passage that asserts the same."""
    where = _by_passage(found)
    tied = set()
    for link in scene.linked:
        if link.probability < _SAME_ACTORS:
            continue
        for a in where.get((link.a.id, link.i), ()):
            for b in where.get((link.b.id, link.j), ()):
                same = a.colour.sense == b.colour.sense and a.told_apart == b.told_apart
                if same and a.colour.word != b.colour.word:
                    tied |= {a, b}
    return frozenset(tied)


def _by_passage(found: Sequence[Use]) -> Mapping[tuple[str, int], list[Use]]:
    where: dict[tuple[str, int], list[Use]] = {}
    for use in found:
        where.setdefault((use.citation.report, use.passage), []).append(use)
    return where


def _referent(scene: Scene, sense: str, apart: str, group: Sequence[Use]) -> Referent:
    """Named by the mildest word, of those the most used: "rebels", "the government" where most say it in the singular."""
    words = {use.colour for use in group}
    mildest = min(words, key=lambda colour: (colour.shade, -_count(group, colour.word), colour.word))
    printed = [fold(use.citation.span.of(scene.facts.text(use.citation.report))) for use in group]
    name = (
        f"the {mildest.word}"
        if 2 * printed.count(mildest.word) > _count(group, mildest.word)
        else mildest.plural
    )
    return Referent(
        name if not apart else f"{name} ({apart})", sense, tuple(sorted(group, key=lambda use: use.citation))
    )


def _count(group: Sequence[Use], word: str) -> int:
    return sum(use.colour.word == word for use in group)
