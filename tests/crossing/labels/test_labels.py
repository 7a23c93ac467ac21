from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossing.discrepancies.read import read_scene
from crossread.crossing.labels import labels_of
from crossread.crossing.labels.words import coloured_words
from crossread.domain.span import Span


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Rebels and a militant fled.", ["rebel", "militant"]),
        ("They hit terrorist organisations and rebel columns.", ["terrorist", "rebel"]),
        ("After the terrorist attacks of that year a law was passed.", []),
        ("The group, designated a terrorist organisation by the council, fled.", []),
        ("Illegal aliens, armed men and asylum seekers", ["illegal alien", "armed man", "asylum seeker"]),
        ("A family and families", ["family"]),
        ("A boy stabbed a boy, and a man, 33, shot a woman.", ["boy", "man"]),
        ("The boy was stabbed.", []),
        ("", []),
    ],
)
def test_words_for_actors(text: str, wanted: list[str]) -> None:
    found = list(coloured_words(text, Span(0, len(text))))
    assert [word.colour.word for word in found] == wanted


def test_who_calls_whom_what() -> None:
    a = "Rebels took the town of Lindmark at dawn. “These terrorists will be dealt with,” General Otto Brandt said."
    b = "Insurgents took the town of Lindmark at dawn. The general spoke on television."
    found = {(use.word, use.by, use.quoted) for use in labels_of(read_scene(a, b))}
    assert ("rebel", "Harbour Post", False) in found
    assert ("insurgent", "Lindmark Courier", False) in found
    assert ("terrorist", "Otto Brandt", True) in found


def test_nobody_named_speaks() -> None:
    a = "“These terrorists will be dealt with,” it was said. Rebels took the town of Lindmark at dawn."
    b = "Insurgents took the town of Lindmark at dawn. The general spoke on television."
    found = {(use.word, use.by, use.quoted) for use in labels_of(read_scene(a, b))}
    assert ("terrorist", "Harbour Post", True) in found


def test_a_name_once_given_holds_for_the_report() -> None:
    a = "Houthi rebels fired two rockets at the port. A crane fell."
    b = "The Houthi militia fired two rockets at the port. Later the militia withdrew."
    referents = {use.referent for use in labels_of(read_scene(a, b))}
    assert len(referents) == 1


def test_others_are_told_apart() -> None:
    a = "Rebels took the town. Kurdish militias held the north."
    b = "Terrorists took the town. Kurdish militias held the north."
    assert {use.referent for use in labels_of(read_scene(a, b))} == {"rebels"}


@given(st.text(alphabet="rebls terorisanm“”,.’\n-", max_size=200), st.integers(0, 50))
def test_words_stand_where_they_are_cited(text: str, start: int) -> None:
    passage = Span(min(start, len(text)), len(text))
    for word in coloured_words(text, passage):
        assert passage.contains(word.span)
        assert word.span.of(text).split()[0].lower() in (
            *word.colour.word.split(),
            *word.colour.plural.split(),
        )
