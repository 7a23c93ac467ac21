from __future__ import annotations

import pytest

from crossread.domain.layers import AttributionKind, Chain, Mention, MentionKind
from crossread.domain.span import Span
from crossread.models.reader import Told
from crossread.reading.attributions import Speakers, attributions_of, kind_of
from crossread.text.quotes import quotations

TEXT = (
    "Tomas Verrin, a docker, stood under the mast. “Nobody moved,” he said. The union of Verrin called it "
    "“the third accident” of the year."
)


def at(words: str, *, after: str = "") -> Span:
    start = TEXT.index(words, TEXT.index(after))
    return Span(start, start + len(words))


NAME, HE = at("Tomas Verrin"), at("he", after="moved,")
MENTIONS = (
    Mention(NAME, MentionKind.PERSON, 0.9),
    Mention(at("Verrin", after="union"), MentionKind.PERSON, 0.9),
)
CHAINS = (Chain((at("Tomas Verrin, a docker"), HE, at("Verrin", after="union"))),)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("“Nobody moved,”", AttributionKind.DIRECT),
        ("stood under the mast", AttributionKind.INDIRECT),
        ("it “the third accident” of the year", AttributionKind.MIXED),
    ],
)
def test_kind_is_the_share_in_quote_marks(words: str, kind: AttributionKind) -> None:
    assert kind_of([at(words)], [q.content for q in quotations(TEXT)]) is kind


def test_he_stands_for_the_fullest_name_of_its_chain() -> None:
    assert Speakers(TEXT, MENTIONS, CHAINS).behind(HE) == NAME


def test_a_source_that_names_somebody_stands_for_itself() -> None:
    assert Speakers(TEXT, MENTIONS, CHAINS).behind(NAME) is None


def test_a_chain_that_names_nobody_goes_to_the_last_person_before_it() -> None:
    text = "Ann Lee met Tomas Verrin. He left, he said, when Hugh Roe came."
    people = [Span(0, 7), Span(12, 24), Span(49, 57)]
    mentions = tuple(Mention(span, MentionKind.PERSON, 1.0) for span in people)
    chain = Chain((Span(26, 28), Span(35, 37)))
    assert Speakers(text, mentions, (chain,)).behind(Span(35, 37)) == people[1]
    assert Speakers(text, mentions, ()).behind(Span(26, 28)) == people[1]
    assert Speakers(text, (), (chain,)).behind(Span(35, 37)) is None


def test_a_noun_without_a_chain_names_nobody() -> None:
    assert Speakers(TEXT, MENTIONS, ()).behind(at("The union of Verrin")) is None
    assert Speakers(TEXT, MENTIONS, ()).behind(at("the mast")) is None


@pytest.mark.parametrize(
    ("mention", "named"),
    [
        ("the docker Ann Lee", True),
        ("Ann Lee, who chairs the union", True),
        ("Ann Lee's house on the quay", False),
        ("a friend of Ann Lee", False),
        ("the union, which Ann Lee chairs", False),
    ],
)
def test_a_mention_is_about_the_name_that_heads_it(mention: str, *, named: bool) -> None:
    text = f"{mention}. It stood there."
    start = text.index("Ann Lee")
    name = Mention(Span(start, start + 7), MentionKind.PERSON, 1.0)
    it = Span(text.index("It"), text.index("It") + 2)
    found = Speakers(text, (name,), (Chain((Span(0, len(mention)), it)),)).behind(it)
    assert (found == name.span) is named


def test_a_place_is_nobody_who_speaks() -> None:
    places = tuple(Mention(m.span, MentionKind.PLACE, m.score) for m in MENTIONS)
    assert Speakers(TEXT, places, CHAINS).behind(HE) is None


def test_what_the_reader_found_becomes_attributions() -> None:
    said = Told((HE,), at("said"), (at("“Nobody moved,”"),), 0.87)
    silent = Told((NAME,), at("called"), (), 0.9)
    (found,) = attributions_of(
        TEXT, [said, silent], quotations=quotations(TEXT), mentions=MENTIONS, chains=CHAINS
    )
    assert (found.source, found.speaker, found.score) == (HE, NAME, 0.87)
    assert found.kind is AttributionKind.DIRECT


def test_of_later_names_the_nearest_speaks() -> None:
    text = "She spoke first. Ann Lee nodded. Ann Lee left."
    first, second = (Span(at, at + 7) for at in (17, 33))
    mentions = tuple(Mention(span, MentionKind.PERSON, 1.0) for span in (first, second))
    chain = Chain((Span(0, 3), first, second))
    assert Speakers(text, mentions, (chain,)).behind(Span(0, 3)) == first


def test_a_source_begun_in_mid_possessive_is_taken_from_its_owner_on() -> None:
    text = "Norvia’s foreign minister said it was over. ’s all, he said."
    cue = Span(text.index("said"), text.index("said") + 4)
    content = (Span(text.index("it was"), text.index(".")),)

    def source(start: int, end: int) -> Span | None:
        told = Told(source=(Span(start, end),), cue=cue, content=content, score=1.0)
        (found,) = attributions_of(text, [told], quotations=(), mentions=(), chains=())
        return found.source

    end = text.index(" said")
    assert source(text.index("’s"), end) == Span(0, end)
    assert source(text.index("foreign"), end) == Span(text.index("foreign"), end)
    second = text.index("’s all")
    assert source(second, second + 6) == Span(second, second + 6)
