"""A person's decision about results of a desk, made into a judgement about characters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.crossing.judged.targets import Target, find_target
from crossread.domain.desk import Desk
from crossread.domain.judgements import Judgement, Subject, Verdict, make_judgement, undone
from crossread.domain.judging_rules import FIELDS, OPEN, has_two_sides, in_words, verdicts, what_is_wrong
from crossread.domain.span import Citation
from crossread.errors import UsageError

_Places = tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Signed:
    """Who decides, when (ISO 8601 in UTC, to the microsecond) and why."""

    author: str
    at: str
    note: str = ""


def judgement_on(
    desk: Desk,
    verdict: Verdict,
    given: Sequence[str],
    signed: Signed,
    *,
    about: Subject | None = None,
    field: str = "",
    value: str = "",
) -> Judgement:
    """The judgement that one or two targets come to; see `find_target` for what a target can be.

    Raises:
        UsageError: when a target is not there, or the decision makes no sense about it.
    """
    targets = [find_target(desk, one, about) for one in given]
    if not targets:
        raise UsageError(f"{verdict.value!r} about nothing; expected a target")
    subject = targets[0].subject
    if any(target.subject is not subject for target in targets):
        kinds = " and ".join(target.subject.value for target in targets)
        raise UsageError(f"the targets are of two kinds ({kinds}); expected two of one kind")
    needed = (
        (1, 2)
        if subject is Subject.REUSE and verdict is Verdict.ACCEPT
        else (1 + has_two_sides(verdict, subject),)
    )
    if verdict in verdicts(subject) and len(targets) not in needed:
        takes = "one target" if needed == (1,) else "two targets"
        raise UsageError(f"{verdict.value!r} of {in_words(subject)} takes {takes}; got {len(targets)}")
    if subject is Subject.REUSE and verdict is Verdict.CORRECT and any(len(t.reports) > 1 for t in targets):
        raise UsageError(
            "a correction of reuse is about two reports; expected two ids of reports, no lineage"
        )
    first, second = _sides(verdict, targets)
    if field == "" and verdict is Verdict.CORRECT:
        can = ", ".join(FIELDS[subject])
        raise UsageError(f"a correction of what? name it with --field, one of: {can}")
    if (subject, field) == (Subject.REUSE, "source"):
        value = _report_meant(value, targets)
    return judgement_about(
        verdict,
        subject,
        first,
        second,
        signed=signed,
        detail=targets[0].detail,
        field=field,
        value=value,
    )


def judgement_about(
    verdict: Verdict,
    subject: Subject,
    places: Sequence[Citation],
    others: Sequence[Citation] = (),
    *,
    signed: Signed,
    detail: str = "",
    field: str = "",
    value: str = "",
) -> Judgement:
    """The judgement about these characters.

    Raises:
        UsageError: when the decision makes no sense about them.
    """
    made = make_judgement(
        verdict,
        subject,
        places,
        author=signed.author.strip(),
        at=signed.at,
        others=others,
        detail=detail,
        field=field,
        value=value.strip(),
        note=signed.note.strip(),
    )
    wrong = what_is_wrong(made)
    if wrong:
        raise UsageError(wrong)
    return made


def undo_of(judgements: Sequence[Judgement], given: str, signed: Signed) -> Judgement:
    """The judgement that takes back another, named by its id or the start of it.

    Raises:
        UsageError: when none or several fit, or it is taken back already.
    """
    found = [one for one in judgements if one.id == given] or [
        one for one in judgements if given and one.id.startswith(given)
    ]
    if len(found) != 1:
        what = "several judgements begin" if found else "no judgement begins"
        known = ", ".join(one.id for one in (found or judgements)[-5:]) or "none yet"
        raise UsageError(f"{what} with {given!r}; expected one of: {known}")
    (one,) = found
    by = undone(judgements).get(one.id)
    if by is not None:
        raise UsageError(f"{one.id} is taken back already, by {by}; undo that to have it again")
    return make_judgement(
        one.verdict,
        one.subject,
        one.places,
        author=signed.author.strip(),
        at=signed.at,
        others=one.others,
        detail=one.detail,
        field=one.field,
        value=one.value,
        note=signed.note.strip(),
        undoes=one.id,
    )


def _sides(verdict: Verdict, targets: Sequence[Target]) -> tuple[_Places, _Places]:
    """What each side is; a part that is judged against its whole is taken out of it first."""
    first = targets[0].places
    second = targets[1].places if len(targets) > 1 else ()
    if not second:
        return first, ()
    if verdict is Verdict.ACCEPT:
        return (*first, *second), ()
    if set(first) == set(second) and verdict in verdicts(targets[0].subject):
        raise UsageError(
            f"{targets[0].given!r} and {targets[1].given!r} are the same characters; expected two things"
        )
    if set(second) < set(first):
        return tuple(place for place in first if place not in second), second
    if set(first) < set(second):
        return first, tuple(place for place in second if place not in first)
    return first, second


def _report_meant(value: str, targets: Sequence[Target]) -> str:
    """Which of the two reports a source is meant by, where the start of an id is given."""
    reports = [report for target in targets for report in target.reports]
    found = [report for report in reports if value and report.startswith(value)]
    return found[0] if len(found) == 1 and value != OPEN else value
