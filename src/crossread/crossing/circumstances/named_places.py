"""Names of places below the province, with how each is placed."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from crossread.crossing.circumstances.place_sorts import WIDE, own_words, sort_of
from crossread.crossing.circumstances.unnamed_places import PLACING, sort_of_noun
from crossread.crossing.circumstances.where import BUILDING, FACILITY, GROUND, TOWN, Where
from crossread.crossing.prepared import Prepared
from crossread.crossing.rows import passage_at
from crossread.domain.facts import Place, PlaceMention, PlacePrecision
from crossread.domain.layers import MentionKind
from crossread.domain.span import Span
from crossread.text.countries import country_behind
from crossread.text.names import fold_name

_SURE = 0.8
_ONE_NAME = 75.0
_HOW = re.compile(
    rf"\b(?P<how>{PLACING}|of)\s(?:the\s)?(?:[a-z][\w-]*\s){{0,4}}?(?:of\s|to\s)?$", re.IGNORECASE
)
_AROUND = re.compile(r"\b(?:near|outside|off|around|suburb\w*|outskirts|environs)\b", re.IGNORECASE)
_AREA = re.compile(r"(?: metro\w*)? (?:area|region|suburbs?|outskirts)\b", re.IGNORECASE)
_BEFORE_CHARS = 50
_NEARBY_KM = 30.0  # what "near", "outside", "suburban" and "the X area" leave open
_LYING = (PlacePrecision.EXACT, PlacePrecision.TOWN)
_QUARTERS = ("PPLX", "PPLH", "PPLQ", "PPLW")


def named_places(report: Prepared) -> list[list[tuple[str, Span, Where]]]:
    """Per passage how each is placed ("in", "" where nothing places it), its characters, and the place."""
    found: list[list[tuple[str, Span, Where]]] = [[] for _ in report.passages]
    kinds = {m.span: m.kind for m in report.reading.mentions}
    voices = [a.source for a in report.reading.attributions if a.source is not None]
    text = report.report.text
    for mention in report.reading.places:
        at = passage_at(report, mention.span)
        if at is None or any(voice.overlaps(mention.span) for voice in voices):
            continue  # "a person in Miami said"
        before = text[
            max(report.passages[at].span.start, mention.span.start - _BEFORE_CHARS) : mention.span.start
        ]
        link = _HOW.search(before)
        around = (link and _AROUND.search(link.group())) or _AREA.match(text, mention.span.end)
        value = _where(
            mention, mention.span.of(text), kinds.get(mention.span), slack_km=_NEARBY_KM if around else 0.0
        )
        if value is not None:
            found[at].append((link["how"].casefold() if link else "", mention.span, value))
    return found


def _where(mention: PlaceMention, printed: str, kind: MentionKind | None, *, slack_km: float) -> Where | None:
    folded = tuple(fold_name(" ".join(printed.split()).strip(",.;:")).split())
    if not folded:
        return None
    town = _town(mention, printed, kind)
    sort, level = (TOWN, TOWN) if town is not None else _sort(folded, kind)
    wide = mention.place is not None and mention.place.precision not in _LYING
    if town is None and (wide or sort == WIDE or kind in (MentionKind.PERSON, MentionKind.ORGANIZATION)):
        return None
    if country_behind(" ".join(folded)):
        return None
    words = own_words(folded) if sort != TOWN else folded
    return Where(sort, words or folded, level, is_named=True, place=town, slack_km=slack_km)


def _sort(folded: tuple[str, ...], kind: MentionKind | None) -> tuple[str, str]:
    """The sort and level of a name by its words: "Lagrange Street", "the Guildhall"."""
    noun = sort_of_noun(folded[-1:])
    if noun is not None:
        return noun.name, noun.level
    known = sort_of(folded)
    if known != TOWN:
        return known, GROUND
    return (FACILITY, BUILDING) if kind is MentionKind.FACILITY else (TOWN, TOWN)


def _town(mention: PlaceMention, printed: str, kind: MentionKind | None) -> Place | None:
    """The town on the map that a name surely means."""
    place = mention.place
    if place is None or place.precision not in _LYING or place.feature in _QUARTERS or mention.score < _SURE:
        return None
    hall = kind is MentionKind.FACILITY and place.precision is not PlacePrecision.EXACT
    named = fuzz.ratio(fold_name(printed), fold_name(place.name)) >= _ONE_NAME
    return None if hall or not named else place
