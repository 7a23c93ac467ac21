"""Places of the claim against those a passage names, by the gazetteer and by name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from crossread.crossing.checking.spelled import same_words
from crossread.crossing.checking.telling import PLACES, Named, Telling
from crossread.crossing.slots import how_near
from crossread.domain.checking import Outcome, SlotKind, SlotReading
from crossread.domain.facts import Place, PlacePrecision
from crossread.domain.span import Span
from crossread.text.countries import country_behind
from crossread.text.tables import entries
from crossread.text.words import fold, words

_LOOSE = 0.6  # weight of a rival that stands in another phrase of the passage
_OPENING_CHARS = 200  # a place that the report opens with, as its dateline does, holds for all it tells


def place_slots(claim: Telling, passage: Telling) -> Iterator[SlotReading]:
    """One for each place the claim names."""
    for mine in places_of(claim):
        yield _answer(claim, passage, mine)


def places_of(telling: Telling) -> tuple[Named, ...]:
    """Names of places, located or not."""
    located = {p.span for p in telling.places}
    return tuple(n for n in telling.names if n.kind in PLACES or any(n.span.overlaps(s) for s in located))


def _answer(claim: Telling, passage: Telling, mine: Named) -> SlotReading:
    here = _located(claim, mine.span)
    theirs = places_of(passage)
    for their in theirs:
        if same_words(mine.parts, their.parts) or _one(here, _located(passage, their.span)):
            return _reading(passage, mine, their.span, their.printed, Outcome.AGREE)
    if same_words(mine.parts, tuple(passage.name_words)) or _people_of(mine, passage):
        said = f"The passage names {mine.printed}."
        return SlotReading(SlotKind.PLACE, Outcome.AGREE, mine.span, passage.cite(passage.span), said)
    holding = next((t for t in theirs if _holds(here, _located(passage, t.span))), None)
    if holding is not None:
        return _reading(passage, mine, holding.span, holding.printed, Outcome.CONTEXT)
    mines = [p for n in places_of(claim) for p in n.parts]
    told = [
        t
        for t in theirs
        if t.parts != ("st",) and not same_words(t.parts, tuple(mines)) and not _same_phrase(claim, t)
    ]
    rivals = [
        t for t in told if _can_rival(here, _located(passage, t.span)) and _is_street(mine) == _is_street(t)
    ]
    beside = _elsewhere(passage, mine)
    leads = _lead(claim, mine.span)
    led = [t for t in rivals if _lead(passage, t.span) == leads]
    if led or (rivals and beside is None):
        rival = (led or rivals)[0]
        said = f"The reports say {rival.printed}, you say {mine.printed}."
        apart = (
            here is not None
            and (there := _located(passage, rival.span)) is not None
            and how_near(here, there) is False
        )
        weight = (1.0 if led else _LOOSE) if apart or beside is None else _LOOSE / 2
        if beside is not None and beside.start < _OPENING_CHARS:
            weight = min(weight, _LOOSE / 2)
        return SlotReading(SlotKind.PLACE, Outcome.DIFFER, mine.span, passage.cite(rival.span), said, weight)
    if beside is not None:
        return _reading(passage, mine, beside, mine.printed, Outcome.CONTEXT)
    said = f"The passage does not name {mine.printed}."
    return SlotReading(SlotKind.PLACE, Outcome.SILENT, mine.span, None, said)


def _located(telling: Telling, span: Span) -> Place | None:
    return next((p.place for p in telling.places if p.span.overlaps(span) and p.place is not None), None)


def _one(a: Place | None, b: Place | None) -> bool:
    return a is not None and b is not None and how_near(a, b) is True


def _holds(a: Place | None, b: Place | None) -> bool:
    return a is not None and b is not None and how_near(a, b) is None


def _can_rival(mine: Place | None, their: Place | None) -> bool:
    """Whether one excludes the other: a town whose country is open may lie in the country named."""
    if mine is not None and their is not None:
        return True
    wide = (PlacePrecision.COUNTRY, PlacePrecision.ADMIN1)
    return not any(place is not None and place.precision in wide for place in (mine, their))


def _is_street(named: Named) -> bool:
    """Whether the name is of a street, which lies in a town and rules none out."""
    return len(named.parts) > 1 and named.parts[-1] in _street_words()


@cache
def _street_words() -> frozenset[str]:
    return frozenset(fold(word.rstrip(".")) for word in entries("streets"))


def _people_of(mine: Named, passage: Telling) -> bool:
    """Whether a word for its people stands for the country: "Kenyan" for Kenya."""
    country = country_behind(" ".join(mine.parts))
    return country is not None and any(country_behind(word.folded) == country for word in passage.words)


def _same_phrase(claim: Telling, their: Named) -> bool:
    """Whether the claim names it too, maybe as something else than a place."""
    return same_words(their.parts, tuple(claim.name_words))


def _lead(telling: Telling, span: Span) -> str:
    """The preposition before a name."""
    before = [w for w in telling.words if w.span.end <= span.start][-1:]
    return before[0].folded if before else ""


def _elsewhere(passage: Telling, mine: Named) -> Span | None:
    """Where else the report names the place: its dateline, its other passages."""
    text = passage.report.report.text
    for mention in passage.report.reading.mentions:
        if mention.kind in PLACES and same_words(
            mine.parts, tuple(w.folded for w in words(fold(mention.span.of(text))))
        ):
            return mention.span
    return None


def _reading(passage: Telling, mine: Named, span: Span, printed: str, outcome: Outcome) -> SlotReading:
    return SlotReading(SlotKind.PLACE, outcome, mine.span, passage.cite(span), f"The report names {printed}.")
