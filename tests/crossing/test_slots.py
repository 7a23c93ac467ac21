from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossing.made import read_fully
from crossread.crossing.slots import SLOT_NAMES, slots_agree, slots_of
from crossread.intake import make_report
from crossread.reading import read_layers

REST = "\n\nThe weekly notice of the district hung in the hall beside the stairs, as it does on every market day."


def slots(a: str, b: str) -> dict[str, float]:
    one, other = read_fully(a + REST, published="2024-05-06"), read_fully(b + REST, published="2024-05-06")
    return dict(zip(SLOT_NAMES, slots_agree(one.slots[0], other.slots[0]), strict=True))


@pytest.mark.parametrize(
    ("a", "b", "slot", "agrees"),
    [
        (
            "A bomb killed 12 people in Lyon.",
            "At least 10 people were killed in Lyon.",
            "figures_agree",
            True,
        ),
        ("A bomb killed 12 people in Lyon.", "A bomb killed nine people in Lyon.", "figures_agree", False),
        ("A bomb killed 12 people in Lyon.", "A bomb killed nine people in Lyon.", "figures_exclude", True),
        ("A bomb killed 12 people in Lyon.", "A bomb injured nine people in Lyon.", "figures_exclude", False),
        ("A bomb went off in Lyon.", "A bomb went off in Marseille.", "places_apart", True),
        ("A bomb went off in Lyon.", "A bomb went off in France.", "places_apart", False),
        ("A bomb went off on Sunday.", "A bomb went off on 5 May 2024.", "same_day", True),
        ("A bomb went off on Sunday.", "A bomb went off on 4 May 2024.", "same_day", False),
        ("The minister resigned.", "The minister did not resign.", "negated", True),
        ("The minister resigned.", "The minister has resigned.", "negated", False),
        ("Lena Aalto said the dam broke.", "The dam broke, Aalto said.", "same_speaker", True),
        ("Lena Aalto said the dam broke.", "The dam broke, Tomas Verrin said.", "other_speaker", True),
        ("Lena Aalto said the dam broke.", "The dam broke.", "other_speaker", False),
    ],
)
def test_slots_of_two_passages(a: str, b: str, slot: str, agrees: bool) -> None:
    assert slots(a, b)[slot] == float(agrees)


def test_two_tellings_of_one_happening_have_near_events() -> None:
    near = slots("Rebels attacked the airport at dawn.", "The airport came under attack by rebels at dawn.")
    far = slots("Rebels attacked the airport at dawn.", "The bank raised its rates on Monday.")
    assert near["event"] > far["event"]


ODD = st.sampled_from(
    ["", "“", "”", "31 February", "minus 5 killed", "10^30 dead", "\u200b", "🙂", "said", "not ", ". "]
)


@given(st.lists(ODD, max_size=40))
def test_any_text_has_slots_for_every_passage(parts: list[str]) -> None:
    report = make_report(text=" ".join(parts), language="en", title="Untitled note")
    reading = read_layers(report)
    found = slots_of(report, reading, np.zeros((0, 0), dtype=np.float32))
    assert len(found) == len(reading.passages)
    for one in found:
        assert 0.0 <= one.told <= 1.0
        assert all(0.0 <= value <= 1.0 for value in slots_agree(one, one))
