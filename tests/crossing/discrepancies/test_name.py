from __future__ import annotations

import pytest

from crossing.made import link, scene
from crossread.crossing.discrepancies.name import name_findings

SPELLED = [
    ("The envoy, Geir Pedersen, left on Monday.", "Geir Pederson, the envoy, left on Monday.", "Pederson"),
    ("Fires reached Extremora on Monday.", "Fires reached Extramora on Monday.", "Extramora"),
]
NO_SPELLING = [
    ("Ships of Syria left the port.", "Syrian ships left the port."),
    ("A Republican spoke first.", "The Republicans spoke first."),
    ("Geir Pedersen left on Monday.", "Tomas Verrin left on Monday."),
    ("Geir Pedersen left on Monday.", "Geir Pedersen’s staff left on Monday."),
    ("Ministers of ASEAN met in Tromby.", "Asian ministers met in Tromby."),
    ("The firm is called NorthernCo for now.", "The firm is called Northern for now."),
    ("Mike Tarrant left on Monday.", "Michael Tarrant left on Monday."),
    ("Zach Tarrant left on Monday.", "Zachery Tarrant left on Monday."),
    ("The Ostrand Police Department came.", "The Ostrand Police Dept came."),
    ("He pleaded the Fifth Amendment.", "He pleaded the First Amendment."),
    ("The maker of Flappy Bird spoke.", "The maker of Flappy Beard spoke."),
    ("A crowd met in West Ostrand.", "A crowd met in East Ostrand."),
]


@pytest.mark.parametrize(("a", "b", "second"), SPELLED)
def test_one_name_in_two_spellings(a: str, b: str, second: str) -> None:
    (finding,) = name_findings(scene([link(a, b)]))
    assert finding.points[1].value == second


@pytest.mark.parametrize(("a", "b"), NO_SPELLING)
def test_what_is_no_second_spelling(a: str, b: str) -> None:
    assert list(name_findings(scene([link(a, b)]))) == []
    assert list(name_findings(scene([link(b, a)]))) == []
