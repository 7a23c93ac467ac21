from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crossread.domain.span import Span
from crossread.export.page_differences import Piece, compared, pieces

LETTERS = st.text(alphabet="ab c,.\n“”é", max_size=40)


@given(LETTERS, LETTERS)
def test_pieces_laid_end_to_end_are_the_wordings(a: str, b: str) -> None:
    first, second = compared(a, b)
    assert "".join(piece.text for piece in first) == a
    assert "".join(piece.text for piece in second) == b


def test_neighbouring_changes_are_one() -> None:
    first, second = compared("The brake may have failed on Monday.", "The brake failed on Monday.")
    assert [piece.text for piece in first if piece.differs] == ["may have"]
    assert not [piece for piece in second if piece.differs]


def test_wordings_with_nothing_in_common_are_left_unmarked() -> None:
    first, second = compared("Ferries stay in port today", "Nobody was hurt, police said")
    assert not any(piece.differs for piece in (*first, *second))


def test_the_cited_words_are_told_from_their_sentence() -> None:
    assert pieces("Five people died", cited=Span(0, 4), differing=[Span(5, 11)]) == (
        Piece("Five"),
        Piece(" ", cited=False),
        Piece("people", differs=True, cited=False),
        Piece(" died", cited=False),
    )
