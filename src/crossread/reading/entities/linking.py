"""Which forms of name in one text mean the same: "Mr Assad" and "Bashar al-Assad", "HTS" and "Hayat Tahrir al-Sham"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from crossread.domain.layers import MentionKind
from crossread.reading.entities.forms import Form
from crossread.reading.entities.named import Named
from crossread.text.name_match import LAST_WORD, bodies_alike, initials_of, people_alike, places_alike

_ENOUGH = 0.7  # within one text; every case of it is in the tests
_OPENING = 3  # letters of a surname that a slip leaves alone
_MOST_NEAR = 100  # full names whose surnames begin alike: of more, as in a list, no slip can be told
_LONE = 0.5  # a first name alone, where the text has one person of it
_BODIES = frozenset({MentionKind.ORGANIZATION, MentionKind.FACILITY, MentionKind.PRODUCT, MentionKind.OTHER})


def linked(forms: Sequence[Form], named: Sequence[Named], explained: Mapping[int, str]) -> list[list[int]]:
    """Groups of indices of names, one group an entity, in the order of their first mention.

    `explained` has abbreviations by the index of the name they stand for. A surname that two full names share
    goes, mention by mention, to the one last named before it.
    """
    parent = list(range(len(forms)))
    for one, other in _pairs_of_bodies(forms, named, explained):
        _join(parent, one, other)
    full = _FullNames(forms)
    for one, other in _pairs_of_people(forms, full.by_word):
        _join(parent, one, other)
    shared: dict[int, Sequence[int]] = {}
    for number, form in enumerate(forms):
        if form.kind is MentionKind.PERSON and len(form.words) == 1:
            owners = [n for n in full.owners(form.words[0]) if _may_be(form, forms[n])]
            roots = {_root(parent, owner) for owner in owners}
            if len(roots) == 1:
                _join(parent, roots.pop(), number)
            elif roots:
                shared[number] = owners
    return _groups(forms, parent, shared)


_MOST_ALIKE = 12  # full names with one word in common that are compared: a list of fifty Mohameds stays cheap


def _pairs_of_people(forms: Sequence[Form], by_word: Mapping[str, list[int]]) -> Iterator[tuple[int, int]]:
    for numbers in by_word.values():
        for one, other in combinations(numbers[:_MOST_ALIKE], 2):
            found = people_alike(forms[one].words, forms[other].words)
            if found is not None and found.score >= _ENOUGH:
                yield one, other


def _may_be(lone: Form, full: Form) -> bool:
    """Not "Mrs Astor" and a John Astor whom the text calls "he"."""
    return {lone.spoken, full.spoken} != {"he", "she"}


class _FullNames:
    """People's full names among the forms, by their words and by how their last word begins."""

    def __init__(self, forms: Sequence[Form]) -> None:
        self._forms = forms
        self.by_word: dict[str, list[int]] = {}
        self._by_opening: dict[str, list[int]] = {}
        for number, form in enumerate(forms):
            if form.is_full:
                for word in form.words:
                    self.by_word.setdefault(word, []).append(number)
                for opening in {form.words[-1][:letters] for letters in range(1, _OPENING + 1)}:
                    self._by_opening.setdefault(opening, []).append(number)

    def owners(self, word: str) -> Sequence[int]:
        """Those that a lone name may be short for: by surname; failing that by first name or spelling."""
        same = self.by_word.get(word, [])
        surname = [number for number in same if word in self._forms[number].words[1:]]
        if surname or same:
            return surname or same
        near = self._by_opening.get(word[:_OPENING], [])
        if len(near) > _MOST_NEAR:
            return []
        alike = ((number, people_alike((word,), self._forms[number].words)) for number in near)
        return [number for number, found in alike if found is not None and found.score >= _LONE]


def _pairs_of_bodies(
    forms: Sequence[Form], named: Sequence[Named], explained: Mapping[int, str]
) -> Iterator[tuple[int, int]]:
    """Forms for one body, place or thing: explained, initials, parts of one name."""
    of_name = {at: number for number, form in enumerate(forms) for at in form.at}
    printed: dict[str, list[int]] = {}
    for number, form in enumerate(forms):
        for at in form.at:
            printed.setdefault(named[at].printed, []).append(number)
    for at, short in explained.items():
        yield from ((of_name[at], number) for number in set(printed.get(short, ())))
    yield from _parts_of_names(forms)
    long = [n for n, form in enumerate(forms) if len(form.words) > 1 and form.kind in _BODIES]
    by_initials: dict[str, list[int]] = {}
    for number in long:
        for letters in initials_of(forms[number].words):
            by_initials.setdefault(letters, []).append(number)
    for number, form in enumerate(forms):
        short = form.words[0]
        if len(form.words) == 1 and form.kind is not MentionKind.GROUP:
            owners = [n for n in by_initials.get(short, ()) if _begin_alike(short, forms[n].words[0])]
            if len(owners) == 1:
                yield number, owners[0]


def _begin_alike(one: str, other: str) -> bool:
    return one[0].lower() == other[0].lower()


def _parts_of_names(forms: Sequence[Form]) -> Iterator[tuple[int, int]]:
    by_word: dict[str, list[int]] = {}
    for number, form in enumerate(forms):
        if form.kind in _BODIES or form.kind is MentionKind.PLACE:
            for word in form.words:
                by_word.setdefault(word, []).append(number)
    found: dict[int, list[int]] = {}
    pairs = {pair for numbers in by_word.values() for pair in combinations(numbers[:_MOST_ALIKE], 2)}
    for one, other in sorted(pairs):
        if _are_alike(forms[one], forms[other]):
            short, long = sorted((one, other), key=lambda n: len(forms[n].words))
            found.setdefault(short, []).append(long)
    for short, longs in found.items():
        if len(longs) == 1 or len(forms[short].words) > 1:
            yield from ((short, long) for long in longs)


def _are_alike(one: Form, other: Form) -> bool:
    if MentionKind.PLACE in (one.kind, other.kind):
        if one.kind is not other.kind:
            return False
        found = places_alike(one.words, other.words)
    else:
        found = bodies_alike(one.words, other.words)
    is_sort = found is not None and found.reason == LAST_WORD
    return found is not None and (found.score >= _ENOUGH or (is_sort and found.score >= _LONE))


def _groups(forms: Sequence[Form], parent: list[int], shared: Mapping[int, Sequence[int]]) -> list[list[int]]:
    groups: dict[int, list[int]] = {}
    for number, form in enumerate(forms):
        if number not in shared:
            groups.setdefault(_root(parent, number), []).extend(form.at)
    for number, owners in shared.items():
        places = sorted((at, _root(parent, owner)) for owner in owners for at in forms[owner].at)
        for at in forms[number].at:
            before = bisect_left(places, (at, 0)) - 1
            groups[places[max(before, 0)][1]].append(at)
    return sorted(sorted(group) for group in groups.values())


def _root(parent: list[int], number: int) -> int:
    while parent[number] != number:
        parent[number] = parent[parent[number]]
        number = parent[number]
    return number


def _join(parent: list[int], one: int, other: int) -> None:
    first, second = sorted((_root(parent, one), _root(parent, other)))
    parent[second] = first
