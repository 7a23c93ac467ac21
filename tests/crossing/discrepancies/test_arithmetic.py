from __future__ import annotations

import pytest

from crossing.discrepancies.read import read_scene
from crossread.crossing.discrepancies.arithmetic import arithmetic_findings

TOO_MANY = [
    "The clinic recorded 34 deaths: 9 children, 12 women and 15 men.",
    "Twenty-six people were detained. Of these, 19 are adults and 9 are minors.",
    "Eight more were hurt; four women and five men.",
    "The ministry counts 38 deaths, namely 24 children and 17 older persons.",
    "It had taken 63 men prisoner, 48 of them soldiers and 19 policemen, and had seized four lorries.",
    "Of the 62 boxes, 14 were affected by the fire and 50 are intact.",
    "There were 121 people on board. So far 112 have been rescued, seven bodies were found and four are missing.",
]
POSSIBLE = [
    "The clinic recorded 36 deaths: 9 children, 12 women and 15 men.",
    "Of the 12 injured, 5 were children and 9 were taken to hospital.",
    "Five people were killed; 12 women and 7 men were hurt.",
    "Three people were killed and 12 injured: nine women and six men.",
    "The ward treated 63 wounded, 11 of them children, and received 16 bodies.",
    "At least 20 people died, among them 12 women and 11 men.",
    "About 40 people were held: 22 women and 21 men.",
    "Of the 12 dead, 8 were civilians and 7 were children.",
    "It had taken 63 men prisoner, 48 of them soldiers, and had killed 19 policemen.",
    "It had taken 63 men prisoner, 48 of them soldiers and 15 policemen.",
    "Gunmen killed 30 people in three villages, 12 of them children and 3 women.",
    "Three people were killed and 12 injured, nine of them women and six men.",
    "The army held 15 people, 10 of them women, 12 men fled.",
    "Of the 20 people hurt, 15 were women, 8 of them girls.",
    "There were 40 people on board. Thirty-eight were injured, five of whom later died.",
    "There were 126 people on board; infants travel without a ticket.",
    "The coast guard said 112 of the 121 on board had been saved, 26 of whom were in hospital.",
    "Nine people drowned this week. Three of them died in Orlova, three in Besk and two in Tarn.",
    "Minus 5 people were killed: 2 women and 3 men.",
    "",
]


@pytest.mark.parametrize("text", TOO_MANY)
def test_parts_exceed_the_whole(text: str) -> None:
    (finding,) = arithmetic_findings(read_scene(text))
    assert finding.detail == "parts"
    assert "exceed" in finding.explanation
    assert len(finding.points) > 2


@pytest.mark.parametrize("text", POSSIBLE)
def test_parts_fit(text: str) -> None:
    assert list(arithmetic_findings(read_scene(text))) == []
