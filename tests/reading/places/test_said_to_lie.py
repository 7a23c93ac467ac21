from __future__ import annotations

import pytest

from crossread.gazetteer import Gazetteer
from crossread.reading.places.said_to_lie import said_to_lie
from reading.places.grounds import ground_of


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Marathon, about 40 kilometres northeast of Athens, is a name of old.", ["Marathon", "Athens"]),
        ("It was felt in General Santos, 600 kilometres to the south.", ["General Santos"]),
        (
            "Xai-Xai, the capital of the province, lies 200 km up the coast from Maputo.",
            ["Xai-Xai", "Maputo"],
        ),
        ("Da Nang, midway down the coast, lies 380 miles south of Hanoi.", ["Da Nang", "Hanoi"]),
        ("Qwzvoria, 40 km south of Athens", ["Athens"]),
        ("A boat sank 40 km from Jones's farm.", []),
        ("Paris, 40, lives in Athens.", []),
        ("They saw Paris run 40 km.", []),
        ("", []),
    ],
)
def test_names(text: str, names: list[str], packaged: Gazetteer) -> None:
    assert [span.of(text) for span in said_to_lie(ground_of(text), packaged)] == names


def test_known_places_are_left_alone(packaged: Gazetteer) -> None:
    text = "Hama, 140 km south of Aleppo"
    assert said_to_lie(ground_of(text, places=("Hama", "Aleppo")), packaged) == ()
