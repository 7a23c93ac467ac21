"""Where: the places of a story, how exactly each is known, and what happened there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from crossread.domain.facts import EventStatus, Place, PlacePrecision
from crossread.domain.span import Citation
from crossread.export.page_places import PlaceView, place_views
from crossread.export.page_words import label
from crossread.gazetteer.geometry import town_radius_km
from crossread.serve.answers.common import Answer
from crossread.serve.answers.happenings import HappeningAnswer
from crossread.serve.answers.tellings import Facts, TellingAnswer, cited

_EXACT_KM = 1.0
_PROVINCE_KM = 60.0  # the gazetteer has no outlines of provinces: a disc of a middling one's area


class StoryPlace(Answer):
    """A place of the gazetteer under the name that most mentions print.

    `inside` is the province and country around it, `known_as` the gazetteer's name where that differs. `latitude` and
    `longitude` are of the thing itself, or the middle of its town, province or country, as `precision` says; `radius_km`
    bounds how far from there it may lie, None for a country. `mentions` counts names, `reports` and `lineages` those that
    print it, `events` what is told as having happened there. `reasons` say why a name was held to mean this place.
    """

    id: str
    name: str
    inside: str
    printed: tuple[str, ...]
    known_as: str
    precision: PlacePrecision
    latitude: float
    longitude: float
    radius_km: float | None
    country: str
    mentions: int
    reports: int
    lineages: int
    events: int
    reasons: tuple[str, ...]


class KnownPlace(Answer):
    """A place with a mention in each report that names it."""

    place: StoryPlace
    told: tuple[TellingAnswer, ...]


def known_places(facts: Facts, events: Sequence[HappeningAnswer]) -> tuple[KnownPlace, ...]:
    """Places that most reports name first."""
    places = _by_id(facts)
    happened = Counter(
        one.place_id
        for one in events
        if one.place_id and one.status is EventStatus.ACTUAL and not one.background
    )
    found = []
    for view in place_views(facts.desk, facts.names, facts.story):
        place = places[view.anchor.removeprefix(f"place-{facts.story.id}-")]
        found.append(_known(facts, view, place, events=happened[place.id]))
    return tuple(found)


def unlocated_names(facts: Facts) -> tuple[TellingAnswer, ...]:
    """A mention of each name that is in no gazetteer or could be any of several places, in the order of the names."""
    found: dict[str, Citation] = {}
    for report in facts.story.reports:
        for mention in facts.index.reading(report).places:
            if mention.place is None:
                name = label(mention.span.of(facts.index.text(report)), limit_chars=60).casefold()
                found.setdefault(name, Citation(report, mention.span))
    return tuple(facts.telling(found[name]) for name in sorted(found))


def _by_id(facts: Facts) -> Mapping[str, Place]:
    """The places named, by what an anchor has of their ids."""
    return {
        mention.place.id.replace(":", "-"): mention.place
        for report in facts.story.reports
        for mention in facts.index.reading(report).places
        if mention.place is not None
    }


def _known(facts: Facts, view: PlaceView, place: Place, *, events: int) -> KnownPlace:
    told = [cited(anchor) for _, anchor in view.told]
    return KnownPlace(
        place=StoryPlace(
            id=place.id,
            name=view.name,
            inside=view.inside,
            printed=view.printed,
            known_as=view.known_as,
            precision=place.precision,
            latitude=place.latitude,
            longitude=place.longitude,
            radius_km=_radius_km(place),
            country=place.country,
            mentions=view.mentions,
            reports=len(told),
            lineages=facts.accounts(citation.report for citation in told),
            events=events,
            reasons=view.reasons,
        ),
        told=facts.tellings(told),
    )


def _radius_km(place: Place) -> float | None:
    match place.precision:
        case PlacePrecision.EXACT:
            return _EXACT_KM
        case PlacePrecision.TOWN:
            return round(town_radius_km(place.population), 1)
        case PlacePrecision.ADMIN1:
            return _PROVINCE_KM
        case PlacePrecision.COUNTRY:
            return None
