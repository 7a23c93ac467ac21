from __future__ import annotations

import pytest

from crossing.made import lexicon, read_fully
from crossread.crossing.comparing.linked import Linked
from crossread.crossing.scene import scene_of
from crossread.crossing.speech.tellers import Teller, Tellers
from crossread.crossing.speech.two_voices import are_two

_REST = "\n\nThe weekly notice of the district hung in the hall beside the stairs, as it does on every market day."


def voices(a: str, b: str = "The quay was quiet on Monday.") -> tuple[Teller | None, Teller | None]:
    """Who tells the first quotation of each text, or its first passage where it holds none."""
    one, other = (
        read_fully(a + _REST, outlet="Harbour Post"),
        read_fully(b + _REST, outlet="Lindmark Courier"),
    )
    linked = Linked(
        one, 0, other, 0, score=0.9, probability=0.9, directed=False, reused=False, one_lineage=False
    )
    tellers = Tellers(scene_of([linked], lexicon()))
    found: list[Teller | None] = []
    for report in (one, other):
        quoted = report.reading.quotations
        if quoted:
            found.append(tellers.of_span(report.id, quoted[0].content))
        else:
            found.append(next(iter(tellers.of_passage(report.id, 0)), None))
    return found[0], found[1]


@pytest.mark.parametrize(
    ("text", "names", "posts"),
    [
        ('"The pump failed at noon," said engineer Ada Brandt.', {"ada", "brandt"}, {"engineer"}),
        ('"The pump failed at noon," engineer Ada Brandt told the Echo.', {"ada", "brandt"}, {"engineer"}),
        ('Ada Brandt said: "The pump failed at noon."', {"ada", "brandt"}, set()),
        ('Ada Brandt was there first. "The pump failed at noon," she said.', {"ada", "brandt"}, set()),
        ('"The pump failed at noon," the night watchman said.', set(), {"night", "watchman"}),
    ],
)
def test_names_and_posts(text: str, names: set[str], posts: set[str]) -> None:
    teller, _ = voices(text)
    assert teller is not None
    assert teller.names == names
    assert teller.posts == posts


@pytest.mark.parametrize(
    "text",
    [
        '"The pump failed at noon." The street was under water.',
        '"The pump failed at noon," they said.',
        '"The pump failed at noon," was how it was put.',
        "Four out of five were sold.",
        "",
    ],
)
def test_nobody_in_particular(text: str) -> None:
    teller, _ = voices(text)
    assert teller is None


def test_a_quotation_is_told_by_whom_its_own_sentence_names() -> None:
    teller, _ = voices(
        '"The oranges stand in the sun," said grower Ana Vidal.\n\nThe port is shut, according to harbour master Ben Roth.'
    )
    assert teller is not None
    assert teller.names == {"ana", "vidal"}


@pytest.mark.parametrize(
    ("a", "b", "verbatim", "two"),
    [
        ('"We sink," said Ada Brandt.', '"We sink," said Piet Vermeer.', True, True),
        ('"We sink," a driver said.', '"We sink," a mechanic said.', True, True),
        ('"We sink," a priest said.', '"We sink," a fisherman said.', False, False),
        ("The pump failed, the coast guard said.", "The pump failed, the shipowner said.", False, True),
        ("The pump failed, officials said.", "The pump failed, the coast guard said.", False, False),
        ('"We sink," Ada Brandt said.', '"We sink," Ada Brand said.', True, False),
    ],
)
def test_two_voices(a: str, b: str, verbatim: bool, two: bool) -> None:
    one, other = voices(a, b)
    assert one is not None
    assert other is not None
    assert are_two(one, other, lexicon(), verbatim=verbatim) is two
    assert are_two(other, one, lexicon(), verbatim=verbatim) is two


def test_a_pronoun_beside_the_words_is_not_whoever_else_the_reader_heard() -> None:
    teller, _ = voices(
        "Four of the dead were guests of the Lindmark lodge, mayor Ada Brandt said. "
        '"They had no time to get out," she told the Echo by telephone.'
    )
    assert teller is None or teller.names == {"ada", "brandt"}


def test_who_is_told_as_a_body_s_own_is_no_second_voice() -> None:
    a, b = voices(
        '"We owe him nothing and ask nothing of him," the Harbour Union said.',
        'The party was curt. "We owe him nothing and ask nothing of him," its secretary general, Ada Brandt, said.',
    )
    assert a is not None
    assert b is not None
    assert not are_two(a, b, lexicon(), verbatim=True)
