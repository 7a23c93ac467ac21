from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.domain.facts import PlaceMention, StatedDistance
from crossread.domain.layers import Token
from crossread.domain.span import Span
from crossread.reading.ground import Ground
from crossread.reading.places import distances_of
from crossread.reading.syntax import Tree
from reading.places.grounds import ground_of

PLACES = ("Ostermoor", "Wattland", "Brackhaven", "Dunmark")


def distances(text: str, ground: Ground | None = None) -> tuple[StatedDistance, ...]:
    ground = ground or ground_of(text, places=PLACES)
    return distances_of(ground, [PlaceMention(m.span, None, 0.0) for m in ground.mentions])


def shown(found: StatedDistance, text: str) -> tuple[str, str | None, float | None, str]:
    km = None if found.km is None else round(found.km, 1)
    return found.origin.of(text), found.subject.of(text) if found.subject else None, km, found.direction


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ostermoor, about 230 km south of Wattland, fell.", ("Wattland", "Ostermoor", 230.0, "S")),
        ("Ostermoor is 30 miles north-east of Wattland.", ("Wattland", "Ostermoor", 48.3, "NE")),
        ("Ostermoor, some 40 kilometres (25 miles) west of Wattland", ("Wattland", "Ostermoor", 40.0, "W")),
        (
            "Ostermoor, the country's third port, 160km north of Wattland",
            ("Wattland", "Ostermoor", 160.0, "N"),
        ),
        ("Ostermoor – a town 10 to 20 km east of Wattland – fell.", ("Wattland", "Ostermoor", 15.0, "E")),
        ("Ostermoor lies 5 km from the city of Wattland.", ("Wattland", "Ostermoor", 5.0, "")),
        ("Ostermoor lies 40 km from the regional capital, Wattland.", ("Wattland", "Ostermoor", 40.0, "")),
        ("Ostermoor, some 80 kilometres upstream of Wattland", ("Wattland", "Ostermoor", 80.0, "")),
        (
            "Ostermoor, a commune on the left bank of the Dunmark river 130 km west of Wattland",
            ("Wattland", "Ostermoor", 130.0, "W"),
        ),
        ("Ostermoor, 20 nautical miles off Wattland", ("Wattland", "Ostermoor", 37.0, "")),
        ("Ostermoor lies within 10 km of Wattland.", ("Wattland", "Ostermoor", 10.0, "")),
        ("Ostermoor is to the south-west of Wattland.", ("Wattland", "Ostermoor", None, "SW")),
        ("Ostermoor, 30 miles NNW of Wattland", ("Wattland", "Ostermoor", 48.3, "NNW")),
        ("Ostermoor, a two-hour drive and 90 km west of Wattland", ("Wattland", "Ostermoor", 90.0, "W")),
        ("Ostermoor, 90 km, or two hours' drive, from Wattland", ("Wattland", "Ostermoor", 90.0, "")),
        ("Ostermoor lies 90 km up the coast from Wattland.", ("Wattland", "Ostermoor", 90.0, "")),
        ("Ostermoor is a 90-kilometre drive from Wattland.", ("Wattland", "Ostermoor", 90.0, "")),
        ("Ostermoor, population 49,000, is 9 km east of Wattland.", ("Wattland", "Ostermoor", 9.0, "E")),
        ("Some 90 km south of Wattland, Ostermoor fell.", ("Wattland", "Ostermoor", 90.0, "S")),
        ("The distance between Ostermoor and Wattland is 9 km.", ("Ostermoor", "Wattland", 9.0, "")),
        ("Ostermoor and Wattland lie 9 km apart.", ("Ostermoor", "Wattland", 9.0, "")),
        (
            "Between Ostermoor and Wattland, two towns 9 km apart, it rained.",
            ("Ostermoor", "Wattland", 9.0, ""),
        ),
        ("From Ostermoor it is only 9 km to Wattland.", ("Ostermoor", "Wattland", 9.0, "")),
        ("The 9-kilometre mountain road from Ostermoor to Wattland", ("Ostermoor", "Wattland", 9.0, "")),
        ("They walked 9 km from Ostermoor to Wattland.", ("Ostermoor", "Wattland", 9.0, "")),
        ("Some 9 kilometres separate Ostermoor from Wattland.", ("Ostermoor", "Wattland", 9.0, "")),
        ("On the road to Ostermoor, 9 km south of Wattland, a bus burned.", ("Wattland", None, 9.0, "S")),
        ("A car from Ostermoor 9 km south of Wattland", ("Wattland", None, 9.0, "S")),
        ("A barge sank two hundred miles west of Wattland.", ("Wattland", None, 321.9, "W")),
        ("A barge sank just south of Wattland.", ("Wattland", None, None, "S")),
        ("A base 1e30 km south of Wattland", ("Wattland", None, None, "S")),
        ("A base 99999999999999999999 km south of Wattland", ("Wattland", None, None, "S")),
    ],
)
def test_stated(text: str, wanted: tuple[str, str | None, float | None, str]) -> None:
    (found,) = distances(text)
    assert shown(found, text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "In the north of Wattland it rained.",
        "They walked 10 miles of coast in Wattland.",
        "Wattland and Ostermoor fell.",
        "The U.S. from Wattland",
        "Troops moved south from Wattland.",
        "A 9-kilometre stretch of the road between Ostermoor and Wattland",
        "The fire spread for 9 km along the road between Ostermoor and Wattland.",
        "The stage covered 9 km from Ostermoor to Wattland.",
        "The road from Ostermoor to Wattland is 9 km longer now.",
        "The road from Ostermoor to Wattland was mined for 9 km.",
        "Between Ostermoor and Wattland 9 kilometres of track are gone.",
        "12 people of Wattland",
        "south of nowhere, Wattland",
        "",
    ],
)
def test_not_stated(text: str) -> None:
    assert distances(text) == ()


def test_the_second_of_two_tells_of_the_same_place() -> None:
    text = "Ostermoor – a town 140km south of Wattland and 213km north of Dunmark."
    assert [shown(found, text) for found in distances(text)] == [
        ("Wattland", "Ostermoor", 140.0, "S"),
        ("Dunmark", "Ostermoor", 213.0, "N"),
    ]


def test_no_place_is_told_of_by_its_own_distance() -> None:
    text = "Where is Ostermoor? Some 35km south of Wattland and 20km north of Dunmark."
    assert {shown(one, text)[1] for one in distances(text)} <= {"Ostermoor", None}


def test_span_covers_number_direction_and_origin() -> None:
    text = "Ostermoor, about 230 km south of the port of Wattland, fell."
    (found,) = distances(text)
    assert found.span.of(text) == "about 230 km south of the port of Wattland"
    assert found.number is not None
    assert found.number.span.of(text) == "about 230 km"


def test_syntax_ties_the_phrase_to_its_subject() -> None:
    text = "Ostermoor in Dunmark stands 9 km south of Wattland"
    words = [("Ostermoor", 3, "nsubj"), ("in", 2, "case"), ("Dunmark", 0, "nmod"), ("stands", 3, "root")]
    words += [
        ("9", 5, "nummod"),
        ("km", 6, "obl"),
        ("south", 3, "advmod"),
        ("of", 8, "case"),
        ("Wattland", 6, "obl"),
    ]
    tokens, at = [], 0
    for word, head, relation in words:
        at = text.index(word, at)
        upos = "VERB" if relation == "root" else "NOUN"
        tokens.append(Token(Span(at, at + len(word)), upos, head, relation))
    plain = ground_of(text, places=PLACES)
    ground = Ground(
        report=plain.report,
        tree=Tree(text, tokens),
        passages=plain.passages,
        numbers=plain.numbers,
        mentions=plain.mentions,
    )
    (found,) = distances(text, ground)
    assert found.subject is not None
    assert found.subject.of(text) == "Ostermoor"


_WORDS = st.sampled_from(
    [
        "12 km",
        "about 5 miles",
        "north of",
        "south-east of",
        "from",
        "the",
        "of",
        ",",
        "(3 km)",
        "is",
        "–",
        "“",
        *PLACES,
    ]
)


@given(st.lists(_WORDS, max_size=14))
def test_spans_hold_what_they_claim(words: list[str]) -> None:
    text = " ".join(words)
    for found in distances(text):
        assert found.span.contains(found.origin)
        assert found.origin.of(text) in PLACES
        assert found.number is not None or found.direction
        assert found.number is None or found.span.contains(found.number.span)
        assert found.subject is None or not found.subject.overlaps(found.origin)
        assert found.km is None or 0 <= found.km <= 20_040
