from __future__ import annotations

import re

from crossread.intake.agencies import agencies, agency_by_name, may_name_agency, named_in, text_names


def test_every_printed_name_means_one_agency() -> None:
    printed = [name for agency in agencies() for name in (*agency.names, *agency.weak_names)]
    assert sorted(printed) == sorted(set(printed))
    assert set(printed) == set(agency_by_name())


def test_rows_are_complete() -> None:
    assert len(agencies()) > 60
    for agency in agencies():
        assert agency.names
        assert re.fullmatch(r"[A-Z]{2}", agency.country)


def test_the_longest_name_wins() -> None:
    pattern = re.compile(text_names())
    assert named_in("Xinhua News Agency", pattern=pattern) == ("Xinhua",)
    assert named_in("Associated Press of Pakistan", pattern=pattern) == ("APP",)


def test_a_quick_look_never_misses_a_name() -> None:
    assert all(may_name_agency(f"so {name}, it says") for name in agency_by_name())
    assert may_name_agency("by the Meridian Wire")
    assert not may_name_agency("The harbour authority closed two piers.")
