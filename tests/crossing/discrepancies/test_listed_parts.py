from __future__ import annotations

import pytest

from crossing.discrepancies.read import read_scene
from crossread.crossing.discrepancies.arithmetic import arithmetic_findings

TOO_MANY = [
    "Police detained 20 people on Friday: 12 in Lyon, seven in Nantes and three in Brest.",
    "The firm has 5,000 workers, of whom 3,200 work for Altra and 2,400 for Bexon, the unions say.",
    "Eleven bodies were found in the wreck, the coastguard said. They are six men, five women and two children.",
    "Seven hikers were rescued on Mount Elbrus on Sunday. Five are Russians and three are Italians.",
    "Eight hostages were freed on Monday, the army said. Six are Kenyans and four are foreigners.",
    "The blaze killed 14 people. The victims were eight women, four men and three children.",
]
POSSIBLE = [
    "The storm killed ten people in Luzon, four in Bataan, three in Quezon and three in Aurora, officials said.",
    "The storm killed at least nine people in Luzon, four in Bataan, three in Quezon and three in Aurora.",
    "Five people died in Bataan and ten were hurt in Quezon, officials said.",
    "The team won 3 games, 2 in Lyon and 1 in Nantes.",
    "Twelve people were killed, five in Aleppo and ten wounded in Idlib, a monitor said.",
    "Of 30 homes, 12 in Lampa and eight in Puno were lost.",
    "Eleven bodies were found in the wreck, the coastguard said. They are six men, three women and two children.",
    "Seven hikers were rescued on Sunday. Five are Russians and two are Italians.",
    "A bus with 40 people crashed; 12 died in hospital in Puno and 9 in Juliaca.",
    "Room 7 is closed. Ten men and two women wait outside.",
    "Flight 12 left at 9. Thirty men and 20 women were aboard.",
    "On May 5 three men in Reno and two men in Elko were hurt, he said.",
    "Two of the seven are Kenyans and six are men.",
    "There were 29 in Lampa, 21 in Puno, 12 in Juli and 4 in Ilave.",
    "Three people were killed and 12 injured: nine women and six men.",
]


@pytest.mark.parametrize("text", TOO_MANY)
def test_listed_parts_exceed_their_whole(text: str) -> None:
    (finding,) = arithmetic_findings(read_scene(text))
    assert finding.detail == "parts"


@pytest.mark.parametrize("text", POSSIBLE)
def test_lists_that_fit_or_are_none(text: str) -> None:
    assert list(arithmetic_findings(read_scene(text))) == []
