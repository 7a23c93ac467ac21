"""Scenes of short invented reports, read fully, every passage of the first linked to that of the second at its place."""

from __future__ import annotations

from itertools import pairwise

from crossing.made import read_fully, scene
from crossread.crossing.comparing.linked import Linked
from crossread.crossing.prepared import Prepared
from crossread.crossing.scene import Scene

OUTLETS = ("Harbour Post", "Lindmark Courier", "Ostrava Notes", "Vale Gazette")
# Follows a short text so that the report is long enough to be read.
PADDING = "\n\nThe weekly notice of the district hung in the hall beside the stairs, as it does on every market day."


def read_scene(*texts: str, published: str = "2025-05-07", probability: float = 0.9) -> Scene:
    """The texts as reports of one story, each linked to the next; one text alone stands beside a notice."""
    every = texts if len(texts) > 1 else (*texts, "Nothing of note was seen in the hall.")
    reports = [
        read_fully(text + PADDING, outlet=outlet, published=published)
        for text, outlet in zip(every, OUTLETS, strict=False)
    ]
    linked = [one for a, b in pairwise(reports) for one in _linked(a, b, probability=probability)]
    return scene(linked)


def _linked(a: Prepared, b: Prepared, *, probability: float) -> list[Linked]:
    return [
        Linked(
            a,
            i,
            b,
            i,
            score=probability,
            probability=probability,
            directed=False,
            reused=False,
            one_lineage=False,
        )
        for i in range(max(1, min(len(a.passages), len(b.passages)) - 1))
    ]
