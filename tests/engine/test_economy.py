"""What a run does not do twice, and does not do at all."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from crossread.crossing.comparing.pair import PairCrossing, cross_pair
from crossread.crossing.prepared import Prepared
from crossread.engine import crossing, read_into
from crossread.engine.rooms import Rooms
from crossread.settings import Settings
from crossread.store import DeskFile
from engine.parts import BANK, CRANE, CRANE_COPY, EXAMPLE, CountingRooms, written

FILES = sorted(EXAMPLE.glob("0[1-4]*.txt"))


@pytest.fixture
def counting(rooms: Rooms) -> CountingRooms:
    return CountingRooms(Settings(), inner=rooms)


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Pairs that were really compared, in order."""
    pairs: list[tuple[str, str]] = []

    def noting(one: Prepared, other: Prepared, lexicon: object) -> PairCrossing:
        first, second = sorted((one.id, other.id))
        pairs.append((first, second))
        return cross_pair(one, other, lexicon)  # type: ignore[arg-type]

    monkeypatch.setattr(crossing, "cross_pair", noting)
    return pairs


def test_reports_that_meet_no_other_are_not_encoded(
    desk: DeskFile, counting: CountingRooms, tmp_path: Path
) -> None:
    read_into(desk, written(tmp_path, [CRANE, BANK]), rooms=counting)
    assert counting.counter.asked == []


def test_a_passage_is_encoded_once(desk: DeskFile, counting: CountingRooms) -> None:
    for file in FILES:
        read_into(desk, [file], rooms=counting)
    shown = desk.snapshot()
    passages = sum(len(reading.passages) for reading in shown.readings)
    assert len(counting.counter.asked) == passages


def test_two_reports_are_compared_once(desk: DeskFile, rooms: Rooms, compared: list[tuple[str, str]]) -> None:
    for file in FILES:
        read_into(desk, [file], rooms=rooms)
    read_into(desk, FILES, rooms=rooms, together=True)
    assert sorted(compared) == list(combinations(desk.report_ids(), 2))


def test_a_new_story_leaves_others_alone(
    desk: DeskFile, rooms: Rooms, compared: list[tuple[str, str]], tmp_path: Path
) -> None:
    read_into(desk, FILES, rooms=rooms)
    compared.clear()
    outcome = read_into(desk, written(tmp_path, [BANK]), rooms=rooms)
    assert compared == []
    assert len(outcome.stories) == 1


def test_the_network_is_asked_once(desk: DeskFile, counting: CountingRooms) -> None:
    for file in FILES:
        read_into(desk, [file], rooms=counting)
    asked = list(counting.network.asked)
    assert asked
    assert len(asked) == len(set(asked))
    before = desk.snapshot().discrepancies
    read_into(desk, FILES, rooms=counting, together=True)
    assert counting.network.asked == asked
    assert desk.snapshot().discrepancies == before


def test_the_network_is_asked_again_of_a_report_read_again(
    desk: DeskFile, counting: CountingRooms, tmp_path: Path
) -> None:
    one, other = written(tmp_path, [CRANE, CRANE_COPY])
    read_into(desk, [one, other], rooms=counting)
    known = len(counting.network.asked)
    assert known
    desk.drop_pairs(desk.report_ids()[0])
    read_into(desk, [one, other], rooms=counting, together=True)
    assert len(counting.network.asked) == 2 * known
