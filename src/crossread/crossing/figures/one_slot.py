"""How likely two numbers of different reports fill one slot, by the words they stand among and whatever their values.

What such a place looks like is learned from numbers that are equal: where they nearly always are, two that differ disagree.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from crossread.crossing.beside.ranking import OUT, Ranking
from crossread.crossing.beside.slot_pairs import SlotPairs
from crossread.crossing.beside.ties import Ties
from crossread.crossing.decision import load_decision
from crossread.crossing.figures.told import ToldNumber, ToldNumbers

ONE_SLOT = "one_slot"
_TOLD = (
    "same noun",
    "other noun",
    "one noun",  # one counts a noun, the other stands alone
    "before is one",  # the numbers before them in their passages are equal
    "after is one",
    "before differs",
    "after differs",
    "others shared",  # share of the further numbers of the passages that both print
    "others",  # both passages print further numbers
    "names shared",  # in their clauses
    "other names",
    "same what",
    "other what",
    "one what",
    "same who",
    "other who",
    "one part",  # one is told as a part of more, the other is not
    "both parts",
    "measures",
    "shares",  # percent
    "sums",
    "one quoted",
    "both lead",  # both stand in the first passages
)
ONE_SLOT_NAMES = (
    "around",  # likeness of the telling words on both sides
    "after",  # of those after the numbers alone
    "before",
    "clause",  # of the words of their clauses
    "passages",  # cosine of the passages
    *_TOLD,
    "reused",  # the passages are known to be copied
    "one account",
    "best of first",  # no other number of the second report stands among words as like
    "best of second",
    "ahead of first",  # by how much
    "ahead of second",
)
_TITLES = 3  # passages at the top
_CODE_CHARS = 3  # of a currency
_HALF, _THIRD = 0.5, 0.3  # what words, passages and nouns weigh where numbers are ranked
_NEAR = 0.3  # cosine of passages from which numbers are held against each other at all
_WORDS_NEAR = 0.5  # the same for the words around them


def slot_pairs(a: ToldNumbers, b: ToldNumbers, ties: Ties) -> SlotPairs:
    """The pairs of one unit whose words or passages are near, and each number's nearest one whatever it is."""
    at, bt = _passages(a), _passages(b)
    around, passages = a.beside.around @ b.beside.around.T, a.report.vectors[at] @ b.report.vectors[bt].T
    after = a.beside.after @ b.beside.after.T
    one_unit = _cross(a, b, lambda x, y: x.unit == y.unit)
    rank = np.where(one_unit, _HALF * around + _HALF * passages + _THIRD * after, OUT)
    ranking = Ranking.of(rank)
    tied = ties.probability[np.ix_(at, bt)] > 0
    asked = one_unit & (tied | (passages >= _NEAR) | (around >= _WORDS_NEAR) | ranking.first | ranking.second)
    i, j = np.nonzero(asked)
    columns = {
        "around": around[i, j],
        "after": after[i, j],
        "before": (a.beside.before @ b.beside.before.T)[i, j],
        "clause": (a.beside.clause @ b.beside.clause.T)[i, j],
        "passages": passages[i, j],
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


def _passages(told: ToldNumbers) -> NDArray[np.intp]:
    return np.array([row.passage for row in told.rows], dtype=np.intp)


def _cross(
    a: ToldNumbers, b: ToldNumbers, ask: Callable[[ToldNumber, ToldNumber], bool]
) -> NDArray[np.bool_]:
    return np.array([[ask(x, y) for y in b.rows] for x in a.rows], dtype=np.bool_).reshape(
        len(a.rows), len(b.rows)
    )


def _told(a: ToldNumber, b: ToldNumber) -> tuple[float, ...]:
    """What the numbers themselves and their passages tell, in the order of `_TOLD`."""
    return (
        _same(a.noun, b.noun),
        _other(a.noun, b.noun),
        bool(a.noun) != bool(b.noun),
        a.before is not None and a.before == b.before,
        a.after is not None and a.after == b.after,
        None not in (a.before, b.before) and a.before != b.before,
        None not in (a.after, b.after) and a.after != b.after,
        len(a.others & b.others) / max(min(len(a.others), len(b.others)), 1),
        bool(a.others and b.others),
        bool(a.names & b.names),
        bool(a.names and b.names and not a.names & b.names),
        _same(a.what, b.what),
        _other(a.what, b.what),
        bool(a.what) != bool(b.what),
        _same(a.who, b.who),
        _other(a.who, b.who),
        a.is_part != b.is_part,
        a.is_part and b.is_part,
        bool(a.unit),
        a.unit == "%",
        is_sum(a),
        a.is_quoted != b.is_quoted,
        a.passage < _TITLES and b.passage < _TITLES,
    )


def is_sum(number: ToldNumber) -> bool:
    """Whether it is money in a known currency."""
    return len(number.unit) == _CODE_CHARS and number.unit.isupper()


def _same(a: str, b: str) -> bool:
    return bool(a) and a == b


def _other(a: str, b: str) -> bool:
    return bool(a and b) and a != b
