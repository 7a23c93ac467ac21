"""When the reports of a story were published, and how that is known."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.export.page_days import written_view
from crossread.export.page_names import sort_reports
from crossread.export.page_words import published_words
from crossread.serve.answers.common import Answer
from crossread.serve.answers.report_refs import ReportRef
from crossread.serve.answers.tellings import Facts, TellingAnswer, cited

NO_HINT = "it states no date, and nothing in it or in the reports it goes with tells one"


class ReportDayAnswer(Answer):
    """A report with the day it was published.

    `day` is the ISO day, stated or worked out, None where that is open; `moment` the time as finely as it is told; `words`
    say it, or between which days it lies. `basis` says how it is known, "open" where it is not; `doubted` is a stated day
    that can hardly be right, "" for none. `reasons` say how a day was worked out and rest on `evidence`.
    """

    report: ReportRef
    day: str | None
    moment: str | None
    words: str
    basis: str
    doubted: str
    sureness: str
    reasons: tuple[str, ...]
    evidence: tuple[TellingAnswer, ...]


def report_days(facts: Facts) -> tuple[ReportDayAnswer, ...]:
    """Those of a known day in its order, then the others, in the order of their keys."""
    return tuple(sorted(_found(facts), key=lambda one: (one.day is None, one.moment or one.day or "")))


def _found(facts: Facts) -> Iterator[ReportDayAnswer]:
    for report in sort_reports(facts.names, facts.desk, facts.story):
        day, published = facts.desk.written(report.id), report.published
        view = written_view(facts.desk, facts.names, report.id)
        if view is None:
            words, basis = published_words(published)
            yield ReportDayAnswer(
                report=facts.refs[report.id],
                day=day,
                moment=published.value if published and day else None,
                words=words,
                basis=basis if published else "open",
                doubted="",
                sureness="",
                reasons=() if day else (_why_open(published is not None),),
                evidence=(),
            )
            continue
        yield ReportDayAnswer(
            report=facts.refs[report.id],
            day=day,
            moment=day,
            words=view.day,
            basis="worked out" if day else "open",
            doubted=view.stated,
            sureness=view.sureness if day else "",
            reasons=view.reasons or (NO_HINT,),
            evidence=facts.tellings(cited(found.anchor) for found in view.evidence),
        )


def _why_open(stated: bool) -> str:
    return "its date is no finer than a month" if stated else NO_HINT
