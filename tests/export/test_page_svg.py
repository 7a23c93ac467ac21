from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crossread.export.page_svg import arrow_head, fit, rounded, runs_right_to_left, width_px, wrap


@given(st.text(max_size=80), st.floats(20, 400))
def test_fitted_text_fits(text: str, room: float) -> None:
    assert width_px(fit(text, room, 13), 13) <= max(room, width_px("…", 13))


def test_short_text_is_left_alone() -> None:
    assert fit("Bay Star", 200, 13) == "Bay Star"


def test_lines_break_at_spaces_and_the_last_is_cut() -> None:
    lines = wrap("Bridge over the lower Orrin closes after inspectors find a crack", 160, 13, lines=2)
    assert lines[0] == "Bridge over the lower"
    assert lines[1].endswith("…")


def test_direction_follows_the_first_letter() -> None:
    assert runs_right_to_left("12 مرفأ Lindmark")
    assert not runs_right_to_left("Lindmark مرفأ")
    assert not runs_right_to_left("12")


def test_corners_are_rounded_within_short_legs() -> None:
    assert rounded([(0, 0), (0, 4), (30, 4)]) == "M0 0L0 2Q0 4 2 4L30 4"


def test_arrow_heads_point_along_the_last_leg() -> None:
    assert arrow_head([(0, 0), (20, 0)]).startswith("M20 0L13 ")
