"""The list of judgements: filtered, the newest first, each known to stand or to be taken back however they came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations
from pathlib import Path

import apsw
import pytest

from crossread.domain.judgements import Judgement, Subject, Verdict, make_judgement, undone
from crossread.domain.span import Citation, Span
from crossread.store import DeskFile, JudgementFilter, open_desk


def judgement(
    minute: int,
    *,
    author: str = "Ines",
    subject: Subject = Subject.CLAIM,
    verdict: Verdict = Verdict.ACCEPT,
    undoes: str | None = None,
) -> Judgement:
    return make_judgement(
        verdict,
        subject,
        [Citation("r-0001", Span(0, 5))],
        author=author,
        at=f"2031-05-14T09:{minute:02}:00.000000Z",
        undoes=undoes,
    )


@pytest.fixture
def desk() -> Iterator[DeskFile]:
    with open_desk(":memory:") as opened:
        yield opened


def listed(desk: DeskFile, **wanted: object) -> list[str]:
    total, found = desk.reviewing().judgements(JudgementFilter(**wanted))  # type: ignore[arg-type]
    assert total == len(found)
    return [one.at[14:16] for one in found]


def test_filters(desk: DeskFile) -> None:
    desk.add_judgements(
        [
            judgement(1),
            judgement(2, author="Marit", verdict=Verdict.REJECT),
            judgement(3, subject=Subject.EVENT),
            judgement(4, author="M\ud800\0"),
        ]
    )
    assert listed(desk) == ["04", "03", "02", "01"]
    assert listed(desk, author="Marit") == ["02"]
    assert listed(desk, author="M\ud800\0") == ["04"]
    assert listed(desk, author="m") == []
    assert listed(desk, subject=Subject.CLAIM) == ["04", "02", "01"]
    assert listed(desk, verdict=Verdict.REJECT) == ["02"]
    assert listed(desk, since="2031-05-14T09:03:00.000000Z") == ["04", "03"]
    assert desk.reviewing().authors()[0] == ("Ines", 2)
    total, (second,) = desk.reviewing().judgements(offset=1, limit=1)
    assert (total, second.subject) == (4, Subject.EVENT)


def chain() -> tuple[Judgement, ...]:
    first = judgement(1)
    undo = judgement(2, undoes=first.id)
    again = judgement(3, undoes=undo.id)
    return first, undo, again


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_undos_come_in_any_order(desk: DeskFile, order: Sequence[int]) -> None:
    made = chain()
    for at in order:
        desk.add_judgements([made[at]])
    first, undo, _ = made
    assert undone(made) == {undo.id: made[2].id}
    assert listed(desk, standing=True) == ["01"]
    assert desk.reviewing().standing("") == (("Ines", 1),)
    assert {one.id for one in desk.reviewing().around([first])} == {one.id for one in made}


def test_an_undo_of_what_is_not_here_waits_for_it(desk: DeskFile) -> None:
    first, undo, _ = chain()
    desk.add_judgements([undo])
    assert listed(desk, standing=True) == []
    assert desk.reviewing().judgement(first.id) is None
    desk.add_judgements([first])
    assert listed(desk, standing=True) == []
    assert listed(desk) == ["02", "01"]


def test_of_many_days_those_since_a_moment_are_counted_by_author(desk: DeskFile) -> None:
    taken = judgement(5, author="Marit")
    desk.add_judgements([judgement(1), judgement(2), taken, judgement(6, undoes=taken.id, author="Ines")])
    assert desk.reviewing().standing("2031-05-14T09:02:00.000000Z") == (("Ines", 1),)
    assert desk.reviewing().standing("2032") == ()


def test_an_older_desk_gets_its_list_when_it_is_opened(tmp_path: Path) -> None:
    file = tmp_path / "desk.db"
    made = chain()
    with open_desk(file) as desk:
        desk.add_judgements(made)
    connection = apsw.Connection(str(file))
    connection.execute("DELETE FROM decisions")
    connection.close()
    with open_desk(file) as desk:
        assert listed(desk, standing=True) == ["01"]
