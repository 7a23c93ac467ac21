"""Invented stories from templates, where texts are needed in numbers and none are at hand.

Reports of one story choose among the same facts, each in one of several wordings, and put them in their own order.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

_FIRST = ("Anna", "Bruno", "Celia", "Daniel", "Edda", "Farid", "Greta", "Hakim", "Ines", "Jonas", "Keiko", "Luis")
_LAST = ("Abara", "Brandt", "Cardoso", "Dahl", "Eriksen", "Fontaine", "Gallo", "Haddad", "Ivanov", "Jansen", "Kaya")
_START = ("Nor", "Vel", "Kas", "Mar", "Tor", "Lin", "Bel", "Dra", "Sol", "Hart", "Quin", "Osk", "Pel", "Ruv", "Zam")
_END = ("burg", "mouth", "field", "stad", "vik", "dale", "ford", "minster", "haven", "bridge", "gate", "mere")
_WHAT = ("flood", "fire", "landslide", "explosion", "train crash", "bridge collapse", "storm", "ferry accident")
_FACTS = (
    ("At least {dead} people were killed in the {what} in {place}, {mayor} said.",
     "The {what} in {place} killed {dead} people or more, according to {mayor}.",
     "{mayor} put the number of dead in {place} at {dead} or higher."),
    ("{hurt} others were taken to {hospital} with injuries.",
     "{hospital} treated {hurt} injured people, a spokeswoman said.",
     "Doctors at {hospital} said they were caring for {hurt} people."),
    ("The road from {place} to {town} was closed on Monday evening.",
     "On Monday evening police closed the road between {place} and {town}."),
    ("“We heard a noise like thunder and then nothing at all,” said {witness}, who lives nearby.",
     "“There was a noise like thunder, and then nothing,” {witness}, a neighbour, told reporters."),
    ("The cause was not known, and {official} asked people to wait for the inquiry.",
     "{official} said the cause was unknown and that an inquiry would be opened."),
    ("About {homes} homes in {town} were without power for a second night.",
     "Power was still out in some {homes} homes in {town}."),
    ("The regional government sent {crews} crews and two helicopters.",
     "{crews} crews and two helicopters were sent by the regional government."),
    ("{official} denied that warnings had been ignored.",
     "Warnings had not been ignored, {official} said.",
     "“No warning was ignored,” {official} said on Tuesday."),
    ("Schools in {place} will stay closed until Thursday.",
     "Pupils in {place} will stay at home until Thursday."),
    ("The company that runs the site said it was helping investigators.",
     "Investigators have the help of the company that runs the site, it said."),
    ("{witness} said that inspectors had found cracks there last spring.",
     "Cracks were found there by inspectors last spring, according to {witness}."),
    ("It was the worst {what} in the region since 1987.",
     "Not since 1987 had the region seen a worse {what}."),
    ("Residents of {town} brought blankets and food to a school gymnasium.",
     "In a school gymnasium people from {town} handed out blankets and food."),
    ("{mayor} will visit the families on Wednesday.",
     "On Wednesday {mayor} is to meet the families."),
    ("Two lorries and a bus were buried under the rubble in {place}.",
     "Rubble in {place} buried a bus and two lorries."),
    ("The river rose by {crews} centimetres in an hour.",
     "Within an hour the river had risen {crews} centimetres."),
)  # fmt: skip
_FEWEST_FACTS = 9


@dataclass(frozen=True, slots=True)
class Invented:
    """One invented report, with what a JSON record of it holds."""

    text: str
    title: str
    outlet: str
    published: str

    def record(self) -> dict[str, str]:
        """As one line of a JSON-lines file."""
        return {"text": self.text, "title": self.title, "outlet": self.outlet, "published": self.published}


def invent_story(number: int, *, reports: int) -> list[Invented]:
    """A story's reports; the same number gives the same story."""
    generator = random.Random(number)
    names = _names(generator)
    what, place = names["what"], names["place"]
    day = f"2024-{1 + number % 12:02d}-{1 + number % 28:02d}"
    found: dict[str, Invented] = {}
    while len(found) < reports:
        facts = generator.sample(_FACTS, generator.randint(_FEWEST_FACTS, len(_FACTS)))
        sentences = [generator.choice(wordings).format(**names) for wordings in facts]
        cut = len(sentences) // 2
        text = " ".join(sentences[:cut]) + "\n\n" + " ".join(sentences[cut:]) + "\n"
        outlet = f"The {generator.choice(_START)}{generator.choice(_END)} Post"
        found.setdefault(text, Invented(text, f"{what.capitalize()} in {place}", outlet, day))
    return list(found.values())


def _names(generator: random.Random) -> dict[str, str]:
    first, last = generator.sample(_FIRST, 4), generator.sample(_LAST, 4)
    people = [f"{a} {b}" for a, b in zip(first, last, strict=True)]
    place, town = (f"{a}{b}" for a, b in zip(generator.sample(_START, 2), generator.sample(_END, 2), strict=True))
    return {
        "what": generator.choice(_WHAT),
        "place": place,
        "town": town,
        "mayor": f"mayor {people[0]}",
        "official": people[1],
        "witness": people[2],
        "hospital": f"{people[3].split()[1]} Hospital",
        "dead": str(generator.randint(3, 60)),
        "hurt": str(generator.randint(61, 300)),
        "homes": str(100 * generator.randint(4, 90)),
        "crews": str(generator.randint(4, 40)),
    }
