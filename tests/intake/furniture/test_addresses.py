from __future__ import annotations

import pytest

from intake.marks import BODY, NEWS, furniture_of


@pytest.mark.parametrize(
    "lines",
    [
        ("Physical Address", "12 North Kittiwake St.", "Lindmark Center, MA 02124"),
        ("7 Gull Row", "Lindmark LM1 4QX"),
        ("P.O. Box 4411",),
        ("9 Harbour Street, Suite 4", "Ottawa, ON K1A 0B1", "Phone: +1 555 010 2233"),
    ],
)
def test_address_blocks(lines: tuple[str, ...]) -> None:
    assert furniture_of("\n".join((*lines, *NEWS))) == [("address", line) for line in lines]


def test_a_repeated_block_is_marked_twice() -> None:
    block = "Postal Address\n12 North Kittiwake St.\nLindmark Center, MA 02124\n"
    assert len(furniture_of(block * 2 + BODY)) == 6


def test_a_street_in_the_news_is_news() -> None:
    scene = "The fire began at 12 North Kittiwake Street, near the pier, shortly after noon."
    assert furniture_of(f"{NEWS[0]}\n\n{scene}\n\n{NEWS[1]}") == []
