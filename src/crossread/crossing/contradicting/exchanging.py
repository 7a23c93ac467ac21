"""Two values that alone keep two passages from agreeing: they exclude each other, and agree with one put for the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from crossread.crossing.bearing import Across, AskAcross, Bearing, bearings
from crossread.crossing.prepared import Prepared
from crossread.crossing.questions import back, back_with, forth, forth_with, in_line
from crossread.crossing.scene import Scene
from crossread.domain.span import Span

EXCHANGED = 0.5
"""Surety from which such values are shown.

Of the dev pairs all ten places and all six cards of doubtful numbers are right, and none is of a faithful rewrite.
"""

_ASKED_AT_LEAST, _ASKED_PER_REPORT = 6, 0.5  # pairs of one kind of value in a story
_OF_ONE_PASSAGE = 3  # pairs at most that one passage is asked in
_MAY_EXCLUDE = 0.4  # exclusion, either way, from which the values are exchanged


class Rivals(NamedTuple):
    """A value in passage `i` of `a` and one in passage `j` of `b`, each by the characters that are exchanged.

    Both have as many stretches, one or more, and so have all of one call: the whole phrase, then perhaps less of it.
    """

    a: Prepared
    i: int
    b: Prepared
    j: int
    mine: tuple[Span, ...]
    theirs: tuple[Span, ...]


def exchanged(scene: Scene, found: Sequence[Rivals]) -> list[float]:
    """For each, how surely it alone keeps its passages from agreeing, in [0, 1]; they come with the likeliest first.

    0 where the passages hardly exclude each other, where a story has too many, and without a network. What several reports
    print in the same words is one question.
    """
    sure = [0.0] * len(found)
    if scene.ask is None:
        return sure
    alike = _asked(found, most=_ASKED_AT_LEAST + round(_ASKED_PER_REPORT * len(scene.reports)))
    asked = [_Told(n, found[places[0]]) for n, places in enumerate(alike)]
    for told in _answered(scene.ask, asked):
        for at in alike[told.number]:
            sure[at] = told.surety
    return sure


def _asked(found: Sequence[Rivals], *, most: int) -> list[list[int]]:
    """The places of those that are asked about, of the same wordings together."""
    taken: Counter[str] = Counter()
    chosen: dict[frozenset[tuple[str, str]], list[int]] = {}
    for at, one in enumerate(found):
        texts = (in_line(one.a.passage_text(one.i)), in_line(one.b.passage_text(one.j)))
        values = (one.mine[-1].of(one.a.report.text), one.theirs[-1].of(one.b.report.text))
        key = frozenset(zip(texts, values, strict=True))
        if key not in chosen:
            if len(chosen) == most or max(taken[text] for text in texts) >= _OF_ONE_PASSAGE:
                continue
            taken.update(texts)
        chosen.setdefault(key, []).append(at)
    return list(chosen.values())


@dataclass(frozen=True, slots=True, eq=False)
class _Told:
    """What the network says: of the passages as printed, there and back, then with the values exchanged."""

    number: int
    rivals: Rivals
    as_printed: tuple[Bearing, ...] = ()
    exchanged: tuple[Bearing, ...] = ()

    @property
    def excluded(self) -> float:
        """How surely the passages exclude each other, the way round in which it is less sure."""
        return min(word.excluded for word in self.as_printed)

    @property
    def surety(self) -> float:
        """That they exclude each other, times that one bears the other out once it has the other's value."""
        return self.excluded * max(word.borne_out for word in self.exchanged)


def _answered(ask: AskAcross, asked: Sequence[_Told]) -> Sequence[_Told]:
    """Those that may exclude, with all the words.

    The way back is asked only where the way there may exclude, and values are exchanged only where both may.
    """
    for look in (forth, back):
        words = bearings(ask, [look(one.rivals, dateline=False) for one in asked])
        both = zip(asked, words, strict=True)
        told = [replace(one, as_printed=(*one.as_printed, word)) for one, word in both]
        asked = [one for one in told if one.excluded >= _MAY_EXCLUDE]
    for at in range(max((len(one.rivals.mine) for one in asked), default=0)):
        for put in (_put_there, _put_back):
            words = bearings(ask, [put(one.rivals, at) for one in asked])
            asked = [
                replace(one, exchanged=(*one.exchanged, word)) for one, word in zip(asked, words, strict=True)
            ]
    return asked


def _put_there(one: Rivals, at: int) -> Across:
    return forth_with(one, one.theirs[at], one.mine[at].of(one.a.report.text))


def _put_back(one: Rivals, at: int) -> Across:
    return back_with(one, one.mine[at], one.theirs[at].of(one.b.report.text))
