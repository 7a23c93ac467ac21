"""A question as the page asks it: in words, with a key for everything that can be answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from crossread.domain.judgements import Subject, Verdict
from crossread.domain.span import Span
from crossread.export.page_differences import Piece, pieces
from crossread.export.page_discrepancies import MEANINGS, VALUES_SHOWN
from crossread.export.page_judged import SAID
from crossread.export.page_words import label, sureness
from crossread.serve.answers.in_context import ContextAnswer
from crossread.serve.answers.judgements import JudgementAnswer
from crossread.serve.answers.matter import MatterAnswer
from crossread.serve.answers.texts_desk import report_address

SUBJECTS: Mapping[Subject, str] = {
    Subject.CLAIM: "Claims",
    Subject.DISCREPANCY: "Discrepancies",
    Subject.REUSE: "Copying",
    Subject.ENTITY: "Names",
    Subject.EVENT: "Happenings",
}
KEYS: Mapping[Verdict, str] = {
    Verdict.SAME: "s",
    Verdict.DIFFERENT: "d",
    Verdict.ACCEPT: "a",
    Verdict.REJECT: "r",
    Verdict.CORRECT: "c",
}
_QUESTIONS = {
    Subject.CLAIM: "Do these passages say the same?",
    Subject.DISCREPANCY: "Do the reports really differ here?",
    Subject.EVENT: "Do these passages tell of one happening?",
    Subject.REUSE: "Are these two reports one account?",
}
_ENTITIES = {"person": "Is this one person?", "place": "Is this one place?", "group": "Is this one group?"}
_ANSWERS: Mapping[Subject, Mapping[Verdict, tuple[str, str]]] = {
    Subject.CLAIM: {
        Verdict.SAME: ("Same", "the marked passage says what the others say"),
        Verdict.DIFFERENT: ("Different", "the marked passage says something else: it no longer counts here"),
        Verdict.ACCEPT: ("Accept", "the claim is as it is shown"),
        Verdict.REJECT: ("Reject", "it is no claim worth counting: it is left out"),
    },
    Subject.DISCREPANCY: {
        Verdict.ACCEPT: ("Accept", "they do differ"),
        Verdict.REJECT: ("Reject", "they do not: it is left out"),
    },
    Subject.ENTITY: {
        Verdict.SAME: ("Same", "both sides mean one and the same"),
        Verdict.DIFFERENT: ("Different", "they are two, and never one"),
        Verdict.ACCEPT: ("Accept", "all mentions are of one, and its name and kind are right"),
        Verdict.REJECT: ("Reject", "it is nobody and nothing: it is left out"),
    },
    Subject.EVENT: {
        Verdict.SAME: ("Same", "the marked passages tell of what the others tell of"),
        Verdict.DIFFERENT: ("Different", "the marked passages tell of something else"),
        Verdict.ACCEPT: ("Accept", "it is one happening, as shown"),
        Verdict.REJECT: ("Reject", "nothing of the kind happened in these words: it is left out"),
    },
    Subject.REUSE: {
        Verdict.SAME: ("Same", "they are one account, and count once"),
        Verdict.DIFFERENT: ("Different", "they are two accounts, and count twice"),
        Verdict.ACCEPT: ("Accept", "they stand to each other as shown"),
        Verdict.REJECT: ("Reject", "neither was written from the other"),
    },
}
_FIELDS = {
    "name": "The name",
    "kind": "The kind",
    "text": "The claim in words",
    "origin": "Whom a passage rests on",
    "type": "The type (PLOVER)",
    "relation": "How the two stand",
    "source": "Who wrote it first",
    "explanation": "What differs, in words",
}
_WORDLESS = frozenset({Subject.REUSE, Subject.EVENT})  # the reasons and the passages say it all
_ENDS = tuple(".!?…”’\"')»")  # of what ends with its sentence; text that is cut within one goes on
_LONG = frozenset({"text", "explanation"})


@dataclass(frozen=True, slots=True)
class AnswerView:
    """Something that can be answered: with which key, in which words, and what it means."""

    verdict: str
    key: str
    word: str
    meaning: str


@dataclass(frozen=True, slots=True)
class FieldView:
    """Something that can be corrected."""

    field: str
    words: str
    now: str
    choices: tuple[tuple[str, str], ...]
    suggested: tuple[str, ...]
    long: bool


@dataclass(frozen=True, slots=True)
class ContextView:
    """A passage in the text around it, its cut ends marked; `again` where the passage above it is of the same report."""

    before: str
    pieces: tuple[Piece, ...]
    after: str
    outlet: str
    title: str
    day: str | None
    address: str
    again: bool = False


@dataclass(frozen=True, slots=True)
class PartView:
    """One side, numbered from 1."""

    number: int
    name: str
    passages: tuple[ContextView, ...]
    more: int


@dataclass(frozen=True, slots=True)
class MatterView:
    """A question to a person. `pairs` are the passages of two reports that are written from one another."""

    given: MatterAnswer
    question: str
    kind: str
    words: str
    meaning: str
    sure: str
    parts: tuple[PartView, ...]
    pairs: tuple[tuple[ContextView, ContextView], ...]
    answers: tuple[AnswerView, ...]
    fields: tuple[FieldView, ...]
    compare: str


def matter_view(one: MatterAnswer) -> MatterView:
    """What the page shows of a matter."""
    discrepancy = next((kind for kind in MEANINGS if kind.value == one.kind), None)
    parts = tuple(
        PartView(at, _name(one, part.name), _contexts(part.passages), part.more)
        for at, part in enumerate(one.parts, start=1)
    )
    return MatterView(
        given=one,
        question=_question(one),
        kind=label(f"{one.kind}, {one.detail}" if one.detail else one.kind, limit_chars=80),
        words="" if one.subject in _WORDLESS else label(one.words, limit_chars=900),
        meaning=MEANINGS[discrepancy] if discrepancy and one.subject is Subject.DISCREPANCY else "",
        sure=sureness(one.confidence),
        parts=parts,
        pairs=tuple(zip(*(part.passages for part in parts), strict=True)) if one.reports else (),
        answers=_answers(one),
        fields=tuple(
            FieldView(f.field, _FIELDS[f.field], f.now, f.choices, f.suggested, f.field in _LONG)
            for f in one.fields
        ),
        compare=f"/compare?a={one.reports[0]}&b={one.reports[1]}" if one.reports else "",
    )


def told(one: JudgementAnswer) -> str:
    """What somebody decided, in a few words: "claim rejected", "kind of discrepancy corrected: figure"."""
    what = one.subject.value if one.subject is not Subject.REUSE else "copying"
    said = f"{what} {SAID[one.verdict]}"
    if one.verdict is Verdict.CORRECT:
        said = f"{one.field} of {what} corrected: {label(one.value, limit_chars=120)}"
    return f"taken back: {said}" if one.undoes else said


def _name(one: MatterAnswer, name: str) -> str:
    """What a side goes by; nothing where that is only its words again."""
    if one.subject is Subject.DISCREPANCY and one.kind not in {kind.value for kind in VALUES_SHOWN}:
        return ""
    return label(name, limit_chars=160)


def _question(one: MatterAnswer) -> str:
    if one.subject is Subject.ENTITY:
        return _ENTITIES.get(one.kind, "Is this one and the same?")
    if one.subject is Subject.CLAIM and one.loosest is None:
        return "Is this claim as it is shown?"
    return _QUESTIONS[one.subject]


def _answers(one: MatterAnswer) -> tuple[AnswerView, ...]:
    words = _ANSWERS[one.subject]
    return tuple(
        AnswerView(verdict.value, KEYS[verdict], *words[verdict])
        for verdict in one.verdicts
        if verdict is not Verdict.CORRECT
    )


def _contexts(passages: Sequence[ContextAnswer]) -> tuple[ContextView, ...]:
    before = [None, *(passage.span.report for passage in passages)]
    return tuple(
        replace(_context(passage), again=passage.span.report == last)
        for passage, last in zip(passages, before, strict=False)
    )


def _context(one: ContextAnswer) -> ContextView:
    start = one.sentence.start
    room = Span(0, len(one.sentence.text))
    differing = [Span(a - start, b - start) for a, b in one.differs if start <= a and b <= one.sentence.end]
    cited = Span(one.span.start - start, one.span.end - start)
    return ContextView(
        before=f"… {one.before}" if one.before.strip() and start > len(one.before) else one.before,
        pieces=pieces(one.sentence.text, differing=differing, cited=None if cited == room else cited),
        after=one.after
        if one.after.rstrip().endswith(_ENDS) or not one.after.strip()
        else f"{one.after.rstrip()} …",
        outlet=one.outlet,
        title=one.title,
        day=one.day,
        address=report_address(one.span.report, Span(one.span.start, one.span.end)),
    )
