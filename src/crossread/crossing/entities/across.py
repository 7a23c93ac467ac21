"""The entities of a story: who is who across its reports."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from crossread.crossing.entities.components import components
from crossread.crossing.entities.edges import edges_between
from crossread.crossing.entities.listed import Lists
from crossread.crossing.entities.subjects import PostKey, Subject, post_of, role_words, subjects_of
from crossread.crossing.judged import NOTHING_JUDGED, Judged
from crossread.crossing.judged.on_entities import Decided, decided_entity, judged_edges
from crossread.domain.entities import Entity, EntityEdge, EntityKey, WatchList
from crossread.domain.facts import Place, ReportEntity, Role
from crossread.domain.ids import content_id
from crossread.domain.layers import MentionKind
from crossread.domain.reading import Reading
from crossread.domain.span import Citation
from crossread.text.name_keys import body_words, person_words


def entities_across(
    readings: Sequence[Reading],
    texts: Mapping[str, str],
    lists: Sequence[WatchList] = (),
    *,
    judged: Judged = NOTHING_JUDGED,
) -> tuple[Entity, ...]:
    """One entity for all that the readings of a story hold to be one, those told of most first.

    `texts` has the text of every reading's report by its id. The order of the readings makes no difference. Posts count
    across the reports: one that says "the Syrian president" means him whom another calls Syrian President Bashar al-Assad.
    What people `judged` to be one, or not, is; what they judged to be nobody is left out.
    """
    subjects = subjects_of(readings, texts)
    edges = judged_edges(edges_between(subjects), judged)
    known = {subject.key: subject for subject in subjects}
    own = {
        EntityKey(reading.report, index): entity
        for reading in readings
        for index, entity in enumerate(reading.entities)
    }
    groups = components(subjects, edges, held=judged.entities)
    of_group = {key: number for number, keys in enumerate(groups) for key in keys}
    inside: dict[int, list[EntityEdge]] = {}
    for edge in edges:
        if of_group[edge.a] == of_group[edge.b]:
            inside.setdefault(of_group[edge.a], []).append(edge)
    watched = Lists(lists)
    found = [
        _entity(
            [(known[key], own[key]) for key in keys],
            inside.get(number, ()),
            texts=texts,
            watched=watched,
            decided=decided,
        )
        for number, keys in enumerate(groups)
        if not (decided := decided_entity(keys, judged)).is_rejected
    ]
    return tuple(sorted(found, key=lambda entity: (-len(entity.mentions), entity.id)))


_DOUBTED = (
    0.9  # weight of a person without a title: towns and groups of foreign name are often taken for people
)
_Member = tuple[Subject, ReportEntity]


def _entity(
    members: Sequence[_Member],
    edges: Iterable[EntityEdge],
    *,
    texts: Mapping[str, str],
    watched: Lists,
    decided: Decided,
) -> Entity:
    kind = decided.kind or _kind(members)
    name, aliases = _forms(kind, [entity for _, entity in members])
    if decided.name is not None:
        name, aliases = decided.name, tuple(form for form in (name, *aliases) if form != decided.name)
    keys = tuple(subject.key for subject, _ in members)
    posts = {post for subject, _ in members for post in subject.posts}
    place = _place([subject for subject, _ in members])
    return Entity(
        id=content_id("n", *(part for key in keys for part in (key.report, key.index))),
        kind=kind,
        name=name,
        aliases=aliases,
        roles=_roles((texts[subject.key.report], entity.roles) for subject, entity in members),
        mentions=tuple(
            sorted(
                Citation(subject.key.report, span) for subject, entity in members for span in entity.mentions
            )
        ),
        members=keys,
        edges=tuple(edges),
        place=place,
        listed=watched.entries_for(kind, (name, *aliases), posts=posts, place=place),
        judged=decided.judged,
    )


def _kind(members: Sequence[_Member]) -> MentionKind:
    weight = dict.fromkeys((subject.kind for subject, _ in members), 0.0)
    for subject, entity in members:
        doubted = subject.kind is MentionKind.PERSON and not subject.titles
        weight[subject.kind] += (subject.weight + len(entity.abbreviations)) * (_DOUBTED if doubted else 1.0)
    return min(weight, key=lambda kind: (-weight[kind], kind))


def _forms(kind: MentionKind, members: Sequence[ReportEntity]) -> tuple[str, tuple[str, ...]]:
    """The form known best, a person's with first name where there is one; and the others, by how many reports have them.

    Forms that fold to the same words count together and show the one printed most.
    """
    fold = person_words if kind is MentionKind.PERSON else body_words
    printed = [entity.names for entity in members if entity.names] or [(entity.name,) for entity in members]
    reports = Counter(form for forms in printed for form in forms)
    as_name = Counter(fold(forms[0]) for forms in printed)
    is_lone = {form: kind is MentionKind.PERSON and len(fold(form)) < 2 for form in reports}
    ranked = sorted(
        reports,
        key=lambda form: (
            is_lone[form],
            -as_name[fold(form)],
            -len(fold(form)),
            _POSSESSIVE.search(form) is not None,
            -reports[form],
            -len(form),
            form,
        ),
    )
    others = sorted(ranked[1:], key=lambda form: (-reports[form], form))
    return ranked[0], tuple(others)


_POSSESSIVE = re.compile(r"['’]s\b")


def _roles(told: Iterable[tuple[str, Sequence[Role]]]) -> tuple[str, ...]:
    """Posts as printed most often, those of most reports first, without repeats by meaning."""
    printed: dict[PostKey, Counter[str]] = {}
    for text, roles in told:
        for role in roles:
            key = post_of(role, text)
            printed.setdefault(key, Counter())[role_words(role, text)] += 1
    owned = {post for post, owner in printed if owner}
    kept = {key: forms for key, forms in printed.items() if key[1] or key[0] not in owned}
    order = sorted(kept, key=lambda key: (-kept[key].total(), key))
    return tuple(min(kept[key], key=lambda form: (-kept[key][form], form)) for key in order)


def _place(subjects: Sequence[Subject]) -> Place | None:
    places = [(subject.place, subject.weight) for subject in subjects if subject.place is not None]
    weight: Counter[str] = Counter()
    for place, mentions in places:
        weight[place.id] += mentions
    return min((place for place, _ in places), key=lambda p: (-weight[p.id], p.id), default=None)
