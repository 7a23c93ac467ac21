"""Countries by the words for their people and things: "Syrian" is SY."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from crossread.gazetteer.folding import fold
from crossread.gazetteer.lists import rows
from crossread.text.countries import people_words


@cache
def countries_by_demonym() -> Mapping[str, str]:
    """ISO 3166-1 alpha-2 by word, folded as names of places are."""
    return {fold(word): code for word, code in people_words().items()}


@cache
def country_names() -> Mapping[str, str]:
    """ISO 3166-1 alpha-2 by folded name or short form."""
    return {
        fold(name): row[0]
        for row in rows("countries.tsv")
        for name in (row[1], *(row[4].split("|") if len(row) > 4 else ()))
        if name
    }


@cache
def regions_by_demonym() -> Mapping[str, str]:
    """Name of the region, province or state by folded word: "texan" is Texas."""
    return {row[0]: row[1] for row in rows("region_words.tsv")}
