"""Judgements through whole runs: followed at once, kept through every crossing, the same on two desks that swap them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations
from pathlib import Path

import pytest

from crossread.crossing.judged.making import Signed, judgement_on, undo_of
from crossread.domain.crossing import Claim, Status
from crossread.domain.desk import Desk
from crossread.domain.entities import Entity
from crossread.domain.judgements import Judgement, Subject, Verdict
from crossread.domain.judging_rules import at_utc
from crossread.domain.span import Span
from crossread.engine import Rooms, add_gazetteer, import_judgements, judge, read_into, refresh
from crossread.errors import InputError
from crossread.export.json_export import dump_json, dump_line, export_json
from crossread.export.json_judgements import judgement_value
from crossread.lookup.judgements import State, standings
from crossread.store import DeskFile, open_desk
from engine.parts import BANK, written

PORT = (
    "Crane falls at Lindmark\n\n"
    "At least 12 dock workers were killed when a crane fell at Lindmark harbour on Monday, the port authority said.\n\n"
    "“We heard the cables go one after the other,” said Tomas Verrin, a docker from Osterby.\n\n"
    "Harbour master Elin Sandqvist said the brake may have failed. The quay stays closed until Thursday.\n"
)
POLICE = (
    "Twelve killed as crane collapses\n\n"
    "A crane fell at Lindmark harbour on Monday and killed twelve dock workers, police said. Verrin, a docker, ran for "
    "the gate.\n\n"
    "Investigators led by Nora Castell are looking at the brake of the crane, which may have failed, harbour master "
    "Sandquist told reporters.\n\n"
    "The quay will stay closed until Thursday, the port said.\n"
)
UNION = (
    "Lindmark mourns its dockers\n\n"
    "Fourteen dock workers were killed when a crane fell at Lindmark harbour on Monday, the dockers' union said on "
    "Tuesday.\n\n"
    "Union secretary Per Aalto said members had complained about the brake in April. A vigil was held at the chapel of "
    "Saint Olof on Tuesday night, and the mayor laid flowers.\n"
)
CHURCH = (
    "A vigil for the dockers\n\n"
    "Twelve dock workers were killed when a crane fell at Lindmark harbour on Monday, the parish said.\n\n"
    "The chapel of Saint Olof will stay open every night of this week, the vicar Marit Solheim said.\n"
)
KILLED = (  # the passages that tell of the dead, by report
    (PORT, "At least 12 dock workers were killed"),
    (POLICE, "A crane fell at Lindmark harbour on Monday"),
    (UNION, "Fourteen dock workers were killed"),
)


class Clock:
    """One second after the other."""

    def __init__(self) -> None:
        self._at = 0

    def signed(self, author: str = "Ines") -> Signed:
        self._at += 1
        return Signed(author, f"2021-05-14T09:{self._at // 60:02}:{self._at % 60:02}.000000Z")


@pytest.fixture
def clock() -> Clock:
    return Clock()


def fill(
    desk: DeskFile, rooms: Rooms, folder: Path, texts: Sequence[str] = (PORT, POLICE, UNION)
) -> DeskFile:
    read_into(desk, written(folder, texts), rooms=rooms, together=True)
    return desk


@pytest.fixture
def filled(desk: DeskFile, rooms: Rooms, tmp_path: Path) -> DeskFile:
    """Three reports of one happening."""
    return fill(desk, rooms, tmp_path / "first")


@pytest.fixture
def other(rooms: Rooms, tmp_path: Path) -> Iterator[DeskFile]:
    """A colleague's desk with the same reports."""
    with open_desk(":memory:") as opened:
        yield fill(opened, rooms, tmp_path / "first")


def at(desk: Desk, text: str, words: str) -> str:
    """Characters of a report as a target."""
    (report,) = [one for one in desk.reports if one.text == text]
    start = text.index(words)
    return f"{report.id}:{start}-{start + len(words)}"


def decide(
    desk: DeskFile,
    rooms: Rooms,
    verdict: Verdict,
    *targets: str,
    signed: Signed,
    about: Subject | None = None,
    field: str = "",
    value: str = "",
) -> Judgement:
    """One judgement, made and followed."""
    made = judgement_on(desk.snapshot(), verdict, targets, signed, about=about, field=field, value=value)
    judge(desk, [made], rooms=rooms)
    return made


def named(desk: Desk, words: str) -> Entity:
    (found,) = [one for one in desk.entities if words in (one.name, *one.aliases)]
    return found


def claim_at(desk: Desk, text: str, words: str) -> Claim | None:
    start = text.index(words)
    (report,) = [one.id for one in desk.reports if one.text == text]
    where = Span(start, start + len(words))
    found = [
        claim
        for claim in desk.claims
        for support in claim.support
        if support.citation.report == report and support.citation.span.overlaps(where)
    ]
    return found[0] if found else None


def states(desk: DeskFile) -> dict[str, State]:
    return {one.judgement.id: one.state for one in standings(desk.snapshot())}


def lines(desk: DeskFile, folder: Path, name: str = "judgements.jsonl") -> Path:
    shown = desk.snapshot()
    path = folder / name
    path.write_text("".join(dump_line(judgement_value(shown, one)) for one in shown.judgements), "utf-8")
    return path


def test_entities_are_merged_parted_and_named(filled: DeskFile, rooms: Rooms, clock: Clock) -> None:
    before = filled.snapshot()
    verrin, castell = named(before, "Tomas Verrin"), named(before, "Nora Castell")
    same = decide(filled, rooms, Verdict.SAME, verrin.id, castell.id, signed=clock.signed())
    merged = named(filled.snapshot(), "Nora Castell")
    assert set(merged.members) == {*verrin.members, *castell.members}
    assert merged.judged == (same.id,)
    called = decide(
        filled, rooms, Verdict.CORRECT, merged.id, field="name", value="T. Verrin", signed=clock.signed()
    )
    assert named(filled.snapshot(), "T. Verrin").judged == tuple(sorted((same.id, called.id)))
    parted = decide(
        filled,
        rooms,
        Verdict.DIFFERENT,
        at(before, PORT, "Tomas Verrin"),
        at(before, POLICE, "Nora Castell"),
        about=Subject.ENTITY,
        signed=clock.signed("Per"),
    )
    after = filled.snapshot()
    assert named(after, "Nora Castell").members == castell.members
    assert parted.id in named(after, "Nora Castell").judged
    assert parted.id in next(one for one in standings(after) if one.judgement.id == same.id).why


def test_a_claim_is_rejected_and_comes_back_with_the_undo(
    filled: DeskFile, rooms: Rooms, clock: Clock
) -> None:
    before = filled.snapshot()
    claim = claim_at(before, *KILLED[0])
    assert claim is not None
    reject = decide(filled, rooms, Verdict.REJECT, claim.id, signed=clock.signed())
    assert claim_at(filled.snapshot(), *KILLED[0]) is None
    assert states(filled) == {reject.id: State.IN_FORCE}
    back = undo_of(filled.judgements(), reject.id, clock.signed())
    judge(filled, [back], rooms=rooms)
    assert replace(filled.snapshot(), judgements=()) == before
    assert states(filled) == {reject.id: State.UNDONE, back.id: State.IN_FORCE}
    again = undo_of(filled.judgements(), back.id, clock.signed())
    judge(filled, [again], rooms=rooms)
    assert claim_at(filled.snapshot(), *KILLED[0]) is None


def test_passages_are_held_together_and_apart(filled: DeskFile, rooms: Rooms, clock: Clock) -> None:
    before = filled.snapshot()
    places = [at(before, text, words) for text, words in KILLED]
    different = decide(
        filled, rooms, Verdict.DIFFERENT, places[0], places[2], about=Subject.CLAIM, signed=clock.signed()
    )
    one, other = (claim_at(filled.snapshot(), *KILLED[n]) for n in (0, 2))
    assert one is None or one != other
    assert filled.snapshot().stories[0].judged == (different.id,)
    union, port = (UNION, "A vigil was held"), (PORT, "The quay stays closed")
    same = decide(
        filled,
        rooms,
        Verdict.SAME,
        at(before, *union),
        at(before, *port),
        about=Subject.CLAIM,
        signed=clock.signed(),
    )
    together = claim_at(filled.snapshot(), *union)
    assert together is not None
    assert together == claim_at(filled.snapshot(), *port)
    assert same.id in together.judged


def test_the_voice_of_a_passage_is_corrected_and_counted(
    filled: DeskFile, rooms: Rooms, clock: Clock
) -> None:
    claim = claim_at(filled.snapshot(), *KILLED[0])
    assert claim is not None
    fixed = decide(
        filled,
        rooms,
        Verdict.CORRECT,
        claim.id,
        field="origin",
        value="harbour office",
        signed=clock.signed(),
    )
    after = claim_at(filled.snapshot(), *KILLED[0])
    assert after is not None
    assert {support.origin for support in after.support} == {"harbour office"}
    assert (after.origins, fixed.id in after.judged) == (1, True)
    assert after.status in (Status.SINGLE_ORIGIN, Status.SINGLE_LINEAGE, Status.DISPUTED)


def test_reports_are_one_account_or_independent(filled: DeskFile, rooms: Rooms, clock: Clock) -> None:
    ids = [at(filled.snapshot(), text, words).partition(":")[0] for text, words in KILLED]
    same = decide(filled, rooms, Verdict.SAME, ids[0], ids[2], signed=clock.signed())
    lineage = filled.snapshot().lineage_of(ids[0])
    assert lineage is not None
    assert ids[2] in lineage.reports
    assert same.id in lineage.judged
    for a, b in ((0, 1), (0, 2), (1, 2)):
        decide(filled, rooms, Verdict.DIFFERENT, ids[a], ids[b], signed=clock.signed())
    after = filled.snapshot()
    assert len(after.lineages) == 3
    assert states(filled)[same.id] is State.OVERRULED
    claim = claim_at(after, *KILLED[0])
    assert claim is not None
    assert claim.lineages == claim.reports


def test_discrepancies_are_accepted_and_rejected(filled: DeskFile, rooms: Rooms, clock: Clock) -> None:
    card, *_ = filled.snapshot().discrepancies
    accept = decide(filled, rooms, Verdict.ACCEPT, card.id, signed=clock.signed())
    (found,) = [one for one in filled.snapshot().discrepancies if one.id == card.id]
    assert (found.confidence, found.judged) == (1.0, (accept.id,))
    reject = decide(filled, rooms, Verdict.REJECT, card.id, signed=clock.signed("Per"))
    assert card.id not in {one.id for one in filled.snapshot().discrepancies}
    assert states(filled) == {accept.id: State.OVERRULED, reject.id: State.IN_FORCE}


def test_judgements_outlive_new_reports_and_new_readings(
    filled: DeskFile, rooms: Rooms, clock: Clock, tmp_path: Path
) -> None:
    before = filled.snapshot()
    verrin, castell = named(before, "Tomas Verrin"), named(before, "Nora Castell")
    same = decide(filled, rooms, Verdict.SAME, verrin.id, castell.id, signed=clock.signed())
    read_into(filled, written(tmp_path / "more", [CHURCH]), rooms=rooms)
    grown = filled.snapshot()
    assert len(grown.stories[0].reports) == 4
    assert same.id in named(grown, "Nora Castell").judged
    dump = tmp_path / "SE.txt"
    dump.write_text(
        "99900001\tOsterby\tOsterby\t\t66.1\t19.2\tP\tPPL\tSE\t\t14\t\t\t\t37\t\t400\tEurope/Stockholm\t2030-01-01\n",
        encoding="utf-8",
    )
    add_gazetteer(filled, dump)
    refresh(filled, rooms=rooms)
    read_again = filled.snapshot()
    assert read_again.readings[0].gazetteer != grown.readings[0].gazetteer
    assert same.id in named(read_again, "Nora Castell").judged
    assert states(filled) == {same.id: State.IN_FORCE}


def test_only_the_stories_touched_are_crossed_again(
    filled: DeskFile, rooms: Rooms, clock: Clock, tmp_path: Path
) -> None:
    read_into(filled, written(tmp_path / "bank", [BANK]), rooms=rooms)
    before = filled.snapshot()
    assert len(before.stories) == 2
    claim = claim_at(before, *KILLED[0])
    assert claim is not None
    reject = judgement_on(before, Verdict.REJECT, [claim.id], clock.signed())
    kept = judge(filled, [reject], rooms=rooms)
    assert kept.stories == (claim.story,)
    assert judge(filled, [reject], rooms=rooms).known == (reject.id,)
    (alone,) = [story for story in before.stories if len(story.reports) == 1]
    banker = next(one for one in before.entities if one.story == alone.id)
    called = decide(
        filled, rooms, Verdict.CORRECT, banker.id, field="name", value="R. A.", signed=clock.signed()
    )
    assert named(filled.snapshot(), "R. A.").judged == (called.id,)


def test_who_holds_two_claims_to_be_one_makes_one_story_until_the_undo(
    filled: DeskFile, rooms: Rooms, clock: Clock, tmp_path: Path
) -> None:
    read_into(filled, written(tmp_path / "bank", [BANK]), rooms=rooms)
    before = filled.snapshot()
    same = decide(
        filled,
        rooms,
        Verdict.SAME,
        at(before, *KILLED[0]),
        at(before, BANK, "The Bank of Elmere shut its doors"),
        about=Subject.CLAIM,
        signed=clock.signed(),
    )
    joined = filled.snapshot()
    assert len(joined.stories) == 1
    claim = claim_at(joined, *KILLED[0])
    assert claim is not None
    assert same.id in claim.judged
    judge(filled, [undo_of(filled.judgements(), same.id, clock.signed())], rooms=rooms)
    assert replace(filled.snapshot(), judgements=()) == before
    assert filled.uncrossed() == ()


def test_a_judgement_waits_for_reports_that_are_not_there(
    filled: DeskFile, rooms: Rooms, clock: Clock, tmp_path: Path
) -> None:
    before = filled.snapshot()
    same = judgement_on(
        before,
        Verdict.SAME,
        [named(before, "Tomas Verrin").id, named(before, "Nora Castell").id],
        clock.signed(),
    )
    with open_desk(":memory:") as young:
        fill(young, rooms, tmp_path / "young", [UNION])
        assert judge(young, [same], rooms=rooms).added == (same.id,)
        (standing,) = standings(young.snapshot())
        assert (standing.state, standing.why) == (State.WAITING, "2 of its 2 reports not on this desk")
        fill(young, rooms, tmp_path / "older", [PORT, POLICE, UNION])
        assert states(young) == {same.id: State.IN_FORCE}


def test_two_desks_that_swap_judgements_are_the_same(
    filled: DeskFile, other: DeskFile, rooms: Rooms, clock: Clock, tmp_path: Path
) -> None:
    shown = filled.snapshot()
    assert dump_json(export_json(shown)) == dump_json(export_json(other.snapshot()))
    verrin, castell = named(shown, "Tomas Verrin"), named(shown, "Nora Castell")
    mine = decide(filled, rooms, Verdict.SAME, verrin.id, castell.id, signed=clock.signed("Ines"))
    claim = claim_at(shown, *KILLED[0])
    assert claim is not None
    decide(filled, rooms, Verdict.REJECT, claim.id, signed=clock.signed("Ines"))
    theirs = decide(other, rooms, Verdict.DIFFERENT, verrin.id, castell.id, signed=clock.signed("Per"))
    decide(other, rooms, Verdict.ACCEPT, claim.id, signed=clock.signed("Per"))
    from_mine, from_theirs = lines(filled, tmp_path, "mine.jsonl"), lines(other, tmp_path, "theirs.jsonl")
    assert len(import_judgements(filled, from_theirs, rooms=rooms).added) == 2
    assert len(import_judgements(other, from_mine, rooms=rooms).added) == 2
    assert dump_json(export_json(filled.snapshot())) == dump_json(export_json(other.snapshot()))
    assert lines(filled, tmp_path, "a").read_bytes() == lines(other, tmp_path, "b").read_bytes()
    assert len(import_judgements(other, from_mine, rooms=rooms).known) == 2
    assert (states(filled)[mine.id], states(filled)[theirs.id]) == (State.OVERRULED, State.IN_FORCE)
    assert claim_at(filled.snapshot(), *KILLED[0]) is not None
    overruled = next(one for one in standings(filled.snapshot()) if one.judgement.id == mine.id)
    assert overruled.why == f"the newer {theirs.id} by Per on 2021-05-14 says otherwise"


def test_the_order_of_imports_does_not_matter(
    filled: DeskFile, rooms: Rooms, clock: Clock, tmp_path: Path
) -> None:
    shown = filled.snapshot()
    verrin, castell = named(shown, "Tomas Verrin").id, named(shown, "Nora Castell").id
    made = [
        judgement_on(shown, Verdict.SAME, [verrin, castell], clock.signed()),
        judgement_on(shown, Verdict.DIFFERENT, [verrin, castell], clock.signed("Per")),
        judgement_on(shown, Verdict.CORRECT, [verrin], clock.signed(), field="name", value="T. V."),
    ]
    made.append(undo_of(made, made[1].id, clock.signed()))
    found = set()
    for order in list(permutations(made))[::7]:
        with open_desk(":memory:") as desk:
            fill(desk, rooms, tmp_path / "again")
            for one in order:
                judge(desk, [one], rooms=rooms)
            found.add(dump_json(export_json(desk.snapshot())))
    assert len(found) == 1


def test_damaged_lines_are_named_and_the_rest_is_kept(
    filled: DeskFile, rooms: Rooms, clock: Clock, tmp_path: Path
) -> None:
    shown = filled.snapshot()
    claim = claim_at(shown, *KILLED[0])
    assert claim is not None
    reject = judgement_on(shown, Verdict.REJECT, [claim.id], clock.signed())
    value = json.loads(dump_line(judgement_value(shown, reject)))
    wrong_text = {**value, "id": None, "places": [{**value["places"][0], "text": "other words"}]}
    beyond = {**value, "id": None, "places": [{**value["places"][0], "start": 5, "end": 10**9, "text": None}]}
    path = tmp_path / "damaged.jsonl"
    path.write_text(
        "\n".join(["{", json.dumps(wrong_text), json.dumps(beyond), "", json.dumps(value)]), encoding="utf-8"
    )
    kept = import_judgements(filled, path, rooms=rooms)
    assert kept.added == (reject.id,)
    assert [(p.where.rpartition(" ")[2], p.what.partition(" ")[0]) for p in kept.problems] == [
        ("1", "bad"),
        ("2", "the"),
        ("3", "[5,"),
    ]
    to_come = Signed("Per", at_utc((datetime.now(UTC) + timedelta(days=2)).isoformat()))
    ahead = judgement_value(shown, judgement_on(shown, Verdict.ACCEPT, [claim.id], to_come))
    path.write_text(dump_line(ahead), encoding="utf-8")
    late = import_judgements(filled, path, rooms=rooms)
    assert late.added == ()
    assert "still to come" in late.problems[0].what
    with pytest.raises(InputError, match=r"gone\.jsonl"):
        import_judgements(filled, tmp_path / "gone.jsonl", rooms=rooms)


def test_the_example_of_the_docs_runs(
    rooms: Rooms, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    with open_desk("crossread.db") as desk:
        fill(desk, rooms, tmp_path / "texts")
    page = Path(__file__).parents[2] / "docs" / "judgements.md"
    (example,) = re.findall(r"^```python\n(.*?)^```", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    exec(compile(example, "judgements.md", "exec"), {})  # noqa: S102  the page is ours
    with open_desk("crossread.db") as desk:
        (one,) = desk.judgements()
        assert states(desk) == {one.id: State.IN_FORCE}
    assert one.id in capsys.readouterr().out


def test_what_is_judged_while_a_story_is_crossed_is_kept_at_once_and_counts_with_the_next_crossing(
    rooms: Rooms, clock: Clock, tmp_path: Path
) -> None:
    file = tmp_path / "crossread.db"
    with open_desk(file) as desk:
        fill(desk, rooms, tmp_path / "first")
        before = desk.snapshot()
        claim = claim_at(before, *KILLED[0])
        assert claim is not None
        made = judgement_on(before, Verdict.REJECT, [claim.id], clock.signed("Marit"))
        kept: list[tuple[str, ...]] = []

        def progress(step: str, done: int, total: int | None) -> None:
            if step == "cross" and not kept:  # somebody else, who does not wait
                with open_desk(file, create=False, busy_timeout_s=0.0) as other:
                    kept.append(other.judge([made]))

        desk.uncross()
        refresh(desk, rooms=rooms, progress=progress)
        assert kept == [(made.id,)]
        assert claim_at(desk.snapshot(), *KILLED[0]) is not None
        assert desk.reviewing().waiting() == 1
        refresh(desk, rooms=rooms)
        assert claim_at(desk.snapshot(), *KILLED[0]) is None
        assert desk.uncrossed() == ()
