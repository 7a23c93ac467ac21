"""Happenings, days of reports and statements made by hand."""

from __future__ import annotations

from crossread.domain.facts import EventStatus, Grain
from crossread.serve.answers.control_facts import StatementAnswer
from crossread.serve.answers.happenings import HappeningAnswer, HappeningGroup
from crossread.serve.answers.report_days import ReportDayAnswer
from crossread.serve.answers.report_refs import ReportRef


def happening(
    words: str = "fell",
    start: str | None = None,
    end: str | None = None,
    *,
    lineages: int = 1,
    background: bool = False,
    status: EventStatus = EventStatus.ACTUAL,
    group: HappeningGroup = HappeningGroup.FORCE,
) -> HappeningAnswer:
    """One happening from one day to another."""
    return HappeningAnswer(
        id=f"h-{words}-{start}-{end}",
        key="E1" if lineages > 1 else "",
        words=(words,),
        group=group,
        type="Assault",
        acled="",
        parties="",
        place="Lindmark",
        place_id=None,
        when=start or end or "",
        start=start,
        end=end,
        grain=Grain.DAY,
        printed_when=(),
        undated="" if start or end else "no report says when",
        status=status,
        background=background,
        reports=lineages,
        lineages=lineages,
        told=(),
    )


def report_day(number: int, day: str | None) -> ReportDayAnswer:
    """A report of a day."""
    return ReportDayAnswer(
        report=ReportRef(id=f"r-{number}", key=f"A{number}", hue="h0", outlet="Post", title="Title", day=day),
        day=day,
        moment=day,
        words=day or "open",
        basis="stated in the text" if day else "open",
        doubted="",
        sureness="",
        reasons=(),
        evidence=(),
    )


def statement(
    place: str, start: str | None, *, holder: str = "rebels", status: EventStatus = EventStatus.ACTUAL
) -> StatementAnswer:
    """Somebody is said to have captured a place."""
    return StatementAnswer(
        id=f"k-{place}-{start}-{holder}",
        place=place,
        place_id=None,
        latitude=None,
        longitude=None,
        change="captured",
        holder=holder,
        hue="h0",
        without="",
        start=start,
        end=start,
        when="",
        by_report=False,
        claimed_by="",
        status=status,
        background=False,
        lineages=1,
        quote="",
        told=(),
    )
