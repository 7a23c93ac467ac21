"""How likely two days, hours or ways of different reports fill one slot, by what stands beside them, whatever they are.

Taught by those that are equal, as for numbers (`crossing/figures/one_slot.py`).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from crossread.crossing.beside.ranking import OUT, Ranking
from crossread.crossing.beside.slot_pairs import SlotPairs
from crossread.crossing.beside.ties import Ties
from crossread.crossing.circumstances.spotted import DAY, HOUR
from crossread.crossing.circumstances.told import MOST_EVENTS, Circumstances, Told
from crossread.crossing.circumstances.when import When
from crossread.crossing.decision import load_decision
from crossread.crossing.prepared import Prepared
from crossread.domain.facts import Grain

ONE_SLOT = "one_circumstance"
_TOLD = (
    "day",
    "hour",
    "one grain",  # both tell days, or months, or years
    "coarse",  # one tells a month or more
    "one word",  # the same word puts both ("in", "since")
    "other word",
    "one bare",  # nothing puts one of them
    "one of saying",  # the happening nearest to one is an act of saying
    "both of saying",
    "one quoted",
    "both quoted",
    "alone",  # the only one of its kind in both passages
    "names shared",  # in their clauses
    "other names",
    "numbers shared",  # in their passages
    "other numbers",
    "both lead",
)
ONE_SLOT_NAMES = (
    "around",  # likeness of the telling words on both sides
    "after",
    "before",
    "clause",
    "passages",  # cosine of the passages
    "overlap",  # rare words, names and numbers that both passages print, of the fewer
    "in order",  # cosine of the passages before them, or after
    "happening",  # cosine of the likest two happenings beside them, 0 where one has none
    "nearest",  # of the nearest two
    "no happening",
    "linked",  # probability that the passages assert the same
    "alike",
    *_TOLD,
    "reused",
    "one account",
    "best of first",
    "best of second",
    "ahead of first",
    "ahead of second",
)
_TITLES = 3
_HALF, _THIRD = 0.5, 0.3  # what words, passages, happenings and links weigh where pairs are ranked
_NEAR = 0.35  # cosine of passages from which they are held against each other at all
_WORDS_NEAR = 0.5


def slot_pairs(a: Circumstances, b: Circumstances, ties: Ties) -> SlotPairs:
    """The pairs of one kind whose words or passages are near, and each one's nearest whatever it is."""
    at, bt = (np.array([row.passage for row in side.rows], dtype=np.intp) for side in (a, b))
    around = a.beside.around @ b.beside.around.T
    passages = a.report.vectors[at] @ b.report.vectors[bt].T
    linked = ties.probability[np.ix_(at, bt)]
    happening, nearest, none = _happenings(a, b)
    kinds = np.array([[x.kind == y.kind for y in b.rows] for x in a.rows], dtype=np.bool_)
    rank = np.where(kinds, _HALF * around + _HALF * passages + _THIRD * happening + _THIRD * linked, OUT)
    ranking = Ranking.of(rank)
    asked = kinds & (
        (linked > 0) | (passages >= _NEAR) | (around >= _WORDS_NEAR) | ranking.first | ranking.second
    )
    i, j = np.nonzero(asked)
    columns = {
        "around": around[i, j],
        "after": (a.beside.after @ b.beside.after.T)[i, j],
        "before": (a.beside.before @ b.beside.before.T)[i, j],
        "clause": (a.beside.clause @ b.beside.clause.T)[i, j],
        "passages": passages[i, j],
        "overlap": _overlap(a, b)[np.ix_(at, bt)][i, j],
        "in order": _in_order(a.report, b.report)[np.ix_(at, bt)][i, j],
        "happening": happening[i, j],
        "nearest": nearest[i, j],
        "no happening": none[i, j],
        "linked": linked[i, j],
        "alike": ties.score[np.ix_(at, bt)][i, j],
        "reused": ties.reused[np.ix_(at, bt)][i, j],
        "one account": np.full(len(i), ties.one_account),
        "best of first": ranking.first[i, j],
        "best of second": ranking.second[i, j],
        "ahead of first": ranking.ahead_of_first[i, j],
        "ahead of second": ranking.ahead_of_second[i, j],
    }
    told = np.array([_told(a.rows[m], b.rows[n]) for m, n in zip(i, j, strict=True)], dtype=np.float64)
    columns |= dict(zip(_TOLD, told.T if len(told) else np.zeros((len(_TOLD), 0)), strict=True))
    features = np.stack([np.asarray(columns[name], dtype=np.float64) for name in ONE_SLOT_NAMES], axis=1)
    shape = len(a.rows), len(b.rows)
    return SlotPairs(i, j, features, shape, load_decision(ONE_SLOT, ONE_SLOT_NAMES))


def _happenings(
    a: Circumstances, b: Circumstances
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.bool_]]:
    """Cosines of the likest and of the nearest two happenings, and where one side has none. *Shape:* all (a, b)."""
    shape = len(a.rows), len(b.rows)
    if not (_has_vectors(a) and _has_vectors(b)):
        return np.zeros(shape), np.zeros(shape), np.ones(shape, dtype=np.bool_)
    cosines = np.pad(a.report.event_vectors @ b.report.event_vectors.T, (0, 1), constant_values=_NONE)
    first, second = _padded(a), _padded(b)
    best = np.full(shape, _NONE)
    for m in range(MOST_EVENTS):
        for n in range(MOST_EVENTS):
            best = np.maximum(best, cosines[np.ix_(first[:, m], second[:, n])])
    none = best == _NONE
    nearest = cosines[np.ix_(first[:, 0], second[:, 0])]
    return np.where(none, 0.0, best), np.where(none, 0.0, nearest), none


_NONE = -2.0  # below every cosine


def _padded(told: Circumstances) -> NDArray[np.intp]:
    """The happenings of each, -1 where there are fewer. *Shape:* (rows, MOST_EVENTS)."""
    found = np.full((len(told.rows), MOST_EVENTS), -1, dtype=np.intp)
    for n, row in enumerate(told.rows):
        found[n, : len(row.events)] = row.events
    return found


def _overlap(a: Circumstances, b: Circumstances) -> NDArray[np.float64]:
    """What words two passages share, by the squares of how rare they are. *Shape:* (passages of a, of b)."""
    weights = {**a.weights, **b.weights}
    known = {word: at for at, word in enumerate(weights)}
    rarity = np.fromiter(weights.values(), dtype=np.float64, count=len(weights))
    held = []
    for told in (a, b):
        rows = np.zeros((len(told.report.passages), len(known)))
        for n, words in enumerate(told.report.content):
            rows[n, [known[word] for word in words]] = 1.0
        held.append(rows * rarity)
    least = np.minimum.outer((held[0] ** 2).sum(axis=1), (held[1] ** 2).sum(axis=1))
    return np.asarray((held[0] @ held[1].T) / np.where(least > 0, least, 1.0))


def _in_order(a: Prepared, b: Prepared) -> NDArray[np.float64]:
    """Cosine of the passages before two, or of those after, whichever is higher. *Shape:* (passages of a, of b)."""
    near = np.pad(a.vectors @ b.vectors.T, 1)
    return np.asarray(np.maximum(near[:-2, :-2], near[2:, 2:]), dtype=np.float64)


def _has_vectors(told: Circumstances) -> bool:
    vectors = told.report.event_vectors
    return bool(len(vectors)) and len(vectors) == len(told.report.reading.events)


def _told(a: Told, b: Told) -> tuple[float, ...]:
    """What the two themselves tell, in the order of `_TOLD`."""
    grains = [x.value.grain for x in (a, b) if isinstance(x.value, When)]
    return (
        a.kind == DAY,
        a.kind == HOUR,
        len(grains) > 1 and grains[0] is grains[1],
        any(grain not in _FINE for grain in grains),
        bool(a.how) and a.how == b.how,
        bool(a.how and b.how) and a.how != b.how,
        bool(a.how) != bool(b.how),
        a.is_of_saying != b.is_of_saying,
        a.is_of_saying and b.is_of_saying,
        a.is_quoted != b.is_quoted,
        a.is_quoted and b.is_quoted,
        a.is_alone and b.is_alone,
        bool(a.names & b.names),
        bool(a.names and b.names and not a.names & b.names),
        bool(a.numbers & b.numbers),
        bool(a.numbers and b.numbers and not a.numbers & b.numbers),
        a.passage < _TITLES and b.passage < _TITLES,
    )


_FINE = (Grain.MINUTE, Grain.PART_OF_DAY, Grain.DAY)
