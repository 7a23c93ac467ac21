"""Coded events of one report: drafts with their circumstances, their ACLED types and their scores."""

from __future__ import annotations

from collections.abc import Iterable

from crossread.domain.facts import CodedEvent, Figure
from crossread.domain.layers import MentionKind
from crossread.domain.span import Span
from crossread.reading.events.acled import acled_of
from crossread.reading.events.circumstances import Circumstances
from crossread.reading.events.drafts import Draft, drafts_of
from crossread.reading.events.kinds import PEOPLE, THINGS
from crossread.reading.events.nature import is_by_nature, without_nature
from crossread.reading.events.scene import Scene
from crossread.reading.ground import Ground
from crossread.reading.wordlists import word_list

_NEEDS_A_PARTY = frozenset(
    {
        "SUPPORT",
        "AID",
        "REQUEST",
        "ACCUSE",
        "REJECT",
        "THREATEN",
        "COOPERATE",
        "CONCEDE",
        "SANCTION",
        "MOBILIZE",
        "CONSULT",
    }
)
# How sure a code is with none, one or both of its sides told.
_ROLE_SHARE, _BARE_SHARE = 0.2, 0.6
_WHERE_AIMED = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})  # what is aimed at says where it was
_NO_ROLE_WORDS = frozenset({"there"})


def events_of(ground: Ground, figures: tuple[Figure, ...]) -> tuple[CodedEvent, ...]:
    """What happened, by the codebook, in text order; happenings that it has no rule for are left out."""
    if not len(ground.tree):
        return ()
    scene = Scene(ground)
    around = Circumstances(scene, figures)
    drafts = without_nature(scene, [d for d in drafts_of(scene, ground.events) if _is_told(scene, d)])
    counts = _figures(around, scene, drafts)
    heads = frozenset(d.head for d in drafts)
    return tuple(_coded(scene, around, d, counts.get(d.head, ()), heads=heads) for d in drafts)


def _is_told(scene: Scene, draft: Draft) -> bool:
    """Whether there is enough to code: no mishap, no bare charge, and for what is no violence at least one side."""
    if draft.rule.type == "ASSAULT" and (_is_nobodys(scene, draft) or _is_charge(scene, draft)):
        return False
    if draft.is_verb and _is_standing(scene, draft.head):
        return False
    return bool(draft.roles.actors or draft.roles.targets) or draft.rule.type not in _NEEDS_A_PARTY


def _is_standing(scene: Scene, verb: int) -> bool:
    """Whether a verb tells of a side that is held, not taken: "the rebels backed by Norvia", "Norvia backs them"."""
    word, helpers = scene.words[verb], scene.tree.helpers(verb)
    if word not in word_list("event_standing.txt"):
        return False
    relation = scene.tree.tokens[verb].relation
    is_present = not word.endswith("ed") and not helpers and not scene.tree.children(verb, "aux:pass", "cop")
    return is_present or relation in ("acl", "acl:relcl", "amod")


def _is_nobodys(scene: Scene, draft: Draft) -> bool:
    """Whether harm comes from a mishap or from a thing that is no weapon ("killed by a train")."""
    if any(scene.is_mishap(t) for t in _around(scene, draft)) or is_by_nature(scene, draft):
        return True
    by = [scene.sorts_of(actor) for actor in draft.roles.actors]
    return bool(by) and not draft.roles.tools and all(sorts == {THINGS} for sorts in by)


def _is_charge(scene: Scene, draft: Draft) -> bool:
    """Whether a deed without sides is only what somebody is charged with."""
    if draft.is_verb or draft.roles.actors or draft.roles.targets:
        return False
    above = [up for up, _ in zip(scene.tree.ancestors(draft.head), range(2), strict=False)]
    below = scene.tree.children(draft.head, "amod", "compound")
    return any(scene.words[t] in word_list("event_charges.txt") for t in [*above, *below])


def _around(scene: Scene, draft: Draft) -> list[int]:
    return [*draft.roles.actors, *scene.tied(draft.head, ("in", "by", "during", "from", "when"))]


def _figures(around: Circumstances, scene: Scene, drafts: Iterable[Draft]) -> dict[int, tuple[Span, ...]]:
    """Each figure's number under the nearest event of its sentence that can have it."""
    by_passage: dict[int, list[Draft]] = {}
    passages = {}
    for draft in drafts:
        if (passage := scene.ground.passage_at(draft.span.start)) is not None:
            by_passage.setdefault(passage.index, []).append(draft)
            passages[passage.index] = passage
    found: dict[int, list[Span]] = {}
    for index, here in by_passage.items():
        for figure in around.figures_of(passages[index]):
            fitting = [d for d in here if around.fits(figure, d.rule.type)]
            if fitting:
                nearest = min(fitting, key=lambda d: around.steps_to(figure, d.head))
                found.setdefault(nearest.head, []).append(figure.number.span)
    return {head: tuple(spans) for head, spans in found.items()}


def _coded(
    scene: Scene, around: Circumstances, draft: Draft, figures: tuple[Span, ...], *, heads: frozenset[int]
) -> CodedEvent:
    roles, ground = draft.roles, scene.ground
    actors, targets = _phrases(scene, roles.actors), _phrases(scene, roles.targets)
    if draft.rule.name in ("accusation", "prosecution"):
        targets = tuple(_without_charge(scene, target) for target in targets)
    passage = ground.passage_at(draft.span.start)
    voice = ground.voice_of(draft.span)
    acled_type, acled_sub_type = acled_of(
        draft.rule, _parties(scene, roles.actors), _parties(scene, roles.targets)
    )
    return CodedEvent(
        span=draft.span,
        passage=passage.index if passage else 0,
        type=draft.rule.type,
        mode=draft.rule.mode,
        acled_type=acled_type,
        acled_sub_type=acled_sub_type,
        actors=actors,
        targets=targets,
        instrument=next((scene.phrase(t) for t in roles.tools if t not in roles.actors), None),
        place=around.place(
            draft.head,
            carrier=draft.carrier,
            taken=roles.places,
            targets=roles.targets if draft.rule.type in _WHERE_AIMED or draft.rule.name == "visit" else (),
            actors=actors,
            others=heads - {draft.head},
        ),
        time=around.time(draft.head, carrier=draft.carrier),
        figures=figures,
        status=draft.status,
        source=voice.source if voice else None,
        score=round(draft.score * (_BARE_SHARE + _ROLE_SHARE * (bool(actors) + bool(targets))), 4),
        rule=draft.rule.name,
    )


def _phrases(scene: Scene, tokens: Iterable[int]) -> tuple[Span, ...]:
    """The phrases in text order; those that touch are one ("Foreign Minister" and "Ann Lee" of a tree gone wrong)."""
    text = scene.ground.text
    heads = [t for t in tokens if scene.words[t] not in _NO_ROLE_WORDS]
    joined: list[Span] = []
    for span in sorted({scene.phrase(t) for t in heads}):
        between = text[joined[-1].end : span.start] if joined else ""
        is_half = between == " and " and _is_half(scene, joined[-1], span)
        if joined and (span.start <= joined[-1].end or between.isspace() or is_half):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def _is_half(scene: Scene, one: Span, other: Span) -> bool:
    """Whether a people's name shares the noun of the one joined to it: "Norvian" of "Norvian and Estrian planes"."""
    mine, theirs = scene.tree.within(one), scene.tree.within(other)
    if len(mine) != 1 or len(theirs) < 2:
        return False
    kinds = [mention and mention.kind for mention in map(scene.mention_at, (mine[0], theirs[0]))]
    is_people = kinds[0] is MentionKind.GROUP or scene.tree.tokens[mine[0]].upos == "ADJ"
    return is_people and kinds[1] is MentionKind.GROUP


def _without_charge(scene: Scene, target: Span) -> Span:
    """A phrase without what its people are charged with: "the government" of "the government of negligence"."""
    for token in scene.tree.within(target):
        case = next((c for c in scene.tree.children(token, "case") if scene.words[c] == "of"), None)
        is_charge = scene.tree.tokens[token].upos == "NOUN" and not scene.sorts_of(token)
        if case is not None and is_charge and scene.tree.tokens[case].span.start > target.start:
            return Span(target.start, scene.tree.tokens[case - 1].span.end)
    return target


def _parties(scene: Scene, tokens: Iterable[int]) -> frozenset[str]:
    """Parties of the phrases; "person", "body" or "place" for names and people that have none."""
    found: set[str] = set()
    for token in map(scene.antecedent, tokens):
        parties = scene.parties_of(token)
        found |= parties
        if not parties:
            mention = scene.mention_at(token)
            if mention is not None and mention.kind in (MentionKind.PLACE, MentionKind.FACILITY):
                found.add("place")
            elif mention is not None and mention.kind in (MentionKind.ORGANIZATION, MentionKind.GROUP):
                found.add("body")
            elif PEOPLE in scene.sorts_of(token):
                found.add("person")
            elif "@place" in scene.sorts_of(token) or "@things" in scene.sorts_of(token):
                found.add("place")
    return frozenset(found)
