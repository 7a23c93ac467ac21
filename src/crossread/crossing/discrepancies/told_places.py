"""Places that a report says something happened at: which happening, which sort of place, and where on the map."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from crossread.crossing.datelines import begins_at
from crossread.crossing.discrepancies.told_days import events_by_passage, happening_near, happenings_near
from crossread.crossing.prepared import Prepared
from crossread.crossing.rows import passage_at
from crossread.crossing.whereabouts.located import LYING, QUARTERS, slack_km, town_of
from crossread.crossing.whereabouts.named_sorts import TOWN, WIDE, own_words, sort_of
from crossread.crossing.whereabouts.where import ONE_NAME, are_apart
from crossread.domain.facts import Place, PlaceMention
from crossread.domain.layers import MentionKind
from crossread.domain.span import Citation
from crossread.text.countries import country_behind
from crossread.text.names import fold_name

_AT = re.compile(
    r"\b(?P<how>(?i:in|at|near|outside|off|around|into|on|below|beneath|beside|under|along|inside))(?: the)?"
    r"(?: (?!(?:where|which|that|who|when|and|or|as|by|for|with|to|from)\b)[a-z][\w-]*){0,4}?(?: of| to)? $"
)
_NOT_AT_A_TOWN = ("on", "along", "below", "beneath", "under")  # "along the road to Lampa" is not in Lampa
_BEFORE_CHARS = 50


@dataclass(frozen=True, slots=True)
class ToldPlace:
    """Where the happening `event` (index among the reading's events) is put; `slack_km` is what the words leave open.

    `events` are the happenings near it, `event` first. `sort` is its sort of place, `words` what tells it from others of
    that sort; `place` is None where the map does not surely know it.
    """

    citation: Citation
    text: str
    passage: int
    event: int
    events: tuple[int, ...]
    sort: str
    words: tuple[str, ...]
    place: Place | None
    slack_km: float


def told_places(report: Prepared) -> tuple[tuple[ToldPlace, ...], ...]:
    """Per passage the places below a province that something happened in; where a person or body is "of" is none."""
    found: list[list[ToldPlace]] = [[] for _ in report.passages]
    kinds = {m.span: m.kind for m in report.reading.mentions}
    events = events_by_passage(report)
    for mention in report.reading.places:
        at = passage_at(report, mention.span)
        if at is None or mention.span.start < begins_at(report, at):
            continue
        told = _told(report, mention, kinds.get(mention.span), at, events[at])
        if told is not None:
            found[told.passage].append(told)
    return tuple(tuple(places) for places in found)


def _told(
    report: Prepared, mention: PlaceMention, kind: MentionKind | None, at: int, events: list[int]
) -> ToldPlace | None:
    text, span = report.report.text, mention.span
    printed = " ".join(span.of(text).split())
    folded = tuple(fold_name(printed).split())
    town = town_of(mention, printed, kind)
    sort = TOWN if town is not None else sort_of(folded)
    if any(a.source is not None and a.source.overlaps(span) for a in report.reading.attributions):
        return None  # "a person in Miami said"
    if not _may_lie(mention, kind, sort, located=town is not None) or country_behind(" ".join(folded)):
        return None
    start = max(report.passages[at].span.start, span.start - _BEFORE_CHARS)
    link = _AT.search(text[start : span.start])
    if link is None or (sort == TOWN and link["how"].lower() in _NOT_AT_A_TOWN):
        return None
    event = happening_near(report, span, events)
    if event is None:
        return None
    near = happenings_near(report, span, events)
    return ToldPlace(
        citation=Citation(report.id, span),
        text=printed,
        passage=at,
        event=event,
        events=(event, *(other for other in near if other != event)),
        sort=sort,
        words=own_words(folded),
        place=town,
        slack_km=slack_km(link.group(), text, span.end),
    )


def _may_lie(mention: PlaceMention, kind: MentionKind | None, sort: str, *, located: bool) -> bool:
    """Whether a name is of a place as small as a town: on the map, by a word such as "Street", or by the reader."""
    wide = mention.place is not None and mention.place.precision not in LYING
    if located or wide or sort == WIDE:
        return located
    if kind in (MentionKind.PERSON, MentionKind.ORGANIZATION):
        return False
    quarter = mention.place is not None and mention.place.feature in QUARTERS
    return sort != TOWN or (kind is MentionKind.PLACE and not quarter)


def exclude(a: ToldPlace, b: ToldPlace) -> bool:
    """Whether one happening cannot have been at both; where the map lacks one, two names of one sort are two places."""
    if a.place is not None and b.place is not None:
        if a.place.id == b.place.id or a.place.name == b.place.name:
            return False
        return are_apart(a.place, b.place, slack_km=a.slack_km + b.slack_km)
    mine, theirs = telling(a, b), telling(b, a)
    if a.sort != b.sort or not mine or not theirs:
        return False
    return not any(fuzz.ratio(x, y) >= ONE_NAME for x in mine for y in theirs)


def telling(one: ToldPlace, other: ToldPlace) -> tuple[str, ...]:
    """The words that tell one place from another: "weston" of two high schools."""
    return tuple(word for word in one.words if word not in other.words)
