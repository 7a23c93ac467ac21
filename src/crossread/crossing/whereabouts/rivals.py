"""Places of linked passages that exclude each other, of which neither passage has the other's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from crossread.crossing.comparing.linked import Linked, are_quoted
from crossread.crossing.prepared import Prepared
from crossread.crossing.scene import Scene
from crossread.crossing.stance import Stance, cues_in
from crossread.crossing.whereabouts.naming import Naming
from crossread.crossing.whereabouts.placing import INSIDE
from crossread.crossing.whereabouts.told import ToldWhere, told_where
from crossread.crossing.whereabouts.where import excludes, may_be_one
from crossread.domain.span import Span
from crossread.text.words import words

_LINKED = 0.25  # probability that two passages assert the same, from which their places are compared


class RivalPlaces(NamedTuple):
    """A place of the link's first passage, and one of its second."""

    link: Linked
    mine: ToldWhere
    theirs: ToldWhere


def rival_places(scene: Scene) -> list[RivalPlaces]:
    """Those of a story, the likeliest to contradict each other first.

    Likeliest are places that the other report names nowhere, then those of passages that surely assert the same. Of two
    names one at least must be new to the other report.
    """
    told = {key: told_where(report) for key, report in sorted(scene.reports.items())}
    naming = {key: Naming(report) for key, report in scene.reports.items()}
    found = [
        (_foreign(rivals, naming), rivals)
        for link in scene.linked
        if _may_contradict(link)
        for rivals in _rivals(link, told[link.a.id][link.i], told[link.b.id][link.j])
        if not _one_is_planned(link)
    ]
    kept = [(n, one) for n, one in found if n or not (one.mine.where.is_named and one.theirs.where.is_named)]
    kept.sort(key=lambda row: (-row[0], -row[1].link.probability, row[1].link.citations, _nouns(row[1])))
    return [one for _, one in kept]


def _may_contradict(link: Linked) -> bool:
    same = link.a.folded[link.i] == link.b.folded[link.j]
    return link.probability >= _LINKED and not same and not are_quoted(link)


def _one_is_planned(link: Linked) -> bool:
    """ "Was flown to Coimbra", "is to be moved to Lisbon": what is planned is another happening."""
    return _is_planned(link.a, link.i) != _is_planned(link.b, link.j)


def _is_planned(report: Prepared, index: int) -> bool:
    return any(
        cue.stance is Stance.PLANNED for cue in cues_in(report.passage_text(index), report.words[index])
    )


def _rivals(link: Linked, here: Sequence[ToldWhere], there: Sequence[ToldWhere]) -> Iterator[RivalPlaces]:
    """Places at which something was that exclude each other, where nothing in the other passage may be the same."""
    for mine, theirs in product(here, there):
        if mine.how not in INSIDE or theirs.how not in INSIDE or not excludes(mine.where, theirs.where):
            continue
        if _fits_nowhere(mine, there) and _fits_nowhere(theirs, here):
            yield RivalPlaces(link, mine, theirs)


def _fits_nowhere(one: ToldWhere, others: Sequence[ToldWhere]) -> bool:
    return not any(may_be_one(one.where, other.where) for other in others)


def _foreign(rivals: RivalPlaces, naming: Mapping[str, Naming]) -> int:
    """How many of the two places the other's report names nowhere."""
    sides = ((rivals.mine, rivals.link.a, rivals.link.b), (rivals.theirs, rivals.link.b, rivals.link.a))
    return sum(not naming[other.id].names(_telling(told, own.report.text)) for told, own, other in sides)


def _telling(told: ToldWhere, text: str) -> tuple[str, ...]:
    """The words by which another report would name it: those of a name, or the noun."""
    return told.where.words if told.where.is_named else (words(told.noun.of(text))[-1].folded,)


def _nouns(rivals: RivalPlaces) -> tuple[Span, Span]:
    return rivals.mine.noun, rivals.theirs.noun
