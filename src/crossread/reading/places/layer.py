"""The places of one report: names resolved, facilities with their towns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossread.domain.facts import Place, PlaceMention
from crossread.domain.layers import MentionKind
from crossread.domain.span import Span
from crossread.gazetteer import Gazetteer, Match
from crossread.gazetteer.folding import fold
from crossread.reading.ground import Ground
from crossread.reading.places.evidence import Evidence, countries_in, home_of
from crossread.reading.places.facilities import facility_mention
from crossread.reading.places.phrases import lies_in_a_town
from crossread.reading.places.ranking import Ranker
from crossread.reading.places.resolving import Resolution, resolve
from crossread.reading.places.said_to_lie import said_to_lie
from crossread.reading.wordlists import word_list

UNDECIDED = "nothing decides which place of this name is meant"

_FLOOR = 0.3  # of belief: below it the choice is wrong more often than right (LGL, folds 0 to 3)
_ORGANISATION_WORDS = 2
_SURE_PEOPLE = 100_000  # smaller ones share their name with people too often
_FEWEST_LETTERS = 4


def places_of(
    ground: Ground, gazetteer: Gazetteer, *, known: Sequence[Place] = (), ranker: Ranker | None = None
) -> tuple[PlaceMention, ...]:
    """Names of places and facilities, in text order, each with the place it means or None.

    Words for people ("Syrian") and names inside organisations' ("Hama Police") help to decide and are no mentions.
    Where the reader found no mentions of any kind, only names that can hardly be of anything else are taken.
    `known` are places that other reports of the outlet name.
    """
    text, report = ground.text, ground.report
    named_places = (part for m in ground.of_kind(MentionKind.PLACE) for part in _parted(text, m.span))
    places = [span for span in named_places if _names_a_place(span.of(text), gazetteer)]
    facilities = [m.span for m in ground.of_kind(MentionKind.FACILITY)]
    places = sorted({*places, *said_to_lie(ground, gazetteer)})
    if not ground.mentions:
        places = [n.span for n in ground.names if _is_sure(n.text, gazetteer)]
    if not places and not facilities:
        return ()
    local = [span for span in places if lies_in_a_town(span.of(text))]
    evidence = Evidence(countries_in(text), home_of(report.outlet, report.url, gazetteer), tuple(known))
    context = _inside_organisations(ground)
    resolved = resolve(
        [*places, *facilities], text, gazetteer, evidence=evidence, context=context, ranker=ranker
    )
    in_towns = {*facilities, *(s for s in local if resolved[s].place is None or not resolved[s].whole)}
    named = sorted((span, resolved[span]) for span in places if span not in in_towns)
    return tuple(
        facility_mention(span, ground, resolved[span], named=named)
        if span in in_towns
        else _mention(span, resolved[span])
        for span in sorted({*places, *facilities})
    )


def _mention(span: Span, found: Resolution) -> PlaceMention:
    if found.place is not None and found.score < _FLOOR:
        return PlaceMention(span, None, found.score, (UNDECIDED,))
    return PlaceMention(span, found.place, found.score, found.reasons)


def _parted(text: str, mention: Span) -> tuple[Span, ...]:
    """The names of "Paris, Texas": each is a place, and the second says which the first is."""
    at, parts = mention.start, []
    for comma in re.finditer(r",\s+", mention.of(text)):
        parts.append(Span(at, mention.start + comma.start()))
        at = mention.start + comma.end()
    return tuple(part for part in (*parts, Span(at, mention.end)) if len(part))


def _names_a_place(phrase: str, gazetteer: Gazetteer) -> bool:
    """False for points of the compass, and for words for people, which the reader sometimes takes for places."""
    if fold(phrase).removeprefix("the ") in word_list("place_no_places.txt"):
        return False
    found = gazetteer.find(phrase)
    return any(map(str.isalpha, phrase)) and not (found and all(c.match is Match.DEMONYM for c in found))


def _is_sure(name: str, gazetteer: Gazetteer) -> bool:
    """Countries and large towns by their own name, without a tenth as large a place of that name elsewhere."""
    found = gazetteer.find_exactly(name)
    named = next((c for c in found if c.match is Match.NAME), None)
    if named is None or len(fold(name)) < _FEWEST_LETTERS:
        return False
    people = named.place.population
    elsewhere = max((c.place.population for c in found if c.admin1 != named.admin1), default=0)
    return people >= _SURE_PEOPLE and elsewhere * 10 <= people


def _inside_organisations(ground: Ground) -> list[Span]:
    """The first one or two words of organisations' names: "Hama" of "Hama Police"."""
    return [
        Span(mention.span.start, mention.span.start + len(" ".join(words[:count])))
        for mention in ground.of_kind(MentionKind.ORGANIZATION)
        for words in [mention.span.of(ground.text).split(" ")]
        for count in range(1, min(_ORGANISATION_WORDS, len(words) - 1) + 1)
    ]
