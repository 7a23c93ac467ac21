from __future__ import annotations

import pytest

from crossing.made import copied, link, scene
from crossread.crossing.discrepancies.omission import omission_findings


def details(source: str, copy: str) -> list[str]:
    return [f.detail for f in omission_findings(scene([copied(source, copy)]))]


def test_a_copy_that_drops_who_said_it() -> None:
    source = "The boom had rusted for years, said Lena Aalto of the dockers' union."
    linked = copied(source, "The boom had rusted for years.")
    (finding,) = omission_findings(scene([linked]))
    assert finding.detail == "attribution"
    assert "Lena Aalto" in finding.explanation


def test_a_copy_that_drops_a_qualifier() -> None:
    assert details("At least nine people were injured.", "Nine people were injured.") == ["qualifier"]


@pytest.mark.parametrize(
    ("source", "copy"),
    [
        ("Lena Aalto said the boom had rusted.", "The boom had rusted, according to Lena Aalto."),
        (
            "Lena Aalto said the boom had rusted.",
            "The boom had rusted, Lena Aalto of the union thinks aloud.",
        ),
        ("He said the boom had rusted.", "The boom had rusted."),
        ("Lena Aalto said the boom had rusted for years.", "“The boom had rusted for years.”"),
        ("At least nine people were injured.", "At least nine people were hurt."),
        ("“Fewer than 10” men were injured.", "The injured were “fewer than 10” men."),
        ("The boom had rusted for years.", "The boom had rusted for many years."),
    ],
)
def test_a_faithful_copy_leaves_nothing_out(source: str, copy: str) -> None:
    assert details(source, copy) == []


def test_separate_accounts_owe_each_other_nothing() -> None:
    linked = link("Lena Aalto said the boom had rusted for years.", "The boom had rusted for years.")
    assert list(omission_findings(scene([linked]))) == []


def test_a_speaker_named_in_the_next_sentence_is_not_lost() -> None:
    source = "The boom had rusted for years, said Lena Aalto of the dockers' union."
    copy = "The boom had rusted for years. Lena Aalto said she had warned the company of it."
    assert details(source, copy) == []


@pytest.mark.parametrize(
    ("source", "copy"),
    [
        ("Anyone with news said to call the harbour office at once.", "Call the harbour office at once."),
        ("The office had counted nine leaks by noon.", "The office had registered nine leaks by noon."),
        ("Two boats were sent out, according to the statement.", "Two boats were sent out."),
        ("Two boats were sent out, officials said.", "Two boats were sent out at once."),
        ("At least nine people were injured on the quay.", "Nine people or more were injured on the quay."),
        ("Lena Aalto said the boom had rusted for years.", "Had the boom rusted for years?"),
    ],
)
def test_no_source_is_lost(source: str, copy: str) -> None:
    assert details(source, copy) == []


BOUND_LOST = [
    ("At least 17 miners died when the shaft flooded.", "Seventeen miners died when the shaft flooded."),
    ("More than 300 families lost their homes in the fire.", "The fire took the homes of 300 families."),
    ("The closure will cost up to 900 jobs.", "The closure will cost 900 jobs."),
    ("Nearly 2,000 people were evacuated from the valley.", "2,000 people were evacuated from the valley."),
    ("No fewer than eight officers were injured.", "Eight officers were injured."),
    (
        "The storm has killed at least 12 people on the island.",
        "A storm on the island has left 12 people dead.",
    ),
    ("Almost 80 passengers were rescued.", "80 passengers were rescued."),
    (
        "As few as 20 people may have been on board, at least 9 of them children.",
        "Nine of them were children.",
    ),
    ("Over 70 people were treated for smoke.", "70 people were treated for smoke."),
]
BOUND_KEPT = [
    ("At least 17 miners died when the shaft flooded.", "At least 17 miners died in the flooded shaft."),
    (
        "At least 17 miners died when the shaft flooded.",
        "Seventeen miners or more died when the shaft flooded.",
    ),
    (
        "At least 17 miners died when the shaft flooded.",
        "The flood in the shaft killed a minimum of 17 miners.",
    ),
    (
        "At least 17 miners died when the shaft flooded.",
        "Seventeen miners at the very least died when the shaft flooded.",
    ),
    ("About 60 pupils were on the ferry.", "Some 60 pupils were on the ferry."),
    ("About 60 pupils were on the ferry.", "The ferry carried roughly 60 pupils."),
    ("More than 300 families lost their homes.", "Upwards of 300 families lost their homes."),
    ("Nearly 2,000 people were evacuated.", "Close to 2,000 people were evacuated."),
    ("Up to 900 jobs will go.", "A maximum of 900 jobs will go."),
    ("Almost 80 passengers were rescued.", "Not quite 80 passengers were rescued."),
    (
        "At least 17 miners died when the shaft flooded.",
        "Seventeen men worked in the shaft, and at least 17 died.",
    ),
    ("At least 17 miners died when the shaft flooded.", "The shaft, 17 kilometres from the town, flooded."),
    ("Just nine people came to the meeting.", "Nine people came to the meeting."),
    ("A total of 31 boats took part.", "Thirty-one boats took part."),
    ("People over the age of 60 were evacuated.", "People aged 60 were evacuated."),
    ("As many as 40 houses burned.", "Forty houses burned."),
    (
        "At least 17 miners died when the shaft flooded.",
        "Seventeen-year-old Ana Reyes saw the miners die when the shaft flooded.",
    ),
    ("About 60 pupils were on the ferry.", "Sixty pupils were on the ferry."),
    ("Some 40 houses were swept away by the river.", "The river swept away 40 houses."),
    ("Roughly 150 lorries are stuck at the border.", "At the border 150 lorries are stuck."),
    ("Around 30 gunmen attacked the camp.", "Thirty gunmen attacked the camp."),
]
VOICE_LOST = [
    (
        "The mayor had known of the crack for a year, according to the engineer Paula Wirth.",
        "The mayor had known of the crack for a year.",
    ),
    ("Rebels looted the clinic, the aid group Passerelle said.", "Rebels looted the clinic."),
    ("Villagers say the landowner opened the sluice at night.", "The landowner opened the sluice at night."),
    ("The opposition claims that 40,000 ballots were burned.", "Forty thousand ballots were burned."),
    ("The company's lawyer said the driver had ignored two signals.", "The driver had ignored two signals."),
    (
        "Two guards told the Morning Ledger that the gate had been locked from outside.",
        "The gate had been locked from outside.",
    ),
    (
        "The strike has cost the port four million euros a day, the employers' federation Handelsbund estimated.",
        "The strike has cost the port four million euros a day.",
    ),
    ("Neighbours alleged that the police had ignored seven calls.", "The police had ignored seven calls."),
    (
        "The fishermen's cooperative says the trawler was in forbidden waters.",
        "The trawler was in forbidden waters.",
    ),
    (
        "A former accountant said the hospital had paid for beds that did not exist.",
        "The hospital had paid for beds that did not exist.",
    ),
    (
        "Bishop Andrade said the soldiers had fired into the procession.",
        "The soldiers had fired into the procession.",
    ),
    (
        "The militia used the school as a store for weapons, the defence ministry said.",
        "The militia used the school as a store for weapons.",
    ),
    ("Satellite pictures show new trenches, according to the institute Orbis.", "There are new trenches."),
    ('"They never inspected the lift," said tenant Rosa Meinl.', "They never inspected the lift."),
]
VOICE_KEPT = [
    (
        "The mayor had known of the crack for a year, according to the engineer Paula Wirth.",
        "Paula Wirth, an engineer, said the mayor had known of the crack for a year.",
    ),
    (
        "The mayor had known of the crack for a year, according to the engineer Paula Wirth.",
        "The mayor had known of the crack for a year. Wirth said she had written to him twice.",
    ),
    (
        "Rebels looted the clinic, the aid group Passerelle said.",
        "Rebels looted the clinic, aid workers said.",
    ),
    (
        "Villagers say the landowner opened the sluice at night.",
        "The landowner is accused of opening the sluice at night.",
    ),
    (
        "Villagers say the landowner opened the sluice at night.",
        "The landowner allegedly opened the sluice at night.",
    ),
    ("Two boats were sent out, officials said.", "Two boats were sent out."),
    ("It was raining when the bus left, she said.", "It was raining when the bus left."),
    (
        "Rosa Meinl, who sells bread at the corner, said she had heard nothing.",
        "She sells bread at the corner.",
    ),
    ("The opposition claims that 40,000 ballots were burned.", "Were 40,000 ballots burned?"),
    (
        "The opposition claims that 40,000 ballots were burned.",
        "It is unclear whether 40,000 ballots were burned, as the opposition claims.",
    ),
    (
        "Bishop Andrade said the soldiers had fired into the procession.",
        "The soldiers had fired into the procession, the bishop said.",
    ),
    ("The minister said he would resign.", "The minister will resign."),
    ("The company said it would pay for the funerals.", "The company will pay for the funerals."),
    ("The police said they had arrested nine men.", "The police arrested nine men."),
    ("Wirth said the crack was four centimetres wide.", "“The crack was four centimetres wide.”"),
]


@pytest.mark.parametrize(("source", "copy"), BOUND_LOST)
def test_a_bound_is_lost(source: str, copy: str) -> None:
    assert "qualifier" in details(source, copy)


@pytest.mark.parametrize(("source", "copy"), BOUND_KEPT)
def test_no_bound_is_lost(source: str, copy: str) -> None:
    assert "qualifier" not in details(source, copy)


@pytest.mark.parametrize(("source", "copy"), VOICE_LOST)
def test_a_voice_is_lost(source: str, copy: str) -> None:
    assert "attribution" in details(source, copy)


@pytest.mark.parametrize(("source", "copy"), VOICE_KEPT)
def test_no_voice_is_lost(source: str, copy: str) -> None:
    assert "attribution" not in details(source, copy)


def test_what_both_leave_open_hides_no_lost_voice() -> None:
    source = "Sheep may not be moved within ten kilometres of the farm, the shepherds' federation said."
    assert "attribution" in details(source, "Sheep may not be moved within ten kilometres of the farm.")
    accused = "The driver, who may appear in court, took the parish money, curate Lena Brandt said."
    copy = "The driver, who may appear in court, is accused of having taken the parish money."
    assert "attribution" not in details(accused, copy)
