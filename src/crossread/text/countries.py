"""Countries by name and by the words for their people: "Syria", "the United States", "Iranian"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from crossread.text.tables import rows

LONGEST_WORDS = 5  # of a country's name in the list


def country_named(folded: str) -> str | None:
    """ISO 3166-1 alpha-2 of a folded country name ("united states", "us"); None for all else."""
    return _by_name().get(folded)


def country_of_people(folded: str) -> str | None:
    """ISO 3166-1 alpha-2 behind a folded word for a country's people or things ("syrian", "south koreans")."""
    return people_words().get(folded)


def country_behind(folded: str) -> str | None:
    """Either of the two."""
    return country_named(folded) or country_of_people(folded)


@cache
def people_words() -> Mapping[str, str]:
    """Every folded word for a country's people or things, with the country's ISO 3166-1 alpha-2 code."""
    return {word: row[0] for row in rows("countries") if len(row) > 2 for word in row[2].split(";")}


@cache
def _by_name() -> dict[str, str]:
    return {name: row[0] for row in rows("countries") for name in row[1].split(";") if name}
