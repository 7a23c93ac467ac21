"""Places that differ in linked passages which exclude each other, and agree once the one place is put for the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import NamedTuple

from crossread.crossing.bearing import Across, Bearing, bearings
from crossread.crossing.comparing.linked import Linked, are_quoted
from crossread.crossing.contradicting.questions import back, back_with, forth, forth_with, in_line
from crossread.crossing.scene import Scene
from crossread.crossing.whereabouts.naming import Naming
from crossread.crossing.whereabouts.told import ToldWhere, told_where
from crossread.crossing.whereabouts.where import excludes, may_be_one
from crossread.domain.span import Span
from crossread.text.words import words

_ASKED_AT_LEAST, _ASKED_PER_REPORT = 6, 0.5  # pairs of places of a story
_OF_ONE_PASSAGE = 3  # pairs at most that one passage is asked in
_LINKED = 0.25  # probability that two passages assert the same, from which their places are compared
_MAY_EXCLUDE = 0.4  # exclusion, either way, from which the places are exchanged
_NOT_AT = frozenset({"", "of", "to", "towards", "toward", "through", "between", "past", "over"})


class Rivals(NamedTuple):
    """A place of the link's first passage and one of its second, of which the other passage has neither."""

    link: Linked
    mine: ToldWhere
    theirs: ToldWhere


@dataclass(frozen=True, slots=True, eq=False)
class Exchanged:
    """Rivals in the same two wordings, and what the network says of the passages of the first.

    `as_printed` says whether the one passage bears the other out, there and back; `exchanged` the same with the other's
    place put into the passage that is borne out: by the whole phrase there and back, then by the noun alone.
    """

    rivals: tuple[Rivals, ...]
    as_printed: tuple[Bearing, ...] = ()
    exchanged: tuple[Bearing, ...] = ()

    @property
    def excluded(self) -> float:
        """How surely the passages exclude each other, the way round in which it is less sure."""
        return min(word.excluded for word in self.as_printed)

    @property
    def surety(self) -> float:
        """That they exclude each other, times that one bears the other out once it has the other's place."""
        return self.excluded * max(word.borne_out for word in self.exchanged)


def exchanged_places(scene: Scene) -> list[Exchanged]:
    """Those asked about whose passages may exclude each other, with all the network's words; none without a network.

    The way back is asked only where the way there may exclude, and places are exchanged only where both may.
    """
    if scene.ask is None:
        return []
    told = worth_exchanging(scene)
    for look in (forth, back):
        said = bearings(scene.ask, [look(one.rivals[0].link) for one in told])
        both = zip(told, said, strict=True)
        told = [replace(one, as_printed=(*one.as_printed, word)) for one, word in both]
        told = [one for one in told if one.excluded >= _MAY_EXCLUDE]
    for put in (_put_there(_phrase), _put_back(_phrase), _put_there(_noun), _put_back(_noun)):
        said = bearings(scene.ask, [put(one.rivals[0]) for one in told])
        told = [replace(one, exchanged=(*one.exchanged, word)) for one, word in zip(told, said, strict=True)]
    return told


Part = Callable[[ToldWhere], Span]


def _put_there(part: Part) -> Callable[[Rivals], Across]:
    return lambda one: forth_with(one.link, part(one.theirs), part(one.mine).of(one.link.a.report.text))


def _put_back(part: Part) -> Callable[[Rivals], Across]:
    return lambda one: back_with(one.link, part(one.mine), part(one.theirs).of(one.link.b.report.text))


def _noun(told: ToldWhere) -> Span:
    return told.noun


def _phrase(told: ToldWhere) -> Span:
    return told.phrase


def worth_exchanging(scene: Scene) -> list[Exchanged]:
    """The rivals that may contradict each other, as many as may be asked about, the likeliest first.

    Likeliest are places that the other report names nowhere, then those of passages that surely assert the same. What
    several reports print in the same words is one question.
    """
    most = _ASKED_AT_LEAST + round(_ASKED_PER_REPORT * len(scene.reports))
    taken: Counter[str] = Counter()
    chosen: dict[frozenset[tuple[str, str]], list[Rivals]] = {}
    for one in _likeliest_first(scene):
        texts = (in_line(one.link.text_a), in_line(one.link.text_b))
        nouns = (one.mine.noun.of(one.link.a.report.text), one.theirs.noun.of(one.link.b.report.text))
        key = frozenset(zip(texts, nouns, strict=True))
        if key not in chosen:
            if len(chosen) == most or max(taken[text] for text in texts) == _OF_ONE_PASSAGE:
                continue
            taken.update(texts)
        chosen.setdefault(key, []).append(one)
    return [Exchanged(tuple(rivals)) for rivals in chosen.values()]


def _likeliest_first(scene: Scene) -> list[Rivals]:
    told = {key: told_where(report) for key, report in sorted(scene.reports.items())}
    naming = {key: Naming(report) for key, report in scene.reports.items()}
    found = [
        (_foreign(rivals, naming), rivals)
        for link in scene.linked
        if _may_contradict(link)
        for rivals in _rivals(link, told[link.a.id][link.i], told[link.b.id][link.j])
    ]
    kept = [(n, one) for n, one in found if n or not (one.mine.where.is_named and one.theirs.where.is_named)]
    kept.sort(key=lambda row: (-row[0], -row[1].link.probability, row[1].link.citations, _places(row[1])))
    return [one for _, one in kept]


def _may_contradict(link: Linked) -> bool:
    same = link.a.folded[link.i] == link.b.folded[link.j]
    return link.probability >= _LINKED and not same and not are_quoted(link)


def _rivals(link: Linked, here: Sequence[ToldWhere], there: Sequence[ToldWhere]) -> Iterator[Rivals]:
    """Places at which something was that exclude each other, where nothing in the other passage may be the same."""
    for mine, theirs in product(here, there):
        if mine.how in _NOT_AT or theirs.how in _NOT_AT or not excludes(mine.where, theirs.where):
            continue
        if _fits_nowhere(mine, there) and _fits_nowhere(theirs, here):
            yield Rivals(link, mine, theirs)


def _fits_nowhere(one: ToldWhere, others: Sequence[ToldWhere]) -> bool:
    return not any(may_be_one(one.where, other.where) for other in others)


def _foreign(rivals: Rivals, naming: Mapping[str, Naming]) -> int:
    """How many of the two places the other's report names nowhere."""
    sides = ((rivals.mine, rivals.link.a, rivals.link.b), (rivals.theirs, rivals.link.b, rivals.link.a))
    return sum(not naming[other.id].names(_telling(told, own.report.text)) for told, own, other in sides)


def _telling(told: ToldWhere, text: str) -> tuple[str, ...]:
    """The words by which another report would name it: those of a name, or the noun."""
    return told.where.words if told.where.is_named else (words(told.noun.of(text))[-1].folded,)


def _places(rivals: Rivals) -> tuple[Span, Span]:
    return rivals.mine.noun, rivals.theirs.noun
