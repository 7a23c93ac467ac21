from __future__ import annotations

import pytest

from crossing.made import read_fully, scene
from crossread.crossing.claiming.origins import Heard, Origins
from crossread.crossing.comparing.linked import Linked

OPENING = (
    "The port of Lindmark was shut on Monday after a crane had come down across the quay and two ships. "
)
REST = "\n\nThe weekly notice of the district hung in the hall beside the stairs, as it does on every market day."


def heard(*texts: str) -> list[Heard | None]:
    """The voice of the last passage of the first paragraph of each text."""
    reports = [read_fully(OPENING + text + REST, outlet=f"Outlet {n}") for n, text in enumerate(texts)]
    other = reports[-1] if len(reports) > 1 else read_fully(OPENING + REST, outlet="Other")
    links = [
        Linked(one, 0, other, 0, score=0.5, probability=0.5, directed=False, reused=False, one_lineage=False)
        for one in reports
        if one is not other
    ]
    origins = Origins(scene(links))
    last = [max(p.index for p in one.passages if p.paragraph == one.passages[0].paragraph) for one in reports]
    return [origins.of((one.id, at)) for one, at in zip(reports, last, strict=True)]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Foreign Minister Lena Aalto said the border would stay shut.",
            "Aalto said the border stayed shut.",
        ),
        ("Lena Aalto runs the port. She said the crane was old.", "The crane was old, said Lena Aalto."),
        (
            "The Harbour Observatory for Rights said 40 people had died in the fall.",
            "Forty people had died in the fall, according to the Harbour Observatory for Rights.",
        ),
    ],
)
def test_one_voice_has_one_key_in_all_reports(a: str, b: str) -> None:
    one, other = heard(a, b)
    assert one is not None
    assert other is not None
    assert one.key == other.key


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Lena Aalto said the crane was old.", "Tomas Verrin said the crane was old."),
        ("Officials said the crane was old.", "Lena Aalto said the crane was old."),
    ],
)
def test_other_voices_have_other_keys(a: str, b: str) -> None:
    one, other = heard(a, b)
    assert one is not None
    assert other is not None
    assert one.key != other.key


@pytest.mark.parametrize(
    "text",
    [
        "The crane fell on the quay at noon.",
        "The latest figures suggest that the crane was old.",
        "Nobody said that the crane was old.",
    ],
)
def test_a_report_speaks_for_itself(text: str) -> None:
    assert heard(text)[0] is None


def test_a_name_broken_off_is_taken_whole() -> None:
    (found,) = heard("The crane was old, according to the Lindmark Harbour Board.")
    assert found is not None
    assert found.name == "Lindmark Harbour Board"


def test_officers_are_their_body_and_ministers_are_not() -> None:
    officer, minister = heard(
        "Police spokesman Tomas Verrin said the crane was old.",
        "Foreign Minister Lena Aalto said the crane was old.",
    )
    assert officer is not None
    assert minister is not None
    assert officer.body is not None
    assert minister.body is None
