"""Phrases that may name places, with what stands around them: a containing place, a country, a kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from crossread.domain.span import Span
from crossread.gazetteer import Candidate, Gazetteer, Match
from crossread.gazetteer.folding import fold
from crossread.reading.wordlists import word_list

_WORD = r"[^\W\d_a-z][\w.’'-]*"
_AFTER = re.compile(rf"\s*(?:,|\()\s*(?:in |near )?(?:the )?({_WORD}(?: (?:of |al-|el-)?{_WORD}){{0,3}})")
_WITHIN = re.compile(
    rf"(?:[’']s)?,?(?: [a-z]+){{0,3}}? (?:in|of) (?:the )?(?:[a-z-]+ ){{0,3}}?({_WORD}(?: (?:of |al-|el-)?{_WORD}){{0,3}})"
)
_BEFORE = re.compile(
    rf"({_WORD}(?: {_WORD}){{0,2}}?)(?:[’']s?)?(?: [a-z][a-z-]*){{0,2}} "
    r"(?:town|city|village|capital|province|governorate|region|district|county|suburb|port|state|island|resort)"
    r"(?: of)?(?: the)? $"
)
_OWNED = re.compile(rf"({_WORD}(?: {_WORD}){{0,2}}?)[’']s? (?:[a-z-]+ern )?$")
_PROVINCE = r"(?:provinces?|governorates?|regions?|countryside|districts?|states?|count(?:y|ies))\b"
_NAMES = rf"(?:{_WORD}(?: {_WORD})?(?:,? and |, ))"
_PROVINCE_AFTER = re.compile(
    rf"[’']?s?(?:,? and |, )?{_NAMES}{{0,3}}(?:{_WORD}(?: {_WORD})?)? ?(?:[a-z-]+ )?{_PROVINCE}"
)
_PROVINCE_BEFORE = re.compile(rf"{_PROVINCE} (?:of|including|in) (?:the )?{_NAMES}{{0,4}}$")
_POSSESSIVE = re.compile(r"[’']s$|[’']$")
_AROUND_CHARS = 60
_CONTAINS = frozenset({"PCLI", "PCLD", "TERR", "ADM1", "ADM2", "ADM1H", "RGN"})


@dataclass(frozen=True, slots=True)
class Container:
    """Which candidates lie in a place named beside them: by country, province ("US.LA") or county with its province."""

    name: str
    countries: frozenset[str]
    admin1: frozenset[str]
    admin2: frozenset[tuple[str, str]]

    def holds(self, candidate: Candidate) -> bool:
        """Whether the candidate lies in it."""
        return (
            candidate.place.country in self.countries
            or candidate.admin1 in self.admin1
            or (candidate.admin1, candidate.admin2) in self.admin2
        )


@dataclass(frozen=True, slots=True)
class Around:
    """What stands beside one occurrence: `comma` ("Paris, Texas"), `within` ("X in Y province"), `before` ("the Syrian
    town of X"), each a place that may hold it, and whether a word beside it says that it is a town or a province."""

    comma: Container | None = None
    within: Container | None = None
    before: Container | None = None
    town: bool = False
    province: bool = False

    @property
    def strongest(self) -> Container | None:
        """The surest of the three."""
        return self.comma or self.within or self.before


class Containers:
    """Containers by the words that name them, looked up once a text."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._known: dict[tuple[str, bool], Container | None] = {}

    def of(self, words: str) -> Container | None:
        """The longest beginning of `words` that names a country, province or county."""
        parts = words.split(" ")
        for count in range(len(parts), 0, -1):
            if container := self._named(" ".join(parts[:count]).rstrip(",")):
                return container
        return None

    def ending(self, words: str) -> Container | None:
        """The longest end of `words` that does, or that is a word for a country's people ("Syrian")."""
        parts = words.split(" ")
        for first in range(len(parts)):
            if container := self._named(" ".join(parts[first:]), people=True):
                return container
        return None

    def _named(self, words: str, *, people: bool = False) -> Container | None:
        if (words, people) not in self._known:
            self._known[words, people] = self._looked_up(_POSSESSIVE.sub("", words), people=people)
        return self._known[words, people]

    def _looked_up(self, name: str, *, people: bool) -> Container | None:
        matches = (Match.NAME, Match.ALTERNATE, *((Match.DEMONYM,) if people else ()))
        if len(name) < 2 or name.casefold() in _no_containers():
            return None
        found = [c for c in self._gazetteer.find(name) if c.match in matches and c.place.feature in _CONTAINS]
        if not found:
            return None
        if not name.casefold().endswith((" county", " parish", " district")) and {
            c.place.feature for c in found
        } - {"ADM2"}:
            found = [c for c in found if c.place.feature != "ADM2"]
        return Container(
            name,
            frozenset(c.place.country for c in found if c.place.feature not in ("ADM1", "ADM2", "ADM1H"))
            - {""},
            frozenset(c.admin1 for c in found if c.place.feature in ("ADM1", "ADM1H")) - {""},
            frozenset((c.admin1, c.admin2) for c in found if c.place.feature == "ADM2"),
        )


def around(text: str, span: Span, containers: Containers) -> Around:
    """Read what stands beside a phrase."""
    after = text[span.end : span.end + _AROUND_CHARS]
    before = text[max(0, span.start - _AROUND_CHARS) : span.start]
    comma = _AFTER.match(after)
    within = None if comma else _WITHIN.match(after)
    ahead = _BEFORE.search(before) or _OWNED.search(before)
    words = before.casefold().split()
    return Around(
        comma=containers.of(comma[1]) if comma else None,
        within=containers.of(within[1]) if within else None,
        before=containers.ending(ahead[1]) if ahead and ahead[1][-1] != "." else None,
        province=bool(_PROVINCE_AFTER.match(after) or _PROVINCE_BEFORE.search(before)),
        town=bool(set(words[-3:]) & _town_words()) or bool(set(after.casefold().split()[:2]) & _town_words()),
    )


def key_of(text: str, span: Span) -> str:
    """What makes two phrases one name: folded, without article and possessive."""
    return fold(_POSSESSIVE.sub("", span.of(text))).removeprefix("the ")


def lies_in_a_town(phrase: str) -> bool:
    """Whether a name's last word says that it is of a building, street, quarter or small water."""
    words = phrase.casefold().rstrip(".").split()
    return len(words) > 1 and words[-1] in word_list("place_facility_words.txt")


@cache
def _town_words() -> frozenset[str]:
    return word_list("place_town_words.txt")


@cache
def _no_containers() -> frozenset[str]:
    return word_list("place_no_containers.txt")


def distinct(spans: Sequence[Span], text: str) -> dict[str, list[Span]]:
    """The phrases by their key, in text order."""
    found: dict[str, list[Span]] = {}
    for span in spans:
        found.setdefault(key_of(text, span), []).append(span)
    return found
