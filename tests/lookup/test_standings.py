"""What has become of judgements, told from a desk alone."""

from __future__ import annotations

from dataclasses import replace

from crossread.domain.crossing import Claim, Overruled, Status, Story, Support
from crossread.domain.desk import Desk
from crossread.domain.judgements import Judgement, Subject, Verdict, make_judgement
from crossread.domain.report import Report
from crossread.domain.span import Citation, Span
from crossread.lookup.judgements import State, formed_by, standings

HERE, THERE, GONE = (Citation(report, Span(0, 5)) for report in ("r-1", "r-2", "r-3"))


def judgement(minute: int, *places: Citation, undoes: str | None = None) -> Judgement:
    return make_judgement(
        Verdict.ACCEPT,
        Subject.CLAIM,
        places,
        author="Ines",
        at=f"2031-05-14T09:{minute:02}:00.000000Z",
        undoes=undoes,
    )


FIRST, SECOND, LATE = judgement(1, HERE), judgement(2, THERE), judgement(3, HERE, GONE)
BACK = judgement(4, HERE, undoes=FIRST.id)
DESK = Desk(
    reports=(Report("r-1", "Closed.", "", "en"), Report("r-2", "Closed.", "", "en")),
    stories=(Story("s-1", "", ("r-1", "r-2")),),
    judgements=(FIRST, SECOND),
)


def states(desk: Desk) -> list[tuple[State, str]]:
    return [(one.state, one.why) for one in standings(desk)]


def of_story(desk: Desk, *, judged: tuple[str, ...] = (), overruled: tuple[Overruled, ...] = ()) -> Desk:
    return replace(desk, stories=(replace(desk.stories[0], judged=judged, overruled=overruled),))


def test_what_a_story_names_is_in_force_and_the_rest_has_no_effect() -> None:
    assert states(of_story(DESK, judged=(FIRST.id,))) == [
        (State.IN_FORCE, ""),
        (State.WITHOUT_EFFECT, "no claim is made of most of these characters any more"),
    ]


def test_a_judgement_is_overruled_in_part_or_wholly() -> None:
    by = (Overruled(FIRST.id, (SECOND.id,)),)
    newer = f"the newer {SECOND.id} by Ines on 2031-05-14 says otherwise"
    assert states(of_story(DESK, judged=(SECOND.id,), overruled=by))[0] == (State.OVERRULED, newer)
    assert states(of_story(DESK, judged=(FIRST.id, SECOND.id), overruled=by))[0] == (
        State.IN_FORCE,
        f"in part: {newer}",
    )


def test_a_judgement_waits_for_reports_and_for_one_story() -> None:
    desk = replace(DESK, judgements=(LATE, judgement(5, HERE, THERE)))
    apart = replace(desk, stories=(Story("s-1", "", ("r-1",)), Story("s-2", "", ("r-2",))))
    assert states(apart) == [
        (State.WAITING, "1 of its 2 reports not on this desk"),
        (State.WAITING, "its reports are not in one story"),
    ]


def test_an_undo_says_what_it_takes_back() -> None:
    assert states(replace(DESK, judgements=(FIRST, BACK))) == [
        (State.UNDONE, f"taken back by {BACK.id} by Ines on 2031-05-14"),
        (State.IN_FORCE, f"takes back {FIRST.id}"),
    ]
    assert states(replace(DESK, judgements=(BACK,))) == [
        (State.WAITING, f"takes back {FIRST.id}, which is not on this desk")
    ]


def test_results_that_a_judgement_formed_are_named() -> None:
    support = (Support(HERE, "l-1", "police"),)
    claim = Claim("c-1", "s-1", "Closed.", Status.SINGLE_LINEAGE, 1, 1, 1, 1, support, judged=(FIRST.id,))
    assert formed_by(replace(DESK, claims=(claim,)), FIRST.id) == ("c-1",)
    assert formed_by(DESK, FIRST.id) == ()
