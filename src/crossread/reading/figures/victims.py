"""Who was harmed: people told of in several ways, each held to be one by chain, name, age and sex."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from crossread.domain.span import Span
from crossread.reading.figures.descriptions import Description, Descriptions
from crossread.reading.figures.harm import Harm
from crossread.reading.ground import Ground

_MOST_VICTIMS = 200  # each telling is held against all of them


@dataclass(slots=True)
class Victim:
    """One person harmed; `ends` are the harms said of them, each with the first words for them that say so."""

    ends: dict[str, Span] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    chains: set[int] = field(default_factory=set)
    ages: set[float] = field(default_factory=set)
    sexes: set[str] = field(default_factory=set)
    sides: set[str] = field(default_factory=set)
    tokens: set[int] = field(default_factory=set)

    @property
    def is_killed(self) -> bool:
        """Whether they are said to have died."""
        return "killed" in self.ends

    def add(self, told: Description) -> None:
        """Take in one more telling."""
        self.ends.setdefault(told.what, told.span)
        self.names |= told.names
        self.tokens.add(told.patient)
        self.chains |= {told.chain} if told.chain is not None else set()
        self.ages |= {told.age} if told.age is not None else set()
        self.sexes |= {told.sex} - {""}
        self.sides |= {told.side} - {""}


def victims_of(ground: Ground, harms: Iterable[Harm]) -> list[Victim]:
    """The single people that harms were done to, in the order they are told of, the first 200 of a list."""
    descriptions = Descriptions(ground)
    victims: list[Victim] = []
    for harm in harms:
        told = descriptions.of(harm)
        if told is None:
            continue
        victim = _meant(victims, told)
        if victim is None:
            if len(victims) == _MOST_VICTIMS:
                continue
            victim = Victim()
            victims.append(victim)
        victim.add(told)
    return victims


def _meant(victims: list[Victim], told: Description) -> Victim | None:
    """The person already told of that a telling means, the latest of the likeliest; None for somebody new."""
    best: tuple[float, Victim] | None = None
    for victim in victims:
        if told.patient in victim.tokens:
            return victim
        likeness = _likeness(victim, told)
        if likeness is not None and likeness >= 0 and (best is None or likeness >= best[0]):
            best = (likeness, victim)
    return best[1] if best else None


def _likeness(victim: Victim, told: Description) -> float | None:
    """How well a telling fits a person, above 0 well; None where they exclude one another."""
    if told.is_new:
        return None
    if told.chain is not None and told.chain in victim.chains:
        return 15
    if told.names and victim.names:
        return 10 if _names_agree(victim, told) and not _ages_differ(victim, told) else None
    if _sexes_differ(victim, told) or _ages_differ(victim, told):
        return None
    if told.age is not None and victim.ages:
        return 8
    if told.side and victim.sides and told.side not in victim.sides:
        return None
    same_sex = 0.5 if told.sex and told.sex in victim.sexes else 0.0
    return same_sex + (1.0 if told.is_known else 0.0) - (1.0 if _ends_differ(victim, told) else 0.0)


def _names_agree(victim: Victim, told: Description) -> bool:
    """Whether one name goes into the other, or they share two words: a surname alone is a family's."""
    shared = told.names & victim.names
    return len(shared) > 1 or shared in (told.names, victim.names)


def _ages_differ(victim: Victim, told: Description) -> bool:
    return told.age is not None and bool(victim.ages) and told.age not in victim.ages


def _sexes_differ(victim: Victim, told: Description) -> bool:
    return bool(told.sex and victim.sexes) and told.sex not in victim.sexes


def _ends_differ(victim: Victim, told: Description) -> bool:
    """Whether one is dead and the other alive; somebody shot may be either."""
    return victim.is_killed != (told.what == "killed") and told.what != "shot" and "shot" not in victim.ends
