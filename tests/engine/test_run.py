from __future__ import annotations

import logging
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crossread.domain.desk import Desk
from crossread.domain.report import FurnitureKind, Report
from crossread.engine import Outcome, keeping, read_into, run
from crossread.engine.rooms import Rooms
from crossread.errors import ModelError
from crossread.models.reader import Reader
from crossread.reading import Layers, NamedGazetteer, read_reports
from crossread.settings import Settings
from crossread.store import DeskFile, open_desk
from engine.parts import BANK, CRANE, CRANE_COPY, EXAMPLE, FRENCH, written

FEW = sorted(EXAMPLE.glob("0[1-4]*.txt"))


def test_outcome_says_what_was_new(desk: DeskFile, rooms: Rooms, tmp_path: Path) -> None:
    files = written(tmp_path, [CRANE, CRANE_COPY, BANK])
    first = read_into(desk, files, rooms=rooms)
    assert len(first.added) == 3
    assert not first.unchanged
    assert set(first.stories) == desk.stories_of(first.added)
    again = read_into(desk, files, rooms=rooms)
    assert again == Outcome(unchanged=first.added, paths=first.paths)
    assert [path for _, path in first.paths] == [str(file) for file in files]


def test_reading_again_changes_nothing(desk: DeskFile, rooms: Rooms) -> None:
    read_into(desk, FEW, rooms=rooms)
    before = desk.snapshot()
    read_into(desk, FEW, rooms=rooms)
    assert desk.snapshot() == before


def test_two_happenings_are_two_stories(desk: DeskFile, rooms: Rooms, tmp_path: Path) -> None:
    read_into(desk, written(tmp_path, [CRANE, BANK, CRANE_COPY]), rooms=rooms)
    shown = desk.snapshot()
    assert sorted(len(story.reports) for story in shown.stories) == [1, 2]
    assert sorted(len(lineage.reports) for lineage in shown.lineages) == [1, 2]


def test_told_together_is_one_story_whatever_the_words(desk: DeskFile, rooms: Rooms, tmp_path: Path) -> None:
    files = written(tmp_path, [CRANE, BANK])
    read_into(desk, files, rooms=rooms)
    assert len(desk.snapshot().stories) == 2
    read_into(desk, files, rooms=rooms, together=True)
    shown = desk.snapshot()
    assert [len(story.reports) for story in shown.stories] == [2]
    assert len(shown.lineages) == 2


@pytest.fixture(scope="module")
def at_once(rooms: Rooms) -> Desk:
    with open_desk(":memory:") as desk:
        read_into(desk, FEW, rooms=rooms)
        return desk.snapshot()


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(len(FEW))), cuts=st.sets(st.integers(1, len(FEW) - 1)))
def test_a_desk_does_not_depend_on_order_or_steps(
    rooms: Rooms, at_once: Desk, order: Sequence[int], cuts: set[int]
) -> None:
    files = [FEW[at] for at in order]
    edges = [0, *sorted(cuts), len(files)]
    with open_desk(":memory:") as desk:
        for start, end in pairwise(edges):
            read_into(desk, files[start:end], rooms=rooms)
        assert desk.snapshot() == at_once


def test_a_story_that_grows_takes_the_place_of_the_old(desk: DeskFile, rooms: Rooms) -> None:
    first = read_into(desk, FEW[:1], rooms=rooms)
    read_into(desk, FEW[1:], rooms=rooms)
    shown = desk.snapshot()
    assert [len(story.reports) for story in shown.stories] == [len(FEW)]
    assert not set(first.stories) & {story.id for story in shown.stories}
    assert {claim.story for claim in shown.claims} == {shown.stories[0].id}


def test_a_bad_input_is_a_problem_and_no_end(desk: DeskFile, rooms: Rooms, tmp_path: Path) -> None:
    files = written(tmp_path, [CRANE, "", BANK])
    outcome = read_into(desk, [*files, tmp_path / "gone.txt"], rooms=rooms)
    assert len(outcome.added) == 2
    assert [Path(problem.where).name for problem in outcome.problems] == ["1.txt", "gone.txt"]


def test_other_languages_are_kept_and_not_measured(desk: DeskFile, rooms: Rooms, tmp_path: Path) -> None:
    read_into(desk, written(tmp_path, [FRENCH, CRANE]), rooms=rooms)
    shown = desk.snapshot()
    french = next(report for report in shown.reports if report.language == "fr")
    assert "fr" in (shown.reading(french.id).not_measured or "")
    assert shown.story_of(french.id) is None
    assert shown.lineage_of(french.id) is None
    assert len(shown.stories) == 1


def test_progress_is_told(desk: DeskFile, rooms: Rooms) -> None:
    told: list[tuple[str, int, int | None]] = []
    read_into(desk, FEW, rooms=rooms, progress=lambda *step: told.append(step))
    assert ("read", len(FEW), None) in told
    pairs = len(FEW) * (len(FEW) - 1) // 2
    assert [step for step in told if step[0] == "compare"][-1] == ("compare", pairs, pairs)


def test_a_layer_that_fails_on_one_report_stops_no_run(
    desk: DeskFile,
    rooms: Rooms,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def failing(
        reports: Sequence[Report], reader: Reader | None, places: NamedGazetteer | None
    ) -> list[Layers]:
        if any("Elmere" in report.text for report in reports):
            raise RecursionError("too deep")
        return read_reports(reports, reader, places)

    monkeypatch.setattr(keeping, "read_reports", failing)
    with caplog.at_level(logging.CRITICAL):
        outcome = read_into(desk, written(tmp_path, [CRANE, BANK, CRANE_COPY]), rooms=rooms)
    assert len(outcome.added) == 3
    (problem,) = outcome.problems
    assert problem.where.endswith("1.txt")
    assert "RecursionError" in problem.what
    shown = desk.snapshot()
    failed = next(report for report in shown.reports if "Elmere" in report.text)
    assert "RecursionError" in (shown.reading(failed.id).not_measured or "")
    assert [len(story.reports) for story in shown.stories] == [2]


def test_a_run_cut_short_is_completed_by_the_next(
    desk: DeskFile, rooms: Rooms, at_once: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(*_: object, **__: object) -> tuple[str, ...]:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(run, "cross_touched", cut)
        with pytest.raises(KeyboardInterrupt):
            read_into(desk, FEW, rooms=rooms)
    assert len(desk.report_ids()) == len(FEW)
    assert not desk.snapshot().stories
    read_into(desk, [], rooms=rooms)
    assert desk.snapshot() == at_once


def test_crossing_that_fails_leaves_what_stood_before(
    desk: DeskFile, rooms: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_into(desk, FEW[:2], rooms=rooms)
    before = desk.snapshot().stories

    def cut(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("crossread.engine.crossing.cross_story", cut)
        with pytest.raises(KeyboardInterrupt):
            read_into(desk, FEW[2:], rooms=rooms)
    assert desk.snapshot().stories == before
    assert len(desk.report_ids()) == len(FEW)


def test_readings_of_an_older_layer_are_redone(
    desk: DeskFile, rooms: Rooms, at_once: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def older(reports: Sequence[Report], _: Reader | None) -> list[Layers]:
        return [Layers.none(report, "an older layer read nothing") for report in reports]

    with monkeypatch.context() as patched:
        patched.setattr(keeping, "read_reports", older)
        patched.setattr(keeping, "READING_LAYER", "reading/0")
        read_into(desk, FEW, rooms=rooms)
    assert not desk.snapshot().stories
    read_into(desk, [], rooms=rooms)
    assert desk.snapshot() == at_once


def test_a_line_that_an_outlet_repeats_is_furniture_everywhere(rooms: Rooms, tmp_path: Path) -> None:
    line = "The Lindmark Sentinel has served the coast since 1874."
    texts = [f"{text}\n{line}\n" for text in (CRANE, BANK, CRANE_COPY)]
    rows = tmp_path / "rows.csv"
    quoted = (text.replace('"', '""') for text in texts)
    rows.write_text("outlet,text\n" + "".join(f'Sentinel,"{text}"\n' for text in quoted), encoding="utf-8")
    with open_desk(":memory:") as desk:
        read_into(desk, [rows], rooms=rooms)
        shown = desk.snapshot()
    for report in shown.reports:
        marked = [f.span.of(report.text) for f in report.furniture if f.kind is FurnitureKind.REPEATED]
        assert line in marked
        assert all(line not in p.span.of(report.text) for p in shown.reading(report.id).passages)


def test_a_missing_encoder_is_said_when_it_is_needed(desk: DeskFile, tmp_path: Path) -> None:
    nowhere = Rooms(Settings(encoder_folder=tmp_path / "nowhere"))
    with pytest.raises(ModelError, match="nowhere"):
        read_into(desk, FEW, rooms=nowhere)
