"""The judgements that stand about some reports, ready to be asked; newer ones prevail over older ones of one matter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, cast

from crossread.crossing.judged.partition import Held, Order, hold
from crossread.crossing.judged.places import Places, Thing
from crossread.domain.entities import EntityKey
from crossread.domain.judgements import Judgement, Subject, Verdict, newest_first, undone
from crossread.domain.reading import Reading
from crossread.domain.reuse import Relation
from crossread.domain.span import Citation

_STANDING = frozenset({Verdict.ACCEPT, Verdict.REJECT})
ORIGIN = "origin"  # of single passages: a correction of one leaves that of its fellows
RELATION = "relation"


@dataclass(frozen=True, slots=True)
class Sides:
    """What a judgement's characters are in the readings of now, each with how many of its places lie there."""

    first: Mapping[Thing, int]
    second: Mapping[Thing, int]


@dataclass(frozen=True)
class Judged:
    """Judgements that stand, newest first, with what they are about.

    `overruled` are ids of judgements that newer ones contradict, in part at least, with those. Made by `judged_of`.
    """

    judgements: tuple[Judgement, ...] = ()
    places: Places = field(default_factory=lambda: Places(()))
    sides: Mapping[str, Sides] = field(default_factory=dict)
    overruled: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    entities: Held[EntityKey] = field(default_factory=Held)
    passages: Held[Citation] = field(default_factory=Held)
    happenings: Held[Citation] = field(default_factory=Held)
    accounts: Held[str] = field(default_factory=Held)

    def __bool__(self) -> bool:
        return bool(self.judgements)

    @cached_property
    def holding(self) -> frozenset[str]:
        """Ids of judgements that hold something together or apart."""
        helds = (self.entities, self.passages, self.happenings, self.accounts)
        return frozenset(one for held in helds for one in held.used)

    @property
    def parting(self) -> frozenset[str]:
        """Ids of judgements that hold something apart: they are followed where nothing comes of it."""
        return frozenset(one.id for one in self.judgements if one.verdict is Verdict.DIFFERENT) & self.holding

    def of(self, subject: Subject, *verdicts: Verdict, field: str = "") -> Iterator[Judgement]:
        """Judgements of a subject and of some verdicts, newest first."""
        for one in self.judgements:
            if one.subject is subject and one.verdict in verdicts and one.field == field:
                yield one

    def decision(
        self, subject: Subject, things: Collection[Thing], *verdicts: Verdict, field: str = ""
    ) -> Judgement | None:
        """The newest judgement about what is made of these things: more than half of its places lie there."""
        fitting = (
            one
            for one in self._about(subject, things)
            if one.verdict in verdicts and one.field == field and self.is_mostly_in(one, things)
        )
        return next(fitting, None)

    def is_mostly_in(self, judgement: Judgement, things: Collection[Thing]) -> bool:
        """Whether more than half of the judged places lie in these things; places that are not there count against."""
        weights = self.sides[judgement.id].first
        return 2 * sum(weight for thing, weight in weights.items() if thing in things) > len(judgement.places)

    def joins_or_parts(self, subject: Subject, things: Collection[Thing]) -> tuple[str, ...]:
        """Ids of the judgements that hold these things together, or apart from others, newest first."""
        return tuple(
            one.id
            for one in self._about(subject, things)
            if one.verdict in (Verdict.SAME, Verdict.DIFFERENT, Verdict.REJECT)
            and one.id in self.holding
            and _enough(
                any(thing in things for thing in self.sides[one.id].first),
                any(thing in things for thing in self.sides[one.id].second),
                both=one.verdict is Verdict.SAME,
            )
        )

    def _about(self, subject: Subject, things: Iterable[Thing]) -> Iterator[Judgement]:
        """Judgements about any of these things, newest first."""
        found = {at for thing in things for at in self._by_thing.get((subject, thing), ())}
        yield from (self.judgements[at] for at in sorted(found))

    @cached_property
    def _by_thing(self) -> Mapping[tuple[Subject, Thing], Sequence[int]]:
        found: dict[tuple[Subject, Thing], list[int]] = {}
        for at, one in enumerate(self.judgements):
            for thing in self.sides[one.id].first.keys() | self.sides[one.id].second.keys():
                found.setdefault((one.subject, thing), []).append(at)
        return found


def _enough(one: bool, other: bool, *, both: bool) -> bool:
    return (one and other) if both else (one or other)


NOTHING_JUDGED = Judged()


def judged_of(judgements: Iterable[Judgement], readings: Iterable[Reading]) -> Judged:
    """What the judgements come to for these readings, in whatever order either is given."""
    judgements = tuple(judgements)
    gone = undone(judgements)
    standing = [one for one in newest_first(judgements) if one.undoes is None and one.id not in gone]
    if not standing:
        return NOTHING_JUDGED
    places = Places(readings)
    sides = {
        one.id: Sides(_weights(places, one.subject, one.places), _weights(places, one.subject, one.others))
        for one in standing
    }
    decided, overruled = _newest_decisions(standing, sides)
    helds: dict[Subject, Held[Any]] = {}
    for subject in Subject:
        helds[subject] = held = hold(_orders(subject, decided, sides))
        for one, by in held.overruled.items():
            overruled.setdefault(one, set()).update(by)
    return Judged(
        judgements=tuple(decided),
        places=places,
        sides=sides,
        overruled={one: tuple(sorted(by)) for one, by in sorted(overruled.items())},
        entities=cast("Held[EntityKey]", helds[Subject.ENTITY]),
        passages=cast("Held[Citation]", helds[Subject.CLAIM]),
        happenings=cast("Held[Citation]", helds[Subject.EVENT]),
        accounts=cast("Held[str]", helds[Subject.REUSE]),
    )


def _weights(places: Places, subject: Subject, cited: Sequence[Citation]) -> Mapping[Thing, int]:
    counted = Counter(thing for one in cited for thing in places.things(subject, [one]))
    return {thing: counted[thing] for thing in sorted(counted, key=_rank)}


def _rank(thing: Thing) -> tuple[str, int, int]:
    if isinstance(thing, EntityKey):
        return thing.report, thing.index, 0
    if isinstance(thing, Citation):
        return thing.report, thing.span.start, thing.span.end
    return thing, 0, 0


def _newest_decisions(
    standing: Sequence[Judgement], sides: Mapping[str, Sides]
) -> tuple[list[Judgement], dict[str, set[str]]]:
    """Without the decisions that a newer one of the same matter contradicts; and which those are."""
    kept: list[Judgement] = []
    overruled: dict[str, set[str]] = {}
    by_thing: dict[tuple[Subject, str, Thing], list[Judgement]] = {}
    for one in standing:
        keys = [(one.subject, _slot(one), thing) for thing in _things(one, sides)]
        known = {other.id: other for key in keys for other in by_thing.get(key, ())}
        against = [
            other for other in known.values() if _contradict(one, other) and _one_matter(one, other, sides)
        ]
        if against:
            overruled[one.id] = {other.id for other in against}
            continue
        kept.append(one)
        for key in keys:
            by_thing.setdefault(key, []).append(one)
    return kept, overruled


def _slot(judgement: Judgement) -> str:
    """What of a thing is decided; of discrepancies, of which kind of them."""
    kind = judgement.detail.partition("/")[0]
    return f"{kind} {judgement.field if judgement.verdict is Verdict.CORRECT else 'standing'}"


def _things(judgement: Judgement, sides: Mapping[str, Sides]) -> Iterable[Thing]:
    if judgement.verdict not in _STANDING and judgement.verdict is not Verdict.CORRECT:
        return ()
    if judgement.field == ORIGIN or (judgement.subject is Subject.REUSE and judgement.verdict in _STANDING):
        return ()
    return (*sides[judgement.id].first, *sides[judgement.id].second)


def _contradict(one: Judgement, other: Judgement) -> bool:
    return (one.verdict, one.value) != (other.verdict, other.value)


def _one_matter(one: Judgement, other: Judgement, sides: Mapping[str, Sides]) -> bool:
    """Whether more than half of what the smaller is about is what the other is about, on both sides."""
    a, b = sides[one.id], sides[other.id]
    return _mostly(a.first, b.first) and (not a.second or _mostly(a.second, b.second))


def _mostly(a: Mapping[Thing, int], b: Mapping[Thing, int]) -> bool:
    return 2 * len(a.keys() & b.keys()) > min(len(a), len(b))


def _orders(
    subject: Subject, judgements: Iterable[Judgement], sides: Mapping[str, Sides]
) -> list[Order[Any]]:
    if subject is Subject.DISCREPANCY:
        return []
    return [order for one in judgements if one.subject is subject and (order := _order(one, sides[one.id]))]


def _order(judgement: Judgement, sides: Sides) -> Order[Any] | None:
    first, second = tuple(sides.first), tuple(sides.second)
    if judgement.verdict is Verdict.ACCEPT:
        return Order(judgement.id, first)
    if not first or not second:
        return None
    parts = judgement.verdict in (Verdict.DIFFERENT, Verdict.REJECT)
    if judgement.verdict is Verdict.CORRECT and judgement.field == RELATION:
        parts = judgement.value == Relation.INDEPENDENT.value
        if not parts and judgement.value != Relation.WHOLLY_DERIVED.value:
            return None
    elif judgement.verdict is Verdict.CORRECT:
        return None
    if parts:
        both = set(first) & set(second)
        first, second = (tuple(x for x in side if x not in both) for side in (first, second))
        return Order(judgement.id, first, second, apart=True) if first and second else None
    return Order(judgement.id, first, second)
