"""The words that control is told in, from the data files `control_*`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from crossread.domain.facts import ControlChange, EventStatus
from crossread.reading.wordlists import mapping, rows


class Frame(StrEnum):
    """Where the words around a verb or noun of control say who, what and from whom."""

    TAKE = "take"
    LOSE = "lose"
    LEAVE = "leave"
    QUIT = "quit"
    INTO = "into"
    FALL = "fall"
    EXPEL = "expel"
    CLEAR = "clear"
    SLIP = "slip"


@dataclass(frozen=True, slots=True)
class Trigger:
    """One way a word tells of control.

    `particle` must stand beside a verb ("over"); `strong` words say control by themselves, others need somebody who
    fights or rules; of `only_places` even a name that looks like a person's is a place.
    """

    frame: Frame
    change: ControlChange
    strong: bool = False
    only_places: bool = False
    particle: str = ""


class PlaceClass(StrEnum):
    """What a noun for a place is: a town goes by the name beside it, an area not, a site is owned in peace as well."""

    TOWN = "town"
    AREA = "area"
    SITE = "site"


class Grade(StrEnum):
    """How likely somebody is to hold a place."""

    ARMED = "armed"
    RULING = "ruling"
    OPEN = "open"
    PERSON = "person"
    CIVIL = "civil"


@cache
def verbs() -> Mapping[str, tuple[Trigger, ...]]:
    """What each form of a verb can tell, those with a particle first."""
    found: dict[str, list[Trigger]] = {}
    for forms, frame, change, strength, object_ in rows("control_verbs.tsv"):
        for form in forms.split("|"):
            word, _, particle = form.partition("+")
            found.setdefault(word, []).append(
                Trigger(
                    Frame(frame), ControlChange(change), strength == "strong", object_ == "place", particle
                )
            )
    return {word: tuple(sorted(ways, key=lambda way: not way.particle)) for word, ways in found.items()}


@cache
def verbs_over() -> Mapping[str, Trigger]:
    """What each verb tells with "control" as its object."""
    return {
        form: Trigger(Frame(frame), ControlChange(change), strong=True, only_places=True)
        for forms, frame, change in rows("control_over.tsv")
        for form in forms.split("|")
    }


@cache
def nouns() -> Mapping[str, Trigger]:
    """Nouns of control: "seizure", "loss"."""
    return {
        noun: Trigger(Frame(frame), ControlChange(change), strength == "strong", object_ == "place")
        for noun, frame, change, strength, object_ in rows("control_nouns.tsv")
    }


@cache
def place_nouns() -> Mapping[str, tuple[PlaceClass, bool]]:
    """The class of a noun that can be held, and whether the form is a plural."""
    found: dict[str, tuple[PlaceClass, bool]] = {}
    for singular, plural, kind in rows("control_places.tsv"):
        found[singular] = PlaceClass(kind), False
        if plural:
            found[plural] = PlaceClass(kind), True
    return found


@cache
def actors() -> Mapping[str, Grade]:
    """The grade of a noun for somebody."""
    return {word: Grade(grade) for word, grade in mapping("control_actors.tsv").items()}


@cache
def moods() -> Mapping[str, EventStatus]:
    """What a word over a change of control says of its having happened."""
    return {word: EventStatus(status) for word, status in mapping("control_moods.tsv").items()}
