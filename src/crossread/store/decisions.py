"""One row a judgement by which judgements are listed, and whether each is taken back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import apsw

from crossread.domain.judgements import Judgement, Subject, Verdict, undone
from crossread.store.codec import load
from crossread.store.selecting import Condition, conditions
from crossread.store.summarising import storable


@dataclass(frozen=True, slots=True)
class JudgementFilter:
    """Which judgements are wanted; "" and None ask for nothing. `since` is ISO 8601 in UTC, itself inside.

    Those `standing` are neither taken back nor take another one back.
    """

    author: str = ""
    subject: Subject | None = None
    verdict: Verdict | None = None
    since: str = ""
    standing: bool = False


def write(connection: apsw.Connection, judgements: Iterable[Judgement]) -> None:
    """Lists judgements that stand on the desk already."""
    fresh = list(judgements)
    connection.executemany(
        "INSERT OR IGNORE INTO decisions VALUES (?, ?, ?, ?, ?, ?, '')",
        [
            (
                one.id,
                storable(one.at),
                storable(one.author),
                one.subject.value,
                one.verdict.value,
                storable(one.undoes or ""),
            )
            for one in fresh
        ],
    )
    seen: set[str] = set()
    for one in fresh:
        if one.id not in seen and (one.undoes is not None or _undoing(connection, [one.id])):
            chain = _chain(connection, one)
            seen.update(member.id for member in chain)
            gone = undone(chain)
            connection.executemany(
                "UPDATE decisions SET undone_by = ? WHERE judgement = ?",
                [(gone.get(member.id, ""), member.id) for member in chain],
            )


def total(connection: apsw.Connection, wanted: JudgementFilter) -> int:
    """How many judgements are wanted."""
    where, values = _where(wanted)
    number: int = connection.execute(f"SELECT count(*) FROM decisions {where}", values).get  # noqa: S608
    return number


def page(
    connection: apsw.Connection, wanted: JudgementFilter, *, offset: int, limit: int
) -> tuple[Judgement, ...]:
    """Wanted judgements, the newest first."""
    where, values = _where(wanted)
    rows = connection.execute(
        f"SELECT value FROM (SELECT judgement, at FROM decisions {where} "  # noqa: S608
        "ORDER BY at DESC, judgement DESC LIMIT ? OFFSET ?) JOIN judgements ON id = judgement "
        "ORDER BY at DESC, judgement DESC",
        (*values, limit, offset),
    )
    return tuple(load(Judgement, value) for (value,) in rows)


def get(connection: apsw.Connection, judgement_id: str) -> Judgement | None:
    """The judgement of that id; None where the desk has none."""
    value = connection.execute("SELECT value FROM judgements WHERE id = ?", (storable(judgement_id),)).get
    return None if value is None else load(Judgement, value)


def around(connection: apsw.Connection, judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """These judgements with those they take back and those that take them back, however many steps away."""
    found: dict[str, Judgement] = {}
    for one in judgements:
        if one.id not in found:
            found.update((member.id, member) for member in _chain(connection, one))
    return tuple(found.values())


def standing(connection: apsw.Connection, since: str, subject: Subject | None) -> tuple[tuple[str, int], ...]:
    """How many judgements since a moment stand, by author; undos are not counted."""
    where, values = _where(JudgementFilter(since=since, subject=subject, standing=True))
    rows = connection.execute(
        f"SELECT author, count(*) AS n FROM decisions {where} GROUP BY author ORDER BY n DESC, author",  # noqa: S608
        values,
    )
    return tuple((author, number) for author, number in rows)


def authors(connection: apsw.Connection) -> tuple[tuple[str, int], ...]:
    """Everybody who judged, with how many judgements each made, the busiest first."""
    rows = connection.execute(
        "SELECT author, count(*) AS n FROM decisions GROUP BY author ORDER BY n DESC, author"
    )
    return tuple((author, number) for author, number in rows)


def _where(wanted: JudgementFilter) -> Condition:
    found: list[Condition] = []
    if wanted.author:
        found.append(("author = ?", (storable(wanted.author),)))
    if wanted.subject:
        found.append(("subject = ?", (wanted.subject.value,)))
    if wanted.verdict:
        found.append(("verdict = ?", (wanted.verdict.value,)))
    if wanted.since:
        found.append(("at >= ?", (wanted.since,)))
    if wanted.standing:
        found.append(("undoes = '' AND undone_by = ''", ()))
    return conditions(found)


def _chain(connection: apsw.Connection, judgement: Judgement) -> list[Judgement]:
    """What a judgement takes back, what that takes back, and all that takes back any of it."""
    root, above = judgement, {judgement.id}
    while root.undoes is not None and root.undoes not in above:
        before = get(connection, root.undoes)
        if before is None:
            break
        root = before
        above.add(root.id)
    found, waiting = {root.id: root}, [root.id]
    while waiting:
        waiting = [one for one in _undoing(connection, waiting) if one not in found]
        for one in waiting:
            member = get(connection, one)
            if member is not None:
                found[one] = member
    found.setdefault(judgement.id, judgement)
    return list(found.values())


def _undoing(connection: apsw.Connection, ids: Iterable[str]) -> list[str]:
    found: list[str] = []
    for one in ids:
        rows = connection.execute(
            "SELECT judgement FROM decisions WHERE undoes = ? ORDER BY judgement", (storable(one),)
        )
        found += [judgement for (judgement,) in rows]
    return found
