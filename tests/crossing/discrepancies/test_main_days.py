from __future__ import annotations

import pytest

from crossing.discrepancies.read import read_scene
from crossread.crossing.discrepancies.date import date_findings

OTHER_DAYS = [
    (
        "A bomb killed five people in a market in Maiduguri early on Friday, police in Borno State said.",
        "Five people were killed by a bomb in a market in Maiduguri early on Saturday, Borno State police said.",
    ),
    (
        "The dam at Selinde gave way before dawn on Tuesday, flooding Karuma, Mayor Jean Okello said.",
        "Mayor Jean Okello said the Selinde dam burst in the early hours of Wednesday and flooded Karuma.",
    ),
    (
        "Judge Ruth Adler sentenced Victor Moss to nine years on 4 March in Tampa.",
        "Victor Moss was sentenced to nine years by Judge Ruth Adler in Tampa on 5 March.",
    ),
    (
        "Petra Novak won the Ostrava marathon on Sunday in a record time.",
        "Petra Novak won the Ostrava marathon on Saturday in a record time.",
    ),
    (
        "The Arctic Rose left Bergen with 40 crew on 12 May 2024 and sank off Svalbard.",
        "The Arctic Rose left Bergen with 40 crew on 14 May 2024 and sank off Svalbard.",
    ),
    (
        "Soldiers seized the presidential palace in Moroni on Wednesday night, Radio Comores reported.",
        "Soldiers seized the presidential palace in Moroni on Thursday night, according to Radio Comores.",
    ),
    (
        "An explosion killed two workers at the Brandt plant in Kassel on Monday morning.",
        "Two workers were killed on Tuesday morning in an explosion at the Brandt plant in Kassel.",
    ),
    (
        "The avalanche buried six skiers from Turin on Saturday, rescuers in Aosta said.",
        "Six skiers from Turin were buried by the avalanche on Friday, rescuers in Aosta said.",
    ),
    (
        "Parliament in Lusaka passed the mining bill on Thursday by 90 votes to 61, Speaker Nelly Banda said.",
        "The mining bill was passed by parliament in Lusaka on Wednesday by 90 votes to 61, Speaker Nelly Banda said.",
    ),
    (
        "The train hit a lorry near Torun on Friday evening, killing the driver, Marek Wolski.",
        "Marek Wolski, the driver, was killed when the train hit a lorry near Torun on Thursday evening.",
    ),
    (
        "Nkosi Dube was shot dead in Soweto on 7 June, Captain Thandi Mokoena said.",
        "Captain Thandi Mokoena said Nkosi Dube was shot dead in Soweto on 8 June.",
    ),
]
ONE_DAY_OR_TWO_MATTERS = [
    (
        "A bomb killed five people in a market in Maiduguri early on Friday, police in Borno State said.",
        "Five people were killed by a bomb in a market in Maiduguri on Friday morning, Borno State police said.",
    ),
    (
        "A bomb killed five people in a market in Maiduguri on Friday night, police in Borno State said.",
        "Five people were killed by a bomb in Maiduguri in the small hours of Saturday, Borno State police said.",
    ),
    (
        "A bomb killed five people in Maiduguri on Friday, police in Borno State said.",
        "Police in Borno State said on Saturday that a bomb had killed five people in Maiduguri.",
    ),
    (
        "A bomb killed five people in Maiduguri on Friday, police in Borno State said.",
        "Two more victims of the bomb in Maiduguri died on Saturday, police in Borno State said.",
    ),
    (
        "A bomb killed five people in Maiduguri on Friday, Borno State police said.",
        "Three men were arrested over the Maiduguri bomb on Saturday, Borno State police said.",
    ),
    (
        "The dam at Selinde gave way on Tuesday, flooding Karuma, Mayor Jean Okello said.",
        "The last families left Karuma on Wednesday after the Selinde dam burst, Mayor Jean Okello said.",
    ),
    (
        "Petra Novak won the Ostrava marathon on Sunday.",
        "Petra Novak arrived in Ostrava on Saturday for the marathon.",
    ),
    (
        "The Arctic Rose left Bergen on 12 May 2024 with 40 crew.",
        "The Arctic Rose sank off Svalbard on 14 May 2024 with 40 crew.",
    ),
    (
        "Soldiers seized the palace in Moroni on Wednesday night, Radio Comores reported.",
        "Soldiers left the palace in Moroni on Thursday, Radio Comores reported.",
    ),
    (
        "The body of a third skier from Turin was recovered on Sunday, rescuers in Aosta said.",
        "The avalanche buried six skiers from Turin on Saturday, rescuers in Aosta said.",
    ),
    (
        "Parliament in Lusaka is to vote on the mining bill on Thursday.",
        "Parliament in Lusaka debated the mining bill on Wednesday.",
    ),
    (
        "The train hit a lorry near Torun on Friday evening.",
        "The line near Torun was reopened on Saturday after the train had hit a lorry.",
    ),
    (
        "Nkosi Dube, who was shot in Soweto on 7 June, died on 8 June, Captain Thandi Mokoena said.",
        "Nkosi Dube died in Soweto on 8 June, Captain Thandi Mokoena said.",
    ),
    (
        "Shelling killed two people in Kherson on Monday, Governor Oleh Bondar said.",
        "Shelling killed three people in Kherson on Tuesday, Governor Oleh Bondar said. On Monday two had died.",
    ),
    ("Father Paul Eze was abducted in Enugu on Sunday.", "Father Paul Eze was released in Enugu on Monday."),
    ("Classes in Lyon were suspended on Thursday.", "Classes in Lyon will resume on Monday."),
    (
        "A funeral for Marek Wolski will be held in Torun on Tuesday.",
        "A vigil for Marek Wolski was held in Torun on Monday.",
    ),
    ("The strike at Maputo port began on Monday.", "The strike at Maputo port ended on Tuesday."),
    (
        "An overnight train from Milan derailed on Thursday near Foggia, Trenitalia said.",
        "Trenitalia said the train from Milan derailed near Foggia on Thursday.",
    ),
    ("", ""),
]


@pytest.mark.parametrize(("a", "b"), OTHER_DAYS)
def test_one_happening_on_two_days(a: str, b: str) -> None:
    (finding,) = date_findings(read_scene(a, b))
    assert finding.detail == "day"
    assert len({point.citation.report for point in finding.points}) == 2


@pytest.mark.parametrize(("a", "b"), ONE_DAY_OR_TWO_MATTERS)
def test_days_that_fit(a: str, b: str) -> None:
    assert list(date_findings(read_scene(a, b))) == []


def test_the_small_hours_of_two_days_without_a_link() -> None:
    a = "Ann Lee of the Tarn rescue service said the coach from Turin fell into a ravine before dawn on Tuesday."
    b = "The coach from Turin plunged into a ravine in the early hours of Monday. Ann Lee of Tarn was there."
    assert [finding.detail for finding in date_findings(read_scene(a, b, probability=0.1))] == ["day"]
