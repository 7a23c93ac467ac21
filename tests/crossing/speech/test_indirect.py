from __future__ import annotations

import pytest

from crossread.crossing.speech.heard import heard
from crossread.crossing.speech.indirect import is_shifted


@pytest.mark.parametrize(
    ("said", "told", "shifted"),
    [
        ("I have lost my boat", "he had lost his boat", True),
        ("No prize is worth a horse", "no prize was worth a horse", True),
        ("We'll pay them", "they would pay them", True),
        ("Nobody talks to them", "nobody talked to them", True),
        ("We close the valve", "they closed the valve", True),
        ("Everybody knew it was broken", "everybody knew it was broken", False),
        ("The second wave came", "the other wave came", False),
        ("I saw the wave", "I saw the wave", False),
        ("", "he had", False),
    ],
)
def test_person_and_tense(said: str, told: str, shifted: bool) -> None:
    assert is_shifted(heard(said), heard(told)) is shifted
