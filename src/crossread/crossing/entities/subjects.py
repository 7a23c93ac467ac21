"""Entities of single reports as they are compared across reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crossread.domain.entities import EntityKey
from crossread.domain.facts import Place, ReportEntity, Role
from crossread.domain.layers import MentionKind
from crossread.domain.reading import Reading
from crossread.domain.span import Span
from crossread.text.name_keys import Words, body_words, person_words
from crossread.text.posts import is_sole, post_key

PostKey = tuple[str, str]

BODIES = frozenset({MentionKind.ORGANIZATION, MentionKind.FACILITY, MentionKind.PRODUCT, MentionKind.OTHER})


@dataclass(frozen=True, slots=True)
class Subject:
    """One report's entity with what is compared of it.

    `names` are folded words, the fullest first, with the form as `printed`, none of somebody known by post alone;
    `abbreviations` those that the report explains, folded; `posts` (post, owner) pairs that have an owner, with their
    words as `posts_printed`; `titles` all posts, whoever's. `weight` is the number of mentions.
    """

    key: EntityKey
    kind: MentionKind
    name: str
    names: tuple[Words, ...]
    printed: tuple[str, ...]
    abbreviations: tuple[str, ...]
    posts: tuple[PostKey, ...]
    posts_printed: tuple[str, ...]
    titles: frozenset[str]
    place: Place | None
    weight: int

    @property
    def fullest(self) -> Words:
        """The words of the fullest name; empty for somebody known by post alone."""
        return self.names[0] if self.names else ()

    @property
    def traits(self) -> tuple[object, ...]:
        """What decides about edges: subjects of the same traits are one to all others."""
        place = self.place.id if self.place else ""
        return self.kind, self.names, self.abbreviations, self.posts, self.titles, place


def subjects_of(readings: Sequence[Reading], texts: Mapping[str, str]) -> list[Subject]:
    """All entities of the readings, in the order of their keys; `texts` by report id."""
    found = []
    for reading in sorted(readings, key=lambda reading: reading.report):
        text = texts[reading.report]
        places = {mention.span: mention.place for mention in reading.places if mention.place}
        for index, entity in enumerate(reading.entities):
            key = EntityKey(reading.report, index)
            found.append(subject_of(key, entity, text=text, places=places))
    return found


def subject_of(key: EntityKey, entity: ReportEntity, *, text: str, places: Mapping[Span, Place]) -> Subject:
    """One of them."""
    folded = folded_names(entity.kind, entity.names)
    posts = {
        post: role_words(role, text) for role in reversed(entity.roles) if (post := post_of(role, text))[1]
    }
    return Subject(
        key=key,
        kind=entity.kind,
        name=entity.name,
        names=tuple(folded),
        printed=tuple(folded.values()),
        abbreviations=tuple(sorted(short.casefold() for short in entity.abbreviations)),
        posts=tuple(sorted(posts)),
        posts_printed=tuple(posts[post] for post in sorted(posts)),
        titles=frozenset(post_of(role, text)[0] for role in entity.roles),
        place=_place(entity, places),
        weight=len(entity.mentions),
    )


def post_of(role: Role, text: str) -> PostKey:
    """A role's post and owner as a key."""
    return post_key(role.title.of(text), role.of.of(text) if role.of else "")


def role_words(role: Role, text: str) -> str:
    """A role as printed, with whose it is: "Iranian Foreign Minister"."""
    start = min(role.title.start, role.of.start) if role.of else role.title.start
    end = max(role.title.end, role.of.end) if role.of else role.title.end
    return " ".join(text[start:end].split())


def sole_posts(subject: Subject) -> list[PostKey]:
    """The posts that only one holds at a time."""
    return [post for post in subject.posts if is_sole(post[0])]


def folded_names(kind: MentionKind, printed: Sequence[str]) -> dict[Words, str]:
    """Folded words of names with the first form that has them, in order."""
    fold = person_words if kind is MentionKind.PERSON else body_words
    folded: dict[Words, str] = {}
    for name in printed:
        if words := fold(name):
            folded.setdefault(words, name)
    return folded


def _place(entity: ReportEntity, places: Mapping[Span, Place]) -> Place | None:
    if not places or entity.kind not in (MentionKind.PLACE, MentionKind.FACILITY):
        return None
    found = [places[span] for span in entity.mentions if span in places]
    count = Counter(place.id for place in found)
    return min(found, key=lambda place: (-count[place.id], place.id), default=None)
