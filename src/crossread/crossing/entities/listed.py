"""Entities linked to the entries of a user's watch lists; a common surname alone never links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from crossread.crossing.entities.blocking import name_keys
from crossread.crossing.entities.subjects import BODIES, PostKey, folded_names
from crossread.domain.entities import Listed, WatchEntry, WatchList
from crossread.domain.facts import Place
from crossread.domain.layers import MentionKind
from crossread.text.countries import country_named
from crossread.text.name_keys import Words
from crossread.text.name_match import Likeness, bodies_alike, people_alike, places_alike

LINKED = 0.8
_SAME_COUNTRY = 0.05
_OTHER_KIND = 0.9


class Lists:
    """Watch lists by the keys of their names, read once for all entities."""

    def __init__(self, lists: Sequence[WatchList]) -> None:
        self._entries: list[tuple[str, WatchEntry]] = []
        self._blocks: dict[str, list[tuple[int, str, Words]]] = {}
        for one in lists:
            for entry in one.entries:
                self._add(one.name, entry)

    def entries_for(
        self,
        kind: MentionKind,
        names: Sequence[str],
        *,
        posts: AbstractSet[PostKey] = frozenset(),
        place: Place | None = None,
    ) -> tuple[Listed, ...]:
        """The entries an entity of these names is linked to, the likest first."""
        if not self._entries:
            return ()
        countries = {owner for _, owner in posts if owner.isupper()} | ({place.country} if place else set())
        countries |= {code for name in names if (code := country_named(name.lower()))}
        best: dict[int, Listed] = {}
        for at, listed in self._matches(kind, names, countries):
            if at not in best or listed.score > best[at].score:
                best[at] = listed
        return tuple(sorted(best.values(), key=lambda one: (-one.score, one.watch_list, one.id)))

    def _add(self, watch_list: str, entry: WatchEntry) -> None:
        at = len(self._entries)
        self._entries.append((watch_list, entry))
        for name in (entry.name, *entry.aliases):
            for words in folded_names(entry.kind, [name]):
                for key in set(name_keys(words, entry.kind)):
                    self._blocks.setdefault(key, []).append((at, name, words))

    def _matches(
        self, kind: MentionKind, names: Sequence[str], countries: AbstractSet[str]
    ) -> Iterator[tuple[int, Listed]]:
        asked = set()
        for own in folded_names(kind, names):
            for key in sorted(set(name_keys(own, kind))):
                for at, name, words in self._blocks.get(key, ()):
                    if (own, at, words) in asked:
                        continue
                    asked.add((own, at, words))
                    watch_list, entry = self._entries[at]
                    found = _alike(own, words, kind, entry.kind)
                    if found is None:
                        continue
                    score, reasons = _with_countries(found, entry, countries)
                    if score >= LINKED:
                        yield at, Listed(watch_list, entry.id, name, round(min(score, 1.0), 3), reasons)


def _alike(own: Words, listed: Words, kind: MentionKind, other: MentionKind) -> Likeness | None:
    """How alike two names are that may link: a person needs a first name on both sides."""
    if MentionKind.PERSON in (kind, other):
        found = people_alike(own, listed) if min(len(own), len(listed)) > 1 else None
    elif kind is other is MentionKind.PLACE:
        found = places_alike(own, listed)
    else:
        found = bodies_alike(own, listed) if own == listed or min(len(own), len(listed)) > 1 else None
    if found is None or kind is other or (kind in BODIES and other in BODIES):
        return found
    return Likeness(_OTHER_KIND * found.score, f"{found.reason}, of two kinds")


def _with_countries(
    found: Likeness, entry: WatchEntry, countries: AbstractSet[str]
) -> tuple[float, tuple[str, ...]]:
    shared = sorted(countries & set(entry.countries))
    if shared:
        return found.score + _SAME_COUNTRY, (found.reason, f"same country: {shared[0]}")
    return found.score, (found.reason,)
