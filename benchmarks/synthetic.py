"""Invented stories, where texts are needed in numbers and none are at hand.

Every story has words, people and places of its own; its reports choose among the same facts, each in one of several
wordings, and put them in their own order. They read like nonsense and weigh like news.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from crossread.text.tables import entries

_FIRST = (
    "Anna",
    "Bruno",
    "Celia",
    "Daniel",
    "Edda",
    "Farid",
    "Greta",
    "Hakim",
    "Ines",
    "Jonas",
    "Keiko",
    "Luis",
)
_HEADS = (
    "Ab",
    "Bel",
    "Cor",
    "Dra",
    "El",
    "Fen",
    "Gor",
    "Hart",
    "Is",
    "Jar",
    "Kas",
    "Lin",
    "Mar",
    "Nor",
    "Osk",
    "Pel",
)
_MIDDLES = ("a", "e", "o", "an", "er", "il", "un", "ov", "ast", "end", "isk", "or")
_TAILS = (
    "bara",
    "dahl",
    "field",
    "gard",
    "haven",
    "kin",
    "lund",
    "mere",
    "nova",
    "rath",
    "sen",
    "stad",
    "tov",
    "wick",
)
# {0} to {4} are words of the story; names are filled in for the whole story.
_FACTS = (
    ("The {0} {1} near {place} was {2} with {3} {4}, {one} said.",
     "According to {one}, {3} {4} had {2} the {0} {1} near {place}.",
     "{one} told reporters that the {0} {1} at {place} was {2} with {3} {4}."),
    ("“Nobody {2} the {0} and the {1},” said {two}, who {3} a {4} in {town}.",
     "“Nobody has {2} the {0} and the {1},” {two} of {town}, who {3} a {4}, remarked."),
    ("About {count} {0} were {1} for {2} in {town}.",
     "In {town}, {count} {0} or so were {1} for {2}."),
    ("{three} denied the {0} {1} and called the {2} {3}.",
     "Calling the {2} {3}, {three} denied the {0} {1}."),
    ("On Monday the {0} {1} {2} between {place} and {town}.",
     "Between {place} and {town} the {0} {1} {2} on Monday."),
    ("A {0} {1} of {three} will {2} the {3} before Thursday.",
     "Before Thursday a {0} {1} of {three} is to {2} the {3}."),
    ("At least {few} {0} died in the {1} {2}, the {3} {4} announced.",
     "The {3} {4} put the {0} who died in the {1} {2} at {few} or more."),
)  # fmt: skip
_STORY_FACTS = 20
_FEWEST_FACTS = 11
_SLOTS = 5
_FEWEST_LETTERS = 5


@dataclass(frozen=True, slots=True)
class Invented:
    """One invented report."""

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
    vocabulary = sorted(word for word in entries("common_words") if len(word) >= _FEWEST_LETTERS)
    names = {
        **{role: f"{generator.choice(_FIRST)} {_name(generator)}" for role in ("one", "two", "three")},
        **{role: _name(generator) for role in ("place", "town")},
        "count": str(10 * generator.randint(4, 90)),
        "few": str(generator.randint(3, 60)),
    }
    facts = [(generator.choice(_FACTS), generator.sample(vocabulary, _SLOTS)) for _ in range(_STORY_FACTS)]
    day = f"2024-{1 + number % 12:02d}-{1 + number % 28:02d}"
    found: dict[str, Invented] = {}
    while len(found) < reports:
        chosen = generator.sample(facts, generator.randint(_FEWEST_FACTS, _STORY_FACTS))
        sentences = [generator.choice(wordings).format(*words, **names) for wordings, words in chosen]
        half = len(sentences) // 2
        text = f"{' '.join(sentences[:half])}\n\n{' '.join(sentences[half:])}\n"
        title = f"{facts[0][1][0].capitalize()} {facts[0][1][1]} in {names['place']}"
        found.setdefault(text, Invented(text, title, f"The {_name(generator)} Post", day))
    return list(found.values())


def _name(generator: random.Random) -> str:
    return "".join(generator.choice(parts) for parts in (_HEADS, _MIDDLES, _TAILS))
