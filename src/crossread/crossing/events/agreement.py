"""In which slots the mentions of one happening agree, in words that a journalist can check."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from crossread.crossing.events.telling import Telling
from crossread.crossing.scene import Scene
from crossread.domain.facts import Period

_Value = TypeVar("_Value", bound=Hashable)


def agreed_slots(scene: Scene, members: Sequence[Telling]) -> tuple[str, ...]:
    """What two members or more have in common, "what" first; empty for a mention by itself."""
    if len(members) < 2:
        return ()
    names = {entity.id: entity.name for entity in scene.entities}

    def who(told: Callable[[Telling], Iterable[str]]) -> Iterator[str]:
        shared = _shared(members, told)
        yield from (names[one] for one in shared if one in names)

    return tuple(
        sentence
        for sentence in (
            _listed("what", [f"“{word}”" for word in _shared(members, lambda one: one.words)]),
            _listed("who did it", who(lambda one: one.actors)),
            _listed("who it was done to", who(lambda one: one.targets)),
            _listed("who is named beside it", _beside(members, names)),
            _listed("where", _shared(members, lambda one: [one.place.name] if one.place else [])),
            _listed("when", _shared(members, lambda one: [_in_words(one.day)] if one.day else [])),
            _listed("how many", _counts(members)),
        )
        if sentence
    )


def _beside(members: Sequence[Telling], names: dict[str, str]) -> list[str]:
    """The names nearest to the words, where the codebook tells no parties."""
    if any(one.actors or one.targets for one in members):
        return []
    shared = _shared(members, lambda one: sorted({x for x in (one.before, one.after) if x is not None}))
    return [names[one] for one in shared if one in names]


def _counts(members: Sequence[Telling]) -> list[str]:
    shared = _shared(
        members, lambda one: [(f.what, f.number.best) for f in one.figures if f.number.best is not None]
    )
    return [f"{count:,.0f} {what}" if count < 1e15 else f"{count:.0e} {what}" for what, count in shared]


def _shared(members: Sequence[Telling], told: Callable[[Telling], Iterable[_Value]]) -> list[_Value]:
    """What two members or more tell, the commonest first, then in the order told."""
    counts: dict[_Value, int] = {}
    for one in members:
        for value in dict.fromkeys(told(one)):
            counts[value] = counts.get(value, 0) + 1
    kept = [value for value, count in counts.items() if count > 1]
    return sorted(kept, key=lambda value: -counts[value])


def _listed(slot: str, values: Iterable[str]) -> str:
    """At most three values: more would be a list, not a reason."""
    found = list(values)[:3]
    return f"{slot}: {', '.join(found)}" if found else ""


def _in_words(period: Period) -> str:
    if period.start == period.end or not period.end:
        return period.start or "an open time"
    return f"{period.start or '?'} to {period.end}"
