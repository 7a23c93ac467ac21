"""Two linked passages as numbers: how near they are, what is denied or left open on one side only, what else differs.

The first decision sees these alone and chooses what the network is asked; the second sees the network's word too.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.crossing.bearing import Bearing
from crossread.crossing.comparing.linked import Linked, words_alike
from crossread.crossing.decision import log_odds
from crossread.crossing.prepared import Prepared
from crossread.crossing.stance import Stance, cues_in
from crossread.crossing.weekdays import weekdays
from crossread.text.negation import polarity
from crossread.text.words import is_stop

WORTH_NAMES = (
    "linked",  # probability that the two assert the same
    "linked odds",
    "alike",  # likeness in wording and meaning
    "meaning",  # cosine of the sentence vectors
    "words alike",  # word by word, in order
    "one account",
    "reused",
    "denied by one",  # more denials on one side
    "open in one",
    "planned in one",
    "odd denials",  # an odd number of words of denial in both together
    "any denial",
    "both denied",
    "numbers differ",  # both have numbers, and none in common
    "numbers shared",
    "names differ",  # either side has a name that the other lacks
    "names shared",  # at most 3
    "days differ",  # both name weekdays, and none in common
    "other day",  # the reports are of different days; a half where that is not known
    "looks back",  # sides with "had"
    "shorter",  # words of the shorter passage
    "longer",
    "quoted",  # the larger share of quoted words
    "both elsewhere",  # how likely either passage asserts the same as another one of the other's report, the less likely
    "one elsewhere",  # ... the likelier
)
CONTRADICTED_NAMES = (
    *WORTH_NAMES,
    "excluded least",  # log odds of exclusion, the way round in which it is less likely
    "excluded most",
    "excluded both",  # product of the probabilities
    "borne out least",
    "borne out most",
    "excluded wider least",  # the same with more around the passages
    "excluded wider most",
    "borne out wider most",
    "excluded of other days",  # the least log odds of exclusion times "other day"
    "excluded in like words",  # ... times "words alike"
    "excluded with denial",  # ... times "odd denials"
)
_MOST = 3
_LONGEST = 60.0


@dataclass(frozen=True, slots=True)
class Side:
    """What one passage has: words of denial, how often each stance, numbers, telling words of names, weekdays."""

    denials: int
    stances: Mapping[Stance, int]
    numbers: frozenset[tuple[float | None, ...]]
    names: frozenset[str]
    weekdays: frozenset[str]
    words: int
    looks_back: bool
    quoted: float


def side_of(report: Prepared, at: int) -> Side:
    """One passage, once for all its links."""
    text, passage = report.passage_text(at), report.passages[at].span
    cues = cues_in(text, report.words[at])
    return Side(
        denials=polarity(text).negated,
        stances={stance: sum(cue.stance is stance for cue in cues) for stance in Stance},
        numbers=frozenset(
            (n.low, n.best, n.high) for n in report.reading.numbers if passage.contains(n.span)
        ),
        names=frozenset(word for word in report.names[at] if not is_stop(word)),
        weekdays=frozenset(weekdays(report.folded[at])),
        words=len(report.folded[at]),
        looks_back="had" in report.folded[at],
        quoted=float(report.quoted_share[at]),
    )


def worth_signals(
    link: Linked, sides: tuple[Side, Side], *, other_day: float, elsewhere: tuple[float, float]
) -> NDArray[np.float64]:
    """What is known without the network.

    `other_day` is as `days_differ` says, `elsewhere` how likely each passage asserts the same as another one of the
    other's report. *Shape:* (len(WORTH_NAMES),).
    """
    a, b = sides
    values: Mapping[str, float] = {
        "linked": link.probability,
        "linked odds": log_odds(link.probability),
        "alike": link.score,
        "meaning": float(link.a.vectors[link.i] @ link.b.vectors[link.j]),
        "words alike": words_alike(link),
        "one account": float(link.one_lineage),
        "reused": float(link.reused),
        "denied by one": float(a.stances[Stance.DENIED] != b.stances[Stance.DENIED]),
        "open in one": float(a.stances[Stance.OPEN] != b.stances[Stance.OPEN]),
        "planned in one": float(a.stances[Stance.PLANNED] != b.stances[Stance.PLANNED]),
        "odd denials": float((a.denials + b.denials) % 2),
        "any denial": float(max(a.denials, b.denials) > 0),
        "both denied": float(min(a.denials, b.denials) > 0),
        "numbers differ": _apart(a.numbers, b.numbers),
        "numbers shared": float(bool(a.numbers & b.numbers)),
        "names differ": float(bool(a.names - b.names and b.names - a.names)),
        "names shared": float(min(len(a.names & b.names), _MOST)),
        "days differ": _apart(a.weekdays, b.weekdays),
        "other day": other_day,
        "looks back": float(a.looks_back + b.looks_back),
        "shorter": min(float(min(a.words, b.words)), _LONGEST),
        "longer": min(float(max(a.words, b.words)), _LONGEST),
        "quoted": max(a.quoted, b.quoted),
        "both elsewhere": min(elsewhere),
        "one elsewhere": max(elsewhere),
    }
    return np.array([values[name] for name in WORTH_NAMES], dtype=np.float64)


def contradicted_signals(known: NDArray[np.float64], words: Sequence[Bearing]) -> NDArray[np.float64]:
    """With the network's four words: there and back, and there and back with more around the passages.

    *Shape:* known (len(WORTH_NAMES),), found (len(CONTRADICTED_NAMES),).
    """
    excluded, wider = (sorted(word.excluded for word in two) for two in (words[:2], words[2:]))
    borne_out, wider_out = (sorted(word.borne_out for word in two) for two in (words[:2], words[2:]))
    least = log_odds(excluded[0])

    def times(name: str) -> float:
        return least * float(known[WORTH_NAMES.index(name)])

    told = (
        least,
        log_odds(excluded[1]),
        excluded[0] * excluded[1],
        log_odds(borne_out[0]),
        log_odds(borne_out[1]),
        log_odds(wider[0]),
        log_odds(wider[1]),
        log_odds(wider_out[1]),
        times("other day"),
        times("words alike"),
        times("odd denials"),
    )
    return np.concatenate((known, np.array(told, dtype=np.float64)))


def _apart(a: Collection[object], b: Collection[object]) -> float:
    """1 where both hold something and nothing in common."""
    return float(bool(a) and bool(b) and not set(a) & set(b))
