"""Name: one name in two spellings, and another person in the same part."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from rapidfuzz.distance import JaroWinkler
from rapidfuzz.process import cdist

from crossread.crossing.compass import compass_degrees
from crossread.crossing.discrepancies.finding import Finding, Point
from crossread.crossing.discrepancies.name_forms import Form, NameForm, Names, NameWord
from crossread.crossing.discrepancies.same_part import part_findings
from crossread.crossing.discrepancies.short_forms import (
    are_ordinals,
    is_short_name,
    is_written_short,
    may_be_short,
)
from crossread.crossing.scene import Scene
from crossread.domain.crossing import DiscrepancyKind
from crossread.domain.entities import Entity
from crossread.domain.layers import MentionKind
from crossread.domain.span import Citation
from crossread.text.countries import country_behind
from crossread.text.name_keys import person_words
from crossread.text.name_match import people_alike
from crossread.text.names import fold_name
from crossread.text.tables import entries, mapping
from crossread.text.transliteration import are_romanisations

_SPELLING_FLOOR = 0.86  # Pedersen/Pederson .97, Cheikhoun/Sheikhun .87; Idlib/Iblis .79
_COMPANION_FLOOR = 0.75  # where the rest of two full names is the same
_SAME_COMPANIONS_FLOOR = 0.70  # where it is two words or more
_FEWEST_LETTERS = 4  # of words beside a shared name
_FEWEST_ALONE = 5  # Iran and IRNA are no two spellings
_FEWEST_BODY_WORDS = 3
_SLIP_FLOOR = 0.92  # of two spellings of one person within a report
_PREFIX_WEIGHT = 0.05


def name_findings(scene: Scene) -> Iterator[Finding]:
    """Words of names that miss their counterpart by a few letters; names of bodies that differ in a word; namesakes."""
    names = Names(scene)
    yield from _spelled(scene, names)
    yield from _bodies(scene, names)
    yield from _people(scene, names)
    yield from _reordered(scene, names)
    yield from part_findings(scene)


def _spelled(scene: Scene, names: Names) -> Iterator[Finding]:
    folded = sorted(word for word in names.words if len(word) >= _FEWEST_LETTERS)
    if not folded:
        return
    likeness = cdist(
        folded,
        folded,
        scorer=JaroWinkler.similarity,
        scorer_kwargs={"prefix_weight": _PREFIX_WEIGHT},
        score_cutoff=_SAME_COMPANIONS_FLOOR,
    )
    order = {report: n for n, report in enumerate(scene.reports)}

    def rank(word: NameWord) -> tuple[int, int, str]:
        """The form most reports print first, then that of the first report."""
        return -len(word.first), min(order[report] for report in word.first), word.folded

    for i, j in np.argwhere(np.triu(likeness, 1) > 0).tolist():
        a, b = sorted((names.words[folded[i]], names.words[folded[j]]), key=rank)
        found = float(likeness[i, j])
        one_person = _are_one_person(scene, a, b)
        full = one_person and _companions(names, a, b)[0] == 1.0
        several = len(set(a.first) | set(b.first)) > 1
        slip = one_person and found >= _SLIP_FLOOR and not are_romanisations(a.folded, b.folded)
        if (several or slip) and not _is_no_spelling(a, b, full=full):
            yield from _spelling(scene, names, a, b, likeness=found)


def _are_one_person(scene: Scene, a: NameWord, b: NameWord) -> bool:
    """Whether one person is called by both: of people no ending makes another form of the name."""
    both = a.entities & b.entities
    return any(entity.id in both and entity.kind is MentionKind.PERSON for entity in scene.entities)


def _spelling(scene: Scene, names: Names, a: NameWord, b: NameWord, *, likeness: float) -> Iterator[Finding]:
    beside, others = _companions(names, a, b)
    if likeness < _COMPANION_FLOOR and not (others and a.folded[0] == b.folded[0]):
        return
    short = is_short_name(a.folded, b.folded) or (
        likeness < _SPELLING_FLOOR and may_be_short(a.folded, b.folded)
    )
    if short and _are_first(a, b):
        return
    same = bool(a.entities & b.entities)
    linked = names.linked(a.folded, b.folded)
    close = likeness >= _SPELLING_FLOOR or are_romanisations(a.folded, b.folded)
    if beside < 1.0 and (not close or min(len(a.folded), len(b.folded)) < _FEWEST_ALONE):
        return
    if not (beside or same or linked):
        return
    together = bool(set(a.first) & set(b.first))
    if together and not (beside or same):
        return
    if beside < 1.0 and {a.folded, b.folded} & entries("common_words"):
        return
    yield Finding(
        kind=DiscrepancyKind.NAME,
        detail="spelling",
        confidence=round(min(0.97, 0.4 * likeness + 0.2 * beside + 0.2 * same + 0.2 * max(linked, 0.5)), 3),
        explanation=f"One name is spelled in two ways: {_fullest(names, a)} and {_fullest(names, b)}.",
        points=_points(scene, a, b),
        signals=(
            ("likeness", likeness),
            ("beside", beside),
            ("same entity", float(same)),
            ("linked", linked),
            ("together", float(together)),
        ),
    )


def _companions(names: Names, a: NameWord, b: NameWord) -> tuple[float, int]:
    """1 where two full names are the same but for these words, less where the others are only alike, 0 without any.

    Then how many others are the same.
    """
    best = (0.0, 0)
    for one in sorted(a.forms):
        for other in sorted(b.forms):
            last = min(len(one), len(other))
            if last < 2 or (len(one) != len(other) and last < _FEWEST_BODY_WORDS):
                continue
            pairs = list(zip(one[-last:], other[-last:], strict=True))
            if (a.folded, b.folded) not in pairs:
                continue
            rest = [
                1.0 if x == y else float(JaroWinkler.similarity(x, y, prefix_weight=_PREFIX_WEIGHT))
                for x, y in pairs
                if (x, y) != (a.folded, b.folded)
            ]
            if rest and min(rest) >= _COMPANION_FLOOR:
                best = max(best, (min(rest), rest.count(1.0)))
    return best


def _are_first(a: NameWord, b: NameWord) -> bool:
    """Whether both open a longer name, as first names do."""
    return all(any(len(form) > 1 and form[0] == word.folded for form in word.forms) for word in (a, b))


def _is_no_spelling(a: NameWord, b: NameWord, *, full: bool) -> bool:
    """Another form of the word, an acronym or a compound, or American against British; `full` names have no forms."""
    known = mapping("spellings")
    if known.get(a.folded, a.folded) == known.get(b.folded, b.folded):
        return True
    if is_written_short(a.folded, b.folded) or are_ordinals(a.folded, b.folded):
        return True  # the First and the Fifth Amendment
    if country_behind(a.folded) and country_behind(b.folded):
        return True
    if all(word.folded in entries("common_words") or word.folded in compass_degrees() for word in (a, b)):
        return True  # Flappy Bird and Flappy Beard, East and West Baltimore
    if any(b.folded in form for form in a.forms):
        return True  # Michael Mitchell
    if full:
        return False  # Huaman and Huamani beside one first name
    return _inflected(a.folded, b.folded) or _of_another_sort(a.printed, b.printed)


def _inflected(a: str, b: str) -> bool:
    """Whether one is the other with an ending: Syria and Syrian, Republican and Republicans; or with "ex-" before it."""
    short, long = sorted((a, b), key=len)
    if "-" in long and short in long.split("-"):
        return True
    return any(long == short + ending for ending in _ENDINGS) or (
        len(long) > len(short) and any(long == short[:-1] + ending for ending in _LONG_ENDINGS)
    )


_ENDINGS = (
    "s",
    "es",
    "n",
    "ns",
    "an",
    "ans",
    "ian",
    "ians",
    "ese",
    "ish",
    "i",
    "is",
    "d",
    "ed",
    "er",
    "r",
    "ic",
    "ist",
)
_LONG_ENDINGS = ("ian", "ians", "ish", "ese", "ist", "ic", "ans")


def _of_another_sort(a: str, b: str) -> bool:
    """Whether one is an acronym or a compound made with the other: ASEAN and Asian, NorthCo and North."""
    if (a.isupper() and len(a) <= _LONGEST_ACRONYM) != (b.isupper() and len(b) <= _LONGEST_ACRONYM):
        return True
    short, long = sorted((a, b), key=len)
    rest = long[len(short) :]
    return (
        long.startswith(short) and len(rest) > 1 and (rest[0].isupper() or rest[0].isdigit() or len(rest) > 2)
    )


_LONGEST_ACRONYM = 5


def _bodies(scene: Scene, names: Names) -> Iterator[Finding]:
    """Long names that differ in one word, in reports that never print both, in passages on the same thing."""
    placed = _words_of_places(scene)
    by_gap: dict[tuple[int, Form], list[Form]] = {}
    for form in sorted(names.forms):
        if len(form) >= _FEWEST_BODY_WORDS:
            for at in range(len(form)):
                by_gap.setdefault((at, (*form[:at], *form[at + 1 :])), []).append(form)
    for (at, _), forms in sorted(by_gap.items()):
        for n, one in enumerate(forms):
            for other in forms[n + 1 :]:
                a, b = names.forms[one], names.forms[other]
                if {one[at], other[at]} <= placed:
                    continue  # the police of two towns
                linked = names.linked(one[at], other[at])
                if linked and not set(a.first) & set(b.first) and _is_worded(names, one[at], other[at]):
                    yield _differing(scene, a, b, linked=linked, person=_is_person(scene, a, b))


def _words_of_places(scene: Scene) -> frozenset[str]:
    """The folded words of all places of the story that are on the map."""
    named = (
        place.span.of(report.report.text)
        for report in scene.reports.values()
        for place in report.reading.places
        if place.place is not None
    )
    return frozenset(word for name in set(named) for word in fold_name(name).split())


def _is_worded(names: Names, a: str, b: str) -> bool:
    """Whether the spelling check leaves the two words alone."""
    likeness = float(JaroWinkler.similarity(a, b, prefix_weight=_PREFIX_WEIGHT))
    return likeness < _COMPANION_FLOOR and not (
        a.isdigit() or b.isdigit() or country_behind(a) or country_behind(b)
    )


def _is_person(scene: Scene, a: NameForm, b: NameForm) -> bool:
    return any(entity.kind is MentionKind.PERSON for entity in _entities(scene, a.entities | b.entities))


def _differing(scene: Scene, a: NameForm, b: NameForm, *, linked: float, person: bool) -> Finding:
    said = "Another person has the same part" if person else "One name is given in two forms"
    points = [
        Point(place.span.of(scene.facts.text(report)), place)
        for form in (a, b)
        for report, place in sorted(form.first.items())
    ]
    return Finding(
        kind=DiscrepancyKind.NAME,
        detail="person" if person else "spelling",
        confidence=round(0.4 + 0.4 * linked, 3),
        explanation=f"{said}: {a.printed} and {b.printed}.",
        points=tuple(points),
        signals=(
            ("likeness", 0.5),
            ("beside", 1.0),
            ("same entity", 0.0),
            ("linked", linked),
            ("together", 0.0),
        ),
    )


def _people(scene: Scene, names: Names) -> Iterator[Finding]:
    """Full names with one surname, or the same names in another order, in reports that never print both."""
    by_last: dict[str, list[Entity]] = {}
    for entity in scene.entities:
        words = person_words(entity.name)
        if entity.kind is MentionKind.PERSON and len(words) > 1:
            by_last.setdefault(words[-1], []).append(entity)
            if len(words) >= _FEWEST_BODY_WORDS:
                by_last.setdefault(" ".join(sorted(words)), []).append(entity)
    for last, people in sorted(by_last.items()):
        for n, a in enumerate(people):
            for b in people[n + 1 :]:
                if not {c.report for c in a.mentions} & {c.report for c in b.mentions}:
                    yield from _namesakes(scene, names, a, b, last=last)


def _reordered(scene: Scene, names: Names) -> Iterator[Finding]:
    """The same three words or more in another order, in reports that keep to one: which surname comes first?"""
    by_words: dict[Form, list[Form]] = {}
    for form in sorted(names.forms):
        if len(form) >= _FEWEST_BODY_WORDS:
            by_words.setdefault(tuple(sorted(form)), []).append(form)
    for forms in by_words.values():
        for one, other in pairwise(forms):
            a, b = names.forms[one], names.forms[other]
            if a.entities & b.entities and not set(a.first) & set(b.first):
                yield _differing(scene, a, b, linked=_SURE_OF_ORDER, person=False)


_SURE_OF_ORDER = 0.8


def _namesakes(scene: Scene, names: Names, a: Entity, b: Entity, *, last: str) -> Iterator[Finding]:
    one, other = person_words(a.name), person_words(b.name)
    if one == other or people_alike(one, other) is not None:
        return
    first = float(JaroWinkler.similarity(one[0], other[0], prefix_weight=_PREFIX_WEIGHT))
    if first >= _SPELLING_FLOOR or may_be_short(one[0], other[0]):
        return
    linked = max((names.linked(x, y) for x in one[:-1] for y in other[:-1]), default=0.0)
    roles = {role.casefold() for role in a.roles} & {role.casefold() for role in b.roles}
    if not (linked or roles):
        return
    yield Finding(
        kind=DiscrepancyKind.NAME,
        detail="person",
        confidence=round(0.4 + 0.4 * linked + 0.1 * bool(roles), 3),
        explanation=f"Another person has the same part: {a.name} and {b.name}.",
        points=tuple(
            Point(c.span.of(scene.facts.text(c.report)), c) for e in (a, b) for c in _firsts(e, last)
        ),
        signals=(
            ("likeness", first),
            ("beside", 1.0),
            ("same entity", 0.0),
            ("linked", linked),
            ("together", 0.0),
        ),
    )


def _firsts(entity: Entity, last: str) -> list[Citation]:
    """The first mention in each report that is longer than a pronoun."""
    first: dict[str, Citation] = {}
    for citation in entity.mentions:
        if len(citation.span) > len(last):
            first.setdefault(citation.report, citation)
    return [first[report] for report in sorted(first)]


def _entities(scene: Scene, ids: set[str]) -> list[Entity]:
    return [entity for entity in scene.entities if entity.id in ids]


def _fullest(names: Names, word: NameWord) -> str:
    form = max(sorted(word.forms), key=lambda form: (min(len(form), _MOST_SHOWN), -len(form)))
    return names.forms[form].printed


_MOST_SHOWN = 3  # words of a name in an explanation


def _points(scene: Scene, a: NameWord, b: NameWord) -> tuple[Point, ...]:
    return tuple(
        Point(citation.span.of(scene.facts.text(report)), citation)
        for word in (a, b)
        for report, citation in sorted(word.first.items())
    )
