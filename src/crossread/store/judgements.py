"""What people decided: rows that no crossing touches, each written once and never changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import apsw

from crossread.domain.judgements import Judgement, Subject, reports_of
from crossread.store import crossings, decisions, questions
from crossread.store.codec import dump, load


def add(connection: apsw.Connection, judgements: Iterable[Judgement]) -> tuple[str, ...]:
    """Keeps judgements; the ids of those that were not there, sorted."""
    added = []
    for one in sorted(judgements, key=lambda one: one.id):
        connection.execute("INSERT OR IGNORE INTO judgements (id, value) VALUES (?, ?)", (one.id, dump(one)))
        if connection.changes():
            added.append(one)
    decisions.write(connection, added)
    return tuple(one.id for one in added)


def judge(
    connection: apsw.Connection,
    judgements: Iterable[Judgement],
    *,
    answering: Sequence[tuple[Subject, str]] = (),
) -> tuple[str, ...]:
    """Keeps judgements, and says that the stories the new ones touch are to be crossed again; ids of the new ones."""
    given = {one.id: one for one in judgements}
    added = add(connection, given.values())
    touch(connection, [given[one] for one in added])
    for one in added:
        questions.answer(connection, answering, one)
    return added


def touch(connection: apsw.Connection, judgements: Iterable[Judgement]) -> None:
    """Says that the stories that judgements are about are to be crossed again."""
    found: set[str] = set()
    for one in judgements:
        reports = sorted(reports_of(one), reverse=True)
        by_story = {crossings.story_of(connection, report): report for report in reports}
        found.update(report for story, report in by_story.items() if story is not None)
    for report in sorted(found):
        crossings.mark_uncrossed(connection, report)


def everything(connection: apsw.Connection) -> tuple[Judgement, ...]:
    """All of them, the oldest first."""
    rows = connection.execute("SELECT value FROM judgements")
    return tuple(sorted((load(Judgement, value) for (value,) in rows), key=lambda one: (one.at, one.id)))
