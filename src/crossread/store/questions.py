"""Questions to people: rows that come and go with their story, and what of them is answered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import apsw

from crossread.domain.crossing import Story
from crossread.domain.desk import StoryView
from crossread.domain.judgements import Subject
from crossread.domain.questions import Question
from crossread.store.codec import dump, load
from crossread.store.doubting import questions_of
from crossread.store.selecting import Condition
from crossread.store.summarising import storable

_RANKS = 1_000
_ANSWERED = (
    "(subject, id) IN (SELECT answered.subject, answered.id FROM answered JOIN decisions USING (judgement) "
    "WHERE undone_by = '')"
)


@dataclass(frozen=True, slots=True)
class QuestionFilter:
    """Which questions are wanted; "" and None ask for nothing."""

    story: str = ""
    subject: Subject | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Position:
    """Where a question stands in the queue, also after it has left it."""

    rank: int
    story: str
    subject: str
    id: str


def position_of(question: Question) -> Position:
    """Where a question stands."""
    return Position(_rank(question), question.story, question.subject.value, question.id)


def write(connection: apsw.Connection, story: Story, view: StoryView) -> None:
    """Asks what is doubtful in a story whose rows stand already, in place of what was asked before."""
    connection.execute("DELETE FROM questions WHERE story = ?", (story.id,))
    connection.executemany(
        "INSERT INTO questions (rank, story, subject, id, kind, value) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (_rank(one), story.id, one.subject.value, one.id, storable(one.kind), dump(one))
            for one in questions_of(story, view)
        ],
    )
    connection.execute("INSERT OR IGNORE INTO questioned VALUES (?)", (story.id,))


def answer(connection: apsw.Connection, asked: Iterable[tuple[Subject, str]], judgement: str) -> None:
    """Says which questions a judgement answers: they are asked no more, as long as nobody takes it back."""
    connection.executemany(
        "INSERT OR IGNORE INTO answered VALUES (?, ?, ?)",
        [(subject.value, given, judgement) for subject, given in asked],
    )


def answered_by(connection: apsw.Connection, subject: Subject, given: str) -> tuple[str, ...]:
    """Ids of the judgements that answer a question and stand, the oldest first."""
    rows = connection.execute(
        "SELECT judgement FROM answered JOIN decisions USING (judgement) "
        "WHERE answered.subject = ? AND id = ? AND undone_by = '' ORDER BY at, judgement",
        (subject.value, given),
    )
    return tuple(judgement for (judgement,) in rows)


def answered_with(connection: apsw.Connection, judgement: str) -> tuple[tuple[Subject, str], ...]:
    """The questions a judgement answered, taken back or not."""
    rows = connection.execute(
        "SELECT subject, id FROM answered WHERE judgement = ? ORDER BY subject, id", (judgement,)
    )
    return tuple((Subject(subject), given) for subject, given in rows)


def total(connection: apsw.Connection, wanted: QuestionFilter) -> int:
    """How many wanted questions are open."""
    return sum(_counts(connection, "count(*)", wanted).values())


def page(
    connection: apsw.Connection, wanted: QuestionFilter, *, after: Position | None, offset: int, limit: int
) -> tuple[Question, ...]:
    """Wanted questions that are open, the most doubtful first, from behind a place on."""
    where, values = _where(wanted)
    bindings: list[str | int] = [*values]
    where += f" AND NOT {_ANSWERED}"
    if after is not None:
        where += " AND (rank, story, subject, id) > (?, ?, ?, ?)"
        bindings += [after.rank, after.story, after.subject, after.id]
    rows = connection.execute(
        f"SELECT value FROM questions WHERE {where} ORDER BY rank, story, subject, id LIMIT ? OFFSET ?",  # noqa: S608
        (*bindings, limit, offset),
    )
    return tuple(load(Question, value) for (value,) in rows)


def get(connection: apsw.Connection, story_id: str, subject: Subject, given: str) -> Question | None:
    """One question, answered or not; None where it is not asked."""
    value = connection.execute(
        "SELECT value FROM questions WHERE story = ? AND subject = ? AND id = ?",
        (story_id, subject.value, given),
    ).get
    return None if value is None else load(Question, value)


def kinds(connection: apsw.Connection, story_id: str) -> tuple[tuple[Subject, str, int], ...]:
    """Of which subjects and kinds questions are open (in a story, or "" for all), with how many there are."""
    found = _counts(connection, "subject, kind, count(*)", QuestionFilter(story=story_id))
    ordered = sorted(found.items(), key=lambda item: (item[0][0], -item[1], item[0]))
    return tuple((Subject(subject), kind, number) for (subject, kind), number in ordered if number)


def _counts(connection: apsw.Connection, columns: str, wanted: QuestionFilter) -> dict[tuple[str, ...], int]:
    """How many wanted questions are open, by the columns before the number: all of them less the few that are answered."""
    where, values = _where(wanted)
    grouped = columns.rpartition(", ")[0]
    group = f"GROUP BY {grouped}" if grouped else ""
    found: dict[tuple[str, ...], int] = {}
    for condition, sign in ((where, 1), (f"{where} AND {_ANSWERED}", -1)):
        query = f"SELECT {columns} FROM questions WHERE {condition} {group}"  # noqa: S608
        for *key, number in connection.execute(query, values):
            found[tuple(key)] = found.get(tuple(key), 0) + sign * number
    return found


def _where(wanted: QuestionFilter) -> Condition:
    parts, values = ["1"], []
    for column, value in (
        ("story", wanted.story),
        ("subject", wanted.subject.value if wanted.subject else ""),
        ("kind", wanted.kind),
    ):
        if value:
            parts.append(f"{column} = ?")
            values.append(storable(value))
    return " AND ".join(parts), tuple(values)


def _rank(question: Question) -> int:
    return _RANKS - round(question.doubt * _RANKS)
