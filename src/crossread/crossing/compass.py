"""Words for points of the compass."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from crossread.crossing.listed import lines_of


@cache
def compass_degrees() -> Mapping[str, float]:
    """Folded word -> degrees from north, clockwise."""
    rows = (line.split("\t") for line in lines_of("compass_words.tsv"))
    return {point: float(degrees) for point, degrees in rows}
