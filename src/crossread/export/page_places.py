"""Where: the places of a story, for the map and the list under it, and names that nothing locates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from crossread.domain.crossing import Story
from crossread.domain.desk import Desk
from crossread.domain.facts import Place, PlaceMention, PlacePrecision
from crossread.domain.span import Citation
from crossread.export.page_names import Names, ReportName, citation_anchor
from crossread.export.page_passages import reading_of
from crossread.export.page_voices import in_order
from crossread.export.page_words import label
from crossread.export.place_map import Spot
from crossread.gazetteer.lists import rows

_DRAWN = (PlacePrecision.EXACT, PlacePrecision.TOWN)
_STANDS_FOR = {
    PlacePrecision.EXACT: "exact",
    PlacePrecision.TOWN: "town",
    PlacePrecision.ADMIN1: "middle of the province",
    PlacePrecision.COUNTRY: "middle of the country",
}
_AROUND = " ,;:"  # what a mention may have taken along


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place under its commonest printed name, `known_as` its name in the gazetteer where that differs.

    `precision` says what its `position` is of; `reasons` are those of its surest mention.
    """

    anchor: str
    name: str
    inside: str
    printed: tuple[str, ...]
    known_as: str
    precision: str
    position: str
    reasons: tuple[str, ...]
    mentions: int
    drawn: bool
    told: tuple[tuple[ReportName, str], ...]
    spot: Spot


@dataclass(slots=True)
class _Draft:
    place: Place
    printed: Counter[str] = field(default_factory=Counter)
    surest: PlaceMention | None = None
    first: dict[str, str] = field(default_factory=dict)
    mentions: int = 0


def place_views(desk: Desk, names: Names, story: Story) -> tuple[PlaceView, ...]:
    """Places that most reports name first; countries and provinces are listed but not drawn."""
    drafts: dict[str, _Draft] = {}
    for report in story.reports:
        text = desk.report(report).text
        for mention in reading_of(desk, report).places:
            if mention.place is None or mention.town is not None:
                continue
            draft = drafts.setdefault(mention.place.id, _Draft(mention.place))
            draft.printed[label(mention.span.of(text).strip(_AROUND), limit_chars=60)] += 1
            if draft.surest is None or mention.score > draft.surest.score:
                draft.surest = mention
            draft.first.setdefault(report, citation_anchor(Citation(report, mention.span)))
            draft.mentions += 1
    ranked = sorted(drafts.values(), key=lambda d: (-len(d.first), -d.mentions, d.place.name, d.place.id))
    shared = Counter(_name(draft) for draft in ranked if draft.place.precision in _DRAWN)
    return tuple(_view(names, story, draft, shared=shared[_name(draft)] > 1) for draft in ranked)


def unlocated_places(desk: Desk, names: Names, story: Story) -> tuple[tuple[str, ReportName, str], ...]:
    """Names of places that are in no gazetteer or could be any of several: once each, with a report and where."""
    found: dict[str, tuple[str, ReportName, str]] = {}
    for report in story.reports:
        for mention in reading_of(desk, report).places:
            if mention.place is None:
                printed = label(mention.span.of(desk.report(report).text), limit_chars=60)
                where = citation_anchor(Citation(report, mention.span))
                found.setdefault(printed.casefold(), (printed, names.reports[report], where))
    return tuple(found[key] for key in sorted(found))


def country_name(code: str) -> str:
    """The name of a country by its ISO 3166-1 alpha-2 code, the code itself where it has none."""
    return _country_names().get(code, code)


@cache
def _country_names() -> Mapping[str, str]:
    return {row[0]: row[1] for row in rows("countries.tsv")}


def _name(draft: _Draft) -> str:
    return max(draft.printed, key=lambda printed: draft.printed[printed])


def _view(names: Names, story: Story, draft: _Draft, *, shared: bool) -> PlaceView:
    """`shared` says that another place of the story has the same name: on the map it needs its country."""
    place = draft.place
    anchor = f"place-{story.id}-{place.id.replace(':', '-')}"
    name = _name(draft)
    drawn_as = f"{name} ({country_name(place.country)})" if shared and place.country else name
    return PlaceView(
        anchor=anchor,
        name=name,
        inside=", ".join(_around(place, country_name(place.country), name)),
        printed=tuple(printed for printed in draft.printed if printed.casefold() != name.casefold()),
        known_as=known_as if (known_as := label(place.name, limit_chars=60)) != name else "",
        precision=_STANDS_FOR[place.precision],
        position=f"{place.latitude:.3f}, {place.longitude:.3f}",
        reasons=tuple(
            label(reason, limit_chars=120) for reason in (draft.surest.reasons if draft.surest else ())
        ),
        mentions=draft.mentions,
        drawn=place.precision in _DRAWN,
        told=tuple(sorted(((names.reports[report], at) for report, at in draft.first.items()), key=in_order)),
        spot=Spot(drawn_as, place.latitude, place.longitude, len(draft.first), draft.mentions, anchor),
    )


def _around(place: Place, country: str, name: str) -> tuple[str, ...]:
    """Province and country, as far as they are not the place itself."""
    parts = (part for part in (place.admin1, country) if part not in ("", name, place.name))
    return tuple(dict.fromkeys(parts))
