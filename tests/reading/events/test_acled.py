from __future__ import annotations

import pytest

from crossread.reading.events.acled import acled_of
from crossread.reading.events.lexicon import rules


@pytest.mark.parametrize(
    ("rule", "actors", "targets", "expected"),
    [
        ("attack", {"rebel"}, {"state"}, ("Battles", "Armed clash")),
        ("attack", {"rebel"}, {"civilian"}, ("Violence against civilians", "Attack")),
        ("attack", {"crowd"}, {"civilian"}, ("Riots", "Mob violence")),
        ("attack", {"protester"}, {"police"}, ("Riots", "Violent demonstration")),
        ("attack", {"rebel"}, {"place"}, ("Battles", "Armed clash")),
        ("attack", set(), {"place"}, ("", "")),
        ("shooting", {"police"}, {"protester"}, ("Protests", "Excessive force against protesters")),
        ("crowd-control", {"police"}, {"protester"}, ("Protests", "Protest with intervention")),
        ("capture", {"rebel"}, {"place"}, ("Battles", "Non-state actor overtakes territory")),
        ("capture", {"state"}, {"place"}, ("Battles", "Government regains territory")),
        ("capture", set(), {"place"}, ("Battles", "")),
        ("meeting", {"government"}, {"person"}, ("", "")),
    ],
)
def test_who_is_who_decides(
    rule: str, actors: set[str], targets: set[str], expected: tuple[str, str]
) -> None:
    assert acled_of(rules()[rule], frozenset(actors), frozenset(targets)) == expected
