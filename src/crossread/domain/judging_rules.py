"""Which judgements make sense: what can be decided about what, and with which values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType

from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.judgements import Judgement, Subject, Verdict
from crossread.domain.layers import MentionKind
from crossread.domain.reuse import Relation

OPEN = "open"  # who wrote from whom: not known

FIELDS: Mapping[Subject, tuple[str, ...]] = MappingProxyType(
    {
        Subject.ENTITY: ("name", "kind"),
        Subject.CLAIM: ("text", "origin"),
        Subject.EVENT: ("type",),
        Subject.REUSE: ("relation", "source"),
        Subject.DISCREPANCY: ("explanation", "kind"),
    }
)
_WORDS: Mapping[tuple[Subject, str], tuple[str, ...]] = MappingProxyType(
    {
        (Subject.ENTITY, "kind"): tuple(kind.value for kind in MentionKind),
        (Subject.REUSE, "relation"): tuple(kind.value for kind in Relation),
        (Subject.DISCREPANCY, "kind"): tuple(kind.value for kind in DiscrepancyKind),
    }
)
_LONGEST_CHARS = 4_000  # of a value or a note
_AT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z")


def verdicts(subject: Subject) -> tuple[Verdict, ...]:
    """What can be decided: a card of a disagreement is not the same as another."""
    if subject is Subject.DISCREPANCY:
        return (Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT)
    return tuple(Verdict)


def in_words(subject: Subject) -> str:
    """A subject with its article."""
    if subject is Subject.REUSE:
        return subject.value
    return f"{'an' if subject.value[0] == 'e' else 'a'} {subject.value}"


def has_two_sides(verdict: Verdict, subject: Subject) -> bool:
    """Whether such a judgement is about two things. Of reuse all are but ACCEPT: it is between two reports."""
    if subject is Subject.REUSE:
        return verdict is not Verdict.ACCEPT
    return verdict in (Verdict.SAME, Verdict.DIFFERENT)


def at_utc(given: str) -> str:
    """An ISO 8601 moment as judgements have it: "2031-05-14T09:30:00.000000Z".

    Raises:
        ValueError: when it is no moment, or has no offset from UTC.
    """
    moment = datetime.fromisoformat(given)
    if moment.tzinfo is None:
        raise ValueError(f"{given!r} does not say how far it is from UTC")
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def what_is_wrong(judgement: Judgement) -> str:
    """In words, with what was expected; "" where the judgement makes sense."""
    one = judgement
    if one.verdict not in verdicts(one.subject):
        can = ", ".join(verdict.value for verdict in verdicts(one.subject))
        return f"{in_words(one.subject)} judged {one.verdict.value!r}; expected one of: {can}"
    if not one.places or has_two_sides(one.verdict, one.subject) != bool(one.others):
        sides = "two things" if has_two_sides(one.verdict, one.subject) else "one thing"
        return f"{one.verdict.value!r} of {in_words(one.subject)} is about {sides}; got {_sides(one)}"
    if not one.author.strip():
        return "no author; expected a name"
    if not _AT.fullmatch(one.at) or not _is_moment(one.at):
        return f"the moment {one.at!r}; expected one in UTC like 2031-05-14T09:30:00.000000Z"
    if max(len(one.note), len(one.value), len(one.author)) > _LONGEST_CHARS:
        return f"an author, note or value of more than {_LONGEST_CHARS} characters; expected a shorter one"
    return _wrong_value(one)


def _wrong_value(one: Judgement) -> str:
    if one.verdict is not Verdict.CORRECT:
        return "a value without a correction; expected none" if one.field or one.value else ""
    if one.field not in FIELDS[one.subject]:
        can = ", ".join(FIELDS[one.subject])
        return f"a correction of {one.field!r} of {in_words(one.subject)}; expected one of: {can}"
    if not one.value.strip():
        return f"a correction of {one.field!r} without a value; expected one"
    words = _WORDS.get((one.subject, one.field), ())
    if words and one.value not in words:
        return f"{one.field} {one.value!r}; expected one of: {', '.join(words)}"
    if one.subject is Subject.REUSE and one.field == "source":
        reports = sorted({place.report for place in (*one.places, *one.others)})
        if one.value not in (*reports, OPEN):
            return f"source {one.value!r}; expected {OPEN}, or one of the reports: {', '.join(reports)}"
    return ""


def _sides(judgement: Judgement) -> str:
    return "two" if judgement.others else "one" if judgement.places else "none"


def _is_moment(at: str) -> bool:
    try:
        return at_utc(at) == at
    except ValueError:
        return False
