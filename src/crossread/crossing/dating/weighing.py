"""How likely a report was written on each day, given its words for days and the dated reports beside it."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Collection, Iterable, Mapping, Sequence

from crossread.crossing.dating.pointers import DAYS, Pointer
from crossread.crossing.dating.votes import Vote

Days = Mapping[dt.date, float]

# How many days after the latest weekday it names as past a report was written, and how many days before the next that
# it looks ahead to: means of the shares in the train parts of BASIL, timeline17, TempEval-3 and the labelled incidents.
# The mean over all weekdays a report names, not the latest alone: one "on Wednesday" weighs little beside four "on Sunday".
# On dev and train parts right days doubted fall from 9 of 741 to 7, wrong blame by a quarter, as many ranges hold the day.
_SINCE = (0.63, 0.20, 0.07, 0.06, 0.015, 0.01, 0.015)
_UNTIL = (0.38, 0.27, 0.11, 0.06, 0.07, 0.035, 0.075)
_MISREAD = 0.05  # share of weekdays taken for past that lie ahead, or the other way round
_DATELINE = (0.75, 0.15, 0.04, 0.02, 0.02, 0.01, 0.01)
# Reports of one story so many days apart are a quarter as likely as of one day: sweep of .75 to 3 by log likelihood.
_NEAR_DAYS = 1.5
# Votes of one text hang together: n of them weigh as much as n to this power: sweep of 0 to 1 by log likelihood.
_AGREEMENT = 0.5
_ELSE = 1 / 30  # chance of any day within a month when a vote is wrong
_AHEAD_OF_PAST = 0.05  # chance that some date told as past lies ahead of the day of writing
_REACH_DAYS = 10


def weigh_days(
    pointers: Sequence[Pointer],
    votes: Sequence[Vote],
    near: Collection[dt.date],
    *,
    extra: Iterable[dt.date] = (),
) -> Days:
    """Probabilities that sum to 1 over the days that come into question; empty where none does.

    Args:
        pointers: the report's own words for days.
        votes: what aligned reports make of them.
        near: the days of reports of the same story.
        extra: further days to weigh.
    """
    days = _in_question(votes, near, extra)
    if not days:
        return {}
    chances = {day: _log_chance(day, pointers, votes, near) for day in days}
    top = max(chances.values())
    shares = {day: math.exp(chance - top) for day, chance in chances.items()}
    total = sum(shares.values())
    return {day: share / total for day, share in shares.items()}


def tightest(chances: Days, *, mass: float) -> tuple[dt.date, dt.date]:
    """First and last day of the shortest stretch that holds `mass` of the probability; the likelier of equals."""
    days = sorted(chances)
    best: tuple[int, float, int, int] | None = None
    end, held = 0, 0.0
    for start in range(len(days)):
        while end < len(days) and held < mass:
            held += chances[days[end]]
            end += 1
        if held < mass:
            break
        found = ((days[end - 1] - days[start]).days, -held, start, end - 1)
        best = min(best, found) if best else found
        held -= chances[days[start]]
    if best is None:
        return days[0], days[-1]
    return days[best[2]], days[best[3]]


def chance_of(pointer: Pointer, meant: dt.date, written: dt.date) -> float:
    """How likely words that mean the day `meant` were written on `written`, over all days of writing.

    Any day of the week after it is as likely for "on Sunday", and of the week before it where that was read as past by
    mistake: how soon news is told is weighed once for a report, by the latest day that it names.
    """
    gap = (written - meant).days
    if pointer.offset is not None:
        return 1.0 if gap == -pointer.offset else 0.0
    if pointer.is_bare_weekday:
        behind, ahead = (_MISREAD, 1 - _MISREAD) if pointer.coming else (1 - _MISREAD, _MISREAD)
        return (behind * (0 <= gap < DAYS) + ahead * (0 <= -gap < DAYS)) / DAYS
    return 1 / DAYS if pointer.meant_on(written) == meant else 0.0


def _log_chance(
    day: dt.date, pointers: Sequence[Pointer], votes: Sequence[Vote], near: Collection[dt.date]
) -> float:
    total = math.log(max(sum(_closeness(day, other) for other in near), 1e-6) / max(len(near), 1))
    named = [(p.weekday, p.coming) for p in pointers if p.is_bare_weekday and p.weekday is not None]
    since = [(day.weekday() - weekday) % DAYS for weekday, coming in named if not coming]
    until = [(weekday - day.weekday()) % DAYS for weekday, coming in named if coming]
    if since:
        total += math.log(sum(_SINCE[gap] for gap in since) / len(since))
    if until:
        total += math.log(_UNTIL[min(until)])
    dateline = next((pointer for pointer in pointers if pointer.dateline), None)
    if dateline:
        total += math.log(_DATELINE[_days_since(dateline, day)])
    if any(pointer.date and not pointer.coming and _lies_ahead(pointer, day) for pointer in pointers):
        total += math.log(_AHEAD_OF_PAST)
    told = [
        vote.trust * chance_of(vote.pointer, vote.meant, day) + (1 - vote.trust) * _ELSE for vote in votes
    ]
    weight: float = max(len(votes), 1) ** (_AGREEMENT - 1)
    return total + weight * sum(map(math.log, told))


def _closeness(day: dt.date, other: dt.date) -> float:
    return (1 + abs((day - other).days) / _NEAR_DAYS) ** -2


def _lies_ahead(pointer: Pointer, day: dt.date) -> bool:
    meant = pointer.meant_on(day)
    return meant is not None and meant > day


def _days_since(pointer: Pointer, day: dt.date) -> int:
    meant = pointer.meant_on(day)
    return min(max((day - meant).days, 0), DAYS - 1) if meant else DAYS - 1


def _in_question(votes: Sequence[Vote], near: Collection[dt.date], extra: Iterable[dt.date]) -> list[dt.date]:
    centres = {*near, *extra, *(vote.meant for vote in votes)}
    reach = range(-_REACH_DAYS, _REACH_DAYS + 1)
    low, high = dt.date.min.toordinal(), dt.date.max.toordinal()
    found = {centre.toordinal() + step for centre in centres for step in reach}
    return [dt.date.fromordinal(day) for day in sorted(found) if low <= day <= high]
