"""One mention of a happening, with what its text says of who, where, when and how many."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.crossing.prepared import Prepared
from crossread.domain.facts import CodedEvent, Figure, Period, Place
from crossread.domain.layers import EventClass
from crossread.domain.span import Citation


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """One mention of a happening.

    `row` is its place among the event vectors of its report, None for a coded happening that the reader did not mark;
    `passage` the index of its passage. `words` are its folded content words, `stems` what is common to their forms.
    `before` and `after` are the ids of the entities named nearest to it, `around` of all in its passage, `cast` those of
    the people, bodies and places smaller than a country that its report names at all. `place` and `day` are its own where
    `own_place` and `own_day` say so, else the nearest of its passage, of which `places` (ids) and `days` are all.
    """

    citation: Citation
    report: Prepared
    passage: int
    row: int | None
    kind: EventClass
    negated: bool
    words: tuple[str, ...]
    stems: frozenset[str]
    coded: CodedEvent | None = None
    actors: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    before: str | None = None
    after: str | None = None
    around: frozenset[str] = frozenset()
    place: Place | None = None
    own_place: bool = False
    day: Period | None = None
    own_day: bool = False
    figures: tuple[Figure, ...] = ()
    places: frozenset[str] = frozenset()
    days: frozenset[Period] = frozenset()
    cast: frozenset[str] = frozenset()
