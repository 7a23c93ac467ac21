from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.domain.facts import PlaceMention, PlacePrecision
from crossread.gazetteer import Gazetteer, Table
from crossread.gazetteer.rows import Row
from crossread.reading.places import places_of
from reading.places.grounds import ground_of


def told(mentions: tuple[PlaceMention, ...], text: str) -> dict[str, str | None]:
    """Where each phrase lies: country and province, None where nothing was found."""
    return {
        m.span.of(text): f"{m.place.country} {m.place.admin1}".strip() if m.place else None for m in mentions
    }


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("A man from Paris, Texas, was held.", {"Paris": "US Texas", "Texas": "US Texas"}),
        ("PARIS, Tenn. (AP) — A barn burned.", {"PARIS": "US Tennessee", "Tenn.": "US Tennessee"}),
        ("Nobody in Paris noticed; France slept.", {"Paris": "FR Île-de-France", "France": "FR"}),
        ("Shells fell on Hama and Homs, Syrian media said.", {"Hama": "SY Hama", "Homs": "SY Homs"}),
        ("A barge sank off Alexandria, La., in Rapides Parish.", {"Alexandria": "US Louisiana"}),
        ("The Egyptian port of Alexandria was shut.", {"Alexandria": "EG Alexandria"}),
        ("London police and Manchester police met in Birmingham.", {"Birmingham": "GB England"}),
    ],
)
def test_context_decides(packaged: Gazetteer, text: str, where: dict[str, str]) -> None:
    phrases = tuple(p for p in ("Rapides Parish", "London", "Manchester", *where) if p in text)
    found = told(places_of(ground_of(text, places=phrases), packaged), text)
    assert {phrase: found[phrase] for phrase in where} == where


def test_two_towns_of_one_name_are_told_apart(packaged: Gazetteer) -> None:
    text = "He left Paris, France, in May and reached Paris, Texas, in June."
    mentions = places_of(ground_of(text, places=("Paris",)), packaged)
    assert [m.place.country for m in mentions if m.place] == ["FR", "US"]


def test_a_province_is_told_from_its_town(packaged: Gazetteer) -> None:
    text = "Trucks left Idlib. Shells hit Idlib province and the provinces of Hama and Homs. The city of Hama held."
    mentions = places_of(ground_of(text, places=("Idlib", "Hama", "Homs")), packaged)
    assert [m.place.precision.value for m in mentions if m.place] == [
        "town",
        "admin1",
        "admin1",
        "admin1",
        "town",
    ]


def test_names_parted_by_a_comma_are_places_of_their_own(packaged: Gazetteer) -> None:
    text = (
        "The army moved towards Homs, Syria’s third largest city, and not to Paris, Texas, where it rained."
    )
    found = told(places_of(ground_of(text, places=("Homs, Syria", "Paris, Texas")), packaged), text)
    assert found == {"Homs": "SY Homs", "Syria": "SY", "Paris": "US Texas", "Texas": "US Texas"}


def test_the_outlet_knows_its_town(packaged: Gazetteer) -> None:
    text = "A barn burned in Palestine on Friday, the sheriff said. Nobody in Palestine was hurt."
    ground = ground_of(text, places=("Palestine",), url="https://www.palestineherald.com/news/1")
    elsewhere = packaged.find("Tyler")[0].place
    assert elsewhere.admin1 == "Texas"
    found = places_of(ground, packaged, known=[elsewhere] * 5)
    assert {m.place.admin1 for m in found if m.place} == {"Texas"}


def test_every_choice_gives_its_reasons(packaged: Gazetteer) -> None:
    text = "Troops entered Saraqib, in Idlib province, and Maarat al-Numan. Syria said nothing."
    mentions = places_of(ground_of(text, places=("Saraqib", "Idlib", "Maarat al-Numan", "Syria")), packaged)
    assert all(m.reasons and 0 < m.score <= 1 for m in mentions)
    reasons = {m.span.of(text): m.reasons for m in mentions}
    assert "named with Idlib" in reasons["Saraqib"]


def test_words_for_people_are_no_places(packaged: Gazetteer) -> None:
    text = "The Syrian and Turkish sides met in the north near Kilis."
    mentions = places_of(ground_of(text, places=("Syrian", "Turkish", "north", "Kilis")), packaged)
    assert [m.span.of(text) for m in mentions] == ["Kilis"]


def test_what_is_unknown_has_no_place(packaged: Gazetteer) -> None:
    text = "They walked to Qasr Vundelbar near Hama."
    found = told(places_of(ground_of(text, places=("Qasr Vundelbar", "Hama")), packaged), text)
    assert found["Qasr Vundelbar"] is None
    assert found["Hama"] is not None


def test_a_village_of_the_users_own_table_is_found(packaged: Gazetteer) -> None:
    text = "They walked to Qasr Vundelbar near Hama in Syria."
    own = packaged.with_table(
        Table.compiled([Row(5, "Qasr Vundelbar", 35.2, 36.7, "SY", "10")], admin1_names={})
    )
    mentions = places_of(ground_of(text, places=("Qasr Vundelbar", "Hama", "Syria")), own)
    assert mentions[0].place is not None
    assert (mentions[0].place.id, mentions[0].place.admin1) == ("geonames:5", "Hama")


def test_organisations_help_to_decide_and_are_no_mentions(packaged: Gazetteer) -> None:
    text = "The Louisville Fire Department and the Lexington Police sent crews to Paris."
    ground = ground_of(
        text, places=("Paris",), organisations=("Louisville Fire Department", "Lexington Police")
    )
    (mention,) = places_of(ground, packaged)
    assert mention.place is not None
    assert mention.place.admin1 == "Kentucky"


def test_without_a_reader_only_sure_names_are_taken(packaged: Gazetteer) -> None:
    text = "Germany told reporters in Nairobi that Ada Reading would visit Springfield."
    found = places_of(ground_of(text), packaged)
    assert {m.span.of(text) for m in found} == {"Germany", "Nairobi"}


def test_sea_and_region_are_as_coarse_as_a_province(packaged: Gazetteer) -> None:
    text = "A ship sank in the Black Sea; the Middle East was quiet."
    mentions = places_of(ground_of(text, places=("Black Sea", "Middle East")), packaged)
    assert [m.place.precision for m in mentions if m.place] == [PlacePrecision.ADMIN1] * 2


@pytest.mark.parametrize(
    "text", ["", "x", "🙂", "In In In.", "Paris" * 40_000, "“Hama", "\x00 Hama\x00", "Hama " * 20_000]
)
def test_absurd_texts_do_no_harm(packaged: Gazetteer, text: str) -> None:
    ground = ground_of(text, places=("Hama", "In", "🙂")) if len(text) < 1000 else ground_of(text)
    assert all(m.span.of(text) for m in places_of(ground, packaged))


@given(st.data())
def test_spans_are_those_of_the_mentions(packaged: Gazetteer, data: st.DataObject) -> None:
    names = st.sampled_from(
        ["Hama", "Paris", "Texas", "Syria", "Qxzyt", "St. Mary's Hospital", "Tel Rifaat", "."]
    )
    words = data.draw(
        st.lists(st.one_of(names, st.sampled_from(["in", ",", "the", "city of", "province"])), max_size=12)
    )
    text = " ".join(words)
    ground = ground_of(
        text,
        places=("Hama", "Paris", "Texas", "Syria", "Qxzyt", "Tel Rifaat"),
        facilities=("St. Mary's Hospital",),
    )
    mentions = places_of(ground, packaged)
    wanted = {m.span for m in ground.mentions}
    assert {m.span for m in mentions} <= wanted
    for mention in mentions:
        assert 0 <= mention.score <= 1
        assert mention.reasons
        assert mention.town is None or mention.town in wanted
