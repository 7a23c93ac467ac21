"""Days that two reports give for what both tell: by like happenings in linked passages, or early in both reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from crossread.crossing.discrepancies.same_happening import SAME_PASSAGE, Happenings
from crossread.crossing.discrepancies.told_days import ToldDay, are_neighbours, exclude

# Closeness of the likest happenings beside two days: alone; with a link that is nearly sure, and no other day that would
# fit; with the part of the day in common. Read off the pairs of days of the labelled dev stories.
_ALIKE, _AKIN = 0.8, 0.55
_SURE_LINK = 0.85
_OTHER = 0.6  # closeness from which another day of a report is of the same happening
_EARLY_PASSAGES = 6  # in which reports date what they mainly tell
_LEAD_PASSAGES = 3
_FEWEST_NAMES, _MORE_NAMES = 2, 3  # words of names that reports of one happening share
_OF_THE_LEAD = 0.6
Days = Mapping[str, Sequence[Sequence[ToldDay]]]
Conflict = tuple[float, ToldDay, ToldDay]


def of_like_happenings(told: Days, same: Happenings) -> Iterator[Conflict]:
    """Pairs of days that exclude each other, with how surely they are of one happening.

    None where either report also gives a day that fits the other's for what may be the same.
    """
    by_report = {key: [day for row in rows for day in row if day.fine] for key, rows in sorted(told.items())}
    for one, other in combinations(by_report, 2):
        for a, b in product(by_report[one], by_report[other]):
            if a.relative or b.relative or a.since or b.since or not exclude(a, b):
                continue
            sure = _same(a, b, same)
            if sure > 0 and not (_told_too(a, by_report[other], same) or _told_too(b, by_report[one], same)):
                yield sure, a, b


def _same(a: ToldDay, b: ToldDay, same: Happenings) -> float:
    """How surely the two are of one happening, 0 where too little says so."""
    link = same.linked(a, b)
    last = max(a.passage, b.passage)
    early = last < _EARLY_PASSAGES and are_neighbours(a, b)
    if not (early or link >= SAME_PASSAGE):
        return 0.0  # the cheap question first: most days of two reports have nothing to do with each other
    names, close = same.names_in_common(a, b), same.closeness(a, b)
    if names < _FEWEST_NAMES:
        return 0.0
    if link >= SAME_PASSAGE and close >= _ALIKE:
        return 0.5 * close + 0.5 * link
    dated = a.dated and b.dated
    if link >= _SURE_LINK and dated and are_neighbours(a, b):
        return 0.5 * max(close, 0.0) + 0.5 * link
    told_alike = (a.part and a.part == b.part) or (dated and last < _LEAD_PASSAGES)
    if early and told_alike and close >= _AKIN and names >= _MORE_NAMES:
        return 0.5 * close + 0.5 * _OF_THE_LEAD
    return 0.0


def _told_too(day: ToldDay, others: Sequence[ToldDay], same: Happenings) -> bool:
    """Whether a report has this very day for a happening that may be the same."""
    return any(
        not exclude(day, other)
        and not (day.part and other.part and day.part != other.part)
        and same.closeness(day, other) >= _OTHER
        for other in others
    )
