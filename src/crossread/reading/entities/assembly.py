"""The entities of one report, put together from names, roles, descriptions and chains."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from crossread.domain.facts import ReportEntity, Role
from crossread.domain.layers import MentionKind
from crossread.domain.span import Span
from crossread.reading.entities.abbreviations import explained_in
from crossread.reading.entities.chained import NOBODY, ChainedNames, of_one_pronoun, without_repeats
from crossread.reading.entities.described import Described, described_in
from crossread.reading.entities.forms import Form, forms_of
from crossread.reading.entities.linking import linked
from crossread.reading.entities.named import Named, named_in
from crossread.reading.entities.place_cues import called_places
from crossread.reading.entities.posts_held import PostsHeld
from crossread.reading.entities.roles import courtesy_of, roles_of
from crossread.reading.entities.short_nouns import short_nouns
from crossread.reading.entities.wording import Wording
from crossread.reading.ground import Ground


@dataclass(slots=True)
class Draft:
    """An entity while it is being put together; `at` are the indices of its names."""

    kind: MentionKind
    at: Sequence[int] = ()
    printed: list[str] = field(default_factory=list)
    described_as: str = ""
    mentions: list[Span] = field(default_factory=list)
    others: list[Span] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    abbreviations: list[str] = field(default_factory=list)


def entities_of(ground: Ground) -> tuple[ReportEntity, ...]:
    """What the mentions of one report come to, in the order of their first mention.

    Names are folded and linked (titles off, surnames to the full name, abbreviations the text explains), nouns and pronouns
    follow through the chains, and a post or state body of a country ("the Syrian president", "Iran's foreign ministry")
    that no name carries is an entity of its own: such a person has no `names`.
    """
    text = ground.text
    named = named_in(ground)
    wording = Wording(text, ground.report.body, named)
    roles = roles_of(wording)
    short = explained_in(text, named)
    explained = {at: short[name.span] for at, name in enumerate(named) if name.span in short}
    chained = ChainedNames(text, named, ground.chains)
    evidence = chained.evidence()
    evidence.body.update(explained)
    evidence.place = called_places(text, named)
    evidence.courtesy = {at: how for at, name in enumerate(named) if (how := courtesy_of(wording, name))}
    evidence.person.update(evidence.courtesy)
    evidence.person.update(
        at for at, held in roles.items() if any(role.title.start < named[at].span.start for role in held)
    )
    forms = forms_of(named, evidence)
    drafts = [
        _draft(group, named, roles=roles, explained=explained, kind=kind)
        for group, kind in _with_kinds(linked(forms, named, explained), forms, explained)
    ]
    entity_of = {at: number for number, draft in enumerate(drafts) for at in draft.at}
    found = list(described_in(wording, ground.tree, roles))
    meant = _resolved(text, found, drafts, chained.people_of(entity_of, [draft.kind for draft in drafts]))
    for span, number in short_nouns(wording, [(d.kind, d.printed, d.mentions) for d in drafts]):
        drafts[number].others.append(span)
        meant.setdefault(span.start, number)
    for number, span in chained.others_of(entity_of, [draft.kind for draft in drafts], meant):
        drafts[number].others.append(span)
    for draft in drafts:
        courtesies = (evidence.courtesy.get(at, "") for at in draft.at)
        draft.others = of_one_pronoun(text, draft.others, courtesies)
    return tuple(sorted((_entity(draft) for draft in drafts), key=lambda entity: entity.mentions[0]))


def _with_kinds(
    groups: Iterable[Sequence[int]], forms: Sequence[Form], explained: Iterable[int]
) -> Iterable[tuple[Sequence[int], MentionKind]]:
    kind_of = {at: form.kind for form in forms for at in form.at}
    bodies = frozenset(explained)
    for group in groups:
        kinds = Counter(kind_of[at] for at in group)
        is_explained = not bodies.isdisjoint(group)
        best = max(sorted(kinds), key=lambda kind: kinds[kind])
        yield group, MentionKind.ORGANIZATION if is_explained else best


def _draft(
    group: Sequence[int],
    named: Sequence[Named],
    *,
    roles: dict[int, list[Role]],
    explained: dict[int, str],
    kind: MentionKind,
) -> Draft:
    draft = Draft(kind, group, [named[at].printed for at in group], mentions=[named[at].span for at in group])
    if kind is MentionKind.PERSON:
        draft.roles = [role for at in group for role in roles.get(at, ())]
    draft.abbreviations = sorted({explained[at] for at in group if at in explained})
    return draft


def _resolved(
    text: str, found: Sequence[Described], drafts: list[Draft], of_chain: dict[int, int]
) -> dict[int, int]:
    """Entities by where the description begins that means them; new ones are added to the drafts."""
    posts = PostsHeld(text, [draft.roles for draft in drafts])
    made: dict[tuple[str, str], int] = {}
    meant: dict[int, int] = {}
    for one in found:
        key = posts.key(one.what, one.of)
        number = None if one.is_body else posts.holder(one)
        if number is None and not one.is_body:
            number = of_chain.get(one.span.start, of_chain.get(one.head.start))
            if number is not None and drafts[number].roles and one.of is None:
                meant[one.span.start] = meant[one.head.start] = NOBODY  # "the captain" is not the chairman
                continue
            if number is not None and one.of is not None:
                drafts[number].roles.append(Role(one.title, one.of))
        if number is None and key[1] and (one.is_body or one.sole):
            number = made.setdefault(key, len(drafts))
            if number == len(drafts):
                drafts.append(_described_draft(text, one))
            elif one.is_body:
                drafts[number].printed.append(" ".join(one.head.of(text).split()))
        if number is not None:
            drafts[number].others.append(one.span)
            meant[one.span.start] = meant[one.head.start] = number
    return meant


def _described_draft(text: str, one: Described) -> Draft:
    printed = " ".join(one.head.of(text).split())
    if one.is_body:
        return Draft(MentionKind.ORGANIZATION, printed=[printed])
    return Draft(MentionKind.PERSON, described_as=printed, roles=[Role(one.title, one.of)])


def _entity(draft: Draft) -> ReportEntity:
    count = Counter(draft.printed)
    names = sorted(count, key=lambda name: (-_fullness(name, draft), -count[name], -len(name), name))
    return ReportEntity(
        kind=draft.kind,
        name=names[0] if names else draft.described_as,
        names=tuple(names),
        mentions=without_repeats(draft.others, draft.mentions),
        roles=_distinct(draft.roles),
        abbreviations=tuple(draft.abbreviations),
    )


def _fullness(name: str, draft: Draft) -> int:
    """Words, where more of them say more: not of "Hama city", nor of a body described."""
    words = name.split()
    if draft.kind is MentionKind.PLACE and words[-1].lower() in ("city", "town"):
        return len(words) - 1
    return len(words) if draft.mentions else 0


def _distinct(roles: Iterable[Role]) -> tuple[Role, ...]:
    return tuple(sorted(set(roles), key=lambda role: role.title))
