from __future__ import annotations

from pathlib import Path

import pytest

from crossing.discrepancies.read import read_scene
from crossread.crossing.discrepancies.distance import distance_findings

_LINES = Path(__file__).with_name("stated_distances.tsv").read_text(encoding="utf-8").splitlines()
STATED = [tuple(line.split("\t", 1)) for line in _LINES if line and not line.startswith("#")]
WRONG = [
    ("The column left Hama, about 230 km south of Aleppo, at dawn.", "distance"),
    ("Hama lies 12 km south of Aleppo, the driver said.", "distance"),
    ("Trucks wait in Hama, 140 km north of Aleppo, for the road to open.", "direction"),
    ("Ayorou stands about 190 km northeast of the capital, Niamey, in the west of Niger.", "direction"),
    ("Shikarpur, 120 km north of Sukkur, has no clean water left.", "distance"),
]
RIGHT = [
    "The column left Hama, about 140 km south of Aleppo, at dawn.",
    "Hama lies 120 km south of Aleppo, the driver said.",
    "Hama lies 150 km from Aleppo by road.",
    "Ayorou stands about 190 km northwest of the capital, Niamey, in the west of Niger.",
    "The farm lies 500 km north of the river.",
    "Syria lies 900 km south of Ukraine.",
    "The airport is 2 km south of Aleppo.",
    "Hama and Aleppo are towns.",
    "",
]


@pytest.mark.parametrize(("text", "detail"), WRONG)
def test_the_map_excludes_it(text: str, detail: str) -> None:
    (finding,) = distance_findings(read_scene(text))
    assert finding.detail == detail
    assert "on the map" in finding.explanation


@pytest.mark.parametrize("text", RIGHT)
def test_the_map_allows_it(text: str) -> None:
    assert list(distance_findings(read_scene(text))) == []


def test_all_readings_of_one_pair_make_one_card() -> None:
    texts = (
        "The army holds Hama, about 230 km south of Aleppo.",
        "Rebels advanced on Hama, a town 140km south of Aleppo.",
    )
    (finding,) = distance_findings(read_scene(*texts))
    assert {point.value for point in finding.points} == {
        "about 230 km south of Aleppo",
        "140km south of Aleppo",
    }


def test_miles_for_kilometres() -> None:
    texts = (
        "The bank broke near Garhi Khairo, some 55 kilometres southwest of Jacobabad.",
        "The bank broke near Garhi Khairo, some 55 miles southwest of Jacobabad.",
    )
    (finding,) = distance_findings(read_scene(*texts))
    assert finding.detail == "distance"


def test_what_it_stands_for() -> None:
    text = "A fire broke out in Hereford, Texas. It lies about 45 miles northwest of Amarillo, Texas."
    (finding,) = distance_findings(read_scene(text))
    assert finding.detail == "direction"
    assert "Hereford" in finding.explanation


IMPLIED = [
    ("Aleppo was calm. A bus came from Hama, 500 km away, at noon.", "from Aleppo"),
    ("Aleppo was calm. The boy came from Hama, 20 km from here by the river road.", "from Aleppo"),
    ("Aleppo was calm. A bus came from Hama, 130 km to the north.", "of Aleppo"),
]


@pytest.mark.parametrize(("text", "origin"), IMPLIED)
def test_a_distance_counted_from_a_place_named_before(text: str, origin: str) -> None:
    (finding,) = distance_findings(read_scene(text))
    assert origin in finding.explanation


@pytest.mark.parametrize(
    "text",
    [
        "Aleppo was calm. A bus came from Hama, 130 km away, at noon.",
        "Aleppo was calm. A bus came from Hama, 130 km to the south.",
        "Damascus and Aleppo were calm. A bus came from Hama, 190 km to the north.",  # of Damascus it is
        "Aleppo and Vindoria were calm. A bus came from Hama, 500 km away.",  # who knows where Vindoria is
        "Hama lies on a plain of 900 km, he said.",
    ],
)
def test_a_distance_that_fits_one_of_the_places(text: str) -> None:
    assert list(distance_findings(read_scene(text))) == []


def test_the_capital_is_the_one_that_a_report_names() -> None:
    texts = (
        "The town lies about 180 km north of Damascus, in Syria. Hama lies about 190 km north of Damascus.",
        "Hama lies about 190 km south of the capital. The town was calm.",
    )
    (finding,) = distance_findings(read_scene(*texts))
    assert finding.detail == "direction"


@pytest.mark.parametrize(("verdict", "text"), STATED)
def test_invented_sentences(verdict: str, text: str) -> None:
    assert len(list(distance_findings(read_scene(text)))) == (verdict == "wrong")


BETWEEN_REPORTS = [
    (
        "The injured came to Abancay, the regional capital, about 80 kilometres to the northeast.",
        "The worst cases were rushed to Abancay, 80 miles to the north-east.",
        "distance",
    ),
    (
        "Frankenthal, population 49,000, is about eight kilometres south-east of Ludwigshafen.",
        "The hall in Frankenthal, a town of 49,000 some eight kilometres north-west of Ludwigshafen, burned.",
        "direction",
    ),
    (
        "He was found in Monroe, Michigan, about 50 miles northeast of Toledo.",
        "He was found in Monroe, Michigan, about 20 miles northeast of Toledo.",
        "distance",
    ),
    (
        "Ships leave Durban for Richards Bay, some 155km to the northeast.",
        "Ships sail from Richards Bay, about 155km southwest of Durban.",
        "direction",
    ),
]


@pytest.mark.parametrize(("one", "other", "detail"), BETWEEN_REPORTS)
def test_both_reports_are_cited(one: str, other: str, detail: str) -> None:
    (finding,) = distance_findings(read_scene(one, other))
    assert finding.detail == detail
    assert len({point.citation.report for point in finding.points}) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The injured came to Abancay, about 80 kilometres to the northeast.",
            "The worst cases were rushed to Abancay, 50 miles to the north-east.",
        ),
        (
            "The injured came to Abancay, about 80 kilometres to the northeast.",
            "From the coast they came to Abancay, 420 kilometres to the south-east.",  # from elsewhere
        ),
        (
            "Frankenthal is about eight kilometres north of Ludwigshafen.",
            "Frankenthal is some eight kilometres north-west of Ludwigshafen.",
        ),
    ],
)
def test_reports_that_agree(one: str, other: str) -> None:
    assert list(distance_findings(read_scene(one, other))) == []


def test_a_village_is_no_city() -> None:
    text = "Colombo was calm. The village is 25 km from Jaffna, he said in Colombo."
    assert list(distance_findings(read_scene(text))) == []
