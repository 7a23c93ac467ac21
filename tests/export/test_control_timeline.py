from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.export.control_timeline import ControlMark, control_timeline

SVG = "{http://www.w3.org/2000/svg}"
TAKEN = ControlMark(
    place="Dervala",
    holder="Northern Front",
    change="captured",
    start="2031-05-12",
    end="2031-05-12",
    claimed_by="a monitor",
    quote="The Northern Front captured Dervala",
    target="r1-p4",
)
DENIED = replace(TAKEN, holder="the army", change="held", claimed_by="", target="r2-p1")
UNDATED = replace(TAKEN, place="Pell", change="lost", start=None, end=None, target="r3-p2")

texts = st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")), max_size=30)
marks = st.builds(
    ControlMark,
    place=texts,
    holder=texts,
    change=st.sampled_from(["captured", "regained", "lost", "entered", "withdrew", "held", "contested"]),
    start=st.one_of(st.none(), st.dates().map(str), st.sampled_from(["2031-02-31", "in May", ""])),
    end=st.one_of(st.none(), st.dates().map(str)),
    claimed_by=texts,
    quote=texts,
    target=texts,
)


def drawn(*given_marks: ControlMark, width_px: float = 720) -> ElementTree.Element:
    svg = control_timeline(given_marks, width_px=width_px)
    named = svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    return ElementTree.fromstring(named)  # noqa: S314, our own drawing


def links(svg: ElementTree.Element) -> dict[str, ElementTree.Element]:
    return {link.attrib["href"].removeprefix("#"): link for link in svg.iter(f"{SVG}a")}


def box(link: ElementTree.Element) -> dict[str, str]:
    found = link.find(f"{SVG}rect")
    assert found is not None
    return dict(found.attrib)


def test_nothing_is_drawn_without_marks() -> None:
    assert control_timeline((), width_px=720) == ""


def test_a_mark_says_in_words_what_it_shows() -> None:
    link = links(drawn(TAKEN))["r1-p4"]
    said = "Dervala: captured, Northern Front (12 May 2031), according to a monitor. “The Northern Front captured Dervala”"
    assert link.attrib["aria-label"] == said
    assert [title.text for title in link.iter(f"{SVG}title")] == [said]


def test_claims_are_hatched_and_own_statements_filled() -> None:
    svg = drawn(TAKEN, DENIED)
    hatched, filled = box(links(svg)["r1-p4"])["fill"], box(links(svg)["r2-p1"])["fill"]
    assert hatched.removeprefix("url(#").removesuffix(")") in {
        p.attrib["id"] for p in svg.iter(f"{SVG}pattern")
    }
    assert filled.startswith("var(--h")


def test_two_accounts_of_one_day_stand_side_by_side() -> None:
    found = links(drawn(TAKEN, DENIED))
    first, second = box(found["r1-p4"]), box(found["r2-p1"])
    assert first["x"] == second["x"]
    assert abs(float(first["y"]) - float(second["y"])) >= float(first["height"])


def test_holders_have_hues_of_their_own() -> None:
    found = links(drawn(TAKEN, DENIED))
    assert found["r1-p4"].attrib["class"] != found["r2-p1"].attrib["class"]


def test_statements_without_a_day_come_last() -> None:
    found = links(drawn(TAKEN, UNDATED, replace(TAKEN, start="2031-02-31", end=None, target="no-such-day")))
    assert float(box(found["r3-p2"])["x"]) > float(box(found["r1-p4"])["x"])
    assert box(found["no-such-day"])["x"] == box(found["r3-p2"])["x"]
    assert "no date" in found["r3-p2"].attrib["aria-label"]


def test_times_are_named_as_they_are_told() -> None:
    svg = drawn(replace(TAKEN, start="2016-01-01", end="2016-12-31", when="2016"))
    assert "2016" in [text.text for text in svg.iter(f"{SVG}text")]
    assert "(2016)" in links(svg)["r1-p4"].attrib["aria-label"]


def test_what_is_left_out_of_a_statement_is_written_beside_it() -> None:
    svg = drawn(replace(TAKEN, without="the harbour"))
    assert "captured: Northern Front, except the harbour" in [text.text for text in svg.iter(f"{SVG}text")]


def test_the_same_said_twice_shares_a_lane_and_a_label() -> None:
    svg = drawn(TAKEN, replace(TAKEN, target="r9-p9"))
    first, second = box(links(svg)["r1-p4"]), box(links(svg)["r9-p9"])
    assert first["y"] == second["y"]
    assert float(second["x"]) >= float(first["x"]) + float(first["width"])
    assert [text.text for text in svg.iter(f"{SVG}text")].count("captured: Northern Front") == 1


def test_without_room_for_columns_every_lane_is_a_line() -> None:
    other_day = replace(TAKEN, start="2031-05-14", end="2031-05-14", target="r5-p5")
    wide, narrow = drawn(TAKEN, other_day, width_px=720), drawn(TAKEN, other_day, UNDATED, width_px=350)
    assert box(links(wide)["r1-p4"])["x"] != box(links(wide)["r5-p5"])["x"]
    assert box(links(narrow)["r1-p4"])["x"] == box(links(narrow)["r5-p5"])["x"]
    assert {"12 May 2031", "14 May 2031", "no date"} <= {text.text for text in narrow.iter(f"{SVG}text")}


def test_a_place_lost_is_hollow() -> None:
    assert box(links(drawn(UNDATED))["r3-p2"])["fill"] == "none"


@settings(deadline=None)
@given(st.lists(marks, min_size=1, max_size=30), st.sampled_from([350.0, 720.0, 1120.0]))
def test_anything_is_drawn_inside_its_own_edges(given_marks: list[ControlMark], width_px: float) -> None:
    svg = drawn(*given_marks, width_px=width_px)
    height = float(svg.attrib["height"])
    for rect in svg.iter(f"{SVG}a"):
        edges = {
            key: float(value) for key, value in box(rect).items() if key in ("x", "y", "width", "height")
        }
        assert edges["x"] + edges["width"] <= width_px + 1
        assert edges["y"] + edges["height"] <= height
