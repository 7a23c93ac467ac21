from __future__ import annotations

import pytest

from crossread.crossing.claiming.printed import is_told_of
from crossread.domain.layers import Attribution, AttributionKind
from crossread.domain.span import Span


def attribution(text: str, source: str, cue: str) -> Attribution:
    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    return Attribution(
        source=at(source), cue=at(cue), content=(Span(0, len(text)),), kind=AttributionKind.INDIRECT
    )


@pytest.mark.parametrize(
    ("text", "source", "cue", "told_of"),
    [
        ("Her pumps are said to be gaining on the water.", "Her pumps", "are said", True),
        ("Her pumps are said to be gaining on the water.", "Her pumps", "said", True),
        ("The bridge was widely reported to have fallen.", "The bridge", "reported", True),
        ("Two divers were believed to be inside.", "Two divers", "were believed", True),
        ("The mayor said to be careful.", "The mayor", "said", False),
        ("The crew were told to be ready, they said.", "they", "said", False),
        ("The union said it was to be paid.", "The union", "said", False),
        ("It was said by the mate that she would float.", "the mate", "said", False),
    ],
)
def test_what_is_said_to_be_so_is_no_voice(text: str, source: str, cue: str, told_of: bool) -> None:
    assert is_told_of(text, attribution(text, source, cue)) is told_of
