"""Stated days on which a report can hardly have been written: the day a page was fetched, or a plain error."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from crossread.crossing.dating.inference import evidence_of, infer_day
from crossread.crossing.dating.pointers import Pointer
from crossread.crossing.dating.votes import Vote
from crossread.crossing.dating.weighing import Days, chance_of
from crossread.crossing.dating.wording import day_in_words, quoted, vote_in_words
from crossread.domain.dating import Doubt
from crossread.domain.report import Report
from crossread.domain.span import Citation

# Chance against that of the best day. Sweep of .01 to .05 on the train parts of BASIL and timeline17: at .02 one right date
# in a hundred is doubted in either, at .05 two.
_HARDLY = 0.02
_STALE_DAYS = 2  # news names today or yesterday


def doubt_about(
    report: Report,
    stated: dt.date,
    chances: Days,
    *,
    pointers: Sequence[Pointer],
    votes: Sequence[Vote],
    reports: Mapping[str, Report],
) -> Doubt | None:
    """A doubt where the stated day is far less likely than another and aligned reports say why; else None.

    Arguments as `infer_day` has them. Without a vote there is none: words like "on Sunday" alone fit a day of every week.
    Nor is there for a report with a dateline of its own ("NEW YORK, Thursday night.—"): it says when it was written,
    and may have been printed later.
    """
    if not votes or not chances or any(pointer.dateline for pointer in pointers):
        return None
    best = max(chances, key=lambda day: (chances[day], -day.toordinal()))
    ratio = chances.get(stated, 0.0) / chances[best]
    anchoring = [vote for vote in votes if chance_of(vote.pointer, vote.meant, best) > 0]
    instead = infer_day(report, chances, pointers=pointers, votes=votes, reports=reports)
    if ratio >= _HARDLY or not anchoring or instead is None:
        return None
    ahead = [
        p for p in pointers if p.coming and p.is_bare_weekday and _was_ahead(p, stated=stated, best=best)
    ]
    own = [Citation(report.id, span) for span in (report.published.evidence if report.published else ())]
    looking = [Citation(report.id, pointer.span) for pointer in ahead]
    return Doubt(
        report=report.id,
        stated=stated.isoformat(),
        instead=instead,
        evidence=tuple(dict.fromkeys([*own, *evidence_of(report.id, anchoring), *looking])),
        reasons=tuple(
            dict.fromkeys(
                [
                    *(vote_in_words(vote, report, reports) for vote in anchoring),
                    *_latest_in_words(pointers, stated=stated, best=best),
                    *(
                        f"looks ahead to {quoted(report, p.span)}, past on {day_in_words(stated)}"
                        for p in ahead
                    ),
                    f"{day_in_words(stated)} is far less likely than {day_in_words(best)}",
                ]
            )
        ),
        score=round(1 - ratio, 4),
    )


def _latest_in_words(pointers: Sequence[Pointer], *, stated: dt.date, best: dt.date) -> list[str]:
    """The latest weekday told as past, as seen from the best day, where it lies well before the stated one."""
    past = [day for p in pointers if p.is_bare_weekday and not p.coming and (day := p.meant_on(best))]
    if not past or (stated - max(past)).days < _STALE_DAYS:
        return []
    return [f"the latest day it tells of as past is {day_in_words(max(past))}"]


def _was_ahead(pointer: Pointer, *, stated: dt.date, best: dt.date) -> bool:
    """Whether the day looked ahead to, as seen from the best day, lies before the stated one."""
    meant = pointer.meant_on(best)
    return meant is not None and best <= meant < stated
