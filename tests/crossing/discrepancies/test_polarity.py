from __future__ import annotations

import pytest

from crossing.made import prepare, scene
from crossread.crossing.comparing.linked import Linked
from crossread.crossing.discrepancies.finding import Finding
from crossread.crossing.discrepancies.polarity import polarity_findings
from crossread.domain.crossing import Lineage

# Two notices with little in common, so that nothing but the sentence under test can differ.
_ONE = "\n\nThe weekly notice of the district hung in the hall beside the stairs, as it does on every market day."
_OTHER = (
    "\n\nA second notice of another district lay on the table by the window, for whoever reads in the winter."
)


def found(a: str, b: str, *, copy: bool = False, probability: float = 0.9) -> list[Finding]:
    one, other = prepare(a + _ONE, outlet="Harbour Post"), prepare(b + _OTHER, outlet="Lindmark Courier")
    linked = Linked(
        one,
        0,
        other,
        0,
        score=0.8,
        probability=probability,
        directed=copy,
        reused=copy,
        one_lineage=copy,
    )
    together = (Lineage("l", "s", tuple(sorted((one.id, other.id)))),)
    return list(polarity_findings(scene([linked], lineages=together if copy else None)))


def details(a: str, b: str, *, copy: bool = False, probability: float = 0.9) -> list[str]:
    return [f.detail for f in found(a, b, copy=copy, probability=probability)]


DENIED = [
    ("The crane had passed its inspection.", "The crane had not passed its inspection."),
    ("The ministry denied the strike on the depot.", "The ministry confirmed the strike on the depot."),
    ("No decisions have been made about the quay.", "Decisions have been made about the quay."),
    ("The guards didn't open the gate.", "The guards opened the gate."),
    (
        "No tear gas was used at the stadium, the governor's office said.",
        "Officers used tear gas to clear the stadium.",
    ),
    (
        "The ministry denied that a ransom had been paid for the sailors.",
        "A ransom of two million dollars was paid for the sailors.",
    ),
    (
        "Nobody was hurt when the crane fell on the market hall.",
        "Six stallholders were hurt when the crane fell on the market hall.",
    ),
    (
        "The dam has not been damaged, the water board insisted.",
        "The flood has damaged the dam, engineers said.",
    ),
    (
        "There were no survivors of the plane crash near Lae.",
        "Two survivors of the plane crash near Lae were flown to hospital.",
    ),
    (
        "The airline said the pilot had not sent a distress signal.",
        "The pilot sent a distress signal four minutes before the crash.",
    ),
    (
        "No arrests have been made over the fire at the refugee hostel.",
        "Police have made three arrests over the fire at the refugee hostel.",
    ),
    (
        "The union has never rejected the offer, its secretary told radio listeners.",
        "The union rejected the offer on Tuesday.",
    ),
    ("The hospital was not evacuated during the storm.", "The hospital was evacuated during the storm."),
    ("The president ruled out early elections.", "The president will call early elections in May."),
    ("The company denies dumping waste in the river.", "The company dumped waste in the river for years."),
    (
        "Talks on the border were not suspended, the envoy said.",
        "The talks on the border have been suspended.",
    ),
    ('"There was no explosion," the plant manager said.', "An explosion tore through the plant before dawn."),
    (
        "Neither train had exceeded the speed limit, the operator said.",
        "The express train had exceeded the speed limit by 30 kilometres an hour.",
    ),
    (
        "The bank said customers' deposits were not frozen.",
        "The central bank has frozen customers' deposits.",
    ),
    ("None of the prisoners escaped.", "Eleven prisoners escaped through the laundry."),
    ("The minister refused to resign.", "The minister resigned on Friday evening."),
    (
        "Residents were never warned of the chemical leak.",
        "Residents were warned of the chemical leak by siren.",
    ),
    (
        "The school had no fire alarm, parents said.",
        "The fire alarm of the school rang, the headmaster said.",
    ),
    ("The village received no aid, its elder said.", "The village received aid on Monday, the agency said."),
    ("The army said it had not shelled the monastery.", "Army guns shelled the monastery for an hour."),
    (
        "The two companies are not in merger talks, a spokesman said.",
        "The two companies are in merger talks, two bankers said.",
    ),
    ("The bridge was not closed to lorries.", "The bridge had been closed to lorries since March."),
    (
        "The suspect did not confess, his lawyer said.",
        "The suspect confessed to the killing during the night.",
    ),
    ("It is untrue that the vaccine was withdrawn, the agency said.", "The vaccine was withdrawn in April."),
    ("The captain was not drunk, according to the shipowner.", "The captain was drunk, the coroner found."),
    (
        "No warning was issued before the wave reached the coast.",
        "A warning was issued before the wave reached the coast, the met office said.",
    ),
    ("The rebels have not entered the town of Sarh.", "The rebels entered the town of Sarh at noon."),
]
NOT_DENIED = [
    ("The crane had passed its inspection.", "The crane had passed its inspection, but gave no warning."),
    ("The mayor refused to sign the plan.", "The mayor's refusal to sign the plan came late."),
    ("The mayor gave no answer but a nod.", "The mayor gave only a nod for an answer."),
    ("I don't know anyone who crossed.", "I dont know anyone who crossed."),
    (
        "The crew did not leave the ship, nor did it signal.",
        "The crew stayed on the ship and sent no signal.",
    ),
    ("Drinking is not to be allowed on the quay.", "They are to refrain from allowing drinking on the quay."),
    ("The fee is waived while the leak is not repaired.", "The fee is waived until the leak is repaired."),
    ("We did not come to plunder the harbour but to feed it.", "We came to feed the harbour."),
    ("No tear gas was used at the stadium.", "Police did not use tear gas at the stadium."),
    ("The minister did not speak to reporters.", "The minister visited the market on Friday."),
    (
        "Nobody was hurt when the crane fell on the market hall.",
        "The crane fell on the market hall without hurting anybody.",
    ),
    (
        "The mayor denied taking money from the builder.",
        "The mayor was accused of taking money from the builder.",
    ),
    (
        "The mayor denied taking money from the builder.",
        "Asked about the money from the builder, the mayor said he had taken none.",
    ),
    ("The rescuers did not find the boy until Sunday.", "The rescuers found the boy on Sunday."),
    (
        "The strike not only closed the port but also the railway.",
        "The strike closed the port and the railway.",
    ),
    ("No fewer than 40 houses were destroyed.", "At least 40 houses were destroyed."),
    ("The bridge cannot carry lorries.", "The bridge is too weak for lorries."),
    ("The pilot did not see the kite, which hit the wing.", "The kite hit the wing of the plane."),
    ("The court has not yet ruled on the appeal.", "The appeal court is to rule on Friday."),
    (
        "The village has no doctor, and the nurse treated the injured.",
        "A nurse treated the injured in the village.",
    ),
    ("The driver, who was not hurt, called the police.", "The driver called the police."),
    ("The union said the offer was not enough.", "The union voted on the offer."),
    ("Without rain the fire spread to the vineyards.", "The fire spread to the vineyards."),
    (
        "The company did not immediately respond to a request for comment.",
        "The company responded to the fire within minutes.",
    ),
    ("No one knows how the fire began.", "The fire began in the kitchen of the hostel."),
    (
        "Officials could not say how many prisoners had escaped.",
        "Eleven prisoners had escaped, the governor said.",
    ),
    ("Police did not name the victim.", "The victim was named as Adela Brunn by her family."),
    ("If the ferry is not repaired, the island will be cut off.", "The ferry is to be repaired by June."),
    ("He did not doubt that the dam would hold.", "He was sure the dam would hold."),
    ("The injured are no longer in danger.", "Nine people were injured and taken to Lomas hospital."),
    ("Nothing but the chimney was left of the mill.", "The chimney of the mill was left standing."),
    ("The prisoner had not eaten for nine days.", "The prisoner went without food for nine days."),
    ("There is no doubt that the rebels entered the town.", "The rebels entered the town."),
    ("The school did not reopen on Monday.", "The school will reopen on Thursday."),
    ("No trains ran on Tuesday.", "Trains ran again from Wednesday morning."),
    (
        "The villagers did not wait for the fire engine and carried water from the well.",
        "Villagers carried water from the well before the fire engine came.",
    ),
    ("The airport does not have a radar of its own.", "The airport was closed by fog for six hours."),
    ("The unions failed to agree on a joint list.", "The unions did not reach agreement on a joint list."),
    ('"I was not afraid," the girl said.', "The girl said she had hidden under a bed."),
]
HEDGED = [
    ("The boom may have rusted for years.", "The boom has rusted for years."),
    (
        "The fire may have been started by a cigarette, the fire chief said.",
        "The fire was started by a cigarette.",
    ),
    ("The killers are believed to have fled across the border.", "The killers fled across the border."),
    ("A suspected gas leak destroyed the bakery.", "A gas leak destroyed the bakery."),
    ("The drone was apparently launched from a fishing boat.", "The drone was launched from a fishing boat."),
    ("Investigators are not ruling out that the pilot was asleep.", "The pilot was asleep."),
    (
        "It was not clear whether the minister had signed the contract.",
        "The minister had signed the contract.",
    ),
    ("Police think the two brothers planned the robbery.", "The two brothers planned the robbery."),
    ("The closure could cost 400 jobs.", "The closure will cost 400 jobs."),
    ("The boat reportedly carried more than 200 migrants.", "The boat carried more than 200 migrants."),
    (
        "The general appeared to be in control of the radio station.",
        "The general is in control of the radio station.",
    ),
    ("The poison probably came from a well upstream.", "The poison came from a well upstream."),
    ("The men allegedly beat the guard with iron bars.", "The men beat the guard with iron bars."),
    ("One theory is that a tyre burst and the bus overturned.", "A tyre burst and the bus overturned."),
    ("Officials suspect the cattle were poisoned.", "The cattle were poisoned."),
    ("The mine is thought to have flooded overnight.", "The mine flooded overnight."),
    (
        "The blaze may have begun in the kitchen, firefighters said.",
        "The blaze began in the kitchen, firefighters said.",
    ),
    (
        "Investigators are examining whether the brakes had failed.",
        "The brakes had failed, investigators found.",
    ),
    (
        "At least one of the attackers seems to have worn a police uniform.",
        "One of the attackers wore a police uniform.",
    ),
    (
        "The virus possibly reached the island on a cruise ship.",
        "The virus reached the island on a cruise ship.",
    ),
    ("Villagers fear that twelve miners are trapped.", "Twelve miners are trapped."),
    ("The government is considering a ban on night fishing.", "The government has banned night fishing."),
    (
        "Police said they did not believe the two deaths were linked.",
        "The two deaths are not linked, police said.",
    ),
    (
        '"We assume at this stage that nobody was inside," the fire chief said.',
        "Nobody was inside, the fire chief said.",
    ),
    ("Perhaps the keeper had forgotten to lock the cage.", "The keeper had forgotten to lock the cage."),
    (
        "The aircraft seemed to come from the neighbouring country.",
        "Aircraft from the neighbouring country bombed the town.",
    ),
    ("Initial findings suggest the cable had rusted through.", "The cable had rusted through."),
    ("He is said to have ordered the shooting.", "He ordered the shooting."),
]
AS_SURE = [
    (
        "The rash appeared on a Sunday and the boy stopped drinking.",
        "The rash came on a Sunday and the boy stopped drinking.",
    ),
    ("The owner could face a fine of 900 crowns.", "The owner would face a fine of 900 crowns."),
    ("The owner claimed the boom was sound.", "The owner said the boom was sound."),
    ("The inquiry indicates the boom gave way in the wind.", "The boom seems to have given way in the wind."),
    (
        "Police are investigating the theft of the boom.",
        "The boom was allegedly stolen, and the theft is known.",
    ),
    ("The fire may have been started by a cigarette.", "A cigarette may have started the fire."),
    ("The fire may have been started by a cigarette.", "A cigarette is thought to have started the fire."),
    (
        "The killers are believed to have fled across the border.",
        "Police suspect the killers fled across the border.",
    ),
    ("The closure could cost 400 jobs.", "Some 400 jobs are at risk in the closure."),
    (
        "The boat reportedly carried more than 200 migrants.",
        "According to survivors, the boat carried more than 200 migrants.",
    ),
    ("The suspect was arrested near the station.", "The man was arrested near the station."),
    ("Two suspects were arrested on Monday.", "Two men were arrested on Monday."),
    ("The election is in May.", "The president called the election for May."),
    ("The trial may last six weeks.", "The trial opened on Tuesday."),
    ("He may appeal against the sentence within ten days.", "He was given a sentence of ten years."),
    ("The bridge could not be repaired before winter.", "The bridge was not repaired before winter."),
    (
        "The victims could be heard shouting under the rubble.",
        "The victims were heard shouting under the rubble.",
    ),
    ("Rescuers could reach the village only on foot.", "Rescuers reached the village on foot."),
    ("It is not known why the fire broke out.", "The fire broke out at about nine in the evening."),
    ("The toll could rise, the mayor said.", "The toll rose from nine to eleven."),
    ("The alleged thief was taken to court on Friday.", "The accused was taken to court on Friday."),
    ("He apparently fell asleep at the wheel.", "He seems to have nodded off at the wheel."),
    (
        "Police are looking into a possible link between the two deaths.",
        "Police are investigating whether the two deaths are linked.",
    ),
    ("The plan would probably need the consent of the council.", "The council discussed the plan on Monday."),
    (
        "The governor said the road might reopen next week.",
        "The road might be open again next week, the governor said.",
    ),
    ("The village of May lies below the dam.", "The village lies below the dam."),
    ("Farmers believe in the new well.", "Farmers dug the new well."),
    ("The minister is likely to travel to Rome.", "The minister travelled to Madrid last week."),
    ("Prosecutors claim the mayor took money.", "Prosecutors say the mayor took money."),
    ("The bank could raise its rate if prices climb.", "The bank raised its rate in March."),
    (
        "Investigators are examining whether the brakes had failed.",
        "The cause of the crash is under investigation; the brakes are being examined.",
    ),
    ("The blast, which may have been heard in the next valley, woke the town.", "The blast woke the town."),
]


@pytest.mark.parametrize(("a", "b"), DENIED)
def test_one_report_denies_what_the_other_states(a: str, b: str) -> None:
    assert "negation" in details(a, b)
    assert "negation" in details(b, a)


@pytest.mark.parametrize(("a", "b"), NOT_DENIED)
def test_a_negation_that_touches_nothing_the_other_says(a: str, b: str) -> None:
    assert details(a, b) == []
    assert details(b, a) == []


@pytest.mark.parametrize(("a", "b"), HEDGED)
def test_a_copy_states_what_its_source_leaves_open(a: str, b: str) -> None:
    assert "certainty" in details(a, b, copy=True)


@pytest.mark.parametrize(("a", "b"), AS_SURE)
def test_a_copy_no_surer_than_its_source(a: str, b: str) -> None:
    assert details(a, b, copy=True) == []


def test_a_denial_is_found_without_a_link() -> None:
    assert details(
        "No rubber bullets were fired at the gate.", "Rubber bullets were fired at the gate.", probability=0.0
    )


def test_one_common_word_is_not_enough_in_loose_passages() -> None:
    assert (
        details("The crew saw no whales.", "Whales are a sight of this coast in May.", probability=0.2) == []
    )


def test_what_is_denied_is_quoted() -> None:
    (finding,) = found("The boom has not rusted.", "The boom has rusted.")
    assert "“not”" in finding.explanation
    assert "rusted" in finding.explanation
    assert {p.value for p in finding.points} == {"boom has not rusted", "boom has rusted"}


@pytest.mark.parametrize("text", ["“No", "No.", "?", "not not not", "\N{FIRE} may"])
def test_odd_texts_do_no_harm(text: str) -> None:
    assert details(text, "The boom has rusted.") == []
