"""Days and votes in words that a reader can check."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from crossread.crossing.dating.pointers import Pointer
from crossread.crossing.dating.votes import Vote
from crossread.domain.report import Report
from crossread.domain.span import Span

_LONGEST_TOPIC_CHARS = 60


def day_in_words(day: dt.date) -> str:
    """Sunday 1 December 2024."""
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def days_in_words(first: dt.date, last: dt.date) -> str:
    """One day, or the first and the last."""
    if first == last:
        return day_in_words(first)
    return f"{day_in_words(first)} to {day_in_words(last)}"


def vote_in_words(vote: Vote, report: Report, reports: Mapping[str, Report]) -> str:
    """says "yesterday" of what 001.txt tells under Sunday 1 December 2024."""
    said = quoted(report, vote.pointer.span)
    return f"says {said} of what {label(reports[vote.other])} dates to {day_in_words(vote.meant)}"


def own_date_in_words(report: Report, pointer: Pointer) -> str:
    """tells of "November 30" as past."""
    return f"tells of {quoted(report, pointer.span)} as past"


def quoted(report: Report, span: Span) -> str:
    """The characters in quote marks, white space folded."""
    return f"“{' '.join(span.of(report.text).split())[:_LONGEST_TOPIC_CHARS]}”"


def label(report: Report) -> str:
    """What a reader knows a report by: its file, its outlet, its title, else its id."""
    if report.path:
        return report.path.replace("\\", "/").rsplit("/", 1)[-1]
    return report.outlet or report.title[:_LONGEST_TOPIC_CHARS] or report.id
