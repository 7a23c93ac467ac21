from __future__ import annotations

import pytest

from crossing.made import read_fully, scene
from crossread.crossing.comparing.linked import Linked
from crossread.crossing.discrepancies.roles import role_findings

_REST = "\n\nThe weekly notice of the district hung in the hall beside the stairs, as it does on every market day."


def details(a: str, b: str, *, probability: float = 0.9) -> list[str]:
    one, other = (
        read_fully(a + _REST, outlet="Harbour Post"),
        read_fully(b + _REST, outlet="Lindmark Courier"),
    )
    linked = Linked(
        one,
        0,
        other,
        0,
        score=probability,
        probability=probability,
        directed=False,
        reused=False,
        one_lineage=False,
    )
    return [f.detail for f in role_findings(scene([linked]))]


def test_doer_and_target_change_places() -> None:
    assert details(
        "Rebels attacked soldiers near the bridge.", "Soldiers attacked rebels near the bridge."
    ) == ["roles"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Rebels attacked soldiers near the bridge.", "Rebels attacked soldiers by the bridge."),
        ("Rebels attacked soldiers near the bridge.", "Soldiers were attacked by rebels near the bridge."),
        ("Rebels attacked soldiers near the bridge.", "Rebels attacked villagers near the bridge."),
        ("Rebels attacked soldiers near the bridge.", "The quay was quiet."),
    ],
)
def test_roles_that_agree(a: str, b: str) -> None:
    assert details(a, b) == []


def test_loose_links_are_not_compared() -> None:
    assert details("Rebels attacked soldiers.", "Soldiers attacked rebels.", probability=0.2) == []
