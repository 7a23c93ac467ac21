"""The facts of the five seed reports through the whole product: located, dated, counted, with their voices."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cited import CitedDesk
from crossread.domain.facts import Control, ControlChange, Figure
from crossread.domain.span import Span
from crossread.lookup import FactIndex

pytestmark = pytest.mark.corpora

MEETING, ATTACK = "2024-12-01", "2024-11-27"
_COUNTRIES_OF_TOWNS = {
    "Aleppo": "SY", "Idlib": "SY", "Hama": "SY", "Damascus": "SY", "Tel Rifaat": "SY", "Maaret al-Numan": "SY",
    "Khan Cheikhoun": "SY", "Khan Sheikhun": "SY", "Ankara": "TR", "Tehran": "IR", "Baghdad": "IQ", "Abu Dhabi": "AE",
    "Moscow": "RU",
}  # fmt: skip


class Seeds:
    """The crossed desk, asked by the first three digits of a file's name."""

    def __init__(self, cited: CitedDesk) -> None:
        self.desk = cited.desk
        self.index = FactIndex(cited.desk)
        self.id = {name[:3]: report.id for name, report in cited.reports.items()}

    def printed(self, name: str, span: Span | None) -> str:
        return "" if span is None else " ".join(span.of(self.desk.report(self.id[name]).text).split())

    def figures(self, name: str) -> tuple[Figure, ...]:
        return self.desk.reading(self.id[name]).figures

    def controls(self, name: str) -> tuple[Control, ...]:
        return self.desk.reading(self.id[name]).controls

    def day(self, name: str, span: Span | None) -> tuple[str | None, str | None] | None:
        period = self.index.period(self.id[name], span)
        return (period.start, period.end) if period else None


@pytest.fixture(scope="module")
def seeds(corpora: Path) -> Seeds:
    return Seeds(CitedDesk.of(sorted((corpora / "seeds").glob("*.txt"))))


@pytest.mark.parametrize(
    ("name", "what", "value", "place", "source"),
    [
        ("001", "killed", 12, "Aleppo", "observatory"),
        ("001", "killed", 9, "Idlib", "observatory"),
        ("001", "killed", 412, "", "observatory"),
        ("001", "killed", 61, "", "observatory"),
        ("002", "killed", 12, "Aleppo", "Observatory"),
        ("002", "killed", 9, "Idlib", "Observatory"),
        ("002", "killed", 412, "", "Observatory"),
        ("002", "killed", 61, "", "Observatory"),
        ("003", "killed", 12, "Aleppo", ""),
        ("003", "killed", 4, "Idlib", "White Helmets"),
        ("003", "injured", 54, "Idlib", "White Helmets"),
    ],
)
def test_the_eleven_figures(seeds: Seeds, name: str, what: str, value: int, place: str, source: str) -> None:
    (figure,) = [f for f in seeds.figures(name) if f.what == what and f.number.best == value]
    assert place in seeds.printed(name, figure.place)
    assert place or value != 61 or figure.place is None  # Syria is where the observatory's sources are
    assert source in seeds.printed(name, figure.source)
    if value == 61:
        assert figure.part_of is not None
        assert "412" in seeds.printed(name, figure.part_of)


def test_every_town_is_in_its_country(seeds: Seeds) -> None:
    found = {
        seeds.printed(name, place.span): place.place.country
        for name, report in seeds.id.items()
        for place in seeds.desk.reading(report).places
        if place.place
    }
    assert {town: found[town] for town in _COUNTRIES_OF_TOWNS} == _COUNTRIES_OF_TOWNS


@pytest.mark.parametrize("name", ["000", "001", "002", "003", "004"])
def test_the_meeting_is_of_sunday_the_first(seeds: Seeds, name: str) -> None:
    words = {"001": ("Sunday",), "002": ("yesterday", "Yesterday")}.get(name, ("Sunday",))
    told = [t for t in seeds.index.times(seeds.id[name]) if seeds.printed(name, t.span).startswith(words)]
    assert told
    assert {seeds.day(name, time.span) for time in told} == {(MEETING, MEETING)}


@pytest.mark.parametrize("name", ["001", "002", "004"])  # the other two do not name the day
def test_the_attack_is_of_wednesday(seeds: Seeds, name: str) -> None:
    (told,) = [
        t for t in seeds.index.times(seeds.id[name]) if seeds.printed(name, t.span).startswith("Wednesday")
    ]
    assert seeds.day(name, told.span) == (ATTACK, ATTACK)


def _of_aleppo(control: Control, printed: Callable[[Span | None], str]) -> bool:
    return printed(control.place) == "Aleppo"


def test_aleppo_is_taken_by_one_side_only(seeds: Seeds) -> None:
    taken = {ControlChange.CAPTURED, ControlChange.HELD, ControlChange.ENTERED}
    holders = {
        seeds.printed(name, control.holder)
        for name in seeds.id
        for control in seeds.controls(name)
        if seeds.printed(name, control.place) == "Aleppo" and control.change in taken and control.time is None
    }
    assert any("Hayat Tahrir al-Sham" in holder for holder in holders)
    assert not any("Syrian army" in holder or "government" in holder for holder in holders)


def test_the_kurdish_quarters_are_left_out(seeds: Seeds) -> None:
    (held,) = [c for c in seeds.controls("001") if c.exceptions]
    assert seeds.printed("001", held.place) == "Aleppo"
    assert "controlled by Kurdish forces" in seeds.printed("001", held.exceptions[0])


def test_the_regained_towns_are_the_army_s_claim(seeds: Seeds) -> None:
    (regained,) = [
        c
        for c in seeds.controls("002")
        if c.change is ControlChange.REGAINED and "several towns" in seeds.printed("002", c.place)
    ]
    assert seeds.printed("002", regained.claimed_by) == "The army"


def test_a_page_date_that_cannot_be_right_is_doubted(seeds: Seeds) -> None:
    doubt = seeds.desk.doubt(seeds.id["000"])
    assert doubt is not None
    assert doubt.stated == "2024-12-04"
    assert seeds.desk.doubt(seeds.id["001"]) is None
    assert seeds.desk.written(seeds.id["002"]) == "2024-12-02"
    (story,) = seeds.desk.stories
    assert (story.first, story.last) == ("2024-12-02", "2024-12-02")


def test_names_are_one_across_reports(seeds: Seeds) -> None:
    names = {entity.name: {entity.name, *entity.aliases} for entity in seeds.desk.entities}
    assert {"Assad", "al-Assad"} <= names["Bashar al-Assad"]
    assert {"HTS", "Hayat Tahrir"} <= names["Hayat Tahrir al-Sham"]
    assert any({"Geir Pedersen", "Geir Pederson"} <= forms for forms in names.values())
    assert any({"Khan Cheikhoun", "Khan Sheikhun"} <= forms for forms in names.values())


def test_words_carried_by_a_medium_rest_on_who_said_them(seeds: Seeds) -> None:
    for name, medium in (("000", "ISNA"), ("003", "IRNA")):
        told = seeds.desk.reading(seeds.id[name]).attributions
        (carried,) = [a for a in told if any(medium in seeds.printed(name, via) for via in a.via)][:1]
        assert "Araghchi" in seeds.printed(name, carried.source)
