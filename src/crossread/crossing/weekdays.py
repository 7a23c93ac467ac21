"""Weekdays named in a row of words."""

from __future__ import annotations

from collections.abc import Iterable

from crossread.text.tables import mapping


def weekdays(folded: Iterable[str]) -> tuple[str, ...]:
    """The weekdays in text order, "Monday's" too."""
    plain = (word.removesuffix("'s").removesuffix("’s") for word in folded)
    return tuple(word for word in plain if mapping("calendar").get(word) == "day")
