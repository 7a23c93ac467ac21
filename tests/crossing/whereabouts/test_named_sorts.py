from __future__ import annotations

import pytest

from crossread.crossing.whereabouts.named_sorts import TOWN, own_words, sort_of


@pytest.mark.parametrize(
    ("name", "sort", "own"),
    [
        ("lagrange street", "street", ("lagrange",)),
        ("mount kudebi", "mountain", ("kudebi",)),
        ("lake sarnen", "lake", ("sarnen",)),
        ("horgan quay", "quay", ("horgan",)),
        ("croix des bouquets", TOWN, ("croix", "bouquets")),
        ("okwele village", TOWN, ("okwele",)),
        ("benue province", "wide", ("benue",)),
        ("lampa", TOWN, ("lampa",)),
        ("", TOWN, ()),
    ],
)
def test_sorts_and_own_words(name: str, sort: str, own: tuple[str, ...]) -> None:
    words = tuple(name.split())
    assert (sort_of(words), own_words(words)) == (sort, own)
