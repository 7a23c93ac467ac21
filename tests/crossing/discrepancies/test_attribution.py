"""Who is given a statement, in invented sentences; what the check is known to miss stands in `docs/discrepancies.md`."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crossing.made import lexicon, link, read_fully, scene
from crossread.crossing.comparing.linked import Linked
from crossread.crossing.discrepancies.attribution import attribution_findings, is_told_of, may_be_meant
from crossread.crossing.discrepancies.telling import voice_phrase
from crossread.crossing.prepared import Prepared
from crossread.crossing.scene import scene_of
from crossread.crossing.speech.quoting import Said
from crossread.crossing.speech.spoken import Spoken
from crossread.crossing.speech.tellers import Teller
from crossread.domain.layers import MentionKind
from crossread.domain.span import Span

_REST = "\n\nThe weekly notice of the district hung in the hall beside the stairs, as it does on every market day."


def details(a: str, b: str, *, copied: bool) -> list[str]:
    """The details found where the two passages most alike are linked, the second written from the first if `copied`."""
    one, other = (
        read_fully(a + _REST, outlet="Harbour Post"),
        read_fully(b + _REST, outlet="Lindmark Courier"),
    )
    i, j = max(
        ((i, j) for i in _passages(one) for j in _passages(other)),
        key=lambda pair: len(set(one.folded[pair[0]]) & set(other.folded[pair[1]])),
    )
    linked = Linked(
        one, i, other, j, score=0.9, probability=0.9, directed=copied, reused=copied, one_lineage=copied
    )
    return [f.detail for f in attribution_findings(Spoken.of(scene_of([linked], lexicon())))]


def _passages(report: Prepared) -> list[int]:
    return [i for i in range(len(report.passages)) if not report.passage_text(i).startswith("The weekly")]


TWO_VOICES = [
    (
        '"In the evening it was the others," said a teacher who asked not to be named.',
        '"In the evening it was the others," the trader said.',
    ),
    (
        'Mayor Ines Barria said the town had asked in vain. "We warned the ministry twice this year," she said.',
        '"We warned the ministry twice this year," said captain Rodrigo Unzueta.',
    ),
    (
        'Judge Mercedes Galindo said: "This man robbed the house, and every family paid for those envelopes twice."',
        '"Every family paid for those envelopes twice," prosecutor Andres Villalon told reporters.',
    ),
    (
        "It had been “patched with good intentions” for years, said farmer Les Whitcombe.",
        "It had been patched with good intentions for years, said the board's chairman, Neil Abara.",
    ),
    (
        '"The bridge was never checked," said mayor Piet Vermeer.',
        '"The bridge was never checked," said engineer Anna Claes.',
    ),
    (
        'The mayor of Tilden, Rosa Whitcombe, said: "We asked for help three times and got none."',
        '"We asked for help three times and got none," fire chief Don Alvarez told reporters.',
    ),
    (
        '"Nobody warned us about the gas," Maria Lopes, a cleaner, told the paper.',
        '"Nobody warned us about the gas," said Joao Teles, who works in the kitchen.',
    ),
    (
        '"It was like standing in an oven," said Gregor Hahn, a baker.',
        'A schoolboy, Emil Krug, told this newspaper: "It was like standing in an oven."',
    ),
    (
        'Defence minister Olu Adeyemi said "the rebels have been pushed out of the valley".',
        '"The rebels have been pushed out of the valley," army spokesman Bello Musa said.',
    ),
    (
        "“We will rebuild every house before winter,” President Nadia Karimova said.",
        "Prime Minister Timur Saidov promised: “We will rebuild every house before winter.”",
    ),
    (
        '"The brakes had failed twice that week," the driver said.',
        '"The brakes had failed twice that week," the mechanic said.',
    ),
    (
        '"We saw bodies floating past the church," a priest told the radio.',
        '"We saw bodies floating past the church," a fisherman said.',
    ),
    (
        '"There is no cause for alarm," the plant manager said.',
        '"There is no cause for alarm," the health minister said.',
    ),
    (
        'Captain Luis Ortega reached the wreck first. "The deck was already under water," he said.',
        '"The deck was already under water," said passenger Clara Ruiz.',
    ),
    (
        'Bishop Tom Harlan spoke at noon. "No one should sleep in the street tonight," he said.',
        '"No one should sleep in the street tonight," housing secretary Jill Ames said.',
    ),
    (
        '"They broke the window with a spade and then they pulled her out by the arms," said neighbour Ken Oduya.',
        'Paramedic Ruth Wanjiru said: "They broke the window with a spade and pulled her out by the arms."',
    ),
    (
        '"I will not resign," governor Hal Brandt said. "I was elected to finish the job."',
        '"I was elected to finish the job," senator Milo Reeves said.',
    ),
    (
        "The vaccine had expired in March, according to the health ministry.",
        "The vaccine had expired in March, the Red Cross said.",
    ),
    (
        "The ship was carrying 40 tonnes of ammonia, the coast guard said.",
        "The ship was carrying 40 tonnes of ammonia, the owner said.",
    ),
    (
        "Police said the man fired eleven shots from the roof.",
        "Neighbours said the man fired eleven shots from the roof.",
    ),
    (
        "The hospital said the boy had lost an eye.",
        "The boy had lost an eye, according to his family's lawyer.",
    ),
    (
        "Witnesses said the driver did not brake before the crossing.",
        "Prosecutors said the driver did not brake before the crossing.",
    ),
    (
        'They reached the hut at dawn. "We heard singing before we saw them," said guide Pål Strand.',
        'They reached the hut at dawn. "We heard singing before we saw them," said Dr Ingrid Moe, who came by helicopter.',
    ),
    (
        'Councillor Fay Dunmore resigned on Monday. "I could not defend this budget any longer," she told the Echo.',
        '"I could not defend this budget any longer," treasurer Colin Peck told reporters after the vote.',
    ),
    (
        '"Our teachers have not been paid since August," said Kwame Asante, who leads the union.',
        '"Our teachers have not been paid since August," education minister Abena Osei said.',
    ),
    (
        "The strike on the depot killed nobody, the army said.",
        "The strike on the depot killed nobody, residents said.",
    ),
    (
        '"The engine was on fire before we left the runway," passenger Luc Petit said.',
        '"The engine was on fire before we left the runway," the pilot, Marc Vasseur, told investigators.',
    ),
]

LOST = [
    (
        '"I held on to the mast and prayed the whole night," said Ivo Lund, a deckhand.',
        '"I held on to the mast and prayed the whole night." The sea was calm by morning.',
    ),
    (
        '"The water came up the stairs like an animal," said Meena Joshi, a tailor.',
        'It was over in minutes. "The water came up the stairs like an animal," was how it was put that day.',
    ),
    (
        'Trader Ama Boateng said: "They burned the stalls one after another and laughed."',
        'The market is gone. "They burned the stalls one after another and laughed."',
    ),
    (
        '"Every shelter has water and bread," relief director Asha Nair said.',
        "Camps have opened in four districts. “Every shelter has water and bread.”",
    ),
    (
        '"First there was a whistle and then the wall was gone," said the 31-year-old baker Dana Novak.',
        '"First there was a whistle and then the wall was gone," was one description of the blast.',
    ),
    (
        '"We have been sleeping in the bus for six nights," said Lucia Mora, a nurse.',
        'Families wait at the border. "We have been sleeping in the bus for six nights."',
    ),
]

GAINED = [
    (
        "Grain prices have doubled since the spring.",
        "Grain prices have doubled since the spring, according to the farmers union.",
    ),
    (
        "It was the fourth fire in the port this year.",
        "It was the fourth fire in the port this year, harbour master Lena Voss said.",
    ),
    ("The road has been closed since Sunday.", "The road has been closed since Sunday, villagers say."),
    (
        "Marches have been held in the square every evening since May.",
        "Marches have been held in the square every evening since May, organisers say.",
    ),
    (
        "The strike entered its third week on Monday.",
        "The strike entered its third week on Monday, said union leader Paul Mensah.",
    ),
    (
        "The station is the busiest in the country.",
        "The station is the busiest in the country, the transport minister said.",
    ),
    (
        "The regiment returned from the north in June.",
        "Colonel Ben Achour said the regiment returned from the north in June.",
    ),
]

NOTHING = [
    (
        "The mayor said the dam was never checked, and engineer Anna Claes said so too.",
        "The dam was never checked, according to firefighters.",
    ),
    (
        "Captain Rodrigo Unzueta was blunt. “We warned them all twice this year.” The union said on Monday it would wait.",
        "“We warned them all twice this year,” said captain Rodrigo Unzueta.",
    ),
    (
        '"The bridge was never checked," said mayor Piet Vermeer.',
        'The mayor said: "The bridge was never checked."',
    ),
    (
        '"The bridge was never checked," said mayor Piet Vermeer.',
        '"The bridge was never checked," Vermeer told reporters.',
    ),
    (
        '"The bridge was never checked," said Piet Vermeer.',
        'Mr Vermeer arrived at ten. "The bridge was never checked," he said.',
    ),
    (
        "The hospital said the boy had lost an eye.",
        "The boy had lost an eye, hospital spokeswoman Greta Falk said.",
    ),
    (
        "Police said the man fired eleven shots from the roof.",
        "The man fired eleven shots from the roof, officers said.",
    ),
    (
        "Police said the man fired eleven shots from the roof.",
        "The man fired eleven shots from the roof, inspector Karl Weiss said.",
    ),
    (
        "The defence ministry said the convoy turned back at the river.",
        "The convoy turned back at the river, ministry spokesman Igor Belov said.",
    ),
    ('"We have no bread," a resident of the old town told Reuters.', '"We have no bread," one woman said.'),
    (
        '"We have no bread," a resident, Salma Issa, told Reuters.',
        '"We have no bread," a mother of four said.',
    ),
    ('"We will win," Trump said.', '"We will win," the president said.'),
    ('"We will win," President Donald Trump wrote.', '"We will win," the White House said in a statement.'),
    (
        "The tunnel had been closed since Friday, the railway company said.",
        "The tunnel had been closed since Friday, NordRail said.",
    ),
    (
        "The tunnel had been closed since Friday, officials said.",
        "The tunnel had been closed since Friday, the transport ministry said.",
    ),
    (
        "The tunnel had been closed since Friday, state television reported.",
        "The tunnel had been closed since Friday, the transport ministry said.",
    ),
    (
        "The dam had been leaking for a month, Samuel Otieno said.",
        "The dam had been leaking for a month, the village headman said.",
    ),
    (
        '"The dam had been leaking for a month," Samuel Otieno, the village headman, said.',
        '"The dam had been leaking for a month," the headman told the Courier.',
    ),
    ("The fire chief said three crews had been sent.", "The fire service said three crews had been sent."),
    (
        "The mayor of Lund said the school would open on Monday.",
        "The town hall said the school would open on Monday.",
    ),
    ("The army said it had taken the hill.", "Major Tariq Aziz said the army had taken the hill."),
    ("The company said the ship was insured.", "The ship was insured, Baltic Lines said in a statement."),
    (
        '"I held on to the mast and prayed the whole night," said Ivo Lund, a deckhand.',
        'Ivo Lund, a deckhand, was picked up at dawn. "I held on to the mast and prayed the whole night."',
    ),
    (
        '"I held on to the mast and prayed the whole night," said Ivo Lund, a deckhand.',
        '"I held on to the mast and prayed the whole night." Ivo Lund, 22, was the last man off.',
    ),
    (
        '"I held on to the mast and prayed the whole night," said Ivo Lund, a deckhand.',
        '"The boat turned over at once," Lund said. "I held on to the mast and prayed the whole night."',
    ),
    (
        '"I held on to the mast and prayed the whole night," said Ivo Lund, a deckhand.',
        '"I held on to the mast and prayed the whole night," a deckhand said.',
    ),
    (
        '"I held on to the mast and prayed the whole night," said Ivo Lund, a deckhand.',
        '"I held on to the mast and prayed the whole night," he told us.',
    ),
    (
        '"We dug with our hands until dawn," shepherd Ramaz Beridze said.',
        'The shepherd has not slept. "We dug with our hands until dawn."',
    ),
    (
        '"Every shelter has water and bread," relief director Asha Nair said.',
        "Relief director Asha Nair visited four camps. She found them full. “Every shelter has water and bread.”",
    ),
    (
        '"Every shelter has water and bread," relief director Asha Nair said.',
        "“Every shelter has water and bread,” read a statement from the relief office.",
    ),
    (
        'The sign read "No entry to the quarry without a permit", the guard said.',
        'A sign says "No entry to the quarry without a permit".',
    ),
    (
        'He was charged with "conspiracy to commit fraud", prosecutors said.',
        'He is charged with "conspiracy to commit fraud".',
    ),
    (
        '"Zone of silence" is what the locals call it, said Tom Pike.',
        'The "zone of silence" lies to the north.',
    ),
    (
        "The road has been closed since Sunday, the council said.",
        "The road has been closed since Sunday, according to the council.",
    ),
    (
        "The road has been closed since Sunday. The council hopes to open it soon.",
        "The road has been closed since Sunday, the council said.",
    ),
    (
        "Villagers described the week. The road has been closed since Sunday.",
        "The road has been closed since Sunday, villagers say.",
    ),
    (
        "The road has been closed since Sunday.",
        "The road has been closed since Sunday, Harbour Post reported.",
    ),
    (
        "The road has been closed since Sunday.",
        "The road has been closed since Sunday, local media reported.",
    ),
    ("The union voted on Friday to strike.", "The union said it had voted on Friday to strike."),
    ("Police arrested two men at the scene.", "Police said they arrested two men at the scene."),
    (
        "Kestrel Mining made a profit of $4 million.",
        "Kestrel Mining made a profit of $4 million, according to its annual report.",
    ),
    ("The minister resigned on Friday.", "The minister announced on Friday that he had resigned."),
    (
        '"The bridge was never checked," said mayor Piet Vermeer.',
        '"The bridge had not been painted," said engineer Anna Claes.',
    ),
    (
        "Eight people were hurt, the fire chief said.",
        "Eight people were hurt, according to the fire chief and the hospital.",
    ),
    ("Three people died, police said.", "Three people died, police and the hospital said."),
    (
        '"We heard singing before we saw them," said guide Pål Strand.',
        'Strand, a guide for twenty years, led the team. "We heard singing before we saw them," he said.',
    ),
    (
        '"We heard singing before we saw them," said guide Pål Strand.',
        '"We heard singing before we saw them," the guide recalled.',
    ),
    (
        '"We heard singing before we saw them," said guide Pal Strand.',
        '"We heard singing before we saw them," said Paul Strand.',
    ),
    (
        '"We heard singing before we saw them," a rescuer said.',
        '"We heard singing before we saw them," said guide Pål Strand.',
    ),
    (
        '"The budget is safe," chancellor Ruth Adler told parliament.',
        '"The budget is safe," the finance ministry said, quoting Chancellor Ruth Adler.',
    ),
    (
        '"The budget is safe," chancellor Ruth Adler told parliament.',
        '"The budget is safe," the chancellor, Ms Adler, said.',
    ),
    (
        "Governor Ines Prado said eleven bridges had been lost.",
        "Eleven bridges have been lost, the governor of Altura, Ines Prado, told Radio Sur.",
    ),
    ("The air force said it had struck two boats.", "Two boats were struck, the military said."),
    (
        "The health ministry said 40 people had been treated.",
        "Forty people had been treated, health officials said.",
    ),
    ("The Kantar Group said it would close the mill.", "The mill will close, Kantar said."),
    (
        "Amnesty International said 12 men had been held without charge.",
        "Twelve men had been held without charge, the rights group said.",
    ),
    (
        "The fire was put out by noon, firefighters said.",
        "The fire was put out by noon, fire chief Hal Dorn said.",
    ),
    ("Witnesses said the bus was speeding.", "The bus was speeding, passengers said."),
    ('"Nothing will bring him back," his mother said.', '"Nothing will bring him back," Teresa Lobo said.'),
    (
        '"Nothing will bring him back," his widow, Teresa Lobo, said.',
        '"Nothing will bring him back," said his wife.',
    ),
    (
        "President Aliou Sarr said the vote would be held in May.",
        "The presidency said the vote would be held in May.",
    ),
    ("Foreign minister Petra Novak said the talks had failed.", "Prague said the talks had failed."),
    ("The coroner said the man had drowned.", "The man had drowned, according to the coroner's office."),
    ('"We are not leaving," said Kofi, 34, a trader.', '"We are not leaving," said one of the traders.'),
    ('"We are not leaving," said Kofi Mensah.', '"We are not leaving," the traders chanted.'),
    (
        "The club said in a statement that the coach had been dismissed.",
        "The coach had been dismissed, chairman Rolf Berg said.",
    ),
    (
        '"The coach had our full support," chairman Rolf Berg said.',
        '"The coach had our full support," the club said on its website.',
    ),
    ("Analysts expect rates to rise in June.", "Rates are expected to rise in June, analysts say."),
    (
        "The court heard that the driver had slept two hours.",
        "The driver had slept two hours, prosecutor Lena Roth told the court.",
    ),
    (
        "A spokesman for the airline said the flight had been full.",
        "The flight had been full, Air Meridian said.",
    ),
    (
        "The school was told of the leak in March, parents said.",
        "The school was told of the leak in March, said Ana Vidal, whose son goes there.",
    ),
    (
        "The UN said 3,000 people had crossed the river.",
        "Three thousand people had crossed the river, the refugee agency UNHCR said.",
    ),
    (
        'Anton Holm, who was two, died on the way. "I held him until the rain had stopped," his mother says.',
        '"I held him until the rain had stopped," Ada Brandt says. Her boy died on the way.',
    ),
    ('"Long live the king," the crowd shouted.', '"Long live the king," a man shouted.'),
    (
        '"Get out, get out now," the conductor shouted, according to passenger Mia Lind.',
        '"Get out, get out now," the conductor shouted.',
    ),
    (
        '"Get out, get out now, she kept shouting," passenger Mia Lind said.',
        '"Get out, get out now," the conductor kept shouting.',
    ),
]


@pytest.mark.parametrize("copied", [False, True])
@pytest.mark.parametrize(("a", "b"), TWO_VOICES)
def test_one_statement_of_two_voices(a: str, b: str, copied: bool) -> None:
    assert details(a, b, copied=copied) == ["other voice"]


@pytest.mark.parametrize("copied", [False, True])
@pytest.mark.parametrize(("a", "b"), LOST)
def test_quoted_words_without_their_speaker(a: str, b: str, copied: bool) -> None:
    assert details(a, b, copied=copied) == ["lost"]


@pytest.mark.parametrize(("a", "b"), GAINED)
def test_a_voice_its_source_does_not_name(a: str, b: str) -> None:
    assert details(a, b, copied=True) == ["gained"]
    assert details(a, b, copied=False) == []


@pytest.mark.parametrize("copied", [False, True])
@pytest.mark.parametrize(("a", "b"), NOTHING)
def test_voices_that_may_be_one(a: str, b: str, copied: bool) -> None:
    assert details(a, b, copied=copied) == []


def test_a_pronoun_may_stand_for_whoever_was_named_just_before() -> None:
    text = 'The tents leak, said Omar Dali, a carter. Idris Noor runs the camp. "We have no blankets left," he said.'
    report = read_fully(text + _REST, outlet="Harbour Post")
    place = report.cite(2)
    said = Said(place, 2, ("we", "have"), "We have no blankets left")
    he = Teller(
        "Omar Dali",
        place,
        place.span,
        MentionKind.PERSON,
        None,
        frozenset({"dali"}),
        frozenset(),
        frozenset(),
        loose=True,
    )
    other = replace(he, printed="Idris Noor", names=frozenset({"noor"}), loose=False)
    stranger = replace(other, printed="Ada Holm", names=frozenset({"holm"}))
    told = scene_of([link(text + _REST, "The tents leak.")], lexicon())
    told = replace(told, reports={report.id: report})
    assert may_be_meant(told, said, he, other)
    assert not may_be_meant(told, said, he, stranger)
    assert not may_be_meant(told, said, replace(he, loose=False), other)


def test_all_words_given_to_two_voices_are_one_finding() -> None:
    a = 'Baker Lena Voss was at her oven. "The wall bent like paper. Then the dust came in," she said.'
    b = '"The wall bent like paper," said cook Ivan Reyes. "Then the dust came in."'
    assert details(a, b, copied=False) == ["other voice"]


@pytest.mark.parametrize(
    "text", ["", "x", "“", "“”", "according to", ", said.", '" said X', "😀 “😀,” said 😀."]
)
def test_odd_text(text: str) -> None:
    odd = scene([link(text + " The quay was quiet on Monday.", "The quay was quiet.")])
    assert list(attribution_findings(Spoken.of(odd))) == []


@pytest.mark.parametrize(
    ("text", "source", "told"),
    [
        ("The authorities stand accused by residents of hiding it.", "The authorities stand", True),
        ("The council was blamed by traders for it.", "The council", True),
        ("Rebels backed by the army said that they held it.", "Rebels", False),
        ("Analysts polled by the paper expect a rise.", "Analysts", False),
    ],
)
def test_who_is_accused_is_told_of(text: str, source: str, *, told: bool) -> None:
    assert is_told_of(text, Span(0, len(source))) is told


def test_the_speaker_belongs_to_the_place() -> None:
    a, b = (
        read_fully(text + _REST, outlet="Harbour Post")
        for text in (
            '"The bridge was never checked," said mayor Piet Vermeer at noon.',
            'Engineer Anna Claes was blunt. "The bridge was never checked," she said, and left.',
        )
    )
    linked = Linked(a, 0, b, 1, score=0.9, probability=0.9, directed=False, reused=False, one_lineage=False)
    (found,) = attribution_findings(Spoken.of(scene_of([linked], lexicon())))
    cited = {p.citation.span.of((a if p.citation.report == a.id else b).report.text) for p in found.points}
    assert cited == {
        'The bridge was never checked," said mayor Piet Vermeer',
        'The bridge was never checked," she',
    }


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        (
            "The gas did not exceed the limit, according to readings supplied by the Inspectorate.",
            "the Inspectorate",
        ),
        ("The gas did not exceed the limit, according to the shipowner.", "the shipowner"),
        (
            "Neighbours had complained twice about smoke, said watch commander Tranter.",
            "watch commander Tranter",
        ),
        (
            "The echo sounder was broken and the captain had reported it, the coast guard said.",
            "the coast guard",
        ),
        ("The fault, said to be old, was mended.", None),
        ("The fault was mended, said yesterday on the radio.", None),
        ("The fault is mended, according to the mayor of Telvern.", "the mayor of Telvern"),
        ("The fault is mended, according to officials of the ministry.", "officials of the ministry"),
        ("The fault is mended, said an officer on Monday.", "an officer"),
    ],
)
def test_voices_in_the_plainest_forms(text: str, voice: str | None) -> None:
    report = read_fully(text + _REST, outlet="Harbour Post")
    found = voice_phrase(report, 0)
    assert (found.of(report.report.text) if found else None) == voice
