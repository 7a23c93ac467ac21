"""The one room of the server that writes what people decide: at once, and safely beside other writers."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from crossread.crossing.judged.making import Signed, judgement_about, judgement_on, undo_of
from crossread.domain.judgements import Judgement, Subject, Verdict
from crossread.domain.judging_rules import at_utc
from crossread.domain.questions import reuse_id
from crossread.domain.report import Problem
from crossread.domain.span import Citation
from crossread.errors import UsageError
from crossread.intake.judgement_lines import fitting, judgements_in
from crossread.serve.answers.finding_matters import find_matter
from crossread.serve.answers.in_context import held_story
from crossread.serve.answers.matters import Matter
from crossread.serve.answers.targets_desk import targets_desk
from crossread.serve.parts import Parts
from crossread.serve.refusals import RequestError, missing
from crossread.serve.visitors import Visitor
from crossread.store import DeskFile, open_desk

_WAITS_S = 15.0  # for another process that writes to the desk


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says to a question: `pick` is the part that stands for itself, `seen` what they were shown."""

    subject: Subject
    story: str
    id: str
    verdict: Verdict
    pick: int | None = None
    field: str = ""
    value: str = ""
    note: str = ""
    seen: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file of judgements: how many were new, how many stood there; lines that were passed over."""

    added: int
    known: int
    problems: tuple[Problem, ...]


def decide(parts: Parts, visitor: Visitor, said: Said) -> Judgement:
    """Keep the answer to a question, and have the story it is about counted again.

    Raises:
        RequestError: when the result is gone, or is no longer what the person was shown; nothing is kept then.
        UsageError: when the decision makes no sense about it.
        DeskError: when it cannot be written.
    """
    matter = _matter(parts, said)
    verdict, field, value = matter.meant(said.verdict)
    first, others = matter.sides(verdict, pick=_picked(matter, said.pick), field=field or said.field)
    made = judgement_about(
        verdict,
        said.subject,
        first,
        others,
        signed=_signed(visitor, said.note),
        detail=matter.detail,
        field=field or said.field,
        value=value or said.value,
    )
    _keep(parts, visitor, [made], [(said.subject, said.id)])
    return made


def decide_on(  # noqa: PLR0913  one parameter a field
    parts: Parts,
    visitor: Visitor,
    *,
    verdict: Verdict,
    targets: Sequence[str],
    story: str = "",
    about: Subject | None = None,
    field: str = "",
    value: str = "",
    note: str = "",
) -> Judgement:
    """Keep a decision about results of one story, named by their ids, or about characters of reports.

    Raises:
        RequestError: when the desk holds no such story.
        UsageError: when a target is not there, or the decision makes no sense about it.
        DeskError: when it cannot be written.
    """
    desk = targets_desk(parts.library, story, targets)
    signed = _signed(visitor, note)
    made = judgement_on(desk, verdict, targets, signed, about=about, field=field, value=value)
    _keep(parts, visitor, [made], _asked_about(made, targets))
    return made


def decide_about(  # noqa: PLR0913  one parameter a field
    parts: Parts,
    visitor: Visitor,
    *,
    verdict: Verdict,
    subject: Subject,
    places: Sequence[Citation],
    others: Sequence[Citation] = (),
    detail: str = "",
    field: str = "",
    value: str = "",
    note: str = "",
) -> Judgement:
    """Keep a decision about characters, as a file of judgements has it.

    Raises:
        RequestError: when the characters are not those of reports of the desk.
        UsageError: when the decision makes no sense about them.
        DeskError: when it cannot be written.
    """
    headers = parts.library.desk().browsing().headers([place.report for place in (*places, *others)])
    lengths = {header.id: header.text_chars for header in headers}
    for place in (*places, *others):
        if place.report not in lengths:
            raise missing("report", place.report)
        if place.span.end > lengths[place.report]:
            told = f"[{place.span.start}, {place.span.end}) is beyond the end of {place.report}"
            raise UsageError(f"{told}; expected characters of that report")
    signed = _signed(visitor, note)
    made = judgement_about(
        verdict, subject, places, others, signed=signed, detail=detail, field=field, value=value
    )
    _keep(parts, visitor, [made], ())
    return made


def undo(parts: Parts, visitor: Visitor, judgement_id: str, note: str = "") -> Judgement:
    """Keep a judgement that takes another one back, and have the stories it is about counted again.

    Raises:
        RequestError: when the desk has no such judgement, or it is taken back already.
        DeskError: when it cannot be written.
    """
    with _opened(parts) as desk, desk.transaction():  # nobody else takes it back meanwhile
        reviewing = desk.reviewing()
        one = reviewing.judgement(judgement_id)
        if one is None:
            raise missing("judgement", judgement_id)
        try:
            made = undo_of(reviewing.around([one]), judgement_id, _signed(visitor, note))
        except UsageError as error:
            raise RequestError(409, "Taken back already", str(error)) from None
        desk.judge([made])
    parts.workers.recross(by=visitor.name)
    return made


def import_judgements(parts: Parts, visitor: Visitor, data: bytes, name: str) -> Imported:
    """Keep the judgements of a colleague's file beside those of the desk; of two that contradict the newer prevails.

    Raises:
        DeskError: when they cannot be written.
    """
    lines, problems = judgements_in(io.BufferedReader(io.BytesIO(data)), name)
    library = parts.library

    @cache
    def text_of(report: str) -> str | None:
        return library.desk().report(report).text if library.desk().has_report(report) else None

    given, unfit = fitting(lines, text_of)
    added = _keep(parts, visitor, given, ())
    # They carry the names that stand in the file: this says who vouched for them.
    parts.doors.journal.note("import", by=visitor.name, judgements=len(added))
    return Imported(len(added), len({one.id for one in given}) - len(added), (*problems, *unfit))


def _keep(
    parts: Parts, visitor: Visitor, judgements: Sequence[Judgement], answering: Sequence[tuple[Subject, str]]
) -> tuple[str, ...]:
    with _opened(parts) as desk:
        added = desk.judge(judgements, answering=answering)
    if added:
        parts.workers.recross(by=visitor.name)
    return added


def _opened(parts: Parts) -> DeskFile:
    return open_desk(parts.configuration.desk, create=False, busy_timeout_s=_WAITS_S)


def _matter(parts: Parts, said: Said) -> Matter:
    try:
        matter = find_matter(parts.library, held_story(parts.library, said.story), said.subject, said.id)
    except RequestError:
        raise RequestError(
            409,
            "No longer there",
            f"this {said.subject.value} is gone: its story was counted again since the page was loaded; nothing was kept",
        ) from None
    if said.seen and said.seen != matter.seen:
        raise RequestError(
            409,
            "Changed meanwhile",
            f"this {said.subject.value} holds other passages by now; nothing was kept, look at it again",
        )
    return matter


def _asked_about(made: Judgement, targets: Sequence[str]) -> list[tuple[Subject, str]]:
    """The questions that a decision about such targets answers: each target's own, or that of two reports."""
    reports = sorted({place.report for place in (*made.places, *made.others)})
    if made.subject is Subject.REUSE and len(reports) == 2:
        return [(made.subject, reuse_id(*reports))]
    return [(made.subject, target) for target in targets]


def _picked(matter: Matter, pick: int | None) -> int | None:
    if pick is not None and not 0 <= pick < len(matter.parts):
        raise UsageError(f"part {pick} of {len(matter.parts)}; expected a number from 0")
    return pick


def _signed(visitor: Visitor, note: str) -> Signed:
    return Signed(visitor.name, at_utc(datetime.now(UTC).isoformat()), note)
