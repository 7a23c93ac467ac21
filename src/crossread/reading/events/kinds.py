"""What a noun is of: people of which side, a body, a place, a thing, a weapon, a time."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from crossread.domain.facts import PlaceMention
from crossread.domain.layers import Mention, MentionKind
from crossread.reading.events import lexicon
from crossread.reading.ground import Ground
from crossread.reading.wordlists import word_list

PEOPLE, BODY, PLACE, THINGS, WEAPON, ARMED = "@people", "@body", "@place", "@things", "@weapon", "@armed"
CROWD, OFFICIAL, ATTACK, ALONE = "@crowd", "@official", "@attack", "@alone"
DOER = "@doer"

_KINDS = {
    MentionKind.PERSON: {PEOPLE, OFFICIAL},
    MentionKind.GROUP: {PEOPLE, BODY},
    MentionKind.ORGANIZATION: {BODY, OFFICIAL},
    MentionKind.PLACE: {PLACE},
    MentionKind.FACILITY: {PLACE, THINGS},
    MentionKind.PRODUCT: {THINGS},
}
_PARTIES = {
    "state": {PEOPLE, BODY, ARMED},
    "police": {PEOPLE, BODY, ARMED},
    "rebel": {PEOPLE, BODY, ARMED},
    "armed": {PEOPLE, BODY, ARMED},
    "crowd": {PEOPLE, CROWD},
    "protester": {PEOPLE, CROWD},
    "civilian": {PEOPLE},
    "government": {PEOPLE, BODY, OFFICIAL},
}
_LONGEST_MENTION_CHARS = 120


class Kinds:
    """Names and words of one report by what they are of; tokens are named by their index in its tree."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.tree = ground.tree
        self.words = ground.tree.lowered
        self._sorts: dict[int, frozenset[str]] = {}

    @cached_property
    def _begins(self) -> list[int]:
        return [mention.span.start for mention in self.ground.mentions]

    def mention_at(self, token: int) -> Mention | None:
        """The name, date or sum that a token stands in."""
        start = self.tree.tokens[token].span.start
        number = bisect_right(self._begins, start) - 1
        while number >= 0 and start - self._begins[number] < _LONGEST_MENTION_CHARS:
            mention = self.ground.mentions[number]
            if mention.span.start <= start < mention.span.end:
                return mention
            number -= 1
        return None

    @cached_property
    def _places(self) -> dict[int, PlaceMention]:
        return {place.span.start: place for place in self.ground.places}

    def place_at(self, start_chars: int) -> PlaceMention | None:
        """The located place whose name begins at a character."""
        return self._places.get(start_chars)

    def is_time(self, token: int) -> bool:
        """Whether a noun is a date or a time of day."""
        mention = self.mention_at(token)
        return self.words[token] in word_list("event_spells.txt") or (
            mention is not None and mention.kind is MentionKind.DATE
        )

    def parties_of(self, token: int) -> frozenset[str]:
        """What the phrase of a noun says its people are in a conflict: "state", "rebel", "civilian", ..."""
        near = [token, *self.tree.children(token, "amod", "compound", "flat", "nmod:poss", "nmod")]
        found = {party for at in near if (party := lexicon.parties().get(self.words[at]))}
        if "armed" in found and len(found) > 1:
            found -= {"civilian"}
            if "government" in found:
                found = found - {"government"} | {"state"}  # "government forces"
            if len(found) > 1:
                found -= {"armed"}
        return frozenset(found)

    def sorts_of(self, token: int) -> frozenset[str]:
        """Which kinds of thing a noun is, of those that the data's conditions name."""
        if token not in self._sorts:
            self._sorts[token] = self._find_sorts(token)
        return self._sorts[token]

    def _find_sorts(self, token: int) -> frozenset[str]:
        word = self.words[token]
        found: set[str] = set()
        if word in word_list("event_pronouns.txt") or self.tree.tokens[token].upos == "NUM":
            found |= {PEOPLE, OFFICIAL}
        if party := lexicon.parties().get(word):
            found |= _PARTIES[party]
        if sort := lexicon.things().get(word):
            found.add("@" + sort)
        if word in lexicon.weapons():
            found |= {WEAPON, THINGS}
        if (mention := self.mention_at(token)) is not None and not party and not sort:
            is_place = mention.span.of(self.ground.text) in self.ground.place_names
            kind = MentionKind.PLACE if is_place and mention.kind is MentionKind.PERSON else mention.kind
            found |= _KINDS.get(kind, set())
        if word in word_list("event_counts.txt"):
            found |= {PEOPLE}
            for below in self.tree.children(token, "nmod"):
                found |= self.sorts_of(below)
        return frozenset(found)
