"""Whether entities of two reports are one, and whether they cannot be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from crossread.crossing.entities.subjects import BODIES, PostKey, Subject, sole_posts
from crossread.domain.layers import MentionKind
from crossread.text.name_keys import Words
from crossread.text.name_match import (
    LAST_WORD,
    SAME_SURNAME,
    Likeness,
    are_two_bodies,
    are_two_people,
    bodies_alike,
    people_alike,
    places_alike,
)

_SHARED_POST = 0.1  # added where the same post of the same country is told of both
_POST_ALONE = 0.85
_SAME_PLACE = 0.9
_EXPLAINED = 0.97
_OTHER_KIND = 0.9  # the reader takes a name for another kind now and then
_SURE_WHATEVER_KIND = 0.85


@dataclass(frozen=True, slots=True)
class Alike:
    """A score in (0, 1] and why. `short` where one side is a lone name or a common noun, which others may share.

    `needs_sole` where it only holds if no other could be meant.
    """

    score: float
    reasons: tuple[str, ...]
    short: bool = False
    needs_sole: bool = False


def alike(a: Subject, b: Subject) -> Alike | None:
    """What speaks for two entities being one; None where nothing does, or something forbids it."""
    if contradict(a, b):
        return None
    if not a.names or not b.names:
        return _by_post(a, b)
    best = _best_pair(a, b)
    explained = _explained(a, b)
    if explained:
        return Alike(_EXPLAINED, (explained,))
    same_place = a.place is not None and b.place is not None and a.place.id == b.place.id
    if best is None:
        place = f"same place in the gazetteer: {a.place.name}" if same_place and a.place else ""
        return Alike(_SAME_PLACE, (place,)) if place else None
    found, one, other = best
    printed = f"{_printed(a, one)} / {_printed(b, other)}"
    reasons = [found.reason if one == other else f"{found.reason}: {printed}"]
    score = found.score
    shared = [post for post in a.posts if post in b.posts]
    if shared and MentionKind.PERSON in (a.kind, b.kind):
        reasons.append(f"same role: {_post(a, shared[0])}")
        score += _SHARED_POST
    elif MentionKind.PERSON is a.kind is b.kind and not a.titles.isdisjoint(b.titles):
        reasons.append(f"same title: {min(a.titles & b.titles)}")
        score += _SHARED_POST
    if same_place:
        reasons.append("same place in the gazetteer")
        score += _SHARED_POST
    is_short = min(len(a.fullest), len(b.fullest)) == 1 < max(len(a.fullest), len(b.fullest)) and not shared
    return Alike(min(score, 1.0), tuple(reasons), is_short, found.reason == LAST_WORD)


def contradict(a: Subject, b: Subject) -> bool:
    """Whether two entities cannot be one: other first names, numbers, countries, or a people and something else."""
    if (a.kind is MentionKind.GROUP) != (b.kind is MentionKind.GROUP):
        return True
    if a.kind is b.kind is MentionKind.GROUP:
        return a.fullest != b.fullest
    if not a.names or not b.names:
        return MentionKind.PERSON is not (b.kind if not a.names else a.kind)
    if a.place is not None and b.place is not None and a.place.country != b.place.country:
        return True
    if a.kind is b.kind is MentionKind.PERSON:
        return all(are_two_people(one, other) for one, other in product(_telling(a, b), _telling(b, a)))
    if a.kind in BODIES and b.kind in BODIES:
        apart = all(are_two_bodies(one, other) for one, other in product(a.names, b.names))
        return apart and not _explained(a, b)
    return False


def _by_post(a: Subject, b: Subject) -> Alike | None:
    """Somebody known by post alone and somebody of whom that post is told."""
    shared = [post for post in sole_posts(a) if post in b.posts]
    return Alike(_POST_ALONE, (f"title and country: {_post(a, shared[0])}",), short=True) if shared else None


def _best_pair(a: Subject, b: Subject) -> tuple[Likeness, Words, Words] | None:
    """The likest pair of names; a lone surname is only asked where one side has no fuller name."""
    found = [
        (likeness, one, other)
        for one, other in product(_telling(a, b), _telling(b, a))
        if (likeness := _names_alike(one, other, a.kind, b.kind)) is not None
    ]
    return max(found, key=lambda pair: (pair[0].score, pair[1], pair[2]), default=None)


def _telling(subject: Subject, other: Subject) -> Iterable[Words]:
    if subject.kind is MentionKind.PERSON and other.kind is MentionKind.PERSON and len(subject.fullest) > 1:
        return [words for words in subject.names if len(words) > 1]
    return subject.names


def _names_alike(a: Words, b: Words, kind: MentionKind, other: MentionKind) -> Likeness | None:
    if kind is other is MentionKind.PERSON:
        return people_alike(a, b)
    if kind is other is MentionKind.PLACE:
        return places_alike(a, b)
    if kind in BODIES and other in BODIES:
        found = bodies_alike(a, b)
        return found if kind is other or found is None else Likeness(0.97 * found.score, found.reason)
    if kind is other:
        return Likeness(1.0, "same name") if a == b else None
    return _of_two_kinds(a, b, {kind, other})


def _of_two_kinds(a: Words, b: Words, kinds: set[MentionKind]) -> Likeness | None:
    """A name that one report's reading takes for a person, another's for a place or body."""
    if len(a) == len(b) == 1:
        if a != b:
            return None
        is_place_and_person = kinds == {MentionKind.PLACE, MentionKind.PERSON}
        return Likeness(0.5 if is_place_and_person else 0.72, "same name, of two kinds")
    if MentionKind.PLACE in kinds:
        found = places_alike(a, b)
    elif 1 in (len(a), len(b)):
        found = people_alike(a, b) if MentionKind.PERSON in kinds else None
        found = found if found is not None and found.reason == SAME_SURNAME else bodies_alike(a, b)
    else:
        found = bodies_alike(a, b) if abs(len(a) - len(b)) < 2 else None
    if found is None or (found.score < _SURE_WHATEVER_KIND and found.reason != SAME_SURNAME):
        return None
    return Likeness(_OTHER_KIND * found.score, found.reason)


def _explained(a: Subject, b: Subject) -> str:
    for one, other in ((a, b), (b, a)):
        for short in one.abbreviations:
            if (short,) in other.names or short in other.abbreviations:
                return f"abbreviation explained: {short.upper()} is {one.name}"
    return ""


def _post(subject: Subject, post: PostKey) -> str:
    return subject.posts_printed[subject.posts.index(post)]


def _printed(subject: Subject, words: Words) -> str:
    return subject.printed[subject.names.index(words)]
