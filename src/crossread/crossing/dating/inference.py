"""The day a report was written, from its words for days and from dated reports that tell the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from crossread.crossing.dating.pointers import Pointer
from crossread.crossing.dating.votes import Vote
from crossread.crossing.dating.weighing import Days, chance_of, tightest
from crossread.crossing.dating.wording import days_in_words, own_date_in_words, vote_in_words
from crossread.domain.dating import InferredDay
from crossread.domain.report import Precision, Report
from crossread.domain.span import Citation

# Of the days given 9 in 10 are exact on BASIL's train part, 8 in 10 on the labelled incidents'; from .6 on half of these.
_SURE = 0.75
_MASS = 0.9  # share of the probability that lies between the earliest and the latest day
_LEAST_SHARE = 0.02  # days less likely are not listed
_SPEAKS_FOR = 0.5  # a vote with a smaller share of its best chance on the days given is not evidence for them


def infer_day(
    report: Report,
    chances: Days,
    *,
    pointers: Sequence[Pointer],
    votes: Sequence[Vote],
    reports: Mapping[str, Report],
) -> InferredDay | None:
    """What the probabilities of the days come to; None where no words bound the day, or they gainsay each other.

    Args:
        report: the report in question.
        chances: of each day, see `weigh_days`.
        pointers: the report's own words for days.
        votes: those the probabilities rest on.
        reports: the reports that voted, by id.
    """
    if not votes or not chances:
        return _by_own_dates(report, pointers)
    best = max(chances, key=lambda day: (chances[day], -day.toordinal()))
    sure = chances[best] >= _SURE
    earliest, latest = (best, best) if sure else tightest(chances, mass=_MASS)
    value, precision = (best.isoformat(), Precision.DAY) if sure else _coarse(earliest, latest)
    speaking = [vote for vote in votes if _speaks_for(vote, earliest, latest)]
    if not speaking:
        return None
    against = len(votes) - len(speaking)
    reasons = [vote_in_words(vote, report, reports) for vote in speaking]
    if against:
        reasons.append(f"{against} of {len(votes)} such pairs of passages would have it otherwise")
    if not sure:
        reasons.append(f"no one day stands out: written {days_in_words(earliest, latest)}")
    return InferredDay(
        report=report.id,
        earliest=earliest.isoformat(),
        latest=latest.isoformat(),
        value=value,
        precision=precision,
        evidence=evidence_of(report.id, speaking),
        reasons=tuple(dict.fromkeys(reasons)),
        score=round(chances[best], 3),
        likely=_likely(chances),
    )


def _likely(chances: Days) -> tuple[tuple[str, float], ...]:
    ranked = sorted(chances.items(), key=lambda item: (-item[1], item[0]))
    return tuple((day.isoformat(), round(share, 3)) for day, share in ranked if share >= _LEAST_SHARE)


def evidence_of(report: str, votes: Iterable[Vote]) -> tuple[Citation, ...]:
    """Both sides of the votes, without repeats."""
    both = (
        Citation(of, span)
        for vote in votes
        for of, span in ((report, vote.pointer.span), (vote.other, vote.witness.span))
    )
    return tuple(dict.fromkeys(both))


def _by_own_dates(report: Report, pointers: Sequence[Pointer]) -> InferredDay | None:
    """Not before the latest full date that the report tells of as past."""
    dated = [
        (dt.date(year, month, day), pointer)
        for pointer in pointers
        if pointer.date and not pointer.coming
        for year, month, day in [pointer.date]
        if year
    ]
    if not dated:
        return None
    latest, pointer = max(dated, key=lambda pair: (pair[0], -pair[1].span.start))
    return InferredDay(
        report=report.id,
        earliest=latest.isoformat(),
        latest=None,
        value=None,
        precision=None,
        evidence=(Citation(report.id, pointer.span),),
        reasons=(own_date_in_words(report, pointer), f"not written before {days_in_words(latest, latest)}"),
        score=0.0,
    )


def _speaks_for(vote: Vote, earliest: dt.date, latest: dt.date) -> bool:
    span = range(earliest.toordinal(), latest.toordinal() + 1)
    around = range(vote.meant.toordinal() - 14, vote.meant.toordinal() + 15)
    within = max(chance_of(vote.pointer, vote.meant, dt.date.fromordinal(day)) for day in span)
    most = max(chance_of(vote.pointer, vote.meant, dt.date.fromordinal(day)) for day in around)
    return most > 0 and within >= _SPEAKS_FOR * most


def _coarse(earliest: dt.date, latest: dt.date) -> tuple[str | None, Precision | None]:
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        return f"{earliest.year:04}-{earliest.month:02}", Precision.MONTH
    if earliest.year == latest.year:
        return f"{earliest.year:04}", Precision.YEAR
    return None, None
