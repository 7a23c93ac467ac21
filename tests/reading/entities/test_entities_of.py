from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.domain.layers import Chain, Mention, MentionKind
from crossread.domain.report import Report
from crossread.domain.span import Span
from crossread.reading.entities import entities_of
from crossread.reading.ground import Ground
from crossread.reading.syntax import Tree
from crossread.text.names import names
from reading.entities.made import FAC, GRP, LOC, ORG, PER, entities, printed, roles
from text.hostile import texts


def test_courtesy_surname_and_full_name_are_one_person() -> None:
    text = "Norvian President Tomas al-Verrin spoke in Halden. Mr. Verrin left early. Verrin’s aides stayed."
    found = entities(text, {"Tomas al-Verrin": PER, "Verrin": ORG, "Halden": LOC})
    assert set(found) == {"Tomas al-Verrin", "Halden"}
    verrin = found["Tomas al-Verrin"]
    assert verrin.kind is MentionKind.PERSON
    assert printed(text, verrin) == ["Tomas al-Verrin", "Verrin", "Verrin"]
    assert verrin.names == ("Tomas al-Verrin", "Verrin")


def test_a_surname_two_people_share_goes_to_the_one_last_named() -> None:
    text = "Ann Lee met Ray Dow. Lee smiled. Then Bob Lee came. Lee frowned."
    found = entities(text, {"Ann Lee": PER, "Bob Lee": PER, "Ray Dow": PER, "Lee": PER})
    assert printed(text, found["Ann Lee"]) == ["Ann Lee", "Lee"]
    assert printed(text, found["Bob Lee"]) == ["Bob Lee", "Lee"]


def test_one_wrong_chain_does_not_glue_two_people() -> None:
    text = "Hakon Fiske phoned Fuad Harrin. He asked for help."
    found = entities(text, {"Hakon Fiske": PER, "Fuad Harrin": PER}, [["Hakon Fiske", "Fuad Harrin", "He"]])
    assert printed(text, found["Hakon Fiske"]) == ["Hakon Fiske"]
    assert printed(text, found["Fuad Harrin"]) == ["Fuad Harrin", "He"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iranian Foreign Minister Dara Mehr spoke.", [("Foreign Minister", "Iranian")]),
        ("The Iranian foreign minister, Dara Mehr, spoke.", [("foreign minister", "Iranian")]),
        ("Iran’s foreign minister Dara Mehr spoke.", [("foreign minister", "Iran")]),
        (
            "Dara Mehr, head of the Norvian Observatory for Trade, spoke.",
            [("head", "Norvian Observatory for Trade")],
        ),
        ("Dara Mehr, a merchant in town, spoke.", [("merchant", "")]),
        ("The president of Iran, Dara Mehr, spoke.", [("president", "Iran")]),
        ("Former Iranian president Dara Mehr spoke.", [("president", "Iranian")]),
        ("Mr Mehr spoke.", []),
        ("Dara Mehr, who met the president, spoke.", []),
        ("She left for the court. Judge. Dara Mehr spoke.", []),
    ],
)
def test_roles_stand_before_and_behind_names(text: str, expected: list[tuple[str, str]]) -> None:
    kinds = {"Dara Mehr": PER, "Mehr": PER, "Iranian": GRP, "Iran": LOC, "Norvian Observatory for Trade": ORG}
    person = next(e for e in entities(text, kinds).values() if e.kind is MentionKind.PERSON)
    assert roles(text, person) == expected


def test_a_post_alone_means_whom_the_report_calls_by_it() -> None:
    text = "Syrian President Tomas Verrin arrived. The Syrian president smiled; the president waved."
    found = entities(text, {"Tomas Verrin": PER, "Syrian": GRP})
    assert printed(text, found["Tomas Verrin"]) == ["Tomas Verrin", "The Syrian president", "the president"]


def test_a_post_that_no_name_carries_is_somebody_without_a_name() -> None:
    text = "Officials met the Syrian president. Talks with the Turkish prime minister failed."
    found = entities(text, {"Syrian": GRP, "Turkish": GRP})
    assert found["Syrian president"].names == ()
    assert found["Syrian president"].kind is MentionKind.PERSON
    assert found["Turkish prime minister"].roles != ()


def test_state_bodies_are_apart_from_each_other_and_from_their_country() -> None:
    text = "The Syrian army advanced. Iran’s foreign ministry and the Syrian government agreed. Iran waited."
    found = entities(text, {"Syrian": GRP, "Iran": LOC})
    assert {"Syrian army", "Syrian government", "Iran’s foreign ministry", "Iran", "Syrian"} <= set(found)
    assert found["Syrian"].kind is MentionKind.GROUP


def test_an_explained_abbreviation_is_the_body() -> None:
    text = "Fighters of Hayat Norvan al-Tir (HNT) left. The army chased HNT to the hills."
    body = entities(text, {"Hayat Norvan al-Tir": FAC, "HNT": ORG})["Hayat Norvan al-Tir"]
    assert body.kind is MentionKind.ORGANIZATION
    assert body.abbreviations == ("HNT",)
    assert printed(text, body)[-1] == "HNT"


def test_a_noun_goes_on_for_the_only_body_of_its_sort() -> None:
    text = "The Norvian Observatory for Trade counted 12 ships. According to the observatory, two sank."
    body = entities(text, {"Norvian Observatory": ORG})["Norvian Observatory for Trade"]
    assert printed(text, body) == ["Norvian Observatory for Trade", "the observatory"]


def test_pronouns_tell_a_body_from_a_person() -> None:
    text = "Hayat Norvan took the town. Its men left."
    found = entities(text, {"Hayat Norvan": PER}, [["Hayat Norvan", "Its"]])
    assert found["Hayat Norvan"].kind is MentionKind.ORGANIZATION


def test_mrs_astley_is_not_the_man_of_that_name() -> None:
    text = "John Astley drowned. He was rich. Mrs Astley was saved."
    found = entities(text, {"John Astley": PER, "Astley": PER}, [["John Astley", "He"]])
    assert printed(text, found["John Astley"]) == ["John Astley", "He"]
    assert "Astley" in found


def test_countries_under_two_names_are_one_place() -> None:
    text = "The United States and Britain agreed; the US sent ships, the United Kingdom men."
    found = entities(text, {"United States": LOC, "US": LOC, "Britain": LOC, "United Kingdom": LOC})
    assert set(found) == {"United States", "United Kingdom"}


def test_without_a_reader_names_are_taken_by_rule() -> None:
    text = "Mr Verrin met Ann Lee of the Harbour Council in Halden."
    assert {"Verrin", "Ann Lee"} <= set(entities(text))


@pytest.mark.parametrize(
    "text", ["", " ", "x", "🙂", "😀 " * 50, "In", "“" * 40, "The president of", ", , ,"]
)
def test_little_or_odd_text_makes_nobody_up(text: str) -> None:
    assert set(entities(text, {"🙂": PER, "In": LOC})) <= {"In"}


def test_long_text_is_no_trouble() -> None:
    text = "Norvian President Tomas Verrin met Ann Lee (AL). " * 4000
    found = entities(text[:200_000], {})
    assert len(found) < 10


@given(texts, st.data())
def test_every_span_lies_in_the_text_and_no_mention_is_told_twice(text: str, data: st.DataObject) -> None:
    starts = st.integers(0, max(len(text) - 1, 0))
    drawn = data.draw(st.lists(st.tuples(starts, st.integers(1, 20)), max_size=12))
    spans = sorted(
        {Span(start, min(start + length, len(text))) for start, length in drawn if start < len(text)}
    )
    kinds = st.sampled_from(list(MentionKind))
    mentions = tuple(Mention(span, data.draw(kinds), 0.5) for span in spans)
    chains = (Chain(tuple(spans)),) if len(spans) > 1 else ()
    made = Ground(
        report=Report("x", text, "", "en"),
        tree=Tree(text, ()),
        names=names(text),
        mentions=mentions,
        chains=chains,
    )
    for entity in entities_of(made):
        assert entity.mentions
        assert entity.name
        assert all(one.end <= other.start for one, other in pairwise(entity.mentions))
        assert all(span.end <= len(text) for span in entity.mentions)
        assert all(role.title.end <= len(text) for role in entity.roles)


def test_a_town_of_foreign_name_is_no_person() -> None:
    text = "Rebels took towns in the north, including Khan Sheibun and Marat al-Nur. Ann Lee fled the village of Tel Rif."
    found = entities(text, {"Khan Sheibun": PER, "Marat al-Nur": PER, "Ann Lee": PER, "Tel Rif": PER})
    places = {entity.name for entity in found.values() if entity.kind is MentionKind.PLACE}
    assert places == {"Khan Sheibun", "Marat al-Nur", "Tel Rif"}
