"""Names of places below the province, with how each is placed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossread.crossing.prepared import Prepared
from crossread.crossing.rows import passage_at
from crossread.crossing.whereabouts.located import LYING, QUARTERS, slack_km, town_of
from crossread.crossing.whereabouts.named_sorts import TOWN, WIDE, own_words, sort_of
from crossread.crossing.whereabouts.placing import PLACING
from crossread.crossing.whereabouts.unnamed import sort_of_noun
from crossread.crossing.whereabouts.where import FACILITY, GROUND, HOUSE, Where
from crossread.domain.facts import PlaceMention
from crossread.domain.layers import MentionKind
from crossread.domain.span import Span
from crossread.text.countries import country_behind
from crossread.text.names import fold_name

_HOW = re.compile(
    rf"\b(?P<how>{PLACING})\s(?:(?:the|a)\s)?"
    r"(?:(?:[a-z][\w-]*\s){0,3}(?:town|city|village|port|capital|resort|suburb|street|river|lake|mountain)\s(?:of\s)?)?$",
    re.IGNORECASE,
)
_BEFORE_CHARS = 50


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
        first = max(report.passages[at].span.start, mention.span.start - _BEFORE_CHARS)
        link = _HOW.search(text[first : mention.span.start])
        slack = slack_km(link.group() if link else "", text, mention.span.end)
        value = _where(mention, mention.span.of(text), kinds.get(mention.span), slack=slack)
        if value is not None:
            found[at].append((link["how"].casefold() if link else "", mention.span, value))
    return found


def _where(mention: PlaceMention, printed: str, kind: MentionKind | None, *, slack: float) -> Where | None:
    folded = tuple(fold_name(" ".join(printed.split()).strip(",.;:")).split())
    if not folded:
        return None
    if mention.place is not None and mention.place.feature in QUARTERS:
        return None  # "in Brooklyn" and "in New York"
    town = town_of(mention, printed, kind)
    sort, level, words = (TOWN, TOWN, folded) if town is not None else _sort(folded, kind)
    wide = mention.place is not None and mention.place.precision not in LYING
    if town is None and (wide or sort == WIDE or kind in (MentionKind.PERSON, MentionKind.ORGANIZATION)):
        return None
    if country_behind(" ".join(folded)) or (
        sort == TOWN and town is None and not _is_off_the_map(mention, folded)
    ):
        return None
    return Where(sort, words or folded, level, is_named=True, place=town, slack_km=slack)


def _is_off_the_map(mention: PlaceMention, folded: Sequence[str]) -> bool:
    """Whether the map surely lacks it: of what it may know two names can mean one place, of several words a palace."""
    return mention.place is None and len(folded) == 1


def _sort(folded: Sequence[str], kind: MentionKind | None) -> tuple[str, str, tuple[str, ...]]:
    """The sort and level of a name, and what tells it from others of its sort: "Lagrange Street", "Melton Town Hall"."""
    for length in (2, 1):
        noun = sort_of_noun(folded[-length:]) if len(folded) > length else None
        if noun is not None and noun.level == HOUSE:
            return noun.name, HOUSE, tuple(folded[:-length])
    known = sort_of(folded)
    if known != TOWN:
        return known, GROUND, own_words(folded)
    named = (FACILITY, FACILITY) if kind is MentionKind.FACILITY else (TOWN, TOWN)
    return (*named, tuple(folded))
