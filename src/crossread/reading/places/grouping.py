"""From phrases to groups: one name is one place, unless a containing place beside it tells two apart."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from crossread.domain.span import Span
from crossread.gazetteer import Candidate, Gazetteer, Match
from crossread.gazetteer.folding import fold
from crossread.reading.places.own_features import Group
from crossread.reading.places.phrases import Around, Containers, around, distinct, lies_in_a_town
from crossread.reading.wordlists import word_list
from crossread.text.tables import entries

Placed = tuple[int, Around]

_MOST_WORDS = 8
_FEWEST_PEOPLE = 5000  # a smaller town seldom lends its name to a body known elsewhere


def grouped(
    spans: Sequence[Span], text: str, gazetteer: Gazetteer, context: Collection[Span] = ()
) -> tuple[list[Group], dict[Span, Placed]]:
    """Groups, and each phrase's group with what stands around it; names that nothing has are left out.

    Those of `context` that no place bears exactly are left out too.
    """
    containers = Containers(gazetteer)
    groups: list[Group] = []
    at: dict[Span, Placed] = {}
    wanted = frozenset(spans)
    for key, places in distinct([*spans, *(span for span in context if span not in wanted)], text).items():
        if wanted.isdisjoint(places):
            candidates = gazetteer.find_exactly(key)
        else:
            candidates = gazetteer.find(key, alike=not lies_in_a_town(key))
            candidates = candidates or named_inside(places[0].of(text), gazetteer)
        if not candidates:
            continue
        beside = {span: around(text, span, containers) for span in places}
        for members in _parts(beside):
            own = tuple(beside[span] for span in members)
            others = () if any(a.comma for a in own) else _without(beside, members)
            at.update({span: (len(groups), beside[span]) for span in members})
            groups.append(Group(key, candidates, own, others))
    return groups, at


def named_inside(phrase: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """What a longer name holds: Dubai of "Dubai World Trade Centre"; the longest, of several the most populous."""
    words = phrase.split()[:_MOST_WORDS]
    for length in range(len(words) - 1, 0, -1):
        best: tuple[Candidate, ...] = ()
        for first in range(len(words) - length + 1):
            part = " ".join(words[first : first + length]).strip(",.()")
            if part[:1].isupper() and fold(part) not in _not_places():
                found = tuple(c for c in gazetteer.find_exactly(part) if c.place.population >= _FEWEST_PEOPLE)
                best = max(best, found, key=lambda cs: cs[0].place.population if cs else 0)
        if best:
            return tuple(replace(candidate, match=Match.PART) for candidate in best)
    return ()


@cache
def _not_places() -> frozenset[str]:
    return entries("common_words") | word_list("place_no_places.txt")


def _without(beside: Mapping[Span, Around], members: Iterable[Span]) -> tuple[Around, ...]:
    inside = frozenset(members)
    return tuple(a for span, a in beside.items() if span not in inside)


def _parts(beside: dict[Span, Around]) -> list[list[Span]]:
    """Occurrences with different places after their comma apart; those without one go with the first."""
    named: dict[str, list[Span]] = {}
    plain: list[Span] = []
    for span, a in beside.items():
        if a.comma is None:
            plain.append(span)
        else:
            named.setdefault(a.comma.name, []).append(span)
    parts = list(named.values())
    if len(parts) == 1 or not parts:
        return [sorted([*(parts[0] if parts else []), *plain])]
    return [*parts, plain] if plain else parts
