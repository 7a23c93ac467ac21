"""What a person decided: authored, dated, undoable, and about characters of reports, so that it outlives every crossing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from crossread.domain.ids import content_id
from crossread.domain.span import Citation


class Verdict(StrEnum):
    """What was decided."""

    SAME = "same"
    DIFFERENT = "different"
    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"


class Subject(StrEnum):
    """What it was decided about."""

    ENTITY = "entity"
    CLAIM = "claim"
    EVENT = "event"
    REUSE = "reuse"
    DISCREPANCY = "discrepancy"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision of one person.

    `places` are the characters it is about; for SAME and DIFFERENT `others` are those of the second thing. `detail` is
    what of it is judged: a discrepancy's kind and, after a slash, its sub-kind. `value` is the correction of `field`.
    `at` is ISO 8601 in UTC, to the microsecond. `undoes` is the id of an earlier judgement that this one takes back; it
    decides nothing itself.
    """

    id: str
    verdict: Verdict
    subject: Subject
    places: tuple[Citation, ...]
    others: tuple[Citation, ...]
    detail: str
    value: str
    author: str
    at: str
    note: str = ""
    undoes: str | None = None
    field: str = ""


def make_judgement(  # noqa: PLR0913  one parameter a field
    verdict: Verdict,
    subject: Subject,
    places: Iterable[Citation],
    *,
    author: str,
    at: str,
    others: Iterable[Citation] = (),
    detail: str = "",
    field: str = "",
    value: str = "",
    note: str = "",
    undoes: str | None = None,
) -> Judgement:
    """A judgement with the id its content has. Of two things, the one whose characters come first stands first."""
    first, second = tuple(sorted(set(places))), tuple(sorted(set(others)))
    if second and second < first:
        first, second = second, first
    parts: list[str | int | None] = [
        verdict.value,
        subject.value,
        detail,
        field,
        value,
        author,
        at,
        note,
        undoes,
    ]
    for side in (first, second):
        parts.append(len(side))
        for citation in side:
            parts += [citation.report, citation.span.start, citation.span.end]
    return Judgement(
        id=content_id("j", *parts),
        verdict=verdict,
        subject=subject,
        places=first,
        others=second,
        detail=detail,
        value=value,
        author=author,
        at=at,
        note=note,
        undoes=undoes,
        field=field,
    )


def reports_of(judgement: Judgement) -> frozenset[str]:
    """The reports a judgement is about."""
    return frozenset(citation.report for citation in (*judgement.places, *judgement.others))


def newest_first(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """In the order in which they prevail, whatever order they came in."""
    return tuple(
        sorted({one.id: one for one in judgements}.values(), key=lambda one: (one.at, one.id), reverse=True)
    )


def undone(judgements: Iterable[Judgement]) -> dict[str, str]:
    """Ids of judgements that are taken back, each with the id of what takes it back; an undo can be undone too."""
    given = {one.id: one for one in judgements}
    found: dict[str, str] = {}
    for one in sorted(given.values(), key=lambda one: (-_steps(one, given), one.id)):
        if one.undoes is not None and one.id not in found:
            found.setdefault(one.undoes, one.id)
    return found


def _steps(judgement: Judgement, given: Mapping[str, Judgement]) -> int:
    """How many undos lie between a judgement and what the last of them takes back."""
    steps = 0
    while judgement.undoes is not None and judgement.undoes in given:
        judgement = given[judgement.undoes]
        steps += 1
    return steps
