"""Which place each phrase of a text means, with a score and reasons."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from crossread.domain.facts import Place, PlacePrecision
from crossread.domain.span import Span
from crossread.gazetteer import Candidate, Gazetteer, Match
from crossread.gazetteer.geometry import distance_km
from crossread.reading.places.evidence import Evidence
from crossread.reading.places.features import Candidates
from crossread.reading.places.grouping import grouped
from crossread.reading.places.own_features import Group
from crossread.reading.places.phrases import Around
from crossread.reading.places.ranking import Ranker, packaged_ranker
from crossread.reading.places.reasons import Company, reasons_for

UNFOUND = "not in the gazetteer"
UNFIT = "fits none of the {count} places of this name in the gazetteer"

_PROVINCES, _TOWNS = ("ADM1", "ADM2"), ("PPLC", "PPLA", "PPL")
_TWIN_KM = 80.0  # farther off, the middle of a province says something else than its town (New York: 250 km)


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a phrase means: see `PlaceMention` for `score` and `reasons`.

    `whole` is false where only a part of the phrase is that place's name, `lent` the phrase that the place is taken from.
    """

    place: Place | None
    score: float
    reasons: tuple[str, ...]
    whole: bool = True
    lent: Span | None = None


def resolve(
    spans: Sequence[Span],
    text: str,
    gazetteer: Gazetteer,
    *,
    evidence: Evidence | None = None,
    context: Collection[Span] = (),
    ranker: Ranker | None = None,
    always: bool = False,
) -> dict[Span, Resolution]:
    """The place of each phrase, one that nothing in the gazetteer fits without one.

    `context` are phrases that only help to decide: parts of organisations' names. Where no place of that name fits, the
    answer is none, unless `always` asks for the best there is.
    """
    groups, at = grouped(spans, text, gazetteer, context)
    candidates = Candidates(groups, evidence or Evidence())
    belief, added = (ranker or packaged_ranker()).beliefs(candidates)
    first = candidates.first
    unlisted = 1 if always else 0  # the last row of each group
    best = [int(np.argmax(belief[first[g] : first[g + 1] - unlisted])) for g in range(len(groups))]
    chosen = [
        group.candidates[b] if b < len(group.candidates) else None
        for group, b in zip(groups, best, strict=True)
    ]
    others = Company([c for c in chosen if c is not None])

    def resolution(g: int, around: Around) -> Resolution:
        group, pick, shares = groups[g], chosen[g], belief[first[g] : first[g + 1]]
        if pick is None:
            return Resolution(None, float(shares[-1]), (UNFIT.format(count=len(group.candidates)),))
        place = _town_or_province(pick, group, around)
        score = sum(float(s) for s, c in zip(shares, group.candidates, strict=False) if _is_there(c, place))
        reasons = reasons_for(place, group, added[first[g] + best[g]], others=others)
        return Resolution(place.place, min(score, 1.0), reasons, whole=place.match is not Match.PART)

    known = {placed: resolution(*placed) for placed in set(at.values())}
    return {span: known[at[span]] if span in at else Resolution(None, 0.0, (UNFOUND,)) for span in spans}


def _town_or_province(chosen: Candidate, group: Group, around: Around) -> Candidate:
    """Of a town and the province or county of the same name around it the town, unless a word says otherwise.

    Of a country and a town in it that is sometimes called by its name (Mexico City) the country.
    """
    country = [c for c in group.candidates if c.place.feature == "PCLI" and c.match is Match.NAME]
    if chosen.match is Match.ALTERNATE and country and country[0].place.country == chosen.place.country:
        return country[0]
    wanted = _PROVINCES if around.province and not around.town else _TOWNS
    if chosen.place.feature not in _PROVINCES + _TOWNS or chosen.place.feature in wanted:
        return chosen
    twins = [c for c in group.candidates if c.place.feature in wanted and _is_around(c, chosen)]
    return min(twins, key=lambda c: (wanted.index(c.place.feature), -c.place.population), default=chosen)


def _is_around(a: Candidate, b: Candidate) -> bool:
    return (a.match is not Match.SPELLING or b.match is Match.SPELLING) and _is_there(a, b)


def _is_there(a: Candidate, b: Candidate) -> bool:
    """Whether both are one whereabouts: a town and its province."""
    if a is b or a.admin1 != b.admin1 or not a.admin1:
        return a is b
    return distance_km(a.place.latitude, a.place.longitude, b.place.latitude, b.place.longitude) <= _TWIN_KM


def lean(
    resolved: dict[Span, Resolution], spans: Collection[Span], *, reach_chars: int | None = None
) -> dict[Span, Resolution]:
    """Give each of `spans` the place of the nearest phrase that has one, a town before a province or country.

    For things that lie in a town and are in no gazetteer: a school, a street, a church. `reach_chars` is how far off the
    phrase may stand, None for anywhere.
    """
    towns = _placed(resolved, spans, towns=True)
    anything = _placed(resolved, spans, towns=False)
    out = {}
    for span in spans:
        near = _nearest(span, towns, reach_chars) or _nearest(span, anything, reach_chars)
        if near is not None:
            place = resolved[near].place
            assert place is not None  # noqa: S101  (only placed ones are offered)
            out[span] = Resolution(
                place,
                resolved[near].score / 2,
                (f"not in the gazetteer; {place.name} is the nearest place named",),
                lent=near,
            )
    return out


def _placed(resolved: dict[Span, Resolution], without: Collection[Span], *, towns: bool) -> list[Span]:
    fine = (PlacePrecision.TOWN, PlacePrecision.EXACT)
    return sorted(
        span
        for span, r in resolved.items()
        if r.place is not None and span not in without and (not towns or r.place.precision in fine)
    )


def _nearest(span: Span, placed: Sequence[Span], reach_chars: int | None) -> Span | None:
    at = bisect_left(placed, span)
    near = min(placed[max(0, at - 1) : at + 1], key=lambda other: _gap(span, other), default=None)
    return near if near is not None and (reach_chars is None or _gap(span, near) <= reach_chars) else None


def _gap(a: Span, b: Span) -> int:
    return max(a.start, b.start) - min(a.end, b.end)
