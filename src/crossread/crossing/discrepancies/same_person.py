"""Whose age two reports give differently, though no name ties them: what is left when the ages they share are set off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from crossread.crossing.discrepancies.unnamed_ages import SUSPECT, VICTIM, Aged, aged_people
from crossread.crossing.scene import Scene

_LINKED = 0.6  # probability of asserting the same from which two passages speak of one person
_ADULT = 18
_SLIP_YEARS = 2  # by which two reports miss the age of one child
_MALE = frozenset(
    {"man", "boy", "schoolboy", "father", "son", "brother", "husband", "uncle", "grandfather", "nephew"}
)
_FEMALE = frozenset(
    {"woman", "girl", "schoolgirl", "mother", "daughter", "sister", "wife", "aunt", "grandmother", "niece"}
)


def of_one_person(scene: Scene) -> Iterator[tuple[Aged, Aged]]:
    """Two ages of what seems to be one person, in two reports."""
    people = {key: aged_people(scene, scene.reports[key]) for key in sorted(scene.reports)}
    links = _links(scene)
    for one, other in combinations(people, 2):
        here, there = _left(people[one], people[other]), _left(people[other], people[one])
        for a, b in product(here, there):
            if _may_be_one(a, b):
                link = links.get((one, a.passage, other, b.passage), 0.0)
                if _is_tied(a, b, (here, there), link=link):
                    yield a, b


def _links(scene: Scene) -> Mapping[tuple[str, int, str, int], float]:
    found: dict[tuple[str, int, str, int], float] = {}
    for link in scene.linked:
        found[link.a.id, link.i, link.b.id, link.j] = link.probability
        found[link.b.id, link.j, link.a.id, link.i] = link.probability
    return found


def _left(mine: Sequence[Aged], theirs: Sequence[Aged]) -> list[Aged]:
    """The people whose age the other report does not know, one of each age and part."""
    known = {aged.years for aged in theirs}
    found: dict[tuple[int, str], Aged] = {}
    for aged in mine:
        if aged.years not in known:
            found.setdefault((aged.years, aged.part), aged)
    return list(found.values())


def _may_be_one(a: Aged, b: Aged) -> bool:
    if a.name and b.name:
        return False  # names are held against each other elsewhere
    if a.part and b.part and a.part != b.part:
        return False
    male, female = (bool({a.noun, b.noun} & words) for words in (_MALE, _FEMALE))
    one_age = _is_child(a) == _is_child(b) or abs(a.years - b.years) <= _SLIP_YEARS
    return not (male and female) and one_age and not (a.home and b.home and a.home != b.home)


def _is_tied(a: Aged, b: Aged, left: tuple[Sequence[Aged], Sequence[Aged]], *, link: float) -> bool:
    """Whether something says that they are one: where they are from, what they did, or that no other child is told of."""
    if a.home and a.home == b.home:
        return all(sum(one.home == a.home for one in row) == 1 for row in left)
    if a.part == b.part == SUSPECT:
        return all(sum(one.part == SUSPECT for one in row) == 1 for row in left)
    if a.noun and a.noun == b.noun and a.part == b.part and link >= _LINKED:
        return all(sum(one.noun == a.noun for one in row) == 1 for row in left)
    if not (_is_child(a) and _is_child(b)) or abs(a.years - b.years) > _SLIP_YEARS:
        return False
    lone = all(sum(_is_child(one) for one in row) == 1 for row in left)
    return lone and ((bool(a.noun) and a.noun == b.noun) or VICTIM in (a.part, b.part))


def _is_child(one: Aged) -> bool:
    return one.years < _ADULT
