"""An invented report and rewrites of it, put on a scene as the product does."""

from __future__ import annotations

from itertools import combinations

from crossing.made import cross, lexicon, prepare
from crossread.crossing.scene import Scene
from crossread.crossing.story import set_scene

SOURCE = (
    "The lift bridge at Marlund was closed on Tuesday after a crack was found in its girder, the harbour office said.",
    "About 9,000 vehicles use the bridge on a working day, and the detour by the upper town takes forty minutes.",
    "The crack is two metres long and was not there in March, engineer Paula Wirth told a news conference.",
    "The harbour office said the cause had not been established and that the age of the steel might play no part in it.",
    "Shopkeepers on the east bank said their takings had fallen by half since Tuesday noon.",
    "Ferries will run every ten minutes from Thursday, and the crossing is free of charge, mayor Anton Lisk said.",
)
REWRITE = (
    "The lift bridge at Marlund has been shut since Tuesday, when a crack was found in its girder, the office said.",
    "On a working day about 9,000 vehicles use the bridge; the detour by the upper town takes forty minutes.",
    "Engineer Paula Wirth told a news conference that the crack is two metres long and was not there in March.",
    "Since Tuesday noon the takings of shopkeepers on the east bank have fallen by half, they said.",
    "From Thursday ferries will run every ten minutes, and the crossing is free of charge, said mayor Anton Lisk.",
)


def copied_scene(source: tuple[str, ...], copy: tuple[str, ...]) -> Scene:
    """Two reports, one of a day later than the other."""
    reports = [
        prepare("\n\n".join(source), outlet="Harbour Post", published="2024-05-07"),
        prepare("\n\n".join(copy), outlet="Lindmark Courier", published="2024-05-08"),
    ]
    by_id = {r.id: r for r in reports}
    pairs = [cross(by_id[a], by_id[b]) for a, b in combinations(sorted(by_id), 2)]
    return set_scene(by_id, pairs, lexicon())
