from __future__ import annotations

import pytest

from crossing.discrepancies.read import read_scene
from crossread.crossing.discrepancies.place import place_findings

ELSEWHERE = [
    (
        "Police in Leeds said Amir Khan, 34, was stabbed outside a shop on Harehills Lane on Tuesday night.",
        "Amir Khan, 34, was stabbed late on Tuesday outside a shop on Roundhay Road in Leeds, detectives said.",
        "Harehills Lane",
        "Roundhay Road",
    ),
    (
        "The tanker Santa Lucia ran aground off Tembeling Island on Sunday, the Malaysian coastguard said.",
        "The Santa Lucia, a tanker, ran aground on Sunday off Pulang Island, according to Malaysia's coastguard.",
        "Tembeling Island",
        "Pulang Island",
    ),
    (
        "Two climbers from Graz were killed by a rockfall on Mount Orvalo on Friday, rescuers in Tyrol said.",
        "A rockfall killed two climbers from Graz below Mount Besenkar on Friday, Tyrol's rescue service said.",
        "Mount Orvalo",
        "Mount Besenkar",
    ),
    (
        "A pipe bomb exploded at Weston High School in Ohio on Thursday, Sheriff Dale Ross said.",
        "Sheriff Dale Ross said a pipe bomb exploded on Thursday at Fairmont High School in Ohio.",
        "Weston High School",
        "Fairmont High School",
    ),
    (
        "The suspect, Luis Ortega, was arrested in a motel on Harper Avenue in Tulsa early on Friday.",
        "Luis Ortega, the suspect, was arrested early on Friday in a motel on Lewis Avenue in Tulsa.",
        "Harper Avenue",
        "Lewis Avenue",
    ),
    (
        "Fire gutted a warehouse at Penrose Quay in Cork on Saturday, injuring Declan Burke, a security guard.",
        "A security guard, Declan Burke, was injured when fire gutted a warehouse at Horgan Quay in Cork on Saturday.",
        "Penrose Quay",
        "Horgan Quay",
    ),
    (
        "The embankment of the Damodar burst at Karanji in Bardhaman district before dawn, officials in Kolkata said.",
        "Officials in Kolkata said the Damodar's embankment burst at Sonamukhi in Bardhaman district before dawn.",
        "Karanji",
        "Sonamukhi",
    ),
    (
        "A helicopter crashed into Lake Veltlin on Wednesday, killing pilot Urs Meier, Swiss police said.",
        "Swiss police said pilot Urs Meier was killed when the helicopter crashed into Lake Sarnen on Wednesday.",
        "Lake Veltlin",
        "Lake Sarnen",
    ),
    (
        "Protesters from the Hirak movement blocked traffic on Didouche Boulevard in Algiers on Friday.",
        "On Friday the Hirak movement's protesters blocked traffic on Pasteur Boulevard in Algiers.",
        "Didouche Boulevard",
        "Pasteur Boulevard",
    ),
    (
        "The bridge collapsed in Juliaca, Peru, on Tuesday.",
        "The bridge collapsed in Arequipa, Peru, on Tuesday.",
        "Juliaca",
        "Arequipa",
    ),
    (
        "Rebels ambushed a UN convoy near Mweso in North Kivu on Sunday, MONUSCO said, wounding two Indian soldiers.",
        "MONUSCO said rebels ambushed a UN convoy near Rutshuru in North Kivu on Sunday and wounded two Indian soldiers.",
        "Mweso",
        "Rutshuru",
    ),
    (
        "The car carrying Senator Paula Reyes was hit by gunfire in Tuluá, Colombia, on Monday.",
        "Gunfire hit the car carrying Senator Paula Reyes in Palmira, Colombia, on Monday.",
        "Tuluá",
        "Palmira",
    ),
    (
        "Inspectors found the missing Renoir in a flat on Rua Augusta Street in Lisbon, Portugal's Judicial Police said.",
        "Portugal's Judicial Police said the missing Renoir was found in a flat on Garrett Street in Lisbon.",
        "Rua Augusta Street",
        "Garrett Street",
    ),
]
COMPATIBLE = [
    ("The bridge collapsed in Juliaca, Peru, on Tuesday.", "The bridge collapsed in Peru on Tuesday."),
    (
        "Police in Leeds said Amir Khan was stabbed on Harehills Lane on Tuesday night.",
        "Amir Khan was stabbed in Leeds on Tuesday night, police said.",
    ),
    (
        "Police in Leeds said Amir Khan was stabbed on Harehills Lane on Tuesday night.",
        "Amir Khan was stabbed outside the Brewers Arms pub in Leeds on Tuesday, police said.",
    ),
    (
        "Amir Khan was stabbed on Harehills Lane in Leeds, near its corner with Roundhay Road.",
        "Amir Khan was stabbed on Roundhay Road in Leeds, police said.",
    ),
    (
        "The Santa Lucia ran aground off Pulang Island on Sunday, Malaysia's coastguard said.",
        "The Santa Lucia ran aground off Pulaang Island on Sunday, said the coastguard of Malaysia.",
    ),
    (
        "Two climbers from Graz were killed on Mount Orvalo on Friday, rescuers in Tyrol said.",
        "Two climbers from Graz were killed near Innsbruck in Tyrol on Friday, rescuers said.",
    ),
    (
        "The victims were taken to Saint Anne Hospital in Liège, said police chief Jan Maes.",
        "The victims were taken to two hospitals in Liège, police chief Jan Maes said. One died.",
    ),
    (
        "Four of the injured were treated at Saint Anne Hospital in Liège, said police chief Jan Maes.",
        "Police chief Jan Maes said others were treated at Saint Barbara Hospital; four were at Saint Anne Hospital.",
    ),
    (
        "Officials in Lampa said the bridge collapsed on Tuesday.",
        "Officials in Juliaca said the bridge collapsed on Tuesday.",
    ),
    (
        "A spokesman in Geneva said rebels ambushed the UN convoy on Sunday.",
        "A spokesman in Kinshasa said rebels ambushed the UN convoy on Sunday.",
    ),
    (
        "Luis Ortega of Harper Avenue, Tulsa, was arrested on Friday.",
        "Luis Ortega was arrested on Lewis Avenue in Tulsa on Friday.",
    ),
    (
        "The bus from Lima fell into a ravine on Monday, killing 20, Peru's police said.",
        "The bus to Cusco fell into a ravine on Monday, killing 20, Peru's police said.",
    ),
    (
        "The strike hit a market in Zabid, Yemen, in June, killing eight people.",
        "The strike hit a depot in Bajil, Yemen, on Monday, killing 14 people.",
    ),
    (
        "Protesters rallied on Didouche Boulevard in Algiers and in Oran on Friday.",
        "Protesters rallied on Friday in Algiers, on Didouche Boulevard and Pasteur Boulevard.",
    ),
    (
        "The fire started in Paradise Valley, Arizona, on Monday.",
        "The fire started in Scottsdale, Arizona, on Monday.",
    ),
    (
        "The ferry sank off Batangas in the Philippines on Sunday.",
        "The ferry, bound for Calapan in the Philippines, sank on Sunday.",
    ),
    (
        "A rocket landed in the sea near Sokcho on Monday, South Korea's army said.",
        "A rocket was fired from Wonsan on Monday, the army of South Korea said.",
    ),
    (
        "The council met in Brandon Hall in Hull on Friday and voted to close Wold School.",
        "The council met in Hull on Friday and voted to close Wold School on Spring Bank.",
    ),
    ("The bridge collapsed near Lampa on Tuesday.", "The bridge collapsed in Juliaca, Peru, on Tuesday."),
    (
        "The bridge collapsed in suburban Seattle, Washington, on Tuesday.",
        "The bridge collapsed in Mukilteo, Washington, on Tuesday.",
    ),
    (
        "Ali Hassan, who was wounded, ran down Mutanabbi Street in Baghdad to a clinic.",
        "Ali Hassan was wounded when the bomb exploded on Rashid Street in Baghdad.",
    ),
    ("", ""),
]


@pytest.mark.parametrize(("a", "b", "here", "there"), ELSEWHERE)
def test_one_happening_in_two_places_of_one_sort(a: str, b: str, here: str, there: str) -> None:
    (finding,) = place_findings(read_scene(a, b))
    assert {point.value for point in finding.points} == {here, there}


@pytest.mark.parametrize(("a", "b"), COMPATIBLE)
def test_places_that_can_be_one_or_of_two_happenings(a: str, b: str) -> None:
    assert list(place_findings(read_scene(a, b))) == []


def test_where_it_took_place_against_the_lead_of_another_report() -> None:
    a = "Ann Lee of the Tarn rescue service said six skiers from Turin were dug out. The accident happened in Bagno."
    b = "Six skiers from Turin were hit by a slide in Orvalo, said Ann Lee of the Tarn rescue service."
    (finding,) = place_findings(read_scene(a, b, probability=0.1))
    assert {point.value for point in finding.points} == {"Bagno", "Orvalo"}
